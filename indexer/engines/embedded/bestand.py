"""The files of the embedded index.

The index is an *edition*: a SQLite file with a number, such as ``index.sqlite.3``; the highest
number answers. A rebuild fills a file without a number and then gives it the next one, so readers
see the old edition or the new one and nothing between. Readers need no lock (WAL); writers take
one, a file that the system lets go of when a process dies.

In an edition:

- ``token``: every filter value and stem, under a number, with how many documents hold it;
- ``document``: what ranks and shows a voorziening, under a number that it keeps;
- ``plek``: the smallest map square of each place (see ``indexer.geo``);
- ``houder``: an FTS5 table without content, the inverted index from token numbers to documents;
- ``wijziging``: what each write changed, so that readers need not read everything again.
"""

import fcntl
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

# Raised when the tables or what stands in them change: an older file is then made anew.
VERSIE = 3
_WACHT_S = 10.0
# How the name of a file ends that turned out to be damaged; kept until the next one, to look into.
_BESCHADIGD = "beschadigd"
_log = logging.getLogger(__name__)
# How the name of a file ends that is not an edition yet.
_ONAF = "onaf-"
_TABELLEN = """
CREATE TABLE token (
    nr INTEGER PRIMARY KEY, veld TEXT NOT NULL, waarde TEXT NOT NULL, aantal INTEGER NOT NULL
);
CREATE TABLE document (
    nr INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, version INTEGER NOT NULL,
    volgorde TEXT NOT NULL, naam TEXT NOT NULL, gecontroleerd INTEGER NOT NULL,
    facetten BLOB NOT NULL, ruime_facetten BLOB NOT NULL, tokens BLOB NOT NULL,
    rang TEXT NOT NULL, inhoud TEXT NOT NULL
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
# ``ix_document_version`` holds all that a comparison of versions asks: without it every document is
# read for that.
_INDEXEN = """
CREATE UNIQUE INDEX ix_token ON token (veld, waarde);
CREATE UNIQUE INDEX ix_document_id ON document (id);
CREATE INDEX ix_document_version ON document (id, version);
CREATE INDEX ix_document_volgorde ON document (volgorde);
CREATE INDEX ix_document_naam ON document (naam);
CREATE INDEX ix_document_gecontroleerd ON document (gecontroleerd DESC, naam);
CREATE INDEX ix_plek_cel ON plek (cel, nr);
CREATE INDEX ix_plek_nr ON plek (nr);
"""


class IndexBestand:
    """The editions beside a path."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._highest = 0
        """The highest number this process has seen: what is lost leaves its number unused, for
        who still has it open would take away the WAL of a namesake."""

    def newest(self) -> Path | None:
        """The edition that answers, when there is one; costs microseconds."""
        newest = max(self._editions(), key=_number, default=None)
        if newest is not None:
            self._highest = max(self._highest, _number(newest))
        return newest

    @contextmanager
    def locked(self) -> Iterator[Path]:
        """The edition that answers, which nobody else changes or removes meanwhile. An empty one
        is made when there is none of this version.

        Raises:
            FileNotFoundError: there was one and it is lost: better no answer than nothing found,
                until a rebuild has brought it back.

        """
        with self.holding() as edition:
            if edition is None and self._is_lost():
                raise FileNotFoundError("lost")
            yield edition or self._make_empty()

    @contextmanager
    def holding(self) -> Iterator[Path | None]:
        """The same without making one."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._beside("lock").open("w") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            edition = self.newest()
            yield edition if edition is not None and self._is_usable(edition) else None

    def set_aside(self, damaged: Path) -> None:
        """Take a damaged edition out of use, so that the next rebuild begins without it."""
        _log.error("index_damaged", extra={"edition": damaged.name})
        if damaged.is_file():
            damaged.replace(self._beside(_BESCHADIGD))
        remove(damaged)

    def make_next(self) -> tuple[Path, sqlite3.Connection]:
        """A file with tables that is not an edition yet; ``finish`` adds what makes it fast."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self._beside(f"{_ONAF}{uuid4().hex}")
        connection = connect(unfinished, "rwc")
        # Nobody reads it yet, and one that was cut short is thrown away: no second copy of what is
        # written, and no waiting for the disk before ``finish``.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        # Read once, to make its indexes: in the memory of this process it would be as large as it
        # is on the disk.
        connection.execute("PRAGMA mmap_size = 0")
        connection.executescript(_TABELLEN)
        return unfinished, connection

    def use(self, unfinished: Path) -> Path:
        """Make a file, closed by now, the edition that answers, and remove all others; while
        ``locked``."""
        editions = self._editions()
        number = max([self._highest, *map(_number, editions)]) + 1
        self._highest = number
        edition = unfinished.rename(self._beside(str(number)))
        for other in editions:
            remove(other)
        return edition

    def remove_unfinished(self) -> None:
        """Remove what a rebuild that was cut short left behind."""
        for unfinished in self._path.parent.glob(f"{self._path.name}.{_ONAF}*"):
            remove(unfinished)

    def _is_lost(self) -> bool:
        had_one = self._highest > 0 or self._beside(_BESCHADIGD).exists()
        return had_one and self.newest() is None

    def _is_usable(self, edition: Path) -> bool:
        try:
            return _is_of_this_version(edition)
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            self.set_aside(edition)
            return False

    def _make_empty(self) -> Path:
        unfinished, connection = self.make_next()
        finish(connection)
        connection.close()
        return self.use(unfinished)

    def _editions(self) -> list[Path]:
        begin = f"{self._path.name}."
        folder = self._path.parent
        return [
            path
            for path in (folder.iterdir() if folder.is_dir() else ())
            if path.name.startswith(begin) and path.suffix[1:].isdecimal()
        ]

    def _beside(self, suffix: str) -> Path:
        return self._path.with_name(f"{self._path.name}.{suffix}")


def connect(edition: Path, mode: str = "rw") -> sqlite3.Connection:
    """An open edition, which must exist unless ``mode`` is ``rwc``; transactions are begun by
    hand."""
    connection = sqlite3.connect(
        f"{edition.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=_WACHT_S,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -16000")
    connection.execute("PRAGMA mmap_size = 2000000000")
    return connection


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """Whether the file itself is no (whole) database; a full disk or a lock is something else."""
    return type(error) is sqlite3.DatabaseError


def remove(edition: Path) -> None:
    """Delete an edition; who still reads it may finish."""
    for suffix in ("", "-wal", "-shm"):
        edition.with_name(edition.name + suffix).unlink(missing_ok=True)


def _number(edition: Path) -> int:
    return int(edition.suffix[1:])


def _is_of_this_version(edition: Path) -> bool:
    with closing(connect(edition)) as connection:
        return bool(connection.execute("PRAGMA user_version").fetchone()[0] == VERSIE)


def finish(connection: sqlite3.Connection) -> None:
    """Make a filled edition ready to be read."""
    connection.executescript(_INDEXEN)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA user_version = {VERSIE}")
    connection.execute("PRAGMA synchronous = NORMAL")
