"""From the words of a question to a plan of what to look for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from indexer.aaneen import find_edges, find_halves, find_sentence
from indexer.betekenissen import Betekenis, Betekenissen
from indexer.crisis import Crisisherkenner
from indexer.plan import Alternatief, Groep, Wijze, Zoekplan
from indexer.query import MAX_Q, Uitleg
from indexer.tekst import words
from indexer.termen import phrases_of
from indexer.weging import point_at, point_by_words, weigh, with_danger
from indexer.woordenschat import Register, Woordenschat
from indexer.woordvormen import Samenstellingen, derivations, stem

# More alternatives only cost time.
_MAX_ALTERNATIEVEN = 16
_MAX_WOORDEN = 60
_MIN_BEGIN = 4
_MIN_ZIN = 6
# How well an alternative answers to the word itself.
_HERSTELD, _GOK, _BEGIN = 1.0, 0.7, 0.75
_LOS, _AFGELEID, _SAMENGESTELD, _DEEL = 0.95, 0.8, 0.8, 0.4
# Words that speak of danger mean help; what else they may stand for comes after that.
_BIJ_GEVAAR = 0.5
# Two words that are one word together (``thuis zorg``) mean that one.
_BIJ_GEHEEL = 0.6
# A part may be missing when it carries less than this share of what all parts tell, and does
# alone when it carries that share.
_BIJZAAK, _HOOFDZAAK = 0.15, 0.75
# How much the weight of a word depends on whether it points at one leefgebied.
_RICHTING = 0.2
_GETAL = 0.25


@dataclass(frozen=True, slots=True)
class _Woord:
    """A word of the question, and what it is taken for: itself, the nearest known word, or two
    words that were written as one."""

    getypt: str
    bedoeld: str
    alternatieven: tuple[Alternatief, ...]

    @property
    def stammen(self) -> frozenset[str]:
        return frozenset(map(stem, words(self.bedoeld)))


class Planner:
    """Makes plans; knows the vocabulary, is told of the corpus with each question."""

    def __init__(
        self,
        *,
        betekenissen: Betekenissen,
        crisis: Crisisherkenner,
        samenstellingen: Samenstellingen,
        stopwoorden: frozenset[str],
    ) -> None:
        self._betekenissen = betekenissen
        self._crisis = crisis
        self._samenstellingen = samenstellingen
        self._stopwoorden = stopwoorden
        self._known = Register({*betekenissen.woorden, *crisis.woorden})

    def plan(self, q: str, schat: Woordenschat) -> Zoekplan:
        """See ``Taalmodel.plan``."""
        asked = words(q[:MAX_Q])
        spaced = {w: row for w in dict.fromkeys(asked) if (row := self._spaced(w, schat))}
        typed = [part for w in asked for part in spaced.get(w, (w,))][:_MAX_WOORDEN]
        content = self._content(typed)
        joined = self._joined(typed, schat)
        whole = frozenset().union(*joined.values())
        found = [
            self._understand(woord, schat, last=woord == typed[-1], whole=woord in whole)
            for woord in content
        ]
        taken_for = {w.getypt: w.bedoeld for w in found if w.bedoeld != w.getypt}
        corrected = [part for woord in typed for part in taken_for.get(woord, woord).split()]
        danger = tuple(dict.fromkeys((*self._crisis.find(typed), *self._crisis.find(corrected))))
        meanings = self._betekenissen.find([*corrected, *joined])
        answers = {w.getypt: self._alternatives(w, meanings, joined, schat) for w in found}
        by_words = weigh(answers, lambda stam: self._worth(stam, schat))
        against = [meaning for soort in danger for meaning in self._betekenissen.of_danger(soort)]
        groepen = with_danger(
            by_words, {soort: self._against(soort, against, schat) for soort in danger}
        )
        weights = _weights(found, groepen)
        leefgebieden = point_at([*against, *meanings], weights)
        gewichten = {groep.woord: round(groep.gewicht, 3) for groep in groepen}
        return Zoekplan(
            woorden=len(typed),
            zegt_niets=self._stopwoorden.issuperset(typed),
            groepen=groepen,
            zinsneden=tuple(phrases_of(corrected)),
            leefgebieden=leefgebieden,
            uitleg=Uitleg(
                woorden=content,
                weggelaten=tuple(woord for woord in typed if woord not in content),
                gewichten=gewichten,
                gesplitst=self._split(content),
                vervangen={
                    **{w: " ".join(row) for w, row in spaced.items()},
                    **{w: bedoeld for w, bedoeld in taken_for.items() if w in gewichten},
                },
                betekenissen=_by_phrase(meanings),
                leefgebieden=tuple(
                    leefgebieden or point_by_words(self._betekenissen.mostly_about, weights)
                ),
                crisis=danger,
            ),
        )

    def content(self, q: str) -> tuple[str, ...]:
        """See ``Taalmodel.content``."""
        return self._content(words(q[:MAX_Q])[:_MAX_WOORDEN])

    def _worth(self, stam: str, schat: Woordenschat) -> float:
        """How much a stem tells. A number by itself (``mijn zoon van 14``) is rare and yet tells
        little."""
        worth: float = schat.rarity(stam) * self._betekenissen.pointedness(stam) ** _RICHTING
        return worth * _GETAL if stam.isdigit() and stam not in self._betekenissen else worth

    def _split(self, content: Iterable[str]) -> dict[str, tuple[str, ...]]:
        parts = ((woord, self._samenstellingen.split(woord)) for woord in content)
        return {woord: found for woord, found in parts if found}

    def _spaced(self, woord: str, schat: Woordenschat) -> tuple[str, ...]:
        """The words of a sentence that was typed without spaces."""
        if len(woord) < _MIN_ZIN or self._is_known(woord, schat):
            return ()
        row = find_sentence(
            woord, lambda part: part in self._stopwoorden or self._betekenissen.knows(part)
        )
        one_thing = len(row) == 2 and self._stopwoorden.isdisjoint(row)
        if not row or one_thing or _halves(woord, schat) or schat.nearest(woord, self._known):
            return ()
        return row

    def _is_known(self, woord: str, schat: Woordenschat) -> bool:
        own = stem(woord)
        return own in schat or own in self._betekenissen or bool(self._samenstellingen.split(woord))

    def _content(self, typed: Sequence[str]) -> tuple[str, ...]:
        """The words that mean something, each once; all of them when none does."""
        content = [w for w in typed if w not in self._stopwoorden and len(w) > 1]
        return tuple(dict.fromkeys(content or [w for w in typed if len(w) > 1] or typed))

    def _understand(self, woord: str, schat: Woordenschat, *, last: bool, whole: bool) -> _Woord:
        """What the word can be found by; when it is unknown, what it is probably meant to be.
        ``whole``: it makes a known word with its neighbour, so it is no typo."""
        own = tuple(self._forms(woord, schat))
        known = whole or stem(woord) in self._betekenissen
        if known or any(schat.holds(a.stammen) for a in own):
            return _Woord(woord, woord, own)
        if last and len(woord) >= _MIN_BEGIN and (begun := schat.with_prefix(woord)):
            stems = dict.fromkeys(map(stem, begun))
            return _Woord(
                woord,
                woord,
                tuple(Alternatief.of_stems((s,), _BEGIN, Wijze.GOK, woord) for s in stems),
            )
        near = schat.nearest(woord, self._known)
        if not near and (halves := _halves(woord, schat)):
            row = Alternatief.of_stems(tuple(map(stem, halves)), _LOS, Wijze.DEEL, woord)
            return _Woord(woord, " ".join(halves), (row,))
        if not near:
            edges = find_edges(woord, lambda edge: stem(edge) in schat)
            return _Woord(
                woord,
                woord,
                tuple(Alternatief.of_stems((stem(e),), _DEEL, Wijze.DEEL, e) for e in edges),
            )
        guesses = tuple(
            Alternatief.of_stems(
                a.stammen, a.sterkte * (_GOK if i else _HERSTELD), Wijze.GOK, guess
            )
            for i, guess in enumerate(near)
            for a in self._forms(guess, schat)
        )
        return _Woord(woord, near[0], guesses)

    def _forms(self, woord: str, schat: Woordenschat) -> Iterator[Alternatief]:
        yield Alternatief.of_stems((stem(woord),), 1.0, Wijze.EIGEN, woord)
        for stam in derivations(woord):
            yield Alternatief.of_stems((stam,), _AFGELEID, Wijze.DEEL, woord)
        row = _needed_parts(self._samenstellingen.split(woord), schat)
        if len(row) > 1:
            yield Alternatief.of_stems(row, _SAMENGESTELD, Wijze.DEEL, woord)
        if present := [part for part in row if part in schat]:
            yield Alternatief.of_stems((self._topic(present, schat),), _DEEL, Wijze.DEEL, woord)

    def _topic(self, parts: Iterable[str], schat: Woordenschat) -> str:
        """The part that says what a long word is about: rare, and pointing one way (the ``taal``
        of ``taalcafe``, the ``taxi`` of ``regiotaxi``)."""
        return max(
            parts,
            key=lambda part: schat.rarity(part) * self._betekenissen.pointedness(part),
        )

    def _joined(self, typed: Sequence[str], schat: Woordenschat) -> dict[str, set[str]]:
        """Words that two words of the question are together (``schuldhulp verlening``), each
        with those two."""
        return {
            a + b: {a, b}
            for a, b in pairwise(typed)
            if len(a) > 2 and len(b) > 2
            if (stam := stem(a + b)) in schat or stam in self._betekenissen
        }

    def _alternatives(
        self,
        w: _Woord,
        meanings: Iterable[Betekenis],
        joined: Mapping[str, set[str]],
        schat: Woordenschat,
    ) -> tuple[Alternatief, ...]:
        """All that the corpus can answer to the word with, strongest first."""
        wholes = [whole for whole, parts in joined.items() if w.getypt in parts]
        stammen = w.stammen | set(map(stem, wholes))
        meant = [meaning for meaning in meanings if stammen & meaning.stammen]
        alone = _BIJ_GEVAAR if any(meaning.gevaar for meaning in meant) else 1.0
        if wholes:
            alone = min(alone, _BIJ_GEHEEL)
        every = [
            *(replace(a, sterkte=a.sterkte * alone) for a in w.alternatieven),
            *(Alternatief.of_stems((stem(whole),), _LOS, Wijze.DEEL, whole) for whole in wholes),
            *(a for meaning in meant for a in self._of_meaning(meaning, schat)),
        ]
        return _present(every, schat)

    def _against(
        self, soort: str, meanings: Iterable[Betekenis], schat: Woordenschat
    ) -> tuple[Alternatief, ...]:
        """What the corpus holds against this kind of danger."""
        found = (
            alternative
            for meaning in meanings
            if soort in meaning.stammen
            for alternative in self._of_meaning(meaning, schat)
        )
        return _present(found, schat)

    def _of_meaning(self, meaning: Betekenis, schat: Woordenschat) -> Iterator[Alternatief]:
        """A term; when it is one long word also its parts together, and when one of its words
        says nearly everything also that word alone (``hulp bij belastingaangifte``)."""
        yield Alternatief.of_stems(meaning.termen, meaning.sterkte, Wijze.BETEKENIS, meaning.term)
        sterkte = meaning.sterkte * _SAMENGESTELD
        if len(meaning.termen) > 1:
            if main := _main_stem(meaning.termen, schat):
                yield Alternatief.of_stems((main,), sterkte, Wijze.BETEKENIS, meaning.term)
            return
        for woord in words(meaning.term):
            row = _needed_parts(self._samenstellingen.split(woord), schat)
            if len(row) > 1:
                yield Alternatief.of_stems(row, sterkte, Wijze.BETEKENIS, meaning.term)


def _present(alternatives: Iterable[Alternatief], schat: Woordenschat) -> tuple[Alternatief, ...]:
    """Those that the corpus holds, each once, strongest first."""
    unique: dict[tuple[str, ...], Alternatief] = {}
    for alternative in sorted(alternatives, key=lambda a: (-a.sterkte, a.termen)):
        if schat.holds(alternative.stammen):
            unique.setdefault(alternative.termen, alternative)
    return tuple(unique.values())[:_MAX_ALTERNATIEVEN]


def _weights(found: Iterable[_Woord], groepen: Iterable[Groep]) -> dict[str, float]:
    """What each stem of the question tells, and each kind of danger."""
    by_word = {groep.woord: groep.gewicht for groep in groepen}
    of_words = {stam: by_word.get(w.getypt, 0.0) for w in found for stam in w.stammen}
    return by_word | of_words


def _needed_parts(parts: tuple[str, ...], schat: Woordenschat) -> tuple[str, ...]:
    """The parts of a long word that together stand for it: all that tell something."""
    weights = {part: schat.rarity(part) for part in parts}
    total = sum(weights.values())
    return tuple(part for part, weight in weights.items() if weight >= _BIJZAAK * total)


def _halves(woord: str, schat: Woordenschat) -> tuple[str, ...]:
    return find_halves(woord, schat.frequency)


def _main_stem(termen: tuple[str, ...], schat: Woordenschat) -> str | None:
    """The stem that carries nearly all of what a term tells, when there is one."""
    weights = {stam: schat.rarity(stam) for stam in termen}
    main = max(weights, key=lambda stam: weights[stam])
    return main if weights[main] >= _HOOFDZAAK * sum(weights.values()) else None


def _by_phrase(meanings: Iterable[Betekenis]) -> dict[str, tuple[str, ...]]:
    terms: dict[str, dict[str, None]] = defaultdict(dict)
    for meaning in meanings:
        terms[meaning.gewoon][meaning.term] = None
    return {phrase: tuple(found) for phrase, found in terms.items()}
