"""The index terms of a document: what search can find it by, and how strongly.

Both engines match on these terms and nothing else, so they find the same documents.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

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

    def index_terms(self) -> Iterator[tuple[str, str]]:
        """Field and stem of all that the engines match on, and the words of the vocabulary.

        Each field holds what stands in the one before it, so that one term answers "anywhere
        in the text" and another "in the name or a keyword". A whole stem and a part of a word
        are the same here.
        """
        naam = self.naam | self.trefwoorden
        kop = naam | self.groepen | self.samenvatting | self.aanbieder
        for veld, termen in ((Veld.NAAM, naam), (Veld.KOP, kop)):
            yield from ((veld, stam) for stam in _stems(termen))
        every = (stam for stam in _stems(kop | self.overig) if _SAMEN not in stam)
        yield from ((Veld.TEKST, stam) for stam in every)
        yield from ((Veld.WOORD, term[1:]) for term in kop if term[0] == "=")

    def best_places(self) -> dict[str, int]:
        """Each term, without ``+``, with the most telling place where it stands."""
        found: dict[str, int] = {}
        for termen, whole, part in (
            (self.overig, OVERIG, OVERIG_DEEL),
            (self.groepen, GROEP, GROEP_DEEL),
            (self.aanbieder, AANBIEDER, AANBIEDER_DEEL),
            (self.samenvatting, SAMENVATTING, SAMENVATTING_DEEL),
            (self.trefwoorden, TREFWOORD, TREFWOORD_DEEL),
            (self.naam, NAAM, NAAM_DEEL),
        ):
            for term in termen:
                key, place = (term[1:], part) if term[0] == "+" else (term, whole)
                found[key] = max(place, found.get(key, place))
        return found


def _stems(termen: Iterable[str]) -> set[str]:
    """Whole stems, parts and pairs; for matching they are alike."""
    return {term.removeprefix("+") for term in termen if term[0] not in _ALLEEN_VOLGORDE}
