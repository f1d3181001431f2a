"""Opening hours as written in OpenStreetMap's ``opening_hours``: checked, and read as a week.

A week is what people ask for ("open on Tuesday afternoon?"). A half hour belongs to it when the
doors are open then at least USUAL times in a year: a monthly morning does, a single day does not.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours, State, validate

from portal.domain.begrippen import Dag

USUAL = 4
_TIJDZONE = ZoneInfo("Europe/Amsterdam")
_HALF_HOUR = timedelta(minutes=30)

# Weekday, and number of the half hour within the day.
Moment = tuple[int, int]
_DAGEN = [dag.value for dag in Dag]
_UREN = {
    (weekday, slot): f"{dag}-{slot // 2:02}{slot % 2 * 30:02}"
    for weekday, dag in enumerate(_DAGEN)
    for slot in range(48)
}
_MOMENTEN = {uur: moment for moment, uur in _UREN.items()}


@dataclass(frozen=True, slots=True)
class Weekrooster:
    """``dagen`` with at least one usual half hour; ``uren`` such as ``ma-0900``, in order."""

    dagen: tuple[str, ...] = ()
    uren: tuple[str, ...] = ()


def is_openingstijden(tekst: str) -> bool:
    """Whether ``tekst`` can be read as opening hours."""
    return validate(tekst)


@lru_cache(maxsize=10_000)
def get_weekrooster(openingstijden: str, jaar: int) -> Weekrooster:
    """The usual week of these opening hours in ``jaar``; empty for text that cannot be read."""
    if not is_openingstijden(openingstijden):
        return Weekrooster()
    hours = OpeningHours(openingstijden, timezone=_TIJDZONE, country="NL")
    first, end_of_year = (datetime(year, 1, 1, tzinfo=_TIJDZONE) for year in (jaar, jaar + 1))
    # A year has hundreds of times to be open, mostly the same few again and again.
    often = Counter(
        (start.weekday(), start.time(), end - start)
        for start, end, state, _comment in hours.intervals(first, end_of_year)
        if state == State.OPEN
    )
    times_open = Counter[Moment]()
    for (weekday, begin, lasting), times in often.items():
        for moment in _half_hours(weekday, begin, lasting):
            times_open[moment] += times
    return _make_rooster(moment for moment, times in times_open.items() if times >= USUAL)


def merge_roosters(roosters: Iterable[Weekrooster]) -> Weekrooster:
    """The week in which at least one of them is open."""
    uren = {uur for rooster in roosters for uur in rooster.uren}
    return _make_rooster(_MOMENTEN[uur] for uur in uren)


def _make_rooster(moments: Iterable[Moment]) -> Weekrooster:
    ordered = sorted(moments)
    return Weekrooster(
        dagen=tuple(dict.fromkeys(_DAGEN[weekday] for weekday, _ in ordered)),
        uren=tuple(_UREN[moment] for moment in ordered),
    )


def _half_hours(weekday: int, begin: time, lasting: timedelta) -> list[Moment]:
    """Each half hour from ``begin`` on that day of the week that begins before the end."""
    start = timedelta(hours=begin.hour, minutes=begin.minute)
    first = -(-start // _HALF_HOUR)
    last = -(-(start + lasting) // _HALF_HOUR)
    return [((weekday + slot // 48) % 7, slot % 48) for slot in range(first, last)]
