"""What plain words stand for: from the words of a resident to the terms in the descriptions."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log

from indexer.tekst import words
from indexer.woordenboek import Relatie, Woordpaar
from indexer.woordvormen import derivations, stem

# How well the term answers to the plain word, and the plain word to the term.
_STERKTE = {
    Relatie.SYNONIEM: 0.9,
    Relatie.LEIDT_NAAR: 0.75,
    Relatie.SMALLER: 0.65,
    Relatie.BREDER: 0.65,
    Relatie.VERWANT: 0.45,
}
_STERKTE_TERUG = {Relatie.SYNONIEM: 0.85, Relatie.BREDER: 0.5, Relatie.VERWANT: 0.4}
# A synonym of a term answers a little less than the term; a phrase of which a word is missing,
# and a short phrase inside a longer one that fits, a good deal less.
_VIA_SYNONIEM = 0.85
_ONVOLLEDIG = 0.6
_OVERSCHADUWD = 0.8
# A phrase of several words that fits is hardly a coincidence.
_HELE_ZIN = 1.2
# What there is against a kind of danger stands in the vocabulary as the meaning of this phrase.
_TEGEN_GEVAAR = "crisis {soort}"
# Terms give their other names after a slash or in brackets.
_ANDERE_NAAM = re.compile(r"[()/;,]")


@dataclass(frozen=True, slots=True)
class _Zin:
    """In what way a phrase means a term."""

    sterkte: float
    leefgebied: str
    gevaar: bool


# For each phrase the terms it stands for.
Meanings = dict[str, dict[str, _Zin]]


@dataclass(frozen=True, slots=True)
class Betekenis:
    """``stammen``: the stems of the question that are meant; ``term`` what they stand for, as a
    person knows it, and ``termen`` its stems."""

    stammen: frozenset[str]
    gewoon: str
    term: str
    termen: tuple[str, ...]
    sterkte: float
    leefgebied: str
    gevaar: bool
    """Whether these words speak of danger."""


@dataclass(frozen=True, slots=True)
class _Uitkomst:
    """A term that a phrase stands for; see ``Betekenis``."""

    term: str
    termen: tuple[str, ...]
    sterkte: float
    leefgebied: str
    gevaar: bool


@dataclass(frozen=True, slots=True)
class _Ingang:
    """A phrase of the vocabulary: a question that holds at least ``minstens`` of ``nodig``, the
    rarest of them included, may mean it. ``tekst`` is one of the names in ``bron``, for which it
    stands there."""

    tekst: str
    bron: str
    nodig: frozenset[str]
    minstens: int


class Betekenissen:
    """The pairs of the vocabulary, found by the words of a question."""

    def __init__(self, paren: Iterable[Woordpaar], stopwoorden: Collection[str]) -> None:
        self._stopwoorden = stopwoorden
        # Tens of thousands of meanings, of which people ask for a few: made when asked for.
        self._stems_of_term = cache(self._find_stems)
        self._outcomes_of = cache(self._make_outcomes)
        meanings = _gather(paren)
        self.woorden = tuple(
            sorted({w for tekst in meanings for w in words(tekst) if w not in stopwoorden})
        )
        """Every word of the vocabulary: what a typo may be meant to be."""
        self._woorden = frozenset(self.woorden)
        self._stammen = frozenset(map(stem, self.woorden))
        spread = _spread(meanings)
        self._pointedness = {stam: exp(-_entropy(counts)) for stam, counts in spread.items()}
        self._meestal = {stam: _most(counts) for stam, counts in spread.items()}
        self._meanings = meanings
        self._by_rarest = self._make_index(meanings)

    def __contains__(self, stam: str) -> bool:
        """Whether a word of the vocabulary has this stem."""
        return stam in self._stammen

    def knows(self, woord: str) -> bool:
        """Whether it is a word of the vocabulary as it stands."""
        return woord in self._woorden

    def pointedness(self, stam: str) -> float:
        """1 for a word that always points at one leefgebied, 1/4 for one whose phrases are spread
        evenly over four (``aanvragen``, ``moeder``): such a word tells little."""
        return self._pointedness.get(stam, 1.0)

    def mostly_about(self, stam: str) -> str:
        """The leefgebied of at least half of the phrases with this word; empty when there is none.
        So ``huur`` is about wonen, also when no phrase is ``huur`` alone."""
        return self._meestal.get(stam, "")

    def find(self, woorden: Sequence[str]) -> list[Betekenis]:
        """What these words of a question mean, strongest first."""
        aanwezig = {stem(woord): stem(woord) for woord in woorden}
        for woord in woorden:
            for stam in derivations(woord):
                aanwezig.setdefault(stam, stem(woord))
        stammen = frozenset(aanwezig)
        found = [
            (entry, hit)
            for stam in aanwezig
            for entry in self._by_rarest.get(stam, ())
            if len(hit := entry.nodig & stammen) >= entry.minstens
        ]
        whole = {hit for entry, hit in found if len(hit) == len(entry.nodig)}
        result = []
        for entry, hit in found:
            factor = _factor(entry, hit, whole)
            bedoeld = frozenset(aanwezig[stam] for stam in hit)
            result += [
                Betekenis(
                    stammen=bedoeld,
                    gewoon=entry.tekst,
                    term=u.term,
                    termen=u.termen,
                    sterkte=min(1, u.sterkte * factor),
                    leefgebied=u.leefgebied,
                    gevaar=u.gevaar and len(hit) == len(entry.nodig),
                )
                for u in self._outcomes_of(entry.bron)
            ]
        return sorted(result, key=lambda b: (-b.sterkte, b.gewoon, b.term))

    def of_danger(self, soort: str) -> list[Betekenis]:
        """What helps against this kind of danger, strongest first; the words meant are the kind
        itself."""
        tekst = _TEGEN_GEVAAR.format(soort=soort)
        found = [
            Betekenis(
                frozenset({soort}), tekst, u.term, u.termen, u.sterkte, u.leefgebied, u.gevaar
            )
            for u in self._outcomes_of(tekst)
        ]
        return sorted(found, key=lambda b: (-b.sterkte, b.term))

    def _make_index(self, meanings: Meanings) -> dict[str, list[_Ingang]]:
        """Every phrase under its rarest stem, so that few have to be looked at."""
        entries = [
            entry
            for bron in meanings
            for naam in _names(bron)
            if (entry := self._make_entry(naam, bron)).nodig
        ]
        frequency = Counter(stam for entry in entries for stam in entry.nodig)
        index = defaultdict(list)
        for entry in entries:
            index[min(entry.nodig, key=lambda stam: (frequency[stam], stam))].append(entry)
        return index

    def _make_entry(self, tekst: str, bron: str) -> _Ingang:
        """Of three telling words one may be missing. One telling word that says little without
        the stop words around it (``in de war``) needs those as well."""
        all_words = words(tekst)
        content = [woord for woord in all_words if woord not in self._stopwoorden]
        single = len(content) <= 1 < len(all_words)
        nodig = frozenset(map(stem, all_words if single else content))
        return _Ingang(
            tekst=tekst,
            bron=bron,
            nodig=nodig,
            minstens=len(nodig) - (not single and len(nodig) >= 3),
        )

    def _make_outcomes(self, bron: str) -> tuple[_Uitkomst, ...]:
        return tuple(
            _Uitkomst(term, termen, zin.sterkte, zin.leefgebied, zin.gevaar)
            for term, zin in self._meanings.get(bron, {}).items()
            for termen in self._stems_of_term(term)
        )

    def _find_stems(self, term: str) -> tuple[tuple[str, ...], ...]:
        """Of each name of a term the stems that find it."""
        return tuple(stems for naam in _names(term) if (stems := self._content_stems(naam)))

    def _content_stems(self, tekst: str) -> tuple[str, ...]:
        """The stems of the words of ``tekst`` that mean something; of all when none does."""
        all_words = words(tekst)
        content = [woord for woord in all_words if woord not in self._stopwoorden] or all_words
        return tuple(dict.fromkeys(map(stem, content)))


def _gather(paren: Iterable[Woordpaar]) -> Meanings:
    """For each phrase what it stands for, in both directions where that holds, and through one
    synonym of the term. Help against danger is meant without any doubt."""
    synoniemen: dict[str, set[str]] = defaultdict(set)
    meanings: Meanings = defaultdict(dict)
    for paar in paren:
        if paar.relatie is Relatie.SYNONIEM:
            synoniemen[paar.vakterm].add(paar.gewoon)
            synoniemen[paar.gewoon].add(paar.vakterm)
        sterkte = 1.0 if paar.crisis else _STERKTE[paar.relatie]
        _add(meanings[paar.gewoon], paar.vakterm, _Zin(sterkte, paar.leefgebied, paar.crisis))
        if terug := _STERKTE_TERUG.get(paar.relatie):
            _add(meanings[paar.vakterm], paar.gewoon, _Zin(terug, paar.leefgebied, paar.crisis))
    for tekst, terms in meanings.items():
        for term, zin in list(terms.items()):
            for other in synoniemen[term] - {tekst}:
                _add(terms, other, _Zin(zin.sterkte * _VIA_SYNONIEM, zin.leefgebied, zin.gevaar))
    return dict(meanings)


def _factor(entry: _Ingang, hit: frozenset[str], whole: Collection[frozenset[str]]) -> float:
    """More for a whole phrase, less for a part of one or for one inside a longer one."""
    if any(hit < other for other in whole):
        return _OVERSCHADUWD
    if len(hit) < len(entry.nodig):
        return _ONVOLLEDIG
    return _HELE_ZIN if len(hit) > 1 else 1.0


def _spread(meanings: Meanings) -> dict[str, Counter[str]]:
    """For each word how many phrases with it are about each leefgebied."""
    spread: dict[str, Counter[str]] = defaultdict(Counter)
    for tekst, terms in meanings.items():
        leefgebieden = {zin.leefgebied for zin in terms.values() if zin.leefgebied}
        for stam in set(map(stem, words(tekst))):
            spread[stam].update(leefgebieden)
    return spread


def _most(counts: Counter[str]) -> str:
    """What at least half of them is; empty when nothing is."""
    slug, count = max(counts.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return slug if 2 * count >= counts.total() else ""


def _entropy(counts: Counter[str]) -> float:
    """How evenly they are spread: its exponent is the number of leefgebieden that would be as
    uneven."""
    total = counts.total()
    return -sum(count / total * log(count / total) for count in counts.values())


def _add(terms: dict[str, _Zin], term: str, zin: _Zin) -> None:
    if term not in terms or zin.sterkte > terms[term].sterkte:
        terms[term] = zin


def _names(term: str) -> list[str]:
    """``ggz (geestelijke gezondheidszorg)`` are two names for one thing."""
    return [naam for part in _ANDERE_NAAM.split(term) if (naam := part.strip()) and words(naam)]
