"""The index terms of a document: what search can find it by, and how strongly.

Both engines match on these terms and nothing else, so they find the same documents.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

from indexer.voorwaarden import Veld

# Where a term may stand, from the least telling place to the most; each place also for a term
# that is only a part or a derivation of the word there.
(
    OVERIG_DEEL,
    OVERIG,
    GROEP_DEEL,
    GROEP,
    AANBIEDER_DEEL,
    AANBIEDER,
    SAMENVATTING_DEEL,
    SAMENVATTING,
    TREFWOORD_DEEL,
    NAAM_DEEL,
    TREFWOORD,
    NAAM,
) = range(12)

# Stands in no folded word.
_SAMEN = "_"


def pair_of(a: str, b: str) -> str:
    """The term for two stems that stand together, in whatever order."""
    return f"{a}{_SAMEN}{b}" if a < b else f"{b}{_SAMEN}{a}"


def phrases_of(woorden: Sequence[str]) -> list[str]:
    """The terms for words that follow each other literally, stop words and all: only for the
    order, where it tells that somebody asks in the words of an entry."""
    return [f"~{a}~{b}" for a, b in pairwise(woorden)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Termen:
    """The terms of texts, those of each kind apart: an index is filled faster with sets that are
    added up than by looking at each term."""

    woorden: frozenset[str] = frozenset()
    """The words as they are written, folded."""
    stammen: frozenset[str] = frozenset()
    delen: frozenset[str] = frozenset()
    """Parts and derivations of longer words."""
    paren: frozenset[str] = frozenset()
    """Two words that stand together or are parts of one: ``beschermd_won``."""
    zinsneden: frozenset[str] = frozenset()
    """Two words as they follow each other: ``~in~de``."""

    @classmethod
    def together(cls, parts: Sequence["Termen"]) -> "Termen":
        """The terms of several texts."""
        return cls(
            woorden=_union(part.woorden for part in parts),
            stammen=_union(part.stammen for part in parts),
            delen=_union(part.delen for part in parts),
            paren=_union(part.paren for part in parts),
            zinsneden=_union(part.zinsneden for part in parts),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentTermen:
    """The terms of each part of a document."""

    naam: Termen
    trefwoorden: Termen
    groepen: Termen
    """The names of its leefgebieden, doelgroepen, laws and the like."""
    samenvatting: Termen
    aanbieder: Termen
    overig: Termen

    def index_terms(self) -> dict[str, frozenset[str]]:
        """By field the stems of all that the engines match on, and the words of the vocabulary.

        Each field holds what stands in the one before it, so that one term answers "anywhere
        in the text" and another "in the name or a keyword". A whole stem and a part of a word
        are the same here.
        """
        in_naam = (self.naam, self.trefwoorden)
        in_kop = (*in_naam, self.groepen, self.samenvatting, self.aanbieder)
        single = [s for t in (*in_kop, self.overig) for s in (t.stammen, t.delen)]
        return {
            Veld.NAAM: _union(s for t in in_naam for s in (t.stammen, t.delen, t.paren)),
            Veld.KOP: _union(s for t in in_kop for s in (t.stammen, t.delen, t.paren)),
            Veld.TEKST: _union(single),
            Veld.WOORD: _union(t.woorden for t in in_kop),
        }

    def by_place(self) -> list[list[str]]:
        """For each place, least telling first, the terms that stand in no more telling one:
        ``=schulden`` for a word as it is written, the others as they are."""
        found = []
        seen: set[str] = set()
        for termen in (
            _whole(self.naam),
            _whole(self.trefwoorden),
            self.naam.delen,
            self.trefwoorden.delen,
            _whole(self.samenvatting),
            self.samenvatting.delen,
            _whole(self.aanbieder),
            self.aanbieder.delen,
            _whole(self.groepen),
            self.groepen.delen,
            _whole(self.overig),
            self.overig.delen,
        ):
            found.append(sorted(termen - seen))
            seen |= termen
        return found[::-1]


@dataclass(frozen=True, slots=True)
class TekstTermen:
    """What one short text can be found by: its stems, parts and pairs, and its words as they are
    written."""

    stammen: frozenset[str]
    woorden: frozenset[str]

    @classmethod
    def of_termen(cls, termen: Termen) -> Self:
        """For matching stems, parts and pairs are alike."""
        return cls(termen.stammen | termen.delen | termen.paren, termen.woorden)


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


def _whole(termen: Termen) -> frozenset[str]:
    as_written = [f"={woord}" for woord in termen.woorden]
    return termen.stammen.union(as_written, termen.paren, termen.zinsneden)
