"""Words that speak of danger. Missing one is worse than being too careful, so typos count."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from indexer.tekst import words
from indexer.woordenboek import Crisispatroon

# Patterns are kept by so many letters of their first word (fewer when it is shorter).
_BEGIN = 4
# Words that may stand between the words of a pattern (``slaat me soms``, ``wil echt dood``).
_VULWOORDEN = frozenset(
    "al altijd constant echt elke dag heel iedere nu regelmatig soms steeds vaak weer zo".split()
)
GEEN = "geen"
"""The kind of words that sound like danger and are none."""


class Crisisherkenner:
    """Finds the kinds of danger that a row of words speaks of."""

    def __init__(self, patronen: Iterable[Crisispatroon]) -> None:
        self._by_begin: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for patroon in patronen:
            parts = tuple(
                word + "*" * part.endswith("*")
                for part in patroon.patroon.split()
                for word in words(part)
            )
            if parts:
                self._by_begin[parts[0].rstrip("*")[:_BEGIN]].append((parts, patroon.soort))

    @property
    def woorden(self) -> frozenset[str]:
        """The words of the patterns: what a typo may be meant to be."""
        return frozenset(
            part.rstrip("*")
            for patterns in self._by_begin.values()
            for parts, _ in patterns
            for part in parts
        )

    def find(self, woorden: Sequence[str]) -> tuple[str, ...]:
        """The kinds of danger, in the order in which the words name them. Words that a harmless
        pattern holds (``dood graag``) name none."""
        told = [woord for woord in woorden if woord not in _VULWOORDEN]
        rows = [woorden] if len(told) == len(woorden) else [woorden, told]
        return tuple(dict.fromkeys(soort for row in rows for soort in self._scan(row)))

    def _scan(self, woorden: Sequence[str]) -> Iterator[str]:
        found = [
            (range(start, start + len(parts)), soort)
            for start, woord in enumerate(woorden)
            for length in range(1, _BEGIN + 1)
            if len(woord) >= length
            for parts, soort in self._by_begin.get(woord[:length], ())
            if _matches(parts, woorden[start : start + len(parts)])
        ]
        harmless = {i for places, soort in found if soort == GEEN for i in places}
        return (soort for places, soort in found if harmless.isdisjoint(places))


def _matches(parts: tuple[str, ...], woorden: Sequence[str]) -> bool:
    return len(parts) == len(woorden) and all(
        woord.startswith(part[:-1]) if part.endswith("*") else woord == part
        for part, woord in zip(parts, woorden, strict=True)
    )
