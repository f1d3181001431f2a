"""When doors are open, as appointments that come back: what a calendar file holds.

Days on which it is closed after all (holidays) are left out of the row, and what is not every week
is a row of days by itself. Only the coming half year: hours change.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from portal.domain.openingsweek import list_dagdelen

VOORUIT = timedelta(weeks=26)
EINDE_DAG = "24:00"
# Out of 26: what holidays leave of every week.
_NEARLY_WEEKLY = 17
# A day that it happens to be open is no habit.
_USUAL = 2


@dataclass(frozen=True, slots=True)
class Agendamoment:
    """From ``begin`` to ``einde`` (local time). ``tot`` is the last day of a row that comes back
    every week, ``behalve`` are its days without; without ``tot`` it is ``begin`` and ``ook``."""

    begin: datetime
    einde: datetime
    tot: date | None = None
    behalve: tuple[date, ...] = ()
    ook: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agendapunt:
    """One place of one voorziening. ``sleutel`` stays the same each time it is written."""

    sleutel: str
    titel: str
    waar: str
    tekst: str
    url: str
    momenten: tuple[Agendamoment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    naam: str
    gemaakt_op: datetime
    punten: tuple[Agendapunt, ...]


@lru_cache(maxsize=1_000)
def list_momenten(openingstijden: str, vandaag: date) -> tuple[Agendamoment, ...]:
    """The usual opening moments from ``vandaag``; none for what is always open, or not known."""
    days: dict[tuple[str, str, int], list[date]] = defaultdict(list)
    for day, van, tot in list_dagdelen(openingstijden, vandaag, vandaag + VOORUIT):
        days[van, tot, day.weekday()].append(day)
    if all(key[:2] == ("00:00", EINDE_DAG) for key in days):
        return ()
    found = [
        _make_moment(van, tot, on) for (van, tot, _weekday), on in days.items() if len(on) >= _USUAL
    ]
    return tuple(sorted(found, key=lambda moment: (moment.begin, moment.einde)))


def _make_moment(van: str, tot: str, days: Sequence[date]) -> Agendamoment:
    first, last = days[0], days[-1]
    begin = datetime.combine(first, time.fromisoformat(van))
    midnight = tot == EINDE_DAG
    until = time() if midnight else time.fromisoformat(tot)
    einde = datetime.combine(first + timedelta(days=midnight), until)
    if len(days) < _NEARLY_WEEKLY:
        return Agendamoment(begin, einde, ook=tuple(days[1:]))
    weeks = (last - first).days // 7
    every = {first + timedelta(weeks=week) for week in range(weeks + 1)}
    return Agendamoment(begin, einde, tot=last, behalve=tuple(sorted(every - set(days))))
