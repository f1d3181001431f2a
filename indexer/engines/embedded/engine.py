"""``EmbeddedEngine``: both protocols of ``indexer.engine`` on a file of its own."""

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from indexer.documents import VoorzieningDocument
from indexer.engine import EngineHealth, EngineNietBereikbaar, IndexOnbruikbaar
from indexer.engines.embedded.bestand import IndexBestand, connect, finish, is_damage, remove
from indexer.engines.embedded.lezer import Lezer
from indexer.engines.embedded.schrijver import Schrijver, Vuller
from indexer.helper import map_parts
from indexer.language import Taalmodel
from indexer.query import Omgeving, Suggestie, ZoekUitkomst, ZoekVraag
from indexer.record import Record, make_record, read_document
from indexer.voorwaarden import Voorwaarde
from indexer.zoektocht import Zoektocht

NAAM = "ingebouwd"


class EmbeddedEngine:
    """Any number of processes and threads may read while one writes."""

    def __init__(
        self, path: Path, taalmodel: Taalmodel, vandaag: Callable[[], date] = date.today
    ) -> None:
        self._bestand = IndexBestand(path)
        self._taalmodel = taalmodel
        self._vandaag = vandaag
        self._lock = threading.RLock()
        self._lezer: Lezer | None = None

    @property
    def naam(self) -> str:
        return NAAM

    def search(self, vraag: ZoekVraag) -> ZoekUitkomst:
        with self._reading() as lezer:
            return self._zoektocht(lezer).search(vraag)

    def count(self, q: str, omgevingen: Sequence[Omgeving]) -> list[int]:
        with self._reading() as lezer:
            return self._zoektocht(lezer).count(q, omgevingen)

    def estimate(self, voorwaarden: Sequence[Voorwaarde]) -> list[int]:
        """How much fits each condition."""
        with self._reading() as lezer:
            return lezer.estimate(voorwaarden)

    def suggest(self, q: str, limit: int = 8) -> tuple[Suggestie, ...]:
        with self._reading() as lezer:
            return lezer.suggest(q, limit)

    def prepare(self) -> None:
        self.search(ZoekVraag(limit=1))

    def health(self) -> EngineHealth:
        try:
            with self._reading() as lezer:
                return EngineHealth(naam=NAAM, beschikbaar=True, documenten=lezer.total())
        except EngineNietBereikbaar as error:
            return EngineHealth(naam=NAAM, beschikbaar=False, reden=str(error))

    def set_taalmodel(self, taalmodel: Taalmodel) -> None:
        self._taalmodel = taalmodel

    def upsert(self, documenten: Sequence[VoorzieningDocument]) -> None:
        records = self._make_records(documenten)
        with self._writing() as schrijver:
            schrijver.upsert(records)

    def delete(self, ids: Sequence[str]) -> None:
        with self._writing() as schrijver:
            schrijver.delete(ids)

    def versions(self, ids: Sequence[str] | None = None) -> dict[str, int]:
        with self._reading() as lezer:
            return lezer.versions(ids)

    def documents(self) -> Iterator[VoorzieningDocument]:
        """All that the index holds; what is written meanwhile is not among it."""
        with _as_engine_error(), self._bestand.locked() as edition:
            connection = connect(edition)
        with closing(connection):
            for (inhoud,) in connection.execute("SELECT inhoud FROM document ORDER BY nr"):
                yield read_document(inhoud)

    def rebuild(self, documenten: Iterable[VoorzieningDocument]) -> int:
        """Also heals: of an edition that is lost or damaged nothing is brought over."""
        before = self._find_versions()
        with _as_engine_error():
            unfinished, connection = self._bestand.make_next()
            try:
                with closing(connection):
                    count = self._fill(connection, documenten)
                    with self._bestand.holding() as old:
                        if before is not None and old is not None:
                            self._catch_up(connection, old, before)
                        connection.close()
                        self._bestand.use(unfinished)
                        self._bestand.remove_unfinished()
            except BaseException:
                remove(unfinished)
                raise
        return count

    def _find_versions(self) -> dict[str, int] | None:
        """What the edition holds; None when that cannot be read any more."""
        try:
            return self.versions()
        except IndexOnbruikbaar as error:
            cause = error.__cause__
            if isinstance(cause, sqlite3.DatabaseError) and not is_damage(cause):
                raise
            return None

    def _fill(
        self, connection: sqlite3.Connection, documenten: Iterable[VoorzieningDocument]
    ) -> int:
        vuller = Vuller(connection)
        with closing(map_parts(self._make_records, documenten)) as parts:
            count = sum(map(vuller.add, parts))
        vuller.end()
        finish(connection)
        return count

    def _catch_up(self, connection: sqlite3.Connection, old: Path, before: dict[str, int]) -> None:
        """Bring over what was written to the old edition since it held these versions."""
        with closing(Lezer(old)) as lezer:
            now = lezer.versions(None)
            changed = lezer.documents([id_ for id_ in now if now[id_] != before.get(id_)])
        with _transaction(connection):
            schrijver = Schrijver(connection)
            schrijver.upsert(self._make_records(changed))
            schrijver.delete(before.keys() - now.keys())

    def _zoektocht(self, lezer: Lezer) -> Zoektocht:
        return Zoektocht(lezer, self._taalmodel, self._vandaag(), NAAM)

    def _make_records(self, documenten: Iterable[VoorzieningDocument]) -> list[Record]:
        terms_of = self._taalmodel.terms_of
        return [make_record(document, terms_of(document)) for document in documenten]

    @contextmanager
    def _writing(self) -> Iterator[Schrijver]:
        """The only writer, in one transaction on the current edition."""
        with (
            _as_engine_error(),
            self._bestand.locked() as edition,
            closing(connect(edition)) as connection,
            _transaction(connection),
        ):
            schrijver = Schrijver(connection)
            yield schrijver
            schrijver.trim()

    @contextmanager
    def _reading(self) -> Iterator[Lezer]:
        """The reader of this process, in one read transaction on the current edition."""
        with self._lock, _as_engine_error():
            lezer = self._lezer
            if lezer is None or not lezer.is_current(self._bestand.newest()):
                lezer = self._open_lezer()
            try:
                with lezer.transaction():
                    yield lezer
            except sqlite3.DatabaseError as error:
                if is_damage(error) and lezer.is_current(self._bestand.newest()):
                    self._bestand.set_aside(lezer.edition)
                raise

    def _open_lezer(self) -> Lezer:
        if self._lezer is not None:
            self._lezer.close()
            self._lezer = None
        with self._bestand.locked() as edition:
            self._lezer = Lezer(edition)
        return self._lezer


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextmanager
def _as_engine_error() -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise IndexOnbruikbaar(str(error)) from error
