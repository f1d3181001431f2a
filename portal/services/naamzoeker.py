"""Names that begin like, or are nearly, what was typed: first those of the region itself."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from heapq import nsmallest

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from portal.services.plaatsnamen import BEKEND, Kandidaat

# A longer name bears more slips; a short one soon is another name ("Haler", "Haelen").
_TWO_SLIPS_FROM = 8
_MIN_LENGTH = 4


class Naamzoeker:
    """Holds the keys of names (see ``naam_sleutel``), sorted; a ``rank`` of 0 is the region.

    Outside the region only gemeenten and woonplaatsen: every town has its Centrum.
    """

    def __init__(
        self, namen: Mapping[str, Sequence[Kandidaat]], rank: Callable[[Kandidaat], float]
    ) -> None:
        self._rank = {key: min(map(rank, found)) for key, found in namen.items()}
        regio = {key for key, least in self._rank.items() if least == 0}
        elders = {key for key, found in namen.items() if any(k.soort in BEKEND for k in found)}
        self._lists = (sorted(regio), sorted(elders - regio))

    def complete(self, begin: str, limit: int) -> list[str]:
        """Keys that begin with ``begin``, by rank; of equal rank the shortest first."""
        found = (key for keys in self._lists for key in _with_prefix(keys, begin))
        return nsmallest(limit, found, key=lambda key: (self._rank[key], len(key), key))

    def nearest(self, sleutel: str) -> list[str]:
        """The keys that differ least from one with a slip or two; several when equally near."""
        if len(sleutel) < _MIN_LENGTH or not sleutel.isalpha():
            return []
        slips = 2 if len(sleutel) >= _TWO_SLIPS_FROM else 1
        for keys in self._lists:
            found = extract(sleutel, keys, scorer=OSA.distance, score_cutoff=slips, limit=10)
            if found:
                least = min(distance for _, distance, _ in found)
                return [key for key, distance, _ in found if distance == least]
        return []


def _with_prefix(keys: Sequence[str], begin: str) -> Sequence[str]:
    start = bisect_left(keys, begin)
    return keys[start : bisect_left(keys, begin + "\uffff", start)]
