"""How much each part of a question tells: its words, the danger it speaks of, its leefgebieden."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from indexer.betekenissen import Betekenis
from indexer.plan import Alternatief, Groep

# More words than this add noise, not meaning.
_MAX_GROEPEN = 8
# How much of what a question tells is the danger that it speaks of.
_GEVAAR = 0.6

Alternatieven = tuple[Alternatief, ...]


def weigh(found: Mapping[str, Alternatieven], worth: Callable[[str], float]) -> tuple[Groep, ...]:
    """Groups for the words that can be found, each with its share of what the question tells: as
    much as its word, or as the term that stands for it."""
    worths = [
        (max(map(worth, alternatives[0].stammen)), woord, alternatives)
        for woord, alternatives in found.items()
        if alternatives
    ]
    heaviest = sorted(worths, key=lambda row: (-row[0], row[1]))[:_MAX_GROEPEN]
    total = sum(rarity for rarity, _, _ in heaviest)
    return tuple(Groep(woord, rarity / total, found_by) for rarity, woord, found_by in heaviest)


def with_danger(
    groepen: tuple[Groep, ...], against: Mapping[str, Alternatieven]
) -> tuple[Groep, ...]:
    """The groups with one for each kind of danger: who is in danger is helped first by what is
    there against it, and hardly by an entry that happens to hold the same words."""
    dangers = {soort: alternatives for soort, alternatives in against.items() if alternatives}
    if not dangers:
        return groepen
    share = _GEVAAR / len(dangers) if groepen else 1 / len(dangers)
    rest = (replace(groep, gewicht=groep.gewicht * (1 - _GEVAAR)) for groep in groepen)
    every = [*(Groep(soort, share, found_by) for soort, found_by in dangers.items()), *rest]
    return tuple(sorted(every, key=lambda groep: -groep.gewicht))


def point_at(meanings: Iterable[Betekenis], weights: Mapping[str, float]) -> dict[str, float]:
    """The leefgebieden that the words point at, likeliest first, the first one being 1. A phrase
    counts by how much its words tell: ``weights``."""
    votes: dict[str, dict[str, float]] = defaultdict(dict)
    for meaning in meanings:
        if meaning.leefgebied:
            weight = sum(weights.get(stam, 0.0) for stam in meaning.stammen) * meaning.sterkte
            phrases = votes[meaning.leefgebied]
            phrases[meaning.gewoon] = max(phrases.get(meaning.gewoon, 0.0), weight)
    return _scale({leefgebied: sum(phrases.values()) for leefgebied, phrases in votes.items()})


def point_by_words(
    mostly_about: Callable[[str], str], weights: Mapping[str, float]
) -> dict[str, float]:
    """The same for words of which no phrase fits: what each of them is mostly about. It says what a
    question is about; the order it makes no better."""
    totals: dict[str, float] = defaultdict(float)
    for stam, weight in weights.items():
        if leefgebied := mostly_about(stam):
            totals[leefgebied] += weight
    return _scale(totals)


def _scale(totals: Mapping[str, float]) -> dict[str, float]:
    most = max(totals.values(), default=0.0)
    ordered = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    return {leefgebied: total / most for leefgebied, total in ordered if total}
