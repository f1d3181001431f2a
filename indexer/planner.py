"""From the words of a question to a plan of what to look for."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from indexer.betekenissen import Betekenis, Betekenissen
from indexer.crisis import Crisisherkenner
from indexer.plan import Alternatief, Groep, Wijze, Zoekplan
from indexer.query import MAX_Q, Uitleg
from indexer.tekst import words
from indexer.termen import phrases_of
from indexer.woordenschat import Woordenschat
from indexer.woordvormen import Samenstellingen, derivations, stem

# More words than this add noise, not meaning; more alternatives only cost time.
_MAX_GROEPEN = 8
_MAX_ALTERNATIEVEN = 16
_MAX_WOORDEN = 60
_MIN_BEGIN = 4
_MIN_HELFT = 4
# How well an alternative answers to the word itself.
_HERSTELD, _GOK, _BEGIN = 1.0, 0.7, 0.75
_LOS, _AFGELEID, _SAMENGESTELD, _DEEL = 0.95, 0.8, 0.8, 0.4
# Words that speak of danger mean help; what else they may stand for comes after that.
_BIJ_GEVAAR = 0.5
# A part may be missing when it carries less than this share of what all parts tell, and does
# alone when it carries that share.
_BIJZAAK, _HOOFDZAAK = 0.15, 0.75
# How much the weight of a word depends on whether it points at one leefgebied.
_RICHTING = 0.2


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
        self._known = tuple(sorted({*betekenissen.woorden, *crisis.woorden}))

    def plan(self, q: str, schat: Woordenschat) -> Zoekplan:
        """See ``Taalmodel.plan``."""
        typed = words(q[:MAX_Q])[:_MAX_WOORDEN]
        content = self._content(typed)
        found = [self._understand(woord, schat, last=woord == typed[-1]) for woord in content]
        taken_for = {w.getypt: w.bedoeld for w in found if w.bedoeld != w.getypt}
        corrected = [part for woord in typed for part in taken_for.get(woord, woord).split()]
        joined = self._joined(typed, schat)
        meanings = self._betekenissen.find([*corrected, *joined])
        groepen = _weigh(
            {w: self._alternatives(w, meanings, joined, schat) for w in found},
            lambda stam: schat.rarity(stam) * self._betekenissen.pointedness(stam) ** _RICHTING,
        )
        leefgebieden = _leefgebieden(meanings, found, groepen)
        gewichten = {groep.woord: round(groep.gewicht, 3) for groep in groepen}
        danger = (*self._crisis.find(typed), *self._crisis.find(corrected))
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
                vervangen={w: bedoeld for w, bedoeld in taken_for.items() if w in gewichten},
                betekenissen=_by_phrase(meanings),
                leefgebieden=tuple(leefgebieden),
                crisis=tuple(dict.fromkeys(danger)),
            ),
        )

    def content(self, q: str) -> tuple[str, ...]:
        """See ``Taalmodel.content``."""
        return self._content(words(q[:MAX_Q])[:_MAX_WOORDEN])

    def _split(self, content: Iterable[str]) -> dict[str, tuple[str, ...]]:
        parts = ((woord, self._samenstellingen.split(woord)) for woord in content)
        return {woord: found for woord, found in parts if found}

    def _content(self, typed: Sequence[str]) -> tuple[str, ...]:
        """The words that mean something, each once; all of them when none does."""
        content = [w for w in typed if w not in self._stopwoorden and len(w) > 1]
        return tuple(dict.fromkeys(content or [w for w in typed if len(w) > 1] or typed))

    def _understand(self, woord: str, schat: Woordenschat, *, last: bool) -> _Woord:
        """What the word can be found by; when it is unknown, what it is probably meant to be."""
        own = tuple(self._forms(woord, schat))
        if any(schat.holds(a.stammen) for a in own) or stem(woord) in self._betekenissen:
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
        guesses = tuple(
            Alternatief.of_stems(
                a.stammen, a.sterkte * (_GOK if i else _HERSTELD), Wijze.GOK, guess
            )
            for i, guess in enumerate(near)
            for a in self._forms(guess, schat)
        )
        return _Woord(woord, near[0] if near else woord, guesses)

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
        every = [
            *(replace(a, sterkte=a.sterkte * alone) for a in w.alternatieven),
            *(Alternatief.of_stems((stem(whole),), _LOS, Wijze.DEEL, whole) for whole in wholes),
            *(a for meaning in meant for a in self._of_meaning(meaning, schat)),
        ]
        unique: dict[tuple[str, ...], Alternatief] = {}
        for alternative in sorted(every, key=lambda a: (-a.sterkte, a.termen)):
            if schat.holds(alternative.stammen):
                unique.setdefault(alternative.termen, alternative)
        return tuple(unique.values())[:_MAX_ALTERNATIEVEN]

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


def _needed_parts(parts: tuple[str, ...], schat: Woordenschat) -> tuple[str, ...]:
    """The parts of a long word that together stand for it: all that tell something."""
    weights = {part: schat.rarity(part) for part in parts}
    total = sum(weights.values())
    return tuple(part for part, weight in weights.items() if weight >= _BIJZAAK * total)


def _halves(woord: str, schat: Woordenschat) -> tuple[str, ...]:
    """Two words of the corpus that were written as one: ``huishoudelijkehulp``."""
    cuts = range(_MIN_HELFT, len(woord) - _MIN_HELFT + 1)
    halves = ((woord[:cut], woord[cut:]) for cut in cuts)
    known = [pair for pair in halves if all(stem(half) in schat for half in pair)]
    return max(known, key=lambda pair: min(schat.count(stem(half)) for half in pair), default=())


def _main_stem(termen: tuple[str, ...], schat: Woordenschat) -> str | None:
    """The stem that carries nearly all of what a term tells, when there is one."""
    weights = {stam: schat.rarity(stam) for stam in termen}
    main = max(weights, key=lambda stam: weights[stam])
    return main if weights[main] >= _HOOFDZAAK * sum(weights.values()) else None


def _weigh(
    found: dict[_Woord, tuple[Alternatief, ...]], worth: Callable[[str], float]
) -> tuple[Groep, ...]:
    """Groups for the words that can be found, each with its share of what the question tells: as
    much as its word, or as the term that stands for it."""
    worths = [
        (max(map(worth, alternatives[0].stammen)), w.getypt, alternatives)
        for w, alternatives in found.items()
        if alternatives
    ]
    heaviest = sorted(worths, key=lambda row: (-row[0], row[1]))[:_MAX_GROEPEN]
    total = sum(rarity for rarity, _, _ in heaviest)
    return tuple(Groep(woord, rarity / total, found_by) for rarity, woord, found_by in heaviest)


def _leefgebieden(
    meanings: Iterable[Betekenis], found: Iterable[_Woord], groepen: Iterable[Groep]
) -> dict[str, float]:
    """The leefgebieden that the words point at, likeliest first, the first one being 1. A phrase
    counts by how much its words tell."""
    weights = {groep.woord: groep.gewicht for groep in groepen}
    of_stem = {stam: weights.get(w.getypt, 0.0) for w in found for stam in w.stammen}
    votes: dict[str, dict[str, float]] = defaultdict(dict)
    for meaning in meanings:
        if meaning.leefgebied:
            weight = sum(of_stem.get(stam, 0.0) for stam in meaning.stammen) * meaning.sterkte
            phrases = votes[meaning.leefgebied]
            phrases[meaning.gewoon] = max(phrases.get(meaning.gewoon, 0.0), weight)
    totals = {leefgebied: sum(phrases.values()) for leefgebied, phrases in votes.items()}
    most = max(totals.values(), default=0.0)
    ordered = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    return {leefgebied: total / most for leefgebied, total in ordered if total}


def _by_phrase(meanings: Iterable[Betekenis]) -> dict[str, tuple[str, ...]]:
    terms: dict[str, dict[str, None]] = defaultdict(dict)
    for meaning in meanings:
        terms[meaning.gewoon][meaning.term] = None
    return {phrase: tuple(found) for phrase, found in terms.items()}
