"""Counting facets: how many of a set of documents hold each value."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from indexer.engines.embedded.bits import numbers_of

# Facets with many values: those are always counted document by document. The others are, in a
# large result, counted set by set.
RUIME_FACETTEN = frozenset({"aanbieder", "gebied"})
_GROOT = 2_000
# Counts that are kept: the same question comes again for its next page, or from everybody.
_MAX_TELLINGEN = 64


class Facetten:
    """The facet tokens of each document; ``set_of`` gives the documents that hold a token."""

    def __init__(self, set_of: Callable[[int], int]) -> None:
        self._set_of = set_of
        self._values: dict[str, dict[int, str]] = defaultdict(dict)
        self._smal: dict[int, bytes] = {}
        self._ruim: dict[int, bytes] = {}
        self._counted: dict[tuple[int, tuple[str, ...]], dict[str, dict[str, int]]] = {}

    def learn(self, token: int, facet: str, waarde: str) -> None:
        """A token stands for this value of this facet."""
        self._values[facet][token] = waarde

    def remember(self, nr: int, smal: bytes, ruim: bytes) -> None:
        """The tokens of a document, those of the facets with many values apart."""
        self._smal[nr], self._ruim[nr] = smal, ruim
        self._counted.clear()

    def forget(self, nr: int) -> None:
        self._smal.pop(nr, None)
        self._ruim.pop(nr, None)
        self._counted.clear()

    def values_of(self, facet: str) -> Iterable[str]:
        """All values that a facet ever had."""
        return self._values[facet].values()

    def count(self, found: int, facetten: Sequence[str]) -> dict[str, dict[str, int]]:
        """How many of the documents hold each value of these facets."""
        key = found, tuple(facetten)
        if key not in self._counted:
            if len(self._counted) >= _MAX_TELLINGEN:
                self._counted.clear()
            self._counted[key] = self._count(found, facetten)
        return self._counted[key]

    def _count(self, found: int, facetten: Sequence[str]) -> dict[str, dict[str, int]]:
        numbers = numbers_of(found)
        ruim = _tally(self._ruim, numbers) if RUIME_FACETTEN & set(facetten) else {}
        smal = _tally(self._smal, numbers) if len(numbers) <= _GROOT else None
        counts = {}
        for facet in facetten:
            values = self._values[facet]
            tally = ruim if facet in RUIME_FACETTEN else smal
            if tally is None:
                tally = {token: (self._set_of(token) & found).bit_count() for token in values}
            counts[facet] = {
                values[token]: aantal
                for token, aantal in tally.items()
                if aantal and token in values
            }
        return counts


def _tally(columns: dict[int, bytes], numbers: Iterable[int]) -> Counter[int]:
    """How often each token stands in the columns of these documents."""
    return Counter(memoryview(b"".join(map(columns.__getitem__, numbers))).cast("I"))
