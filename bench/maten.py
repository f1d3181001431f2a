"""The measures: how good the order of the hits is, given judgements by people.

A judgement is a grade: 3 exactly what was asked, 2 helps strongly, 1 related; not judged is 0.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from statistics import fmean

DIEPTE = 10
TOP = 3
GOED = 2
"""From this grade on a hit counts as an answer."""


def ndcg(oordelen: Mapping[str, int], volgorde: Sequence[str], diepte: int = DIEPTE) -> float:
    """Normalised discounted cumulative gain: 1 when no other order could be better.

    A grade of 3 weighs more than twice a 2, since who needs help should see it first.
    """
    best = sorted(oordelen.values(), reverse=True)
    ideal = _gain(best[:diepte])
    return _gain([oordelen.get(id_, 0) for id_ in volgorde[:diepte]]) / ideal if ideal else 0.0


def _gain(graden: Sequence[int]) -> float:
    return sum((2.0**graad - 1) / log2(plek + 2) for plek, graad in enumerate(graden))


def is_raak(oordelen: Mapping[str, int], volgorde: Sequence[str], top: int = TOP) -> bool:
    """An answer is among the hits that are seen without scrolling."""
    return any(oordelen.get(id_, 0) >= GOED for id_ in volgorde[:top])


def recall(oordelen: Mapping[str, int], volgorde: Sequence[str], diepte: int = DIEPTE) -> float:
    """The part of all answers that stands on the first page, of those that fit on it."""
    goed = {id_ for id_, graad in oordelen.items() if graad >= GOED}
    return len(goed & set(volgorde[:diepte])) / min(len(goed), diepte) if goed else 0.0


@dataclass(frozen=True, slots=True)
class Meting:
    """How one question was answered."""

    ndcg: float
    raak: bool
    recall: float
    leeg: bool


def measure(oordelen: Mapping[str, int], volgorde: Sequence[str]) -> Meting:
    return Meting(
        ndcg=ndcg(oordelen, volgorde),
        raak=is_raak(oordelen, volgorde),
        recall=recall(oordelen, volgorde),
        leeg=not volgorde,
    )


@dataclass(frozen=True, slots=True)
class Samenvatting:
    """The means over ``aantal`` questions; ``leeg`` is a number of questions."""

    aantal: int
    ndcg: float
    raak: float
    recall: float
    leeg: int


def summarize(metingen: Collection[Meting]) -> Samenvatting:
    """The means. There must be something to average."""
    return Samenvatting(
        aantal=len(metingen),
        ndcg=fmean(meting.ndcg for meting in metingen),
        raak=fmean(meting.raak for meting in metingen),
        recall=fmean(meting.recall for meting in metingen),
        leeg=sum(meting.leeg for meting in metingen),
    )
