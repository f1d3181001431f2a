"""Counting facets: how many of a set of documents hold each value."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from indexer.engines.embedded.bits import numbers_of
from indexer.geheugen import Geheugen
from indexer.record import RUIME_FACETTEN

# Facets with many values are always counted document by document. The others are, but for a small
# result, counted set by set.
_GROOT = 100
# Counts that are kept: the same question comes again for its next page, or from everybody.
_MAX_TELLINGEN = 64


class Facetten:
    """The facet tokens of each document; ``set_of`` gives the documents that hold a token."""

    def __init__(self, set_of: Callable[[int], int]) -> None:
        self._set_of = set_of
        self._values: dict[str, dict[int, str]] = defaultdict(dict)
        self._smal: dict[int, bytes] = {}
        self._ruim: dict[int, bytes] = {}
        self._slugs: dict[str, Slugs] = {}
        self._counted = Geheugen(_MAX_TELLINGEN)

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

    def find_slugs(self, facet: str, begins: Sequence[str]) -> Iterator[str]:
        """The values that a facet ever had, of which each of ``begins`` begins a part."""
        values = self._values[facet]
        slugs = self._slugs.get(facet)
        if slugs is None or slugs.aantal != len(values):
            slugs = self._slugs[facet] = Slugs(values.values())
        return slugs.find(begins)

    def count(self, found: int, facetten: Sequence[str]) -> dict[str, dict[str, int]]:
        """How many of the documents hold each value of these facets."""
        key = found, tuple(facetten)
        return self._counted.remember(key, lambda: self._count(found, facetten))

    def _count(self, found: int, facetten: Sequence[str]) -> dict[str, dict[str, int]]:
        is_small = found.bit_count() <= _GROOT
        has_ruim = not RUIME_FACETTEN.isdisjoint(facetten)
        numbers = numbers_of(found) if is_small or has_ruim else []
        ruim = _tally(self._ruim, numbers) if has_ruim else {}
        smal = _tally(self._smal, numbers) if is_small else None
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


class Slugs:
    """Slugs by the beginnings of their parts."""

    def __init__(self, slugs: Collection[str]) -> None:
        self.aantal = len(slugs)
        self._parts = sorted((part, slug) for slug in slugs for part in set(slug.split("-")))

    def find(self, begins: Sequence[str]) -> Iterator[str]:
        """The slugs of which each of ``begins`` begins a part, each once. One that few slugs hold
        is looked up, and those are compared with the others."""
        rows = self._parts
        first, last = min(map(self._range_of, begins), key=lambda found: found[1] - found[0])
        seen = set()
        for _, slug in (rows[i] for i in range(first, last)):
            parts = slug.split("-")
            if slug not in seen and all(any(p.startswith(b) for p in parts) for b in begins):
                seen.add(slug)
                yield slug

    def _range_of(self, begin: str) -> tuple[int, int]:
        first = bisect_left(self._parts, (begin,))
        return first, bisect_left(self._parts, (f"{begin}\U0010ffff",), first)
