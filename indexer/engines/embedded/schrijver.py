"""Writing into an edition of the embedded index."""

import sqlite3
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, count

from indexer.geo import cell_of, cell_range
from indexer.record import RUIME_FACETTEN, Record

# How many changes a reader may lag behind before it has to read everything again.
_BEWAARD = 20_000
_NIEUW = """
INSERT INTO document (nr, id, version, volgorde, naam, gecontroleerd, facetten, ruime_facetten,
    tokens, rang, inhoud) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_DOCUMENT = f"""{_NIEUW}
ON CONFLICT (nr) DO UPDATE SET version = excluded.version, volgorde = excluded.volgorde,
    naam = excluded.naam, gecontroleerd = excluded.gecontroleerd, facetten = excluded.facetten,
    ruime_facetten = excluded.ruime_facetten, tokens = excluded.tokens, rang = excluded.rang,
    inhoud = excluded.inhoud
"""
# Bytes that FTS5 gathers before it writes: from its usual million on it would put together again
# and again what it wrote before.
_GEHEUGEN = 32 << 20
_VERWIJDER_HOUDER = "INSERT INTO houder (houder, rowid, tokens) VALUES ('delete', ?, ?)"


class Schrijver:
    """Adds, changes and removes documents inside a transaction of the caller."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def upsert(self, records: Iterable[Record]) -> None:
        """Write the documents in place of those with the same id."""
        for record in records:
            nr, old = self._find(record.id)
            facetten = {token: self._number(*token) for token in record.facetten}
            others = (
                self._number(veld, waarde)
                for veld, waarden in record.tokens.items()
                for waarde in waarden
            )
            new = sorted({*facetten.values(), *others})
            nr = self._write(nr, record, facetten, new)
            self._replace_tokens(nr, old, new)

    def delete(self, ids: Iterable[str]) -> None:
        """Remove the documents; unknown ids are fine."""
        for id_ in ids:
            nr, old = self._find(id_)
            if nr is not None:
                self._db.execute("DELETE FROM document WHERE nr = ?", (nr,))
                self._db.execute("DELETE FROM plek WHERE nr = ?", (nr,))
                self._replace_tokens(nr, old, [])

    def trim(self) -> None:
        """Forget changes that every reader has seen long ago."""
        self._db.execute(
            "DELETE FROM wijziging WHERE volg <= (SELECT max(volg) FROM wijziging) - ?",
            (_BEWAARD,),
        )

    def _find(self, id_: str) -> tuple[int | None, list[int]]:
        row = self._db.execute("SELECT nr, tokens FROM document WHERE id = ?", (id_,)).fetchone()
        return (row[0], read_numbers(row[1]).tolist()) if row else (None, [])

    def _number(self, veld: str, waarde: str) -> int:
        row = self._db.execute(
            "SELECT nr FROM token WHERE veld = ? AND waarde = ?", (veld, waarde)
        ).fetchone()
        if row is None:
            row = self._db.execute(
                "INSERT INTO token (veld, waarde, aantal) VALUES (?, ?, 0) RETURNING nr",
                (veld, waarde),
            ).fetchone()
        return int(row[0])

    def _write(
        self,
        nr: int | None,
        record: Record,
        facetten: Mapping[tuple[str, str], int],
        tokens: Sequence[int],
    ) -> int:
        cursor = self._db.execute(_DOCUMENT, (nr, *_columns(record, facetten, tokens)))
        if nr is None:
            nr = int(cursor.lastrowid or 0)
        self._db.execute("DELETE FROM plek WHERE nr = ?", (nr,))
        self._db.executemany("INSERT INTO plek VALUES (?, ?, ?, ?)", _plekken(nr, record))
        return nr

    def _replace_tokens(self, nr: int, old: Sequence[int], new: Sequence[int]) -> None:
        erbij, eraf = sorted(set(new) - set(old)), sorted(set(old) - set(new))
        if old:
            self._db.execute(_VERWIJDER_HOUDER, (nr, _as_text(old)))
        if new:
            self._db.execute(
                "INSERT INTO houder (rowid, tokens) VALUES (?, ?)", (nr, _as_text(new))
            )
        changes = [(1, token) for token in erbij] + [(-1, token) for token in eraf]
        self._db.executemany("UPDATE token SET aantal = aantal + ? WHERE nr = ?", changes)
        self._db.execute(
            "INSERT INTO wijziging (nr, erbij, eraf) VALUES (?, ?, ?)",
            (nr, _as_blob(erbij), _as_blob(eraf)),
        )


class Vuller:
    """Fills an empty edition, in one transaction: keeps the tokens in memory and writes them at
    the end."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        # Of each field the numbers of its values; an unknown value gets the next number.
        next_number = count(1).__next__
        self._numbers: defaultdict[str, dict[str, int]] = defaultdict(
            lambda: defaultdict(next_number)
        )
        self._counts: Counter[int] = Counter()
        connection.execute("BEGIN")
        connection.execute("INSERT INTO houder (houder, rank) VALUES ('hashsize', ?)", (_GEHEUGEN,))
        self._last = 0

    def add(self, records: Iterable[Record]) -> int:
        """Write new documents; returns how many."""
        rows, plekken, houders = [], [], []
        for nr, record in enumerate(records, self._last + 1):
            facetten = {token: self._numbers[token[0]][token[1]] for token in record.facetten}
            tokens = sorted({*facetten.values(), *self._number(record.tokens)})
            self._counts.update(tokens)
            rows.append((nr, *_columns(record, facetten, tokens)))
            plekken += _plekken(nr, record)
            houders.append((nr, _as_text(tokens)))
            self._last = nr
        self._db.executemany(_NIEUW, rows)
        self._db.executemany("INSERT INTO plek VALUES (?, ?, ?, ?)", plekken)
        self._db.executemany("INSERT INTO houder (rowid, tokens) VALUES (?, ?)", houders)
        return len(rows)

    def end(self) -> None:
        """Write the tokens of all documents that were added, and end the transaction."""
        self._db.executemany(
            "INSERT INTO token VALUES (?, ?, ?, ?)",
            (
                (nr, veld, waarde, self._counts[nr])
                for veld, numbers in self._numbers.items()
                for waarde, nr in numbers.items()
            ),
        )
        self._db.execute("COMMIT")

    def _number(self, tokens: Mapping[str, Iterable[str]]) -> Iterator[int]:
        return chain.from_iterable(
            map(self._numbers[veld].__getitem__, waarden) for veld, waarden in tokens.items()
        )


def read_numbers(blob: bytes) -> "array[int]":
    """The numbers in a column of numbers."""
    numbers = array("I")
    numbers.frombytes(blob)
    return numbers


def _as_blob(numbers: Iterable[int]) -> bytes:
    return array("I", numbers).tobytes()


def _as_text(numbers: Iterable[int]) -> str:
    return " ".join(map(str, numbers))


def _columns(
    record: Record, facetten: Mapping[tuple[str, str], int], tokens: Sequence[int]
) -> tuple[str | int | bytes, ...]:
    ruim = [nr for (facet, _), nr in facetten.items() if facet in RUIME_FACETTEN]
    smal = [nr for (facet, _), nr in facetten.items() if facet not in RUIME_FACETTEN]
    return (
        record.id,
        record.version,
        record.volgorde,
        record.naam,
        record.gecontroleerd,
        _as_blob(smal),
        _as_blob(ruim),
        _as_blob(tokens),
        record.rang,
        record.inhoud,
    )


def _plekken(nr: int, record: Record) -> list[tuple[int, int, float, float]]:
    return [(cell_range(cell_of(p))[0], nr, p.lat, p.lon) for p in record.liggingen]
