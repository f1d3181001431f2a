"""Type-ahead over everything a visitor may mean: leefgebieden, needs, voorzieningen, places."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import zip_longest

from indexer.engine import SearchEngine
from indexer.language import Taalmodel, fold
from indexer.query import Suggestie, SuggestieSoort
from portal.domain.begrippen import Leefgebied
from portal.services.gazetteer import Gazetteer

PER_SOORT = 3


@dataclass(frozen=True, slots=True)
class Suggesties:
    """One per process. Knows no visitor and keeps nothing."""

    engine: SearchEngine
    taalmodel: Callable[[], Taalmodel]
    gazetteer: Callable[[], Gazetteer]

    def suggest(self, q: str, limit: int, *, places_only: bool = False) -> tuple[Suggestie, ...]:
        """At most ``limit``, the kinds in turn, so that no kind hides another."""
        folded = fold(q)
        if not folded:
            return ()
        if places_only:
            return tuple(self._plaatsen(q, limit))
        kinds = (
            self._leefgebieden(folded),
            self._onderwerpen(folded),
            self.engine.suggest(q, limit),
            self._plaatsen(q, PER_SOORT),
        )
        mixed = (s for row in zip_longest(*kinds) for s in row if s is not None)
        return tuple(_unique(mixed))[:limit]

    def _leefgebieden(self, folded: str) -> Iterable[Suggestie]:
        for leefgebied, begins in _LEEFGEBIEDEN.items():
            if any(begin.startswith(folded) for begin in begins):
                yield Suggestie(SuggestieSoort.LEEFGEBIED, leefgebied.naam, leefgebied.value)

    def _onderwerpen(self, folded: str) -> Iterable[Suggestie]:
        for woorden in self.taalmodel().complete(folded, PER_SOORT):
            yield Suggestie(SuggestieSoort.ONDERWERP, woorden, woorden)

    def _plaatsen(self, q: str, limit: int) -> Iterable[Suggestie]:
        for plaats in self.gazetteer().suggest(q, limit):
            yield Suggestie(SuggestieSoort.PLAATS, plaats.label, plaats.sleutel)


def _starts(text: str) -> list[str]:
    """The text from each of its words on: "werk en inkomen", "en inkomen", "inkomen"."""
    words = text.split()
    return [" ".join(words[i:]) for i in range(len(words))]


_LEEFGEBIEDEN = {leefgebied: _starts(fold(leefgebied.naam)) for leefgebied in Leefgebied}


def _unique(suggesties: Iterable[Suggestie]) -> Iterable[Suggestie]:
    seen = set()
    for suggestie in suggesties:
        key = fold(suggestie.tekst)
        if key not in seen:
            seen.add(key)
            yield suggestie
