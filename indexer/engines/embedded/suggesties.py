"""Type-ahead on the embedded index: voorzieningen and aanbieders that begin like what was typed."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice

from indexer.documents import VoorzieningDocument
from indexer.engines.embedded.bits import first_of
from indexer.engines.embedded.stand import Stand
from indexer.query import Sortering, Suggestie, SuggestieSoort
from indexer.record import read_document
from indexer.tekst import fold_text, words
from indexer.voorwaarden import Veld
from indexer.woordvormen import stem

MIN_LETTERS = 3
_MAX_AANBIEDERS = 3
_MAX_TOKENS = 40


def suggest(
    connection: sqlite3.Connection, stand: Stand, q: str, limit: int
) -> tuple[Suggestie, ...]:
    """Names that begin with ``q`` first, then those that hold its words; at most ``limit``."""
    typed = words(q)
    if len("".join(typed)) < MIN_LETTERS:
        return ()
    aanbieders = list(islice(_aanbieders(connection, stand, typed), _MAX_AANBIEDERS))
    room = limit - len(aanbieders)
    found: dict[str, Suggestie] = {}
    for nr in _voorzieningen(connection, stand, typed, limit):
        if len(found) >= room:
            break
        document = _read(connection, nr)
        found.setdefault(
            fold_text(document.naam),
            Suggestie(SuggestieSoort.VOORZIENING, document.naam, document.slug),
        )
    return (*found.values(), *aanbieders)


def _voorzieningen(
    connection: sqlite3.Connection, stand: Stand, typed: tuple[str, ...], limit: int
) -> Iterator[int]:
    """Several share a name, so more than are shown. Often the first ones are enough."""
    yield from _beginning(connection, " ".join(typed), limit)
    yield from stand.first(_holding_all(stand, typed), 2 * limit, Sortering.RELEVANTIE)


def _beginning(connection: sqlite3.Connection, begin: str, limit: int) -> list[int]:
    rows = connection.execute(
        "SELECT nr FROM document WHERE naam >= ? AND naam < ? ORDER BY naam LIMIT ?",
        (begin, begin + "\U0010ffff", limit),
    )
    return [nr for (nr,) in rows]


def _holding_all(stand: Stand, typed: Iterable[str]) -> int:
    """The documents with all words in name or keywords, the last one perhaps unfinished."""
    *whole, last = typed
    found = stand.alle
    for woord in whole:
        found &= _holding(stand, [stem(woord)])
    begun = stand.with_prefix(Veld.NAAM, last, _MAX_TOKENS)
    near = [] if begun else map(stem, stand.schat.nearest(last))
    return found & _holding(stand, [stem(last), *begun, *near])


def _holding(stand: Stand, stammen: Iterable[str]) -> int:
    found = 0
    for stam in stammen:
        found |= stand.holding(Veld.NAAM, stam)
    return found


def _aanbieders(
    connection: sqlite3.Connection, stand: Stand, typed: tuple[str, ...]
) -> Iterator[Suggestie]:
    """Aanbieders of which each typed word begins a word of the name."""
    for slug in stand.facetten.find_slugs("aanbieder", typed):
        numbers = stand.holding("aanbieder", slug)
        if numbers:
            naam = _read(connection, first_of(numbers)).aanbieder
            yield Suggestie(SuggestieSoort.AANBIEDER, naam, slug)


def _read(connection: sqlite3.Connection, nr: int) -> VoorzieningDocument:
    (inhoud,) = connection.execute("SELECT inhoud FROM document WHERE nr = ?", (nr,)).fetchone()
    return read_document(inhoud)
