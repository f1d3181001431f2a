"""The file of the embedded index.

The index is an *edition*: a SQLite file of its own, such as ``index.sqlite.3``, to which the path
``index.sqlite`` points (a symbolic link). A rebuild fills the next edition and turns the link in
one step, so readers see the old one or the new one and nothing between. Readers need no lock
(WAL); writers take one, a file that the system lets go of when a process dies.

In an edition:

- ``token``: every filter value and stem, under a number, with how many documents hold it;
- ``document``: what ranks and shows a voorziening, under a number that it keeps;
- ``plek``: the smallest map square of each place (see ``indexer.geo``);
- ``houder``: an FTS5 table without content, the inverted index from token numbers to documents;
- ``wijziging``: what each write changed, so that readers need not read everything again.
"""

import fcntl
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

# Raised when the tables or what stands in them change: an older file is then made anew.
VERSIE = 1
_WACHT_S = 10.0
_TABELLEN = """
CREATE TABLE token (
    nr INTEGER PRIMARY KEY, veld TEXT NOT NULL, waarde TEXT NOT NULL, aantal INTEGER NOT NULL
);
CREATE TABLE document (
    nr INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, version INTEGER NOT NULL,
    volgorde TEXT NOT NULL, naam TEXT NOT NULL, gecontroleerd INTEGER NOT NULL,
    facetten BLOB NOT NULL, tokens BLOB NOT NULL, rang TEXT NOT NULL, inhoud TEXT NOT NULL
);
CREATE TABLE plek (
    cel INTEGER NOT NULL, nr INTEGER NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL
);
CREATE VIRTUAL TABLE houder USING fts5 (
    tokens, content='', detail=none, columnsize=0, tokenize='ascii'
);
CREATE TABLE wijziging (
    volg INTEGER PRIMARY KEY AUTOINCREMENT, nr INTEGER NOT NULL, erbij BLOB NOT NULL,
    eraf BLOB NOT NULL
);
"""
_INDEXEN = """
CREATE UNIQUE INDEX ix_token ON token (veld, waarde);
CREATE UNIQUE INDEX ix_document_id ON document (id);
CREATE INDEX ix_document_volgorde ON document (volgorde);
CREATE INDEX ix_document_naam ON document (naam);
CREATE INDEX ix_document_gecontroleerd ON document (gecontroleerd DESC, naam);
CREATE INDEX ix_plek_cel ON plek (cel, nr);
CREATE INDEX ix_plek_nr ON plek (nr);
"""


class IndexBestand:
    """The path of the index and the edition behind it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def pointer(self) -> str | None:
        """The name of the edition that answers, when there is one; costs microseconds."""
        with suppress(OSError):
            return self._path.readlink().name
        return None

    def current(self) -> Path:
        """The edition that answers; an empty one is made when there is none of this version."""
        edition = self._target()
        if edition is None:
            with self.lock():
                edition = self._target() or self._make_first()
        return edition

    def connect(self, edition: Path) -> sqlite3.Connection:
        """An open edition; transactions are begun by hand."""
        connection = sqlite3.connect(
            edition, timeout=_WACHT_S, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA cache_size = -16000")
        connection.execute("PRAGMA mmap_size = 2000000000")
        return connection

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Nobody else writes meanwhile."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._beside("lock").open("w") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield

    def make_next(self) -> tuple[Path, sqlite3.Connection]:
        """A new edition with tables, not used yet; ``finish`` adds what makes reading fast."""
        numbers = (int(p.suffix[1:]) for p in self._editions())
        edition = self._beside(str(max(numbers, default=0) + 1))
        connection = self.connect(edition)
        connection.executescript(_TABELLEN)
        return edition, connection

    def use(self, edition: Path) -> None:
        """Let this edition answer from now on and remove the others; under the lock."""
        link = self._beside("link")
        link.unlink(missing_ok=True)
        link.symlink_to(edition.name)
        link.replace(self._path)
        for other in self._editions():
            if other != edition:
                self.remove(other)

    def remove(self, edition: Path) -> None:
        """Delete an edition; who still reads it may finish."""
        for suffix in ("", "-wal", "-shm"):
            edition.with_name(edition.name + suffix).unlink(missing_ok=True)

    def _make_first(self) -> Path:
        edition, connection = self.make_next()
        finish(connection)
        connection.close()
        self.use(edition)
        return edition

    def _target(self) -> Path | None:
        name = self.pointer()
        if name is None or not (edition := self._path.with_name(name)).exists():
            return None
        connection = self.connect(edition)
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        connection.close()
        return edition if version == VERSIE else None

    def _editions(self) -> list[Path]:
        return [
            p for p in self._path.parent.glob(f"{self._path.name}.*") if p.suffix[1:].isdecimal()
        ]

    def _beside(self, suffix: str) -> Path:
        return self._path.with_name(f"{self._path.name}.{suffix}")


def finish(connection: sqlite3.Connection) -> None:
    """Make a filled edition ready to be read."""
    connection.executescript(_INDEXEN)
    connection.execute(f"PRAGMA user_version = {VERSIE}")
