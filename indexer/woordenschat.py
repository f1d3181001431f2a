"""The vocabulary of the corpus: how rare its stems are, and which of its words a mistyped or
unfinished one may be meant to be."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from math import log

from rapidfuzz import process
from rapidfuzz.distance import OSA

from indexer.geheugen import Geheugen
from indexer.klank import sound_of

# One typo is forgiven in a word of five letters, two in one of nine; shorter words are too
# often abbreviations or names. Spelled by ear (``gelt``) may be a word of four.
_EEN_FOUT, _TWEE_FOUTEN = 5, 9
_OP_GEHOOR = 4
# Who spells by ear may write a word this much longer or shorter.
_MAX_KLANK_VERSCHIL = 3
_MAX_BEGIN = 50
# A word of so many letters resembles few others by chance.
_LANG = 7
_KLINKERS = frozenset("aeiouy")
# Sounds that are taken for each other.
_KLANKSOORTEN = tuple(map(frozenset, ("gk", "bp", "fw", "mn")))
# Letters whose keys lie beside each other, both ways.
_BUREN = frozenset(
    a + b
    for rij in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for x, y in pairwise(rij)
    for a, b in ((x, y), (y, x))
)
_MAX_NABIJ = 3
# What was worked out for so many questions is kept: some 10 kB each.
_MAX_ONTHOUDEN = 1_000


class Woordenschat:
    """How many documents hold each stem (anywhere) and each word (where it shows). Changes as
    documents come and go."""

    def __init__(
        self,
        stammen: Mapping[str, int] | None = None,
        woorden: Mapping[str, int] | None = None,
        documenten: int = 0,
    ) -> None:
        self._documenten = documenten
        self._stammen = dict(stammen or {})
        self._woorden = dict(woorden or {})
        self._register: Register | None = None
        self.geheugen = Geheugen(_MAX_ONTHOUDEN)
        """What was worked out from this vocabulary alone, until it changes: the same words are
        asked from many places, with many filters and page after page."""

    @property
    def documenten(self) -> int:
        """How many documents there are."""
        return self._documenten

    def __contains__(self, stam: str) -> bool:
        return stam in self._stammen

    def holds(self, stammen: Iterable[str]) -> bool:
        """Whether all of the stems occur."""
        return all(stam in self._stammen for stam in stammen)

    def count(self, stam: str) -> int:
        """How many documents hold the stem."""
        return self._stammen.get(stam, 0)

    def frequency(self, woord: str) -> int:
        """How many documents show the word as it is written."""
        return self._woorden.get(woord, 0)

    def rarity(self, stam: str) -> float:
        """What it tells that a document holds the stem: the rarer, the more."""
        return log(1 + (self.documenten + 1) / (self.count(stam) + 1))

    def change_documenten(self, aantal: int) -> None:
        """So many documents there are now."""
        self._documenten = aantal
        self.geheugen.clear()

    def change_stammen(self, erbij: Iterable[str], eraf: Iterable[str]) -> None:
        """A document got these stems, and lost those."""
        _change(self._stammen, erbij, eraf)
        self.geheugen.clear()

    def change_woorden(self, erbij: Iterable[str], eraf: Iterable[str]) -> None:
        """A document got these words, and lost those."""
        appeared, vanished = _change(self._woorden, erbij, eraf)
        self.geheugen.clear()
        if self._register is not None:
            for woord in appeared:
                self._register.add(woord)
            for woord in vanished:
                self._register.remove(woord)

    def with_prefix(self, begin: str) -> list[str]:
        """Words that begin so, the most frequent first."""
        found = self._registered().with_prefix(begin)
        return sorted(found, key=self._by_frequency)[:_MAX_BEGIN]

    def nearest(self, woord: str, extra: "Register | None" = None) -> list[str]:
        """The words that ``woord`` may be a typo of, from the corpus and ``extra``, best first:
        what sounds the same, else what differs least, else what sounds nearly the same; of those
        what is frequent."""
        if len(woord) < _OP_GEHOOR:
            return []
        registers = [self._registered(), *([extra] if extra else [])]
        sound = sound_of(woord)
        best = [
            candidate
            for register in registers
            for candidate in register.sounding(sound)
            if abs(len(candidate) - len(woord)) <= _MAX_KLANK_VERSCHIL
        ]
        allowed = max_typos(woord)
        if not best and allowed:
            near = [c for register in registers for c in register.around(len(woord), allowed)]
            best = _least_different(woord, near, allowed)
        if not best and len(woord) >= _LANG:
            margin = _MAX_KLANK_VERSCHIL
            near = [c for register in registers for c in register.around(len(woord), margin)]
            best = [c for c in near if _sounds_nearly(sound, sound_of(c))]
        return sorted(set(best), key=self._by_frequency)[:_MAX_NABIJ]

    def _by_frequency(self, woord: str) -> tuple[int, str]:
        return -self._woorden.get(woord, 0), woord

    def _registered(self) -> "Register":
        """The words in order; made when the first question needs it."""
        if self._register is None:
            self._register = Register(self._woorden)
        return self._register


class Register:
    """The words of a vocabulary by beginning, length and sound."""

    def __init__(self, woorden: Iterable[str]) -> None:
        self._sorted = sorted(woorden)
        self._by_length: dict[int, list[str]] = defaultdict(list)
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        for woord in self._sorted:
            self._by_length[len(woord)].append(woord)
            self._by_sound[sound_of(woord)].append(woord)

    def add(self, woord: str) -> None:
        insort(self._sorted, woord)
        self._by_length[len(woord)].append(woord)
        self._by_sound[sound_of(woord)].append(woord)

    def remove(self, woord: str) -> None:
        del self._sorted[bisect_left(self._sorted, woord)]
        self._by_length[len(woord)].remove(woord)
        self._by_sound[sound_of(woord)].remove(woord)

    def with_prefix(self, begin: str) -> list[str]:
        first = bisect_left(self._sorted, begin)
        return self._sorted[first : bisect_left(self._sorted, begin + "\U0010ffff")]

    def sounding(self, sound: str) -> list[str]:
        return self._by_sound.get(sound, [])

    def around(self, length: int, margin: int) -> list[str]:
        """The words of about this length."""
        lengths = range(length - margin, length + margin + 1)
        return [woord for n in lengths for woord in self._by_length.get(n, ())]


def max_typos(woord: str) -> int:
    """How many typos are forgiven in a word of this length."""
    return (len(woord) >= _EEN_FOUT) + (len(woord) >= _TWEE_FOUTEN)


def _is_slip(typed: str, meant: str) -> bool:
    """Whether one would mistype ``meant`` like this.

    The first letter is seldom wrong, unless two were swapped or that of a long word was
    forgotten. In a short word, which many others resemble, a letter is forgotten, doubled or hit
    beside its own key: ``wespen`` is not ``westen``.
    """
    swapped = typed[:2] == meant[1::-1]
    forgotten = len(typed) >= _LANG and meant.endswith(typed)
    if typed[0] != meant[0] and not swapped and not forgotten:
        return False
    if len(typed) >= _LANG or sorted(typed) == sorted(meant) or len(typed) < len(meant):
        return True
    if len(typed) > len(meant):
        doubled = (i for i, (a, b) in enumerate(pairwise(typed)) if a == b)
        return any(typed[:i] + typed[i + 1 :] == meant for i in doubled)
    wrong = ((a, b) for a, b in zip(typed, meant, strict=True) if a != b)
    return any({a, b} <= _KLINKERS or a + b in _BUREN for a, b in wrong)


def _sounds_nearly(typed: str, meant: str) -> bool:
    """Whether one sound is another of its kind, not the first (``sikoloog``)."""
    if typed[0] != meant[0] or len(typed) != len(meant):
        return False
    wrong = [{a, b} for a, b in zip(typed, meant, strict=True) if a != b]
    return len(wrong) == 1 and any(wrong[0] <= kind for kind in _KLANKSOORTEN)


def _least_different(woord: str, candidates: list[str], allowed: int) -> list[str]:
    candidates = [candidate for candidate in candidates if candidate and _is_slip(woord, candidate)]
    found = process.extract(
        woord, candidates, scorer=OSA.distance, score_cutoff=allowed, limit=None
    )
    least = min((distance for _, distance, _ in found), default=0)
    return [candidate for candidate, distance, _ in found if distance == least]


def _change(
    counts: dict[str, int], erbij: Iterable[str], eraf: Iterable[str]
) -> tuple[list[str], list[str]]:
    """Returns which keys appeared and which vanished."""
    appeared, vanished = [], []
    for key in erbij:
        if key not in counts:
            appeared.append(key)
        counts[key] = counts.get(key, 0) + 1
    for key in eraf:
        counts[key] -= 1
        if not counts[key]:
            del counts[key]
            vanished.append(key)
    return appeared, vanished
