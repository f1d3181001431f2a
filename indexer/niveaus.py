"""Which documents answer to a question, and in which steps an engine brings them up.

A document matches by the words it holds, weighed: first all words are asked for, and when that
finds too little, less and less. Within what matches, the steps go from prominent to hidden:
name and keywords, summary, the rest. The first steps fill the window that ``ranking`` orders.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.plan import Groep, Zoekplan
from indexer.query import Omgeving
from indexer.ranking import OP_LOOPAFSTAND_M, is_buurt
from indexer.voorwaarden import (
    ALTIJD,
    NOOIT,
    Een,
    Veld,
    Voorwaarde,
    both,
    either,
    near_to,
)

# Fewer than these for all words: what holds fewer of the words may come along.
VOLDOENDE = 10
# The shares of the weight of a question that are asked for, one after the other.
_DREMPELS = (1.0, 0.6, 0.35)
# In the end one word is enough, when it weighs at least so much of the weightiest, and found by
# whatever alternative; before that an alternative must be at least so strong.
_WEEGT_MEE = 0.2
_STERK = 0.45
# When even that is too little, what belongs to the leefgebied that the words point at, if they
# point at it at least so clearly beside the likeliest.
_WAARSCHIJNLIJK = 0.8
# Of a long question only the weightiest words decide what matches; all count in the order.
_MAX_BESLISSEND = 6
_SPELING = 1e-9


@dataclass(frozen=True, slots=True)
class _Eis:
    """``share`` of the weight of the words must be found, by alternatives of this strength."""

    share: float
    sterkte: float


class Niveaus:
    """What matches a plan, from strict to lenient. ``voorwaarden`` each hold the ones before;
    there is always at least one."""

    def __init__(self, plan: Zoekplan) -> None:
        self.plan = plan
        self._eisen: list[_Eis] = []
        self.voorwaarden: list[Voorwaarde]
        if plan.is_leeg or not plan.groepen:
            self.voorwaarden = [ALTIJD if plan.is_leeg else NOOIT]
            return
        asked = {_meets(plan, eis, Veld.TEKST): eis for eis in reversed(_demands(plan))}
        self._eisen = list(reversed(asked.values()))
        by_words = list(reversed(asked))
        topic = _on_topic(plan)
        self.voorwaarden = by_words if topic == NOOIT else [*by_words, either(by_words[-1], topic)]

    def steps(self, level: int, omgeving: Omgeving | None) -> list[Voorwaarde]:
        """The order in which an engine brings up what matches at this level: each step holds
        the ones before it, the last one everything that matches."""
        if self.plan.is_leeg:
            return _light_and_near(omgeving)
        if level >= len(self._eisen):
            return self.voorwaarden[-2:]
        stricter = self.voorwaarden[level - 1] if level else NOOIT
        prominent = (
            either(stricter, _meets(self.plan, self._eisen[level], veld))
            for veld in (Veld.NAAM, Veld.KOP)
        )
        every = [stricter, *prominent, self.voorwaarden[level]]
        steps = list(dict.fromkeys(step for step in every if step != NOOIT))
        if omgeving is None:
            return steps
        there = both(steps[-2 if len(steps) > 1 else -1], _in_the_very_place(omgeving))
        return [there, *(either(there, step) for step in steps)]


def _in_the_very_place(omgeving: Omgeving) -> Voorwaarde:
    """Within walking distance, or meant for this village or neighbourhood."""
    small = tuple(sorted(code for code in omgeving.gebieden if is_buurt(code)))
    near = near_to(replace(omgeving, afstand_m=OP_LOOPAFSTAND_M))
    return either(near, Een(Veld.WERKGEBIED, small)) if small else near


def _light_and_near(omgeving: Omgeving | None) -> list[Voorwaarde]:
    if omgeving is None:
        return [ALTIJD]
    licht, near = Een("lijn", ("0",)), near_to(omgeving)
    there = both(licht, _in_the_very_place(omgeving))
    steps = [both(licht, near), licht, either(licht, near), ALTIJD]
    return [there, *(either(there, step) for step in steps)]


def _on_topic(plan: Zoekplan) -> Voorwaarde:
    """Belongs to the leefgebied that the words point at."""
    likely = tuple(slug for slug, weight in plan.leefgebieden.items() if weight >= _WAARSCHIJNLIJK)
    return Een("leefgebied", likely) if likely else NOOIT


def _demands(plan: Zoekplan) -> list[_Eis]:
    """The demands, without those that ask the same: a sum of weights reaches 0.6 as soon as it
    reaches the next sum that the words can make."""
    beslissend = plan.groepen[:_MAX_BESLISSEND]
    sums = {0.0}
    for groep in beslissend:
        sums |= {total + groep.gewicht for total in sums}
    whole = max(sums)
    least = beslissend[0].gewicht * _WEEGT_MEE
    wanted = {max(least, whole * drempel) for drempel in (*_DREMPELS, 0.0)}
    reached = {min(s for s in sums if s >= share - _SPELING) for share in wanted}
    demands = [_Eis(share, _STERK) for share in sorted(reached, reverse=True)]
    return [*demands, _Eis(min(reached), 0.0)]


def _meets(plan: Zoekplan, eis: _Eis, veld: str) -> Voorwaarde:
    conditions = [
        (groep.gewicht, _holds(groep, eis.sterkte, veld))
        for groep in plan.groepen[:_MAX_BESLISSEND]
    ]
    return _sum_reaches(conditions, eis.share)


def _sum_reaches(conditions: Sequence[tuple[float, Voorwaarde]], needed: float) -> Voorwaarde:
    """Fits when the weights of the conditions that fit add up to what is needed."""
    if needed <= _SPELING:
        return ALTIJD
    if sum(gewicht for gewicht, _ in conditions) < needed - _SPELING:
        return NOOIT
    (gewicht, condition), *rest = conditions
    return either(both(condition, _sum_reaches(rest, needed - gewicht)), _sum_reaches(rest, needed))


def _holds(groep: Groep, sterkte: float, veld: str) -> Voorwaarde:
    """Holds an alternative of the word in this field. Words that stand together are known of
    the prominent texts only."""
    strong = [a for a in groep.alternatieven if a.sterkte >= sterkte]
    single = tuple(a.stammen[0] for a in strong if len(a.stammen) == 1)
    together = Veld.KOP if veld is Veld.TEKST else veld
    rows = (a for a in strong if set(single).isdisjoint(a.stammen))
    return either(
        *((Een(veld, single),) if single else ()),
        *(both(*(Een(together, (term,)) for term in row.termen)) for row in rows),
    )
