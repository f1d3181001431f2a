from datetime import datetime

import pytest

from portal.domain.begrippen import Dag
from portal.domain.openingsweek import LAATSTE, Tijdvak, get_openingsweek, is_open_at

JAAR = 2026


def tijden(openingstijden: str) -> dict[Dag, tuple[Tijdvak, ...]]:
    """The days that have any opening time."""
    return {d.dag: d.tijden for d in get_openingsweek(openingstijden, JAAR).dagen if d.tijden}


def test_times_are_exact_to_the_minute() -> None:
    assert tijden("Th 10:00-11:45") == {Dag.DONDERDAG: (Tijdvak("10:00", "11:45"),)}


def test_a_day_with_a_break_has_two_times() -> None:
    assert tijden("Mo 09:30-12:00,13:30-16:00; PH off") == {
        Dag.MAANDAG: (Tijdvak("09:30", "12:00"), Tijdvak("13:30", "16:00"))
    }


def test_every_day_of_the_week_is_there_when_one_is() -> None:
    week = get_openingsweek("We 09:00-12:00", JAAR)

    assert [d.dag for d in week.dagen] == list(Dag)


@pytest.mark.parametrize(
    ("openingstijden", "in_maand"),
    [
        ("We[1,3] 13:30-15:30; PH off", (1, 3)),
        ("We[2] 13:30-15:30", (2,)),
        ("We[-1] 13:30-15:30", (LAATSTE,)),
    ],
)
def test_what_happens_monthly_says_which_ones(
    openingstijden: str, in_maand: tuple[int, ...]
) -> None:
    assert tijden(openingstijden)[Dag.WOENSDAG] == (Tijdvak("13:30", "15:30", in_maand),)


def test_every_other_week_is_not_weekly() -> None:
    assert tijden("week 02-52/2 Tu 14:00-16:00") == {
        Dag.DINSDAG: (Tijdvak("14:00", "16:00", wekelijks=False),)
    }


def test_a_season_is_weekly_but_not_the_whole_year() -> None:
    assert tijden("Apr-Oct Sa 10:00-17:00") == {
        Dag.ZATERDAG: (Tijdvak("10:00", "17:00", hele_jaar=False),)
    }


def test_a_night_ends_at_midnight_and_goes_on_the_next_day() -> None:
    assert tijden("Fr 22:00-02:00") == {
        Dag.VRIJDAG: (Tijdvak("22:00", "24:00"),),
        Dag.ZATERDAG: (Tijdvak("00:00", "02:00"),),
    }


def test_a_single_day_in_the_year_is_not_in_the_week() -> None:
    assert tijden("Su 14:00-16:30; Dec 25 14:00-16:30").keys() == {Dag.ZONDAG}


def test_day_and_night_is_told_apart() -> None:
    assert get_openingsweek("24/7", JAAR).altijd_open
    assert not get_openingsweek("Mo-Su 08:00-20:00", JAAR).altijd_open


@pytest.mark.parametrize(
    ("openingstijden", "feestdagen", "vakanties"),
    [
        ("Mo 09:00-12:00", False, False),
        ("Mo 09:00-12:00; PH off", True, False),
        ("Mo 09:00-12:00; SH off", False, True),
        ("Mo 09:00-12:00; SH,PH off", True, True),
        ("Mo 09:00-12:00; SH off; PH off", True, True),
        ("Mo 09:00-12:00; PH 09:00-11:00", False, False),
    ],
)
def test_closing_on_holidays_is_told(
    openingstijden: str, *, feestdagen: bool, vakanties: bool
) -> None:
    week = get_openingsweek(openingstijden, JAAR)

    assert week.dicht_op_feestdagen is feestdagen
    assert week.dicht_in_schoolvakanties is vakanties


@pytest.mark.parametrize("openingstijden", ["", "op afspraak", "off"])
def test_without_readable_times_there_is_no_table(openingstijden: str) -> None:
    assert get_openingsweek(openingstijden, JAAR).dagen == ()


def test_open_or_closed_at_a_moment() -> None:
    openingstijden = "Mo-Fr 09:00-12:00; PH off"

    assert is_open_at(openingstijden, datetime.fromisoformat("2026-11-20T10:00+01:00")) is True
    assert is_open_at(openingstijden, datetime.fromisoformat("2026-11-20T12:00+01:00")) is False
    assert is_open_at("op afspraak", datetime.fromisoformat("2026-11-20T10:00+01:00")) is None
