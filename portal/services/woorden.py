"""The vocabulary of search, word by word: what an editor looks up, adds, changes and removes.

All of the region shares one vocabulary, so that every editor keeps all of it. A change is live in
every process within a minute: pairs and crisis words at once when the vocabulary is read anew; a
part of compounds or a stop word is also in the terms of the documents, which are made again then.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from indexer.query import Treffer, Uitleg
from indexer.woordenboek import Woordenboek
from portal.data.locks import begin_writing
from portal.data.outbox import enqueue_where
from portal.data.queries import woorden as queries
from portal.data.uow import UnitOfWork
from portal.domain.errors import Fout, InvoerOngeldig, NietGevonden
from portal.domain.foutcodes import Foutcode
from portal.domain.gebruikers import Identiteit
from portal.domain.invoer import Rij, Tabel
from portal.services.redactie import check_redacteur
from portal.services.verslag import ImportVerslag
from portal.services.woordenboek import (
    ONDERDELEN,
    Onderdeel,
    check_rij,
    export_woordenboek,
    get_woordenboek,
    import_woordenboek,
    make_paar,
)
from portal.services.zoeken import Zoeker, ZoekOpdracht

PER_PAGINA = 25
# Parts that also stand in the documents of the index, and the column that holds the word.
IN_DOCUMENTEN = {"samenstellingen": "deel", "stopwoorden": "woord"}
_REDEN = "woordenboek"
# Every process reads the vocabulary anew within 45 seconds.
WACHT = timedelta(seconds=50)


@dataclass(frozen=True, slots=True)
class Woordenlijst:
    """A page of rows, each a mapping of column to value as it is written in a file."""

    rijen: tuple[Mapping[str, str], ...]
    totaal: int


@dataclass(frozen=True, slots=True)
class Proef:
    """How a question is understood, and what is found first."""

    uitleg: Uitleg
    treffers: tuple[Treffer, ...]
    totaal: int


MakeZoeker = Callable[[Woordenboek], Zoeker]


def get_onderdeel(naam: str) -> Onderdeel:
    """One of the parts of the vocabulary.

    Raises:
        NietGevonden: there is no such part.

    """
    if naam not in ONDERDELEN:
        raise NietGevonden
    return ONDERDELEN[naam]


def list_woorden(
    uow: UnitOfWork, *, wie: Identiteit, onderdeel: str, tekst: str = "", pagina: int = 1
) -> Woordenlijst:
    """The rows of one part that hold ``tekst``, a page of them."""
    check_redacteur(wie)
    part = get_onderdeel(onderdeel)
    with uow:
        rows, totaal = queries.list_rows(
            uow.session,
            part.model,
            part.sleutels,
            tekst,
            limit=PER_PAGINA,
            offset=(pagina - 1) * PER_PAGINA,
        )
        return Woordenlijst(tuple(part.cells_of(row) for row in rows), totaal)


def get_woord(
    uow: UnitOfWork, *, wie: Identiteit, onderdeel: str, sleutel: Sequence[str]
) -> Mapping[str, str]:
    """One row.

    Raises:
        NietGevonden: there is none with this key.

    """
    check_redacteur(wie)
    part = get_onderdeel(onderdeel)
    with uow:
        return part.cells_of(_find(uow.session, part, sleutel))


def save_woord(
    uow: UnitOfWork,
    *,
    wie: Identiteit,
    onderdeel: str,
    cellen: Mapping[str, str],
    sleutel: Sequence[str] = (),
) -> None:
    """Add a row, or change the one with this key.

    Raises:
        NietGevonden: there is none with this key.
        InvoerOngeldig: a value cannot be, or there is another row with the new key.

    """
    check_redacteur(wie)
    part = get_onderdeel(onderdeel)
    fields, faults = check_rij(Rij(0, cellen), part)
    if faults:
        raise InvoerOngeldig([replace(fout, rij=None) for fout in faults])
    with uow:
        begin_writing(uow.session)
        row = _find(uow.session, part, sleutel) if sleutel else None
        other = queries.find_row(
            uow.session, part.model, {kolom: fields[kolom] for kolom in part.sleutels}
        )
        if other is not None and other is not row:
            raise InvoerOngeldig([Fout(part.sleutels[0], Foutcode.WOORD_BESTAAT_AL)])
        if row is None:
            uow.session.add(part.model(**fields))
        else:
            _queue(uow, onderdeel, part.cells_of(row))
            for kolom, value in fields.items():
                setattr(row, kolom, value)
        _queue(uow, onderdeel, fields)
        uow.commit()


def remove_woord(
    uow: UnitOfWork, *, wie: Identiteit, onderdeel: str, sleutel: Sequence[str]
) -> None:
    """Take a row away.

    Raises:
        NietGevonden: there is none with this key.

    """
    check_redacteur(wie)
    part = get_onderdeel(onderdeel)
    with uow:
        begin_writing(uow.session)
        row = _find(uow.session, part, sleutel)
        _queue(uow, onderdeel, part.cells_of(row))
        uow.session.delete(row)
        uow.commit()


def import_woorden(uow: UnitOfWork, *, wie: Identiteit, tabel: Tabel) -> ImportVerslag:
    """Add and change rows from a file; the columns tell which part it is."""
    check_redacteur(wie)
    return import_woordenboek(uow, tabel)


def export_woorden(
    uow: UnitOfWork, *, wie: Identiteit, onderdeel: str
) -> tuple[Sequence[str], list[list[str]]]:
    """The columns and rows of one part, as ``import_woorden`` reads them."""
    check_redacteur(wie)
    get_onderdeel(onderdeel)
    return export_woordenboek(uow, onderdeel)


def try_vraag(
    uow: UnitOfWork,
    make_zoeker: MakeZoeker,
    *,
    wie: Identiteit,
    q: str,
    paar: Mapping[str, str] | None = None,
) -> tuple[Proef, Proef | None]:
    """What ``q`` gives with the vocabulary as it is in the tables, and what it would give with
    ``paar`` (the cells of a pair) added to it. Nothing is changed.

    Raises:
        InvoerOngeldig: a word of the pair cannot be.

    """
    check_redacteur(wie)
    fields, faults = check_rij(Rij(0, paar), ONDERDELEN["woorden"]) if paar else ({}, [])
    if faults:
        raise InvoerOngeldig([replace(fout, rij=None) for fout in faults])
    known = get_woordenboek(uow)
    before = _try(make_zoeker(known), q)
    if not paar:
        return before, None
    added = make_paar(fields)
    rest = tuple(
        one for one in known.paren if (one.gewoon, one.vakterm) != (added.gewoon, added.vakterm)
    )
    return before, _try(make_zoeker(replace(known, paren=(*rest, added))), q)


def _try(zoeker: Zoeker, q: str) -> Proef:
    uitkomst = zoeker.search(ZoekOpdracht(q=q, per_pagina=5)).uitkomst
    return Proef(uitkomst.uitleg, uitkomst.treffers, uitkomst.totaal)


def _find(session: Session, part: Onderdeel, sleutel: Sequence[str]) -> Any:
    if len(sleutel) != part.keys:
        raise NietGevonden
    row = queries.find_row(session, part.model, dict(zip(part.sleutels, sleutel, strict=True)))
    if row is None:
        raise NietGevonden
    return row


def _queue(uow: UnitOfWork, onderdeel: str, fields: Mapping[str, Any]) -> None:
    """Have the documents made again in which this word is a part or is left out; not before every
    process knows of the change."""
    if onderdeel in IN_DOCUMENTEN:
        enqueue_where(uow.session, _REDEN, queries.says(fields[IN_DOCUMENTEN[onderdeel]]))
        queries.postpone(uow.session, _REDEN, uow.clock() + WACHT)
