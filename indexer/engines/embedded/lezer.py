"""Reading an edition of the embedded index: what a search asks, suggestions and versions."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from indexer.documents import VoorzieningDocument
from indexer.engines.embedded.bestand import connect
from indexer.engines.embedded.bits import numbers_of
from indexer.engines.embedded.stand import Stand
from indexer.engines.embedded.suggesties import suggest
from indexer.geheugen import Geheugen
from indexer.nabijheid import Gelegen, nearest
from indexer.query import Punt, Sortering, Suggestie
from indexer.record import read_document
from indexer.voorwaarden import Voorwaarde
from indexer.woordenschat import Woordenschat
from indexer.zoektocht import Deel, Reeks, Rij, Telling, Telvraag


class Lezer:
    """One connection and what is remembered of it, for one thread at a time. Implements
    ``indexer.zoektocht.Index`` and ``indexer.nabijheid.Kaart``."""

    def __init__(self, edition: Path) -> None:
        self.edition = edition
        self._db = connect(edition)
        self._pid = os.getpid()
        self._file = _file_number(edition)
        self._stand: Stand | None = None
        self._is_fresh = False

    def is_current(self, newest: Path | None) -> bool:
        """Whether this still reads what it should, in the process that opened it (a connection
        must not be used after a fork). A file that somebody put in its place is another one."""
        return (
            newest == self.edition
            and os.getpid() == self._pid
            and _file_number(newest) == self._file
        )

    def close(self) -> None:
        if os.getpid() == self._pid:
            self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is read inside is of one moment."""
        self._db.execute("BEGIN")
        self._is_fresh = False
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
            for id_ in ids
            for (version,) in self._db.execute("SELECT version FROM document WHERE id = ?", (id_,))
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

    def antwoorden(self) -> Geheugen:
        return self._current().antwoorden

    def estimate(self, voorwaarden: Sequence[Voorwaarde]) -> list[int]:
        stand = self._current()
        return [stand.evaluate(voorwaarde).bit_count() for voorwaarde in voorwaarden]

    def tally(self, vragen: Sequence[Telvraag]) -> list[Telling]:
        stand = self._current()
        found = [(stand.evaluate(voorwaarde), facetten) for voorwaarde, facetten in vragen]
        return [
            Telling(bits.bit_count(), stand.facetten.count(bits, facetten) if facetten else {})
            for bits, facetten in found
        ]

    def answer(self, vragen: Sequence[Telvraag], reeks: Reeks) -> tuple[list[Telling], list[Rij]]:
        return self.tally(vragen), self._rows(self._numbers_of(reeks))

    def fetch_nearest(self, deel: Deel, punt: Punt) -> list[Rij]:
        return self._rows(nearest(self, deel, punt))

    def located(self, voorwaarde: Voorwaarde) -> Iterator[Gelegen[int]]:
        stand = self._current()
        for nr in numbers_of(stand.evaluate(voorwaarde)):
            liggingen = [
                Punt(lat, lon)
                for lat, lon in self._db.execute("SELECT lat, lon FROM plek WHERE nr = ?", (nr,))
            ]
            yield nr, stand.name_of(nr), liggingen

    def by_name(self, deel: Deel) -> list[int]:
        return self._numbers(deel, Sortering.NAAM)

    def suggest(self, q: str, limit: int) -> tuple[Suggestie, ...]:
        """See ``SearchEngine.suggest``."""
        return suggest(self._db, self._current(), q, limit)

    def _current(self) -> Stand:
        """The state as of the moment of the transaction."""
        if self._stand is None:
            self._stand = Stand(self._db)
        elif not self._is_fresh:
            self._stand.refresh()
        self._is_fresh = True
        return self._stand

    def _numbers(self, deel: Deel, sorteer: Sortering) -> list[int]:
        return self._numbers_of(Reeks([deel.voorwaarde], deel.offset, deel.limit, sorteer))

    def _numbers_of(self, reeks: Reeks) -> list[int]:
        stand = self._current()
        numbers: list[int] = []
        skip, needed = reeks.offset, reeks.limit
        for stap in reeks.stappen:
            found = stand.evaluate(stap)
            size = found.bit_count()
            if skip < size and needed > 0:
                part = stand.first(found, min(size, skip + needed), reeks.sorteer)[skip:]
                numbers += part
                needed -= len(part)
            skip = max(0, skip - size)
        return numbers

    def _rows(self, numbers: Sequence[int]) -> list[Rij]:
        return list(map(self._current().row, numbers))


def _file_number(edition: Path) -> int | None:
    """What the system knows a file by, whatever its name; None when it is gone."""
    try:
        return edition.stat().st_ino
    except FileNotFoundError:
        return None
