"""A calendar file (RFC 5545) that any phone or computer reads."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from portal.domain.agenda import VOORUIT, Agenda, Agendamoment, Agendapunt

_ZONE = ZoneInfo("Europe/Amsterdam")


def write_ics(agenda: Agenda) -> bytes:
    """``agenda`` as a file; the same contents give the same keys, so that a calendar that reads
    it again changes what it has and doubles nothing."""
    calendar = Calendar()
    calendar.add("prodid", "-//Sociale kaart//NL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", agenda.naam)
    for punt in agenda.punten:
        for event in _make_events(punt, agenda.gemaakt_op):
            calendar.add_component(event)
    today = agenda.gemaakt_op.date()
    calendar.add_missing_timezones(today, today + VOORUIT + timedelta(days=1))
    written: bytes = calendar.to_ical()
    return written


def _make_events(punt: Agendapunt, now: datetime) -> Iterator[Event]:
    for moment in punt.momenten:
        event = Event()
        what = f"{punt.sleutel} {moment.begin:%a %H%M}-{moment.einde:%H%M}"
        key = sha256(what.encode()).hexdigest()[:32]
        event.add("uid", f"{key}@sociale-kaart")
        event.add("dtstamp", now.astimezone(UTC))
        event.add("dtstart", moment.begin.replace(tzinfo=_ZONE))
        event.add("dtend", moment.einde.replace(tzinfo=_ZONE))
        event.add("summary", punt.titel)
        event.add("description", punt.tekst)
        event.add("url", punt.url)
        if punt.waar:
            event.add("location", punt.waar)
        # The doors being open makes nobody busy.
        event.add("transp", "TRANSPARENT")
        _add_repeats(event, moment)
        yield event


def _add_repeats(event: Event, moment: Agendamoment) -> None:
    def at(day: date) -> datetime:
        return datetime.combine(day, moment.begin.time(), _ZONE)

    if moment.tot is not None:
        event.add("rrule", {"freq": "weekly", "until": at(moment.tot).astimezone(UTC)})
    if moment.behalve:
        event.add("exdate", [at(day) for day in moment.behalve])
    if moment.ook:
        event.add("rdate", [at(day) for day in moment.ook])
