"""Opening hours as a table: each day of the week, to the minute, and what does not happen weekly.

``openingstijden`` rounds to half hours for searching; a visitor who goes there needs the exact
time, and has to know that the Wednesday is only the first and third one of the month.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from opening_hours import OpeningHours, State

from portal.domain.begrippen import Dag
from portal.domain.openingstijden import USUAL, is_openingstijden

LAATSTE = -1
# Out of 52: what holidays leave of every week (SH takes some twelve weeks, PH up to eight days).
_NEARLY_WEEKLY = 34
# So many of a month at most are named by their number.
_FEW_IN_MONTH = 2
_MOST_MONTHS = 10
_CLOSED_ON_PH = re.compile(r"\bPH\b[^;]*\boff\b")
_CLOSED_ON_SH = re.compile(r"\bSH\b[^;]*\boff\b")

Moment = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class Tijdvak:
    """From ``van`` to ``tot`` (``24:00`` is the end of the day).

    ``in_maand``: which ones of the month (1 to 5, LAATSTE), empty for every week.
    ``wekelijks`` is False when it is neither every week nor named by ``in_maand``;
    ``hele_jaar`` is False when whole months are without.
    """

    van: str
    tot: str
    in_maand: tuple[int, ...] = ()
    wekelijks: bool = True
    hele_jaar: bool = True


@dataclass(frozen=True, slots=True)
class Openingsdag:
    dag: Dag
    tijden: tuple[Tijdvak, ...]


@dataclass(frozen=True, slots=True)
class Openingsweek:
    """``dagen`` are all seven, or none for text that cannot be read or is never open."""

    dagen: tuple[Openingsdag, ...] = ()
    altijd_open: bool = False
    dicht_op_feestdagen: bool = False
    dicht_in_schoolvakanties: bool = False


@lru_cache(maxsize=10_000)
def get_openingsweek(openingstijden: str, jaar: int) -> Openingsweek:
    """The table of these opening hours as they are in ``jaar``."""
    days_by_moment: dict[Moment, list[date]] = defaultdict(list)
    for day, van, tot in list_dagdelen(openingstijden, date(jaar, 1, 1), date(jaar + 1, 1, 1)):
        days_by_moment[day.weekday(), van, tot].append(day)
    tijden: dict[int, list[Tijdvak]] = defaultdict(list)
    for (weekday, van, tot), days in sorted(days_by_moment.items()):
        if len(days) >= USUAL:
            tijden[weekday].append(_make_tijdvak(van, tot, days))
    if not tijden:
        return Openingsweek()
    dagen = tuple(Openingsdag(dag, tuple(tijden[at])) for at, dag in enumerate(Dag))
    return Openingsweek(
        dagen=dagen,
        altijd_open=all(d.tijden == (Tijdvak("00:00", "24:00"),) for d in dagen),
        dicht_op_feestdagen=_CLOSED_ON_PH.search(openingstijden) is not None,
        dicht_in_schoolvakanties=_CLOSED_ON_SH.search(openingstijden) is not None,
    )


def is_open_at(openingstijden: str, moment: datetime) -> bool | None:
    """Whether it is open then (local time); None when the text cannot be read."""
    if not openingstijden or not is_openingstijden(openingstijden):
        return None
    local = moment.replace(tzinfo=None)
    return bool(OpeningHours(openingstijden, country="NL").is_open(local))


def list_dagdelen(
    openingstijden: str, eerste: date, na_laatste: date
) -> Iterator[tuple[date, str, str]]:
    """Each open interval between these days, cut at midnight; none for text that cannot be
    read."""
    if not openingstijden or not is_openingstijden(openingstijden):
        return
    hours = OpeningHours(openingstijden, country="NL")
    # Local time without a zone: nobody's doors open an hour earlier when the clock changes.
    first, after_last = (datetime.combine(day, time()) for day in (eerste, na_laatste))
    for begin, end, state, _comment in hours.intervals(first, after_last):
        start = begin
        while state == State.OPEN and start < end:
            midnight = datetime.combine(start.date() + timedelta(days=1), time())
            stop = min(midnight, end)
            yield start.date(), f"{start:%H:%M}", "24:00" if stop == midnight else f"{stop:%H:%M}"
            start = stop


def _make_tijdvak(van: str, tot: str, days: list[date]) -> Tijdvak:
    months = len({day.month for day in days})
    hele_jaar = months >= _MOST_MONTHS
    if len(days) >= _NEARLY_WEEKLY and hele_jaar:
        return Tijdvak(van, tot)
    if all((day + timedelta(days=7)).month != day.month for day in days):
        return Tijdvak(van, tot, (LAATSTE,), hele_jaar=hele_jaar)
    numbers = tuple(sorted({(day.day - 1) // 7 + 1 for day in days}))
    if len(numbers) <= _FEW_IN_MONTH:
        return Tijdvak(van, tot, numbers, hele_jaar=hele_jaar)
    # Nearly every week of the months in which it is open at all.
    wekelijks = len(days) >= 3.5 * months
    return Tijdvak(van, tot, wekelijks=wekelijks, hele_jaar=hele_jaar)
