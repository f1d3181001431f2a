"""Dutch, once for both engines: how texts become index terms and questions become a plan.

The vocabulary is data (``Woordenboek``); the corpus tells which of its words are rare. What is
found and in which order follows from the plan made here, whatever the engine.
"""

from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise, starmap

from indexer.betekenissen import Betekenissen
from indexer.crisis import Crisisherkenner
from indexer.documents import VoorzieningDocument
from indexer.plaatsen import split_plaats
from indexer.plan import Zoekplan
from indexer.planner import Planner
from indexer.query import Uitleg
from indexer.tekst import find_tokens, fold_text, words
from indexer.tekst import fold as fold_word
from indexer.termen import DocumentTermen, TekstTermen, Termen, pair_of, phrases_of
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
_GEEN_DELEN: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())


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
        self._parts_of_word = lru_cache(maxsize=131_072)(self._make_parts)
        self._forms_of_token = lru_cache(maxsize=131_072)(self._make_forms)
        # Names of aanbieders, and the same few leefgebieden together, stand in many documents.
        self._termen_of_label = lru_cache(maxsize=4096)(self._make_termen)
        self._termen_of_labels = lru_cache(maxsize=4096)(self._make_termen_of_labels)
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
        namen = (
            *document.gebied_namen,
            *(naam for plek in document.plekken for naam in (plek.naam, plek.plaats)),
        )
        return DocumentTermen(
            naam=self._make_termen(document.naam, pairs=True),
            trefwoorden=self._termen_of_labels(document.trefwoorden),
            groepen=self._termen_of_labels((*groepen, document.soort or "")),
            samenvatting=self._make_termen(document.samenvatting, pairs=True),
            aanbieder=self._termen_of_label(document.aanbieder, pairs=True),
            overig=self._make_termen(" · ".join((document.omschrijving, *namen)), pairs=False),
        )

    def _terms_of_text(self, tekst: str) -> TekstTermen:
        """What a text that is no document can be found by."""
        return TekstTermen.of_termen(self._make_termen(tekst, pairs=True))

    def _find_terms(self, tekst: str) -> tuple[tuple[frozenset[str], int, int], ...]:
        """The stem and the parts of each word of a text, with where it begins and ends."""
        return tuple(
            (self._forms_of_token(token), first, last) for token, first, last in find_tokens(tekst)
        )

    def _make_forms(self, token: str) -> frozenset[str]:
        """Of a word as it is written: most texts are made of the same words."""
        woord = fold_word(token)
        return self._parts_of_word(woord)[0] | {stem(woord)}

    def _make_termen_of_labels(self, teksten: tuple[str, ...]) -> Termen:
        """The terms of names that do not belong together."""
        return Termen.together([self._termen_of_label(tekst, pairs=True) for tekst in teksten])

    def _make_termen(self, tekst: str, *, pairs: bool) -> Termen:
        """The terms of a text; ``pairs``: also of words that stand together."""
        woorden = words(tekst)
        # Few words have any.
        parts = [found for found in map(self._parts_of_word, woorden) if found is not _GEEN_DELEN]
        telling = [woord for woord in woorden if pairs and woord not in self._stopwoorden]
        beside = starmap(self._pairs_of_words, pairwise(telling))
        return Termen(
            woorden=frozenset(woorden),
            stammen=frozenset(map(stem, woorden)),
            delen=frozenset().union(*(delen for delen, _ in parts)),
            paren=frozenset().union(*(paren for _, paren in parts), *beside),
            zinsneden=frozenset(phrases_of(woorden)) if pairs else frozenset(),
        )

    def _make_parts(self, woord: str) -> tuple[frozenset[str], frozenset[str]]:
        """Of one folded word its parts and derivations, and which of the parts stand together."""
        parts = self._samenstellingen.split(woord)
        every = frozenset((*parts, *derivations(woord)))
        return (every, frozenset(starmap(pair_of, pairwise(parts)))) if every else _GEEN_DELEN

    def _make_pairs(self, a: str, b: str) -> frozenset[str]:
        """The terms of two words that stand beside each other."""
        return frozenset(
            pair_of(x, y)
            for x in (stem(a), *self._samenstellingen.split(a))
            for y in (stem(b), *self._samenstellingen.split(b))
        )
