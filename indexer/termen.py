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
# Terms that begin so rank what was found; nothing is found by them.
_ALLEEN_VOLGORDE = "=~"


def pair_of(a: str, b: str) -> str:
    """The term for two stems that stand together, in whatever order."""
    return _SAMEN.join(sorted((a, b)))


def phrases_of(woorden: Sequence[str]) -> list[str]:
    """The terms for words that follow each other literally, stop words and all: only for the
    order, where it tells that somebody asks in the words of an entry."""
    return [f"~{a}~{b}" for a, b in pairwise(woorden)]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentTermen:
    """The terms of each part of a document. A term is ``=schulden`` for a word as it is written,
    ``schuld`` for its stem, ``+schuld`` for a part or a derivation of a longer word,
    ``beschermd_won`` for two words that stand together or are parts of one, and ``~in~de`` for
    two words as they follow each other."""

    naam: frozenset[str]
    trefwoorden: frozenset[str]
    groepen: frozenset[str]
    """The names of its leefgebieden, doelgroepen, laws and the like."""
    samenvatting: frozenset[str]
    aanbieder: frozenset[str]
    overig: frozenset[str]

    def index_terms(self) -> dict[str, set[str]]:
        """By field the stems of all that the engines match on, and the words of the vocabulary.

        Each field holds what stands in the one before it, so that one term answers "anywhere
        in the text" and another "in the name or a keyword". A whole stem and a part of a word
        are the same here.
        """
        in_naam = self.naam | self.trefwoorden
        in_rest = self.groepen | self.samenvatting | self.aanbieder
        naam = _stems(in_naam)
        kop = naam | _stems(in_rest)
        return {
            Veld.NAAM: naam,
            Veld.KOP: kop,
            Veld.TEKST: {s for s in kop | _stems(self.overig) if _SAMEN not in s},
            Veld.WOORD: {term[1:] for term in in_naam | in_rest if term[0] == "="},
        }

    def best_places(self) -> dict[str, int]:
        """Each term, without ``+``, with the most telling place where it stands."""
        found: dict[str, int] = {}
        for termen, place in (
            (_parts(self.overig), OVERIG_DEEL),
            (_whole(self.overig), OVERIG),
            (_parts(self.groepen), GROEP_DEEL),
            (_whole(self.groepen), GROEP),
            (_parts(self.aanbieder), AANBIEDER_DEEL),
            (_whole(self.aanbieder), AANBIEDER),
            (_parts(self.samenvatting), SAMENVATTING_DEEL),
            (_whole(self.samenvatting), SAMENVATTING),
            (_parts(self.trefwoorden), TREFWOORD_DEEL),
            (_parts(self.naam), NAAM_DEEL),
            (_whole(self.trefwoorden), TREFWOORD),
            (_whole(self.naam), NAAM),
        ):
            found.update(dict.fromkeys(termen, place))
        return found


@dataclass(frozen=True, slots=True)
class TekstTermen:
    """What one short text can be found by: its stems, parts and pairs, and its words as they are
    written."""

    stammen: frozenset[str]
    woorden: frozenset[str]

    @classmethod
    def of_terms(cls, termen: frozenset[str]) -> Self:
        """From terms as ``DocumentTermen`` has them."""
        return cls(frozenset(_stems(termen)), frozenset(t[1:] for t in termen if t[0] == "="))


def _parts(termen: Iterable[str]) -> list[str]:
    return [term[1:] for term in termen if term[0] == "+"]


def _whole(termen: Iterable[str]) -> list[str]:
    return [term for term in termen if term[0] != "+"]


def _stems(termen: Iterable[str]) -> set[str]:
    """Whole stems, parts and pairs; for matching they are alike."""
    return {term.removeprefix("+") for term in termen if term[0] not in _ALLEEN_VOLGORDE}
