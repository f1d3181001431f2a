"""Reading an edition of the embedded index: what a search asks, suggestions and versions."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from indexer.documents import VoorzieningDocument
from indexer.engines.embedded.bits import numbers_of
from indexer.engines.embedded.stand import Stand
from indexer.engines.embedded.suggesties import suggest
from indexer.geo import distance_m
from indexer.query import Punt, Sortering, Suggestie
from indexer.record import read_document
from indexer.voorwaarden import Voorwaarde
from indexer.woordenschat import Woordenschat
from indexer.zoektocht import Opgehaald, Ophaalvraag, Rij

# SQLite takes this many parameters in any build.
_MAX_PARAMETERS = 500


class Lezer:
    """One connection and what is remembered of it, for one thread at a time."""

    def __init__(self, connection: sqlite3.Connection, edition: str) -> None:
        self._db = connection
        self._edition = edition
        self._pid = os.getpid()
        self._stand: Stand | None = None

    def is_current(self, pointer: str | None) -> bool:
        """Whether this still reads what it should, in the process that opened it (a connection
        must not be used after a fork)."""
        return pointer == self._edition and os.getpid() == self._pid

    def close(self) -> None:
        if os.getpid() == self._pid:
            self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is read inside is of one moment."""
        self._db.execute("BEGIN")
        try:
            yield
        finally:
            self._db.execute("COMMIT")

    def total(self) -> int:
        """How many documents there are."""
        (aantal,) = self._db.execute("SELECT count(*) FROM document").fetchone()
        return int(aantal)

    def versions(self, ids: Sequence[str] | None) -> dict[str, int]:
        """See ``IndexWriter.versions``."""
        if ids is None:
            return dict(self._db.execute("SELECT id, version FROM document"))
        return {
            id_: version
            for part in _parts(ids)
            for id_, version in self._db.execute(
                f"SELECT id, version FROM document WHERE id IN ({_marks(part)})", part
            )
        }

    def documents(self, ids: Sequence[str]) -> list[VoorzieningDocument]:
        """The documents with these ids, those that exist."""
        return [
            read_document(inhoud)
            for id_ in ids
            for (inhoud,) in self._db.execute("SELECT inhoud FROM document WHERE id = ?", (id_,))
        ]

    def woordenschat(self) -> Woordenschat:
        return self._current().schat

    def count(self, voorwaarden: Sequence[Voorwaarde]) -> list[int]:
        stand = self._current()
        return [stand.evaluate(voorwaarde).bit_count() for voorwaarde in voorwaarden]

    def fetch(self, vraag: Ophaalvraag) -> Opgehaald:
        stand = self._current()
        basis = stand.evaluate(vraag.basis)
        stappen = [basis & stand.evaluate(voorwaarde) for voorwaarde in vraag.stappen]
        if vraag.sorteer is Sortering.AFSTAND and vraag.punt is not None:
            numbers = self._nearest(stand, vraag.punt, stappen[-1])
        else:
            numbers = _in_steps(stand, stappen, vraag.offset + vraag.limit, vraag.sorteer)
        return Opgehaald(
            rijen=self._rows(numbers[vraag.offset : vraag.offset + vraag.limit]),
            totaal=stappen[-1].bit_count(),
            facetten=[
                stand.count(stand.evaluate(voorwaarde), facetten)
                for voorwaarde, facetten in vraag.tellingen
            ],
        )

    def suggest(self, q: str, limit: int) -> tuple[Suggestie, ...]:
        """See ``SearchEngine.suggest``."""
        return suggest(self._db, self._current(), q, limit)

    def _current(self) -> Stand:
        if self._stand is None:
            self._stand = Stand(self._db)
        else:
            self._stand.refresh()
        return self._stand

    def _nearest(self, stand: Stand, punt: Punt, found: int) -> list[int]:
        """All of these documents, nearest first, those without a place last."""
        distances: dict[int, float] = {}
        for nr, lat, lon in self._db.execute("SELECT nr, lat, lon FROM plek"):
            if found >> nr & 1:
                afstand = distance_m(punt, Punt(lat, lon))
                distances[nr] = min(afstand, distances.get(nr, afstand))
        far = float("inf")
        return sorted(numbers_of(found), key=lambda nr: (distances.get(nr, far), stand.name_of(nr)))

    def _rows(self, numbers: Sequence[int]) -> list[Rij]:
        return [
            Rij(*row)
            for nr in numbers
            for row in self._db.execute("SELECT rang, inhoud FROM document WHERE nr = ?", (nr,))
        ]


def _in_steps(stand: Stand, stappen: Sequence[int], limit: int, sorteer: Sortering) -> list[int]:
    """The first so many documents: all of the first step before those that the next one adds."""
    numbers: list[int] = []
    seen = 0
    for stap in stappen:
        numbers += stand.first(stap & ~seen, limit - len(numbers), sorteer)
        if len(numbers) == limit:
            break
        seen = stap
    return numbers


def _parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[i : i + _MAX_PARAMETERS] for i in range(0, len(ids), _MAX_PARAMETERS))


def _marks(part: Sequence[str]) -> str:
    return ",".join("?" * len(part))
