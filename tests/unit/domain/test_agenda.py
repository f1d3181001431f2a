from datetime import date

from portal.domain.agenda import list_momenten

MAANDAG = date(2026, 11, 23)


def test_weekly_hours_come_back_every_week_but_on_holidays() -> None:
    (moment,) = list_momenten("Mo 09:00-12:30; PH off", MAANDAG)

    assert moment.begin.isoformat() == "2026-11-23T09:00:00"
    assert moment.einde.isoformat() == "2026-11-23T12:30:00"
    assert moment.tot == date(2027, 5, 10)
    assert moment.behalve == (date(2027, 3, 29),)


def test_a_monthly_evening_is_a_row_of_days_that_ends_at_midnight() -> None:
    (moment,) = list_momenten("Tu[1] 19:00-24:00", MAANDAG)

    assert moment.begin.isoformat() == "2026-12-01T19:00:00"
    assert moment.einde.isoformat() == "2026-12-02T00:00:00"
    assert moment.tot is None
    assert moment.ook[0] == date(2027, 1, 5)


def test_what_is_always_open_or_cannot_be_read_has_no_moments() -> None:
    for tekst in ("24/7", "", "op afspraak"):
        assert list_momenten(tekst, MAANDAG) == ()
