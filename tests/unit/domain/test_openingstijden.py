import pytest

from portal.domain.openingstijden import (
    Weekrooster,
    get_weekrooster,
    is_openingstijden,
    merge_roosters,
)

JAAR = 2026


@pytest.mark.parametrize(
    "tekst", ["Mo-Fr 09:00-12:00", "24/7", "We[1] 14:00-16:00", "Tu,Th 13:30-16:00; PH off"]
)
def test_the_notation_of_openstreetmap_is_read(tekst):
    assert is_openingstijden(tekst)


@pytest.mark.parametrize("tekst", ["", "maandag van 9 tot 12", "Mo 25:00-26:99", "x" * 400])
def test_other_text_is_no_openingstijden(tekst):
    assert not is_openingstijden(tekst)


def test_a_half_hour_counts_when_it_begins_open():
    assert get_weekrooster("Mo 09:15-10:20", JAAR).uren == ("ma-0930", "ma-1000")


def test_days_and_half_hours_stand_in_order_of_the_week():
    rooster = get_weekrooster("Su 10:00-10:30; Tu 09:00-09:30", JAAR)

    assert rooster == Weekrooster(dagen=("di", "zo"), uren=("di-0900", "zo-1000"))


def test_a_night_goes_on_into_the_next_day():
    assert get_weekrooster("Sa 23:00-24:30", JAAR).uren == ("za-2300", "za-2330", "zo-0000")


def test_a_night_after_the_last_day_of_the_year_still_fits_the_week():
    assert get_weekrooster("24/7", JAAR).dagen == ("ma", "di", "wo", "do", "vr", "za", "zo")
    assert len(get_weekrooster("24/7", JAAR).uren) == 7 * 48


def test_a_monthly_morning_is_usual():
    assert get_weekrooster("We[1] 14:00-15:00", JAAR).uren == ("wo-1400", "wo-1430")


@pytest.mark.parametrize("once", ["2026 Dec 24 10:00-12:00", "PH 10:00-12:00"])
def test_a_single_day_and_holidays_are_not_usual(once):
    assert get_weekrooster(once, JAAR) == Weekrooster()


def test_what_cannot_be_read_is_never_open():
    assert get_weekrooster("op afspraak", JAAR) == Weekrooster()


def test_unknown_hours_are_not_open():
    assert get_weekrooster("Mo 09:00-10:00 unknown", JAAR) == Weekrooster()


def test_merged_weeks_are_open_when_one_of_them_is():
    merged = merge_roosters(
        [get_weekrooster("Tu 09:00-10:00", JAAR), get_weekrooster("Mo,Tu 09:30-10:30", JAAR)]
    )

    assert merged.dagen == ("ma", "di")
    assert merged.uren == ("ma-0930", "ma-1000", "di-0900", "di-0930", "di-1000")
