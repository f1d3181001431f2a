from dataclasses import replace
from datetime import UTC, date, datetime

from icalendar import Calendar

from portal.adapters.formats.ics import write_ics
from portal.domain.agenda import Agenda, Agendapunt, list_momenten

PUNT = Agendapunt(
    sleutel="een",
    titel="Inloop; koffie, thee",
    waar="Markt 1, Weert",
    tekst="Bel 0495-555 101\nKom binnen.",
    url="https://voorbeeld.nl/x",
    momenten=list_momenten("Mo 09:00-12:30; Tu[1] 19:00-21:00; PH off", date(2026, 11, 20)),
)
AGENDA = Agenda(
    naam="Mijn lijst", gemaakt_op=datetime(2026, 11, 20, 10, tzinfo=UTC), punten=(PUNT,)
)


def test_a_calendar_file_says_when_it_is_open_in_local_time() -> None:
    calendar = Calendar.from_ical(write_ics(AGENDA))

    maandag, avond = calendar.walk("VEVENT")
    assert maandag["SUMMARY"] == "Inloop; koffie, thee"
    assert maandag["DTSTART"].dt.isoformat() == "2026-11-23T09:00:00+01:00"
    assert maandag["RRULE"]["FREQ"] == ["WEEKLY"]
    assert maandag["EXDATE"].dts[0].dt.date() == date(2027, 3, 29)
    assert avond["RDATE"].dts[0].dt.isoformat() == "2027-01-05T19:00:00+01:00"
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == ["Europe/Amsterdam"]


def test_the_file_of_a_later_day_changes_the_same_appointments() -> None:
    later = replace(PUNT, momenten=list_momenten("Mo 09:00-12:30", date(2026, 12, 20)))
    first, second = (
        [event["UID"] for event in Calendar.from_ical(write_ics(agenda)).walk("VEVENT")]
        for agenda in (AGENDA, replace(AGENDA, punten=(later,)))
    )

    assert second == first[:1]


def test_lines_are_no_longer_than_a_calendar_reads() -> None:
    long = replace(AGENDA, punten=(replace(PUNT, tekst="é" * 300),))

    assert max(map(len, write_ics(long).split(b"\r\n"))) <= 75
