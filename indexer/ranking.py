"""What stands above what: the same for every engine.

An entry first is as good as it fits the words. Among entries that fit about equally, light help
stands above heavier help, confirmed above unconfirmed, open above closed, near above far.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from indexer.geo import nearest_m
from indexer.plan import Alternatief, Groep, Wijze, Zoekplan
from indexer.query import Omgeving
from indexer.record import Rang

# What it is worth to stand in each place, in the order of the places of ``indexer.termen``: the
# rest of the text, names of groups, aanbieder, summary, keyword, name; each time first as part of
# a word (where keyword and name meet, the whole keyword says more than a part of the name).
_WAARDE = (0.3, 0.35, 0.43, 0.5, 0.5, 0.6, 0.64, 0.75, 0.81, 0.85, 0.95, 1.0, 0.0)
# A term that stands in no place.
_NERGENS = len(_WAARDE) - 1
# Another form of the word is worth hardly less.
_ANDERE_VORM = 0.97
# How much of the fit depends on all words being there.
_DEKKING = 0.3
# Belonging to the leefgebied that the words point at helps a little.
_LEEFGEBIED = 0.2
# The most fitting leefgebied of an entry stands first; each next one counts for less.
_VOLGENDE = 0.85
# So does saying the question in the same words.
_ZINSNEDE = 0.2
# Entries within so much of each other, seen from the best, fit about equally.
_TREDE = 0.05
# Who asks for something and names a place is helped better by what serves it, and best by what is
# in that very village or neighbourhood, or meant for it alone.
_DIENT, _TER_PLAATSE = 0.15, 0.2
OP_LOOPAFSTAND_M = 2_000
# How the codes begin of areas as small as that.
_BUURTCODES = ("WK", "BU")
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
    ter_plaatse: bool
    """In the village or neighbourhood that was asked, meant for it alone, or coming to one's home
    there."""
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


def is_buurt(code: str) -> bool:
    """Whether the code of a gebied stands for a village or neighbourhood, not for more."""
    return code.startswith(_BUURTCODES)


def judge(plan: Zoekplan, omgeving: Omgeving | None, rang: Rang) -> Beoordeling:
    """How well one entry answers the question."""
    fit = coverage = 0.0
    gevonden = []
    for groep in plan.groepen:
        score, alternatief = _best(groep, rang.vindplaatsen)
        if alternatief is not None:
            fit += groep.gewicht * score
            coverage += groep.gewicht
            gevonden.append((groep, alternatief))
    afstand_m, dient_plek, ter_plaatse, nabij = _place(omgeving, rang)
    score = (
        fit * (1 - _DEKKING + _DEKKING * coverage)
        + _LEEFGEBIED * _on_topic(plan, rang)
        + _ZINSNEDE * _in_these_words(plan, rang)
        + bool(plan.groepen) * (_DIENT * dient_plek + _TER_PLAATSE * ter_plaatse)
    )
    return Beoordeling(score, tuple(gevonden), afstand_m, dient_plek, ter_plaatse, nabij)


def _on_topic(plan: Zoekplan, rang: Rang) -> float:
    """How much the leefgebieden of the entry are what the words point at."""
    weights = (plan.leefgebieden.get(slug, 0.0) for slug in rang.leefgebieden)
    return max((weight * _VOLGENDE**i for i, weight in enumerate(weights)), default=0.0)


def _in_these_words(plan: Zoekplan, rang: Rang) -> float:
    """How much of the question the entry says in the same words."""
    if not plan.zinsneden:
        return 0.0
    found = sum(_worth(zinsnede, rang.vindplaatsen) for zinsnede in plan.zinsneden)
    return found / len(plan.zinsneden)


def _place(omgeving: Omgeving | None, rang: Rang) -> tuple[int | None, bool, bool, bool]:
    """Distance, whether it serves the place, whether it is there, whether it is near."""
    if omgeving is None:
        return None, False, False, False
    nearest = nearest_m(omgeving.punt, rang.liggingen)
    afstand_m = None if nearest is None else round(nearest)
    serves = omgeving.gebieden & rang.werkgebied
    local = any(map(is_buurt, serves))
    there = bool(serves) if afstand_m is None else afstand_m <= OP_LOOPAFSTAND_M
    nabij = afstand_m is not None and afstand_m <= omgeving.afstand_m
    return afstand_m, bool(serves), local or there, nabij


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
        not beoordeling.ter_plaatse,
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


def _best(groep: Groep, places: Mapping[str, int]) -> tuple[float, Alternatief | None]:
    """The best alternative of a word, and what it is worth where the terms stand."""
    score, found = 0.0, None
    for alternatief in groep.alternatieven:
        if alternatief.sterkte <= score:
            break
        worth = min([_worth(term, places) for term in alternatief.termen])
        if alternatief.wijze is Wijze.EIGEN and worth:
            worth = max(worth * _ANDERE_VORM, _worth(f"={alternatief.tekst}", places))
        worth *= alternatief.sterkte
        if worth > score:
            score, found = worth, alternatief
    return score, found


def _worth(term: str, places: Mapping[str, int]) -> float:
    return _WAARDE[places.get(term, _NERGENS)]
