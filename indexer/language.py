"""Dutch, once for both engines: how texts become index terms and questions become a plan.

The vocabulary is data (``Woordenboek``); the corpus tells which of its words are rare. What is
found and in which order follows from the plan made here, whatever the engine.
"""

from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise, starmap

from indexer.betekenissen import Betekenissen
from indexer.crisis import Crisisherkenner
from indexer.documents import VoorzieningDocument
from indexer.plaatsen import split_plaats
from indexer.plan import Zoekplan
from indexer.planner import Planner
from indexer.query import Uitleg
from indexer.tekst import find_words, fold_text, words
from indexer.termen import DocumentTermen, TekstTermen, pair_of, phrases_of
from indexer.woordenboek import Crisispatroon, Relatie, Woordenboek, Woordpaar
from indexer.woordenschat import Woordenschat
from indexer.woordvormen import Samenstellingen, derivations, stem

__all__ = [
    "Crisispatroon",
    "Relatie",
    "Taalmodel",
    "Woordenboek",
    "Woordpaar",
    "fold",
    "split_plaats",
]

fold = fold_text


class Taalmodel:
    """The vocabulary, ready for use. Does not change after it is made, so threads may share it."""

    def __init__(self, woordenboek: Woordenboek) -> None:
        stopwoorden = frozenset(woord for stop in woordenboek.stopwoorden for woord in words(stop))
        self._stopwoorden = stopwoorden
        delen = tuple(deel for tekst in woordenboek.delen for deel in words(tekst))
        self._samenstellingen = Samenstellingen(delen)
        self._planner = Planner(
            betekenissen=Betekenissen(woordenboek.paren, stopwoorden),
            crisis=Crisisherkenner(woordenboek.crisispatronen),
            samenstellingen=self._samenstellingen,
            stopwoorden=stopwoorden,
        )
        self._gewoon = sorted((fold(paar.gewoon), paar.gewoon) for paar in woordenboek.paren)
        self._terms_of_word = lru_cache(maxsize=131_072)(self._make_terms)
        # The same names and summaries are shown again and again.
        self.find_terms = lru_cache(maxsize=4096)(self._find_terms)
        self._pairs_of_words = lru_cache(maxsize=131_072)(self._make_pairs)
        self.terms_of_text = lru_cache(maxsize=4096)(self._terms_of_text)

    def plan(self, q: str, woordenschat: Woordenschat) -> Zoekplan:
        """What to look for in a corpus with this vocabulary, and how ``q`` was understood."""
        return self._planner.plan(q, woordenschat)

    def says_nothing(self, q: str) -> bool:
        """Whether all words of ``q`` are words that carry no meaning in a question."""
        return self._stopwoorden.issuperset(words(q))

    def content(self, q: str) -> tuple[str, ...]:
        """The words of ``q`` that mean something, as ``Uitleg.woorden`` has them; costs little."""
        return self._planner.content(q)

    def explain(self, q: str) -> Uitleg:
        """How ``q`` is understood, without a corpus to weigh its words."""
        return self._planner.plan(q, Woordenschat()).uitleg

    def complete(self, begin: str, limit: int) -> list[str]:
        """Plain words and phrases that begin so, the shortest first."""
        folded = fold(begin)
        first = bisect_left(self._gewoon, (folded, ""))
        last = bisect_left(self._gewoon, (folded + "\U0010ffff", ""))
        found = dict.fromkeys(tekst for _, tekst in self._gewoon[first:last])
        return sorted(found, key=lambda tekst: (len(tekst), tekst))[:limit]

    def terms_of(self, document: VoorzieningDocument) -> DocumentTermen:
        """What the document can be found by."""
        groepen = (*document.leefgebied_namen, *document.doelgroep_namen, *document.wetten)
        overig = (
            document.omschrijving,
            *document.gebied_namen,
            *(naam for plek in document.plekken for naam in (plek.naam, plek.plaats)),
        )
        return DocumentTermen(
            naam=self._terms([document.naam], pairs=True),
            trefwoorden=self._terms(document.trefwoorden, pairs=True),
            groepen=self._terms([*groepen, document.soort or ""], pairs=True),
            samenvatting=self._terms([document.samenvatting], pairs=True),
            aanbieder=self._terms([document.aanbieder], pairs=True),
            overig=self._terms(overig, pairs=False),
        )

    def _terms_of_text(self, tekst: str) -> TekstTermen:
        """What a text that is no document can be found by."""
        return TekstTermen.of_terms(self._terms([tekst], pairs=True))

    def _find_terms(self, tekst: str) -> tuple[tuple[frozenset[str], int, int], ...]:
        """The terms of each word of a text, with the place where it begins and ends."""
        return tuple(
            (self._terms_of_word(woord), first, last) for woord, first, last in find_words(tekst)
        )

    def _terms(self, teksten: Iterable[str], *, pairs: bool) -> frozenset[str]:
        """The terms of texts; ``pairs``: also of words that stand together."""
        found: set[str] = set()
        for tekst in teksten:
            woorden = words(tekst)
            found.update(*map(self._terms_of_word, woorden))
            if pairs:
                telling = [woord for woord in woorden if woord not in self._stopwoorden]
                found.update(*starmap(self._pairs_of_words, pairwise(telling)))
                found.update(phrases_of(woorden))
        return frozenset(found)

    def _make_terms(self, woord: str) -> frozenset[str]:
        """The terms of one folded word; see ``DocumentTermen``."""
        parts = self._samenstellingen.split(woord)
        return frozenset(
            {
                f"={woord}",
                stem(woord),
                *(f"+{part}" for part in (*parts, *derivations(woord))),
                *starmap(pair_of, pairwise(parts)),
            }
        )

    def _make_pairs(self, a: str, b: str) -> frozenset[str]:
        """The terms of two words that stand beside each other."""
        return frozenset(
            pair_of(x, y)
            for x in (stem(a), *self._samenstellingen.split(a))
            for y in (stem(b), *self._samenstellingen.split(b))
        )
