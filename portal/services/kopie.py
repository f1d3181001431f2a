"""A copy of everything in the database, and putting it back; decision 0018 says what goes along.

Not through a unit of work: the schema of a copy may be an older one than the models know.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version

from sqlalchemy import Engine

from portal.data.migraties import is_known, upgrade_connection
from portal.data.momentopname import Momentopname, list_tabellen
from portal.data.queries.teruggezet import (
    end_links,
    list_voorziening_ids,
    park_mails,
    queue_index,
)
from portal.data.terugzetten import (
    add_rijen,
    any_order,
    find_huidige,
    has_rows,
    make_empty,
    set_counters,
    write_alone,
)
from portal.domain.kopie import Kop, KopieGeweigerd, Rij, Tabel, make_sleutelkenmerk


@dataclass(frozen=True, slots=True)
class Teruggezet:
    """``mails`` were not sent when the copy was made, and wait for somebody to decide."""

    rijen: int
    mails: int


def make_kop(momentopname: Momentopname, *, sleutel: str, now: datetime) -> Kop:
    """What the copy will say of itself."""
    gemaakt_op = now.isoformat(timespec="seconds")
    return Kop(
        versie=version("sociale-kaart"),
        migratie=momentopname.migratie,
        database=momentopname.connection.dialect.name,
        gemaakt_op=gemaakt_op,
        sleutelkenmerk=make_sleutelkenmerk(sleutel, gemaakt_op),
        tabellen={
            table.name: Tabel(tuple(table.c.keys()), momentopname.count(table))
            for table in momentopname.tabellen
        },
    )


def list_rijen(
    momentopname: Momentopname, advance: Callable[[int], None]
) -> Iterator[tuple[str, Iterable[Rij]]]:
    """The rows of each table, parents first."""
    for table in momentopname.tabellen:
        yield table.name, momentopname.rijen(table, advance)


def check_past(kop: Kop, dialect: str) -> None:
    """Whether this version of the portal can put that copy back.

    Raises:
        KopieGeweigerd: a newer one made it (``nieuwer``), or what it says of its tables is not
            what that version had (``beschadigd``).

    """
    if not is_known(kop.migratie):
        raise KopieGeweigerd("nieuwer", kop.versie)
    expected = {table.name: set(table.c.keys()) for table in list_tabellen(dialect, kop.migratie)}
    if expected != {naam: set(tabel.kolommen) for naam, tabel in kop.tabellen.items()}:
        raise KopieGeweigerd("beschadigd")


def restore_rijen(
    database: Engine,
    kop: Kop,
    delen: Iterable[tuple[str, list[Rij]]],
    *,
    now: datetime,
    overschrijf: bool,
    advance: Callable[[int], None],
) -> Teruggezet:
    """Replace what is in the database by the rows of a copy, brought up to the schema of today.
    All of it or nothing. The index has everything to look at again.

    Raises:
        KopieGeweigerd: the database is in use (``in-gebruik``), not empty (``niet-leeg``), not
            ours (``database-vreemd``), of a newer version (``database-nieuwer``), or does not
            take a row (``rij``).

    """
    with write_alone(database) as connection:
        huidige = find_huidige(connection)
        if not overschrijf and has_rows(connection, huidige):
            raise KopieGeweigerd("niet-leeg")
        old = list_voorziening_ids(connection, huidige)
        make_empty(connection, huidige, kop.migratie)
        tabellen = list_tabellen(connection.dialect.name, kop.migratie)
        by_name = {table.name: table for table in tabellen}
        with any_order(connection, tabellen):
            for naam, rijen in delen:
                add_rijen(connection, by_name[naam], kop.tabellen[naam].kolommen, rijen)
                advance(len(rijen))
        set_counters(connection, tabellen)
        upgrade_connection(connection)
        end_links(connection, now)
        mails = park_mails(connection)
        queue_index(connection, old)
    return Teruggezet(kop.rijen, mails)
