"""What stands above what: the same for every engine.

An entry first is as good as it fits the words. Among entries that fit about equally, light help
stands above heavier help, confirmed above unconfirmed, open above closed, near above far.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeVar

from indexer.geo import distance_m
from indexer.plan import Alternatief, Groep, Wijze, Zoekplan
from indexer.query import Omgeving
from indexer.record import Rang
from indexer.termen import DocumentTermen

# What it is worth where a word stands.
_NAAM, _TREFWOORD, _SAMENVATTING, _GROEP, _OVERIG = 1.0, 0.95, 0.75, 0.5, 0.35
# A part of a longer word is worth less than the word, another form of it hardly less.
_ALS_DEEL, _ANDERE_VORM = 0.85, 0.97
# How much of the fit depends on all words being there.
_DEKKING = 0.3
# Belonging to the leefgebied that the words point at helps a little.
_LEEFGEBIED = 0.2
# Entries within so much of each other, seen from the best, fit about equally.
_TREDE = 0.12
# Metres: walking, cycling, a short drive, a drive.
_AFSTANDEN_M = (2_000, 5_000, 10_000, 25_000)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Beoordeling:
    """How an entry answers a question. ``gevonden``: for each word of the question by which
    alternative it is best found, where it is found at all."""

    score: float
    gevonden: tuple[tuple[Groep, Alternatief], ...]
    afstand_m: int | None
    dient_plek: bool
    nabij: bool


def rank(
    plan: Zoekplan,
    omgeving: Omgeving | None,
    vandaag: date,
    window: Iterable[tuple[T, Rang]],
) -> list[tuple[T, Rang, Beoordeling]]:
    """The entries of a window, best first, each with its judgement."""
    judged = [(item, rang, judge(plan, omgeving, rang)) for item, rang in window]
    best = max((beoordeling.score for _, _, beoordeling in judged), default=0.0)
    iso = vandaag.isoformat()
    judged.sort(key=lambda row: _order(row[1], row[2], best, iso))
    return judged


def judge(plan: Zoekplan, omgeving: Omgeving | None, rang: Rang) -> Beoordeling:
    """How well one entry answers the question."""
    values = _values(rang.termen)
    fit = coverage = 0.0
    gevonden = []
    for groep in plan.groepen:
        score, alternatief = _best(groep, values)
        if alternatief is not None:
            fit += groep.gewicht * score
            coverage += groep.gewicht
            gevonden.append((groep, alternatief))
    bonus = max((plan.leefgebieden.get(slug, 0.0) for slug in rang.leefgebieden), default=0.0)
    score = fit * (1 - _DEKKING + _DEKKING * coverage) + _LEEFGEBIED * bonus
    return Beoordeling(score, tuple(gevonden), *_place(omgeving, rang))


def _place(omgeving: Omgeving | None, rang: Rang) -> tuple[int | None, bool, bool]:
    """Distance, whether it serves the place, whether it is near."""
    if omgeving is None:
        return None, False, False
    afstand_m = min(
        (round(distance_m(omgeving.punt, ligging)) for ligging in rang.liggingen), default=None
    )
    nabij = afstand_m is not None and afstand_m <= omgeving.afstand_m
    return afstand_m, not omgeving.gebieden.isdisjoint(rang.werkgebied), nabij


def _order(
    rang: Rang, beoordeling: Beoordeling, best: float, vandaag: str
) -> tuple[int | float | str | bool, ...]:
    trede = int((best - beoordeling.score) / (best * _TREDE)) if best else 0
    far = 2 - beoordeling.dient_plek - beoordeling.nabij
    return (
        trede,
        rang.lijn,
        not rang.bevestigd,
        rang.gesloten_tot >= vandaag,
        far,
        _distance_step(beoordeling.afstand_m),
        -beoordeling.score,
        rang.sleutel,
    )


def _distance_step(afstand_m: int | None) -> int:
    """What one can do on foot, by bicycle, …; without a place to go to, as near as can be."""
    if afstand_m is None:
        return 0
    return sum(afstand_m > step for step in _AFSTANDEN_M)


def _best(groep: Groep, values: Mapping[str, float]) -> tuple[float, Alternatief | None]:
    """The best alternative of a word, and what it is worth where the terms are worth this."""
    score, found = 0.0, None
    for alternatief in groep.alternatieven:
        if alternatief.sterkte <= score:
            break
        worth = alternatief.sterkte * min(values.get(term, 0.0) for term in alternatief.termen)
        if alternatief.wijze is Wijze.EIGEN and worth:
            worth = max(worth * _ANDERE_VORM, values.get(f"={alternatief.tekst}", 0.0))
        if worth > score:
            score, found = worth, alternatief
    return score, found


@lru_cache(maxsize=4096)
def _values(termen: DocumentTermen) -> dict[str, float]:
    """What each term is worth in one document: by the best place where it stands."""
    values: dict[str, float] = {}
    for place, worth in (
        (termen.overig, _OVERIG),
        (termen.groepen, _GROEP),
        (termen.samenvatting, _SAMENVATTING),
        (termen.trefwoorden, _TREFWOORD),
        (termen.naam, _NAAM),
    ):
        for term in place:
            key = term.removeprefix("+")
            value = worth if key is term else worth * _ALS_DEEL
            values[key] = max(value, values.get(key, 0.0))
    return values
