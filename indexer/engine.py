"""What every engine promises. One contract suite (``tests/contract``) runs against each.

Engines raise ``EngineNietBereikbaar`` or, when writing, ``DocumentGeweigerd``, and nothing of the
library under them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from indexer.documents import VoorzieningDocument
from indexer.language import Taalmodel
from indexer.query import Omgeving, Suggestie, ZoekUitkomst, ZoekVraag

# Of two engines with the same documents, one that holds less than this share of what the other
# holds is being filled or restored.
MIN_SHARE = 0.9


class EngineNietBereikbaar(Exception):
    """The engine gave no (usable) answer in time."""


class IndexOnbruikbaar(EngineNietBereikbaar):
    """The files of the index cannot be read or written: lost, damaged, or the disk is full."""


class IndexVerouderd(EngineNietBereikbaar):
    """The index was made by another version of the software, and must be built anew."""


class DocumentGeweigerd(Exception):
    """The engine works, but does not take a document that was to be written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineHealth:
    """``documenten``: how many it holds, None when unknown; ``reden`` says what is wrong.
    ``onvolledig``: the engine, or the one that stands by, lacks much and must be filled anew."""

    naam: str
    beschikbaar: bool
    documenten: int | None = None
    reden: str = ""
    onvolledig: bool = False


class SearchEngine(Protocol):
    """Answers questions; any number of threads may ask at once."""

    @property
    def naam(self) -> str:
        """``meilisearch`` or ``ingebouwd``."""
        ...

    def search(self, vraag: ZoekVraag) -> ZoekUitkomst: ...

    def count(self, q: str, omgevingen: Sequence[Omgeving]) -> list[int]:
        """How much a search for ``q`` would find in each place, whatever the filters; where that
        is more than a few, perhaps less than is told here."""
        ...

    def suggest(self, q: str, limit: int = 8) -> tuple[Suggestie, ...]:
        """Voorzieningen and aanbieders that begin like ``q`` (at least three letters)."""
        ...

    def prepare(self) -> None:
        """Read what a process keeps, so that its first visitor does not wait for that."""
        ...

    def health(self) -> EngineHealth: ...

    def set_taalmodel(self, taalmodel: Taalmodel) -> None:
        """Use other words from now on (an editor changed them); documents keep theirs until
        they are written again."""
        ...


class IndexWriter(Protocol):
    """Changes the index. A write returns only when what it wrote is searchable."""

    def upsert(self, documenten: Sequence[VoorzieningDocument]) -> None: ...

    def delete(self, ids: Sequence[str]) -> None: ...

    def versions(self, ids: Sequence[str] | None = None) -> dict[str, int]:
        """The version the index holds of each id (of all when None); absent when not indexed."""
        ...

    def rebuild(self, documenten: Iterable[VoorzieningDocument]) -> int:
        """Fill a fresh index beside the old one and swap; the old one answers meanwhile.
        Nothing changes when ``documenten`` raises. Returns how many were written."""
        ...


class Engine(SearchEngine, IndexWriter, Protocol):
    """Both halves; what the portal holds."""
