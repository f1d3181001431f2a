"""A place name inside a question: ``voedselbank in weert`` asks for a voedselbank, near Weert."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise

from indexer.tekst import find_words, words

_VOORZETSELS = frozenset({"in", "te", "bij", "rond", "uit", "omgeving", "nabij", "rondom", "regio"})
# Prepositions that hardly stand before anything but a place.
_PLAATSELIJK = frozenset({"in", "te"})
# Words that lead up to a place and go out with it: "in de buurt van Weert".
_AANLOOP = frozenset({"de", "buurt", "van", "omgeving", "gemeente", "regio", "dorp", "stad"})
# Words of somebody who tells something: in a sentence the last word is seldom a place.
_VERTELLERS = frozenset({"ik", "we", "wij", "hij", "zij", "ze", "je", "jij", "u", "iemand", "het"})
# Shorter names are too often ordinary words (neer, ell, horn) to be taken for a place easily.
_MIN_DUIDELIJK = 5
_SCHEIDING = " ,;."
_POSTCODE = re.compile(r"([1-9]\d{3})(?:[a-z]{2})?")


def split_plaats(
    q: str, namen: Collection[str], gewone_woorden: Collection[str] = frozenset()
) -> tuple[str, str | None]:
    """``q`` without its place name, and that name as it was typed (None when there is none).

    A name counts after a preposition, as the whole question, as all that stands between commas,
    and at either end beside other words. A short name counts only at the end of words that are
    no sentence (not in ``ik zit neer``), one of ``gewone_woorden`` (``buren``) only when nothing
    else can be meant. A postcode counts anywhere when its four digits are among the names: other
    numbers are no place. The longest name wins, and the last one when several fit.
    """
    known = _known(frozenset(namen))
    found = find_words(q)
    zin = _Zin(q, found, frozenset(gewone_woorden))
    for last in range(len(found), 0, -1):
        for first in range(last):
            if zin.is_postcode(first, last, namen) or (
                tuple(zin.woorden[first:last]) in known and zin.is_place(first, last)
            ):
                naam = q[found[first][1] : found[last - 1][2]]
                before = q[: found[zin.introduction(first)][1]].rstrip(_SCHEIDING)
                after = q[found[last - 1][2] :].lstrip(_SCHEIDING)
                return f"{before} {after}".strip(), naam
    return q, None


class _Zin:
    """The words of a question and where they are set apart from each other."""

    def __init__(
        self, q: str, found: Sequence[tuple[str, int, int]], gewoon: frozenset[str]
    ) -> None:
        self.woorden = [woord for woord, _, _ in found]
        self._gewoon = gewoon
        self._breaks = {0, len(found)} | {
            i + 1 for i, (a, b) in enumerate(pairwise(found)) if set(q[a[2] : b[1]]) & set(",;")
        }

    def is_place(self, first: int, last: int) -> bool:
        """Whether the words from ``first`` to ``last``, which are a name, are meant as one."""
        starts, ends = first in self._breaks, last in self._breaks
        before = self.woorden[first - 1] if first else ""
        if starts and ends:
            return True
        if last - first == 1 and self.woorden[first] in self._gewoon:
            return ends and before in _PLAATSELIJK
        if before in _VOORZETSELS or self.introduction(first) < first:
            return True
        if last - first > 1 or len(self.woorden[first]) >= _MIN_DUIDELIJK:
            return starts or ends
        return ends and not any(woord in _VERTELLERS for woord in self.woorden[:first])

    def is_postcode(self, first: int, last: int, namen: Collection[str]) -> bool:
        """Whether these words are a postcode. Two letters apart belong to it at the end only:
        elsewhere they are a word (``6006 is mijn postcode``)."""
        woorden = self.woorden[first:last]
        at_the_end = len(woorden) == 2 and len(woorden[0]) == 4 and last in self._breaks
        if len(woorden) > 1 and not at_the_end:
            return False
        match = _POSTCODE.fullmatch("".join(woorden))
        return match is not None and match[1] in namen

    def introduction(self, first: int) -> int:
        """Where the words begin that lead up to the name."""
        begin = first
        while begin and self.woorden[begin - 1] in _AANLOOP:
            begin -= 1
        return begin - 1 if begin and self.woorden[begin - 1] in _VOORZETSELS else first


@lru_cache(maxsize=4)
def _known(namen: frozenset[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(filter(None, map(words, namen)))
