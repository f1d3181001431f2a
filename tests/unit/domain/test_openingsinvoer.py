import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.domain.begrippen import Dag
from portal.domain.openingsinvoer import (
    HELE_DAG,
    LAATSTE,
    Rooster,
    Uitzondering,
    check_tijd,
    check_tijden,
    read_rooster,
    write_rooster,
)
from portal.domain.openingstijden import is_openingstijden
from portal.domain.openingsweek import get_openingsweek
from portal.domain.velden import Ongeldig

KANTOOR = (("09:00", "17:00"),)
SEED = Path(__file__).resolve().parents[3] / "portal" / "seed" / "demo"


@pytest.mark.parametrize(
    ("typed", "tijd"),
    [("9", "09:00"), ("9.30", "09:30"), ("9u", "09:00"), ("9 uur", "09:00"), ("9u30", "09:30"),
     (" 09:30 ", "09:30"), ("24:00", "00:00"), ("0", "00:00")],
)  # fmt: skip
def test_a_time_may_be_typed_in_many_ways(typed, tijd):
    assert check_tijd(typed) == tijd


def test_midnight_ends_the_day():
    assert check_tijd("0:00", einde=True) == "24:00"
    assert check_tijd("24", einde=True) == "24:00"


@pytest.mark.parametrize("typed", ["", "25", "9:75", "24:30", "ochtend", "9:3", "-1"])
def test_what_is_no_time_is_refused(typed):
    with pytest.raises(Ongeldig):
        check_tijd(typed)


def test_periods_of_a_day_follow_each_other():
    assert check_tijden([("09:00", "12:00"), ("13:00", "17:00")], "ma") == []
    assert check_tijden([("20:00", "02:00")], "ma") == []
    assert check_tijden([("20:00", "06:00")], "ma") == []
    for wrong in (
        [("09:00", "09:00")],
        [("09:00", "12:00"), ("11:00", "17:00")],
        [("22:00", "02:00"), ("23:00", "24:00")],
        [("17:00", "09:00")],
    ):
        assert [fout.veld for fout in check_tijden(wrong, "ma")] == ["ma"]


def test_a_week_is_written_short():
    week = (KANTOOR, KANTOOR, KANTOOR, (("09:00", "12:00"), ("13:00", "17:00")), KANTOOR, (), ())
    rooster = Rooster(
        week=week,
        uitzonderingen=(
            Uitzondering(1, Dag.DINSDAG, (("19:00", "21:00"),)),
            Uitzondering(LAATSTE, Dag.VRIJDAG),
        ),
        dicht_op_feestdagen=True,
        dicht_in_schoolvakanties=True,
    )

    assert write_rooster(rooster) == (
        "Mo-We,Fr 09:00-17:00; Th 09:00-12:00,13:00-17:00; "
        "Tu[1] 19:00-21:00; Fr[-1] off; PH off; SH off"
    )


def test_always_open_and_never_open():
    assert write_rooster(Rooster(week=((HELE_DAG,),) * 7)) == "24/7"
    assert write_rooster(Rooster()) == ""
    assert write_rooster(Rooster(dicht_op_feestdagen=True)) == ""
    assert read_rooster("") == Rooster()


@pytest.mark.parametrize(
    "tekst",
    ["Mo sunrise-sunset", "PH 10:00-12:00", "PH off; Mo 09:00-12:00", "Dec 24 off", "week 1-53/2 Mo 09:00-12:00",
     "Tu[1] 09:00-10:00; Tu 11:00-12:00", "Tu[5] 09:00-10:00", "Tu[4,-1] 09:00-10:00", "Mo 09:00-10:00,11:00-12:00,13:00-14:00",
     'Mo 09:00-10:00 "op afspraak"', "Mo 09:00-10:00; 24/7", "Xx 09:00-10:00", "Mo-Xx 09:00-10:00", "geen idee", "Mo 09:00-10:00, Tu 10:00-12:00",
     "Mo 24:00-24:00", "Mo 09:00-24:30", "Mo-Fr 09:00+"],
)  # fmt: skip
def test_what_says_more_than_the_boxes_is_kept_as_text(tekst):
    assert read_rooster(tekst) is None


def test_a_later_rule_counts_over_an_earlier_one():
    rooster = read_rooster("Mo-Su 09:00-17:00; Fr-Su off; Sa 10:00-12:00; Mo closed")

    assert rooster is not None
    assert rooster.week == ((), KANTOOR, KANTOOR, KANTOOR, (), (("10:00", "12:00"),), ())


def test_days_may_go_over_the_end_of_the_week():
    rooster = read_rooster("Sa-Mo 09:00-17:00")

    assert rooster is not None
    assert [bool(dag) for dag in rooster.week] == [True, *[False] * 4, True, True]


def slot(begin: int, length: int) -> tuple[str, str]:
    end = begin + length
    return f"{begin // 4:02}:{begin % 4 * 15:02}", f"{end // 4:02}:{end % 4 * 15:02}"


tijden = st.one_of(
    st.just(()),
    st.just((HELE_DAG,)),
    st.builds(lambda a, b: (slot(a, b),), st.integers(0, 40), st.integers(1, 56)),
    st.builds(lambda a: (slot(a, 8), slot(a + 12, 16)), st.integers(0, 68)),
)
roosters = st.builds(
    Rooster,
    week=st.tuples(*[tijden] * 7),
    uitzonderingen=st.dictionaries(
        st.tuples(st.sampled_from([1, 2, 3, LAATSTE]), st.sampled_from(Dag)), tijden, max_size=3
    ).map(
        lambda found: tuple(
            Uitzondering(nummer, dag, times)
            for (nummer, dag), times in sorted(
                found.items(), key=lambda one: (list(Dag).index(one[0][1]), one[0][0] % 9)
            )
        )
    ),
    dicht_op_feestdagen=st.booleans(),
    dicht_in_schoolvakanties=st.booleans(),
)


@settings(max_examples=60)
@given(roosters)
def test_what_is_filled_in_reads_the_same_and_is_valid(rooster):
    tekst = write_rooster(rooster)

    assert read_rooster(tekst) == (Rooster() if rooster.is_leeg else rooster)
    assert not tekst or is_openingstijden(tekst)


@settings(max_examples=15)
@given(roosters)
def test_visitors_see_the_week_that_was_filled_in(rooster):
    shown = get_openingsweek(write_rooster(rooster), 2026)

    for index, dag in enumerate(shown.dagen):
        special = [u for u in rooster.uitzonderingen if u.dag == dag.dag]
        weekly = [(t.van, t.tot) for t in dag.tijden if not t.in_maand and t.wekelijks]
        if not special and not rooster.dicht_in_schoolvakanties:
            assert weekly == list(rooster.week[index])


def test_the_hours_of_the_demo_region_can_be_edited_or_kept():
    seen = 0
    for path in sorted(SEED.glob("*.csv")):
        with path.open(newline="", encoding="utf-8-sig") as file:
            for row in csv.DictReader(file):
                for tekst in filter(None, row["openingstijden"].split("|")):
                    seen += 1
                    rooster = read_rooster(tekst)
                    if rooster is not None:
                        again = write_rooster(rooster)
                        assert get_openingsweek(again, 2026) == get_openingsweek(tekst, 2026)
    assert seen
