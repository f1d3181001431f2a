"""What a process remembers of an edition, so that most questions read little from disk.

Sets of documents for the tokens that were asked, facets and order of each document, and the
vocabulary. When the file changed, only what changed is read. The caller makes sure that one
thread at a time is inside, in one read transaction.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable
from heapq import nsmallest
from typing import Any

from indexer.engines.embedded.bits import from_numbers, numbers_of
from indexer.engines.embedded.facetten import Facetten
from indexer.engines.embedded.schrijver import read_numbers
from indexer.geheugen import Geheugen
from indexer.geo import cell_ranges
from indexer.query import FACETTEN, Sortering
from indexer.voorwaarden import Alle, Een, Enige, Niet, Veld, Voorwaarde
from indexer.woordenschat import Woordenschat
from indexer.zoektocht import Rij

# Sets that are kept: at 50,000 documents 6 kB each.
_MAX_SETS = 4_000
_MAX_STREKEN = 256
# As many as ``indexer.record`` keeps of what stands in them.
_MAX_RIJEN = 4_096
# Answers that are kept: some 50 kB each.
_MAX_ANTWOORDEN = 256
# More changes than this are read faster from the documents themselves.
_MAX_WIJZIGINGEN = 2_000
# A result of more than this share is walked in order rather than sorted.
_DICHT = 0.05
_KOLOMMEN = "SELECT nr, volgorde, gecontroleerd, facetten, ruime_facetten FROM document"
# One statement for all stretches of squares: forty of them cost twice the time.
_IN_STREKEN = """
SELECT plek.nr FROM json_each(?) AS streek CROSS JOIN plek
ON plek.cel BETWEEN json_extract(streek.value, '$[0]') AND json_extract(streek.value, '$[1]')
"""
_IN_ORDE = {
    Sortering.RELEVANTIE: "SELECT nr FROM document ORDER BY volgorde",
    Sortering.NAAM: "SELECT nr FROM document ORDER BY naam",
    Sortering.GECONTROLEERD: "SELECT nr FROM document ORDER BY gecontroleerd DESC, naam",
}


class Stand:
    """The state of one edition as of the last ``refresh``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._volg = 0
        self.antwoorden = Geheugen(_MAX_ANTWOORDEN)
        self._read_all()

    def refresh(self) -> None:
        """Take in what was written since the last time."""
        (last,) = self._db.execute("SELECT max(volg) FROM wijziging").fetchone()
        if (last or 0) == self._volg:
            return
        changes = self._db.execute(
            "SELECT volg, nr, erbij, eraf FROM wijziging WHERE volg > ? ORDER BY volg LIMIT ?",
            (self._volg, _MAX_WIJZIGINGEN + 1),
        ).fetchall()
        if len(changes) > _MAX_WIJZIGINGEN or changes[0][0] != self._volg + 1:
            self._read_all()
            return
        for volg, nr, erbij, eraf in changes:
            self._volg = volg
            self._apply(nr, read_numbers(erbij), read_numbers(eraf))
        self._streken.clear()
        self.antwoorden.clear()
        self.schat.change_documenten(self.alle.bit_count())

    def evaluate(self, voorwaarde: Voorwaarde) -> int:
        """The documents that fit."""
        match voorwaarde:
            case Een(Veld.CEL, cellen):
                return self._in_cells(cellen)
            case Een(veld, waarden):
                found = 0
                for waarde in waarden:
                    found |= self.holding(veld, waarde)
                return found
            case Alle(delen):
                found = self.alle
                for deel in delen:
                    found &= self.evaluate(deel) if found else 0
                return found
            case Enige(delen):
                found = 0
                for deel in delen:
                    found |= self.evaluate(deel)
                return found
            case Niet(deel):
                return self.alle & ~self.evaluate(deel)

    def holding(self, veld: str, waarde: str) -> int:
        """The documents that hold this token."""
        nr = self._number(veld, waarde)
        return self._set_of(nr) if nr else 0

    def with_prefix(self, veld: str, begin: str, limit: int) -> list[str]:
        """The values of a field that begin so, the most frequent first."""
        rows = self._db.execute(
            "SELECT waarde FROM token WHERE veld = ? AND waarde >= ? AND waarde < ? "
            "ORDER BY aantal DESC LIMIT ?",
            (veld, begin, begin + "\U0010ffff", limit),
        )
        return [waarde for (waarde,) in rows]

    def first(self, found: int, limit: int, sorteer: Sortering) -> list[int]:
        """The first so many of these documents in an order that the index keeps."""
        if limit <= 0 or not found:
            return []
        if found.bit_count() < _DICHT * self.alle.bit_length():
            return nsmallest(limit, numbers_of(found), key=self._order_key(sorteer))
        data = found.to_bytes(self.alle.bit_length() // 8 + 1, "little")
        result: list[int] = []
        for (nr,) in self._db.execute(_IN_ORDE[sorteer]):
            if data[nr >> 3] >> (nr & 7) & 1:
                result.append(nr)
                if len(result) == limit:
                    break
        return result

    def row(self, nr: int) -> Rij:
        """What is kept of a document; it must exist."""
        row = self._rijen.get(nr)
        if row is None:
            if len(self._rijen) >= _MAX_RIJEN:
                del self._rijen[next(iter(self._rijen))]
            found = self._db.execute("SELECT rang, inhoud FROM document WHERE nr = ?", (nr,))
            row = self._rijen[nr] = Rij(*found.fetchone())
        return row

    def name_of(self, nr: int) -> str:
        """The folded name by which a document is sorted."""
        return self._volgorde[nr][3:]

    def _order_key(self, sorteer: Sortering) -> Callable[[int], Any]:
        if sorteer is Sortering.NAAM:
            return self.name_of
        if sorteer is Sortering.GECONTROLEERD:
            return lambda nr: (-self._gecontroleerd[nr], self.name_of(nr))
        return self._volgorde.__getitem__

    def _number(self, veld: str, waarde: str) -> int | None:
        key = (veld, waarde)
        if key not in self._numbers:
            row = self._db.execute(
                "SELECT nr FROM token WHERE veld = ? AND waarde = ?", key
            ).fetchone()
            if row is None:
                return None
            self._numbers[key] = row[0]
        return self._numbers[key]

    def _set_of(self, token: int) -> int:
        if token not in self._sets:
            if len(self._sets) >= _MAX_SETS:
                del self._sets[next(iter(self._sets))]
            rows = self._db.execute("SELECT rowid FROM houder WHERE houder MATCH ?", (str(token),))
            self._sets[token] = self._as_set(rows)
        return self._sets[token]

    def _in_cells(self, cellen: tuple[str, ...]) -> int:
        def read() -> int:
            return self._as_set(self._db.execute(_IN_STREKEN, (json.dumps(cell_ranges(cellen)),)))

        return self._streken.remember(cellen, read)

    def _as_set(self, rows: Iterable[tuple[int]]) -> int:
        return from_numbers((nr for (nr,) in rows), self.alle.bit_length())

    def _read_all(self) -> None:
        """Everything anew; the sets come back when they are asked."""
        (last,) = self._db.execute("SELECT max(volg) FROM wijziging").fetchone()
        self._volg = last or 0
        self.antwoorden.clear()
        self._sets: dict[int, int] = {}
        self._streken = Geheugen(_MAX_STREKEN)
        self._rijen: dict[int, Rij] = {}
        self._numbers: dict[tuple[str, str], int] = {}
        self._volgorde: dict[int, str] = {}
        self._gecontroleerd: dict[int, int] = {}
        self.facetten = Facetten(self._set_of)
        for facet in FACETTEN:
            for nr, waarde in self._db.execute(
                "SELECT nr, waarde FROM token WHERE veld = ?", (facet,)
            ):
                self.facetten.learn(nr, facet, waarde)
        for row in self._db.execute(_KOLOMMEN):
            self._remember(*row)
        self.alle = from_numbers(self._volgorde, max(self._volgorde, default=0))
        self.schat = Woordenschat(
            self._counts(Veld.TEKST), self._counts(Veld.WOORD), len(self._volgorde)
        )

    def _counts(self, veld: str) -> dict[str, int]:
        return dict(
            self._db.execute(
                "SELECT waarde, aantal FROM token WHERE veld = ? AND aantal > 0", (veld,)
            )
        )

    def _remember(
        self, nr: int, volgorde: str, gecontroleerd: int, smal: bytes, ruim: bytes
    ) -> None:
        self._volgorde[nr] = volgorde
        self._gecontroleerd[nr] = gecontroleerd
        self.facetten.remember(nr, smal, ruim)

    def _apply(self, nr: int, erbij: Iterable[int], eraf: Iterable[int]) -> None:
        """One change of one document; what the document is now is read, however often it
        changed since."""
        bit = 1 << nr
        self._rijen.pop(nr, None)
        for token in erbij:
            if token in self._sets:
                self._sets[token] |= bit
        for token in eraf:
            if token in self._sets:
                self._sets[token] &= ~bit
        added, removed = self._by_field(erbij), self._by_field(eraf)
        self.schat.change_stammen(added[Veld.TEKST], removed[Veld.TEKST])
        self.schat.change_woorden(added[Veld.WOORD], removed[Veld.WOORD])
        row = self._db.execute(f"{_KOLOMMEN} WHERE nr = ?", (nr,)).fetchone()
        if row is not None:
            self.alle |= bit
            self._remember(*row)
        else:
            self.alle &= ~bit
            self._volgorde.pop(nr, None)
            self._gecontroleerd.pop(nr, None)
            self.facetten.forget(nr)

    def _by_field(self, tokens: Iterable[int]) -> dict[str, list[str]]:
        """The values of the tokens; new facet values are remembered on the way."""
        values: dict[str, list[str]] = defaultdict(list)
        for token in tokens:
            veld, waarde = self._db.execute(
                "SELECT veld, waarde FROM token WHERE nr = ?", (token,)
            ).fetchone()
            values[veld].append(waarde)
            if veld in FACETTEN:
                self.facetten.learn(token, veld, waarde)
        return values
