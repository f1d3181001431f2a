"""Opening hours: OpenStreetMap's ``opening_hours`` as schedules of the standard, and back.

A schedule is one pair of times with a recurrence rule, much less than ``opening_hours`` can say.
So the text itself always goes with a place as a feature, and schedules hold what fits; of a
schedule that says more than we can keep, nothing is kept rather than something that is not true.
Times are those of the clock there. No offset is given: it is another one in summer.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from portal.domain.begrippen import Dag
from portal.domain.hsds import Json
from portal.domain.hsds.taxonomies import make_id
from portal.domain.openingsinvoer import EINDE_DAG, Rooster, Tijd, read_rooster

_DAGEN = tuple(Dag)
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_TIME = re.compile(r"((?:[01]\d|2[0-3]):[0-5]\d)(?::\d\d)?(?:[+-]\d\d:?\d\d)?")
_BYDAY = re.compile(r"(-1|[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
# What makes a rule say more than the days of a week or month.
_MORE = ("count", "byweekno", "bymonthday", "byyearday", "until", "valid_to")


def make_schedules(owner: object, openingstijden: str) -> list[Json]:
    """The schedules of ``owner``, a key; one with a description only for what does not fit."""
    if not openingstijden:
        return []
    rooster = read_rooster(openingstijden)
    if rooster is None or _has_overruled_day(rooster):
        return [{"id": make_id(owner, "schedule"), "description": openingstijden}]
    return [
        {
            "id": make_id(owner, "schedule", freq, byday, van, tot),
            "freq": freq,
            "byday": byday,
            "opens_at": f"{van}:00",
            # The standard advises this for the end of the day.
            "closes_at": f"{'23:59' if tot == EINDE_DAG else tot}:00",
        }
        for freq, byday, (van, tot) in _list_rules(rooster)
    ]


def _has_overruled_day(rooster: Rooster) -> bool:
    """Whether a day is open every week, but for some; no rule of the standard can say that."""
    return any(rooster.week[_DAGEN.index(one.dag)] for one in rooster.uitzonderingen)


def _list_rules(rooster: Rooster) -> Iterator[tuple[str, str, Tijd]]:
    weekly = defaultdict[Tijd, list[str]](list)
    for day, tijden in zip(_DAYS, rooster.week, strict=True):
        for tijd in tijden:
            weekly[tijd].append(day)
    monthly = defaultdict[Tijd, list[str]](list)
    for one in rooster.uitzonderingen:
        day = _DAYS[_DAGEN.index(one.dag)]
        for tijd in one.tijden:
            monthly[tijd].append(f"{one.nummer}{day}")
    for freq, rules in (("WEEKLY", weekly), ("MONTHLY", monthly)):
        for tijd, days in rules.items():
            yield freq, ",".join(days), tijd


def read_schedules(schedules: Sequence[Mapping[str, Any]]) -> str:
    """As ``opening_hours``; empty when there is any that says more than the days of a week or
    month and two times of the clock there."""
    days = defaultdict[str, list[str]](list)
    for schedule in schedules:
        rule = _read_rule(schedule)
        if rule is None:
            return ""
        for day, times in rule:
            days[day].append(times)
    if any("[" in day and day[:2] in days for day in days):
        return ""  # There, the one of the month would replace that of the week.
    return "; ".join(f"{day} {','.join(sorted(days[day]))}" for day in sorted(days, key=_order))


def _read_rule(schedule: Mapping[str, Any]) -> list[tuple[str, str]] | None:
    opens = _TIME.fullmatch(str(schedule.get("opens_at") or ""))
    closes = _TIME.fullmatch(str(schedule.get("closes_at") or ""))
    says_more = any(schedule.get(field) for field in _MORE)
    is_every = str(schedule.get("interval") or 1) in ("1", "1.0")
    parts = [_BYDAY.fullmatch(day.strip()) for day in str(schedule.get("byday")).split(",")]
    is_monthly = schedule.get("freq") == "MONTHLY"
    if opens is None or closes is None or says_more or not is_every:
        return None
    end = EINDE_DAG if closes[1] in ("23:59", "00:00") else closes[1]
    rule = []
    for part in parts:
        if part is None or bool(part[1]) != is_monthly:
            return None
        number = f"[{part[1]}]" if part[1] else ""
        rule.append((f"{part[2].capitalize()}{number}", f"{opens[1]}-{end}"))
    return rule


def _order(day: str) -> tuple[bool, int, str]:
    """Days of every week first, as the exceptions count over them."""
    return "[" in day, _DAYS.index(day[:2].upper()), day
