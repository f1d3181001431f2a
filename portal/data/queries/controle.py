"""The cycle of checks: what may be due, where each entry stands, and whom to ask."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, delete, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement

from portal.data.models.aanbieder import Aanbieder
from portal.data.models.controle import Controlebeleid, Controleronde
from portal.data.models.gebruiker import Gebruiker, Rolverlening
from portal.data.models.voorziening import (
    Contactkanaal,
    Locatie,
    Voorziening,
    VoorzieningLocatie,
    voorziening_werkgebied,
)
from portal.domain.begrippen import KanaalSoort, VoorzieningStatus
from portal.domain.controle import (
    Beleid,
    Beleidsboek,
    Stand,
    get_gemeente_code,
    is_dringend,
)

_TERMIJNEN = tuple(Beleid.__dataclass_fields__)
_STAPPEN = ("gevraagd_op", "herinnerd_op", "werklijst_op", "gemarkeerd_op", "verborgen_op")
IN_RONDE = Controleronde.voorziening_id.is_not(None)


class Kandidaat(NamedTuple):
    """An entry as the cycle sees it. ``gemeente_code``: whose terms count, None: the region's;
    ``gemeente_codes``: all gemeenten where it is, or else whom it serves."""

    id: UUID
    aanbieder_id: UUID
    naam: str
    status: VoorzieningStatus
    version: int
    stand: Stand
    gemeente_code: str | None
    gemeente_codes: frozenset[str]


class Contact(NamedTuple):
    """Somebody to ask, with or without an account here."""

    email: str
    taal: str
    account: bool


def get_beleidsboek(session: Session) -> Beleidsboek:
    """The terms of the region and of every gemeente that has its own."""
    rows = session.execute(
        select(
            Controlebeleid.gemeente_code, *(getattr(Controlebeleid, name) for name in _TERMIJNEN)
        )
    )
    return Beleidsboek(
        per_gemeente={row.gemeente_code: Beleid(**_pick(row, _TERMIJNEN)) for row in rows}
    )


def is_kandidaat(before: date) -> ColumnElement[bool]:
    """What may have something to do: it is in a round, or was last checked before this day."""
    public = Voorziening.status == VoorzieningStatus.GEPUBLICEERD
    old = or_(Voorziening.gecontroleerd_op.is_(None), Voorziening.gecontroleerd_op <= before)
    return or_(IN_RONDE, public & old)


def list_kandidaten(session: Session, *where: ColumnElement[bool]) -> list[Kandidaat]:
    """The entries that fit, each with its round if it has one, in order of name."""
    query = _from_voorziening(
        select(
            *(
                getattr(Voorziening, name)
                for name in ("id", "aanbieder_id", "naam", "soort", "trefwoorden")
            ),
            *(getattr(Voorziening, name) for name in ("gecontroleerd_op", "status", "version")),
            *(getattr(Controleronde, name) for name in _STAPPEN),
        ),
        *where,
    )
    rows = session.execute(query.order_by(Voorziening.naam, Voorziening.id)).all()
    gevestigd, werkgebied = _list_gebieden(session, where) if rows else ({}, {})
    found = []
    for row in rows:
        located, serves = gevestigd.get(row.id, set()), werkgebied.get(row.id, set())
        stand = Stand(
            gecontroleerd_op=row.gecontroleerd_op,
            dringend=is_dringend(row.soort, row.trefwoorden),
            **_pick(row, _STAPPEN),
        )
        codes = located or {f"GM{code[2:6]}" for code in serves if code[:2] in {"GM", "WK", "BU"}}
        found.append(
            Kandidaat(
                row.id,
                row.aanbieder_id,
                row.naam,
                row.status,
                row.version,
                stand,
                get_gemeente_code(located, serves),
                frozenset(codes),
            )
        )
    return found


def list_telefoons(session: Session, ids: Collection[UUID]) -> dict[UUID, str]:
    """By voorziening the number to call: its own, or else that of its aanbieder."""
    of_aanbieder = (
        select(Voorziening.id, Aanbieder.telefoon)
        .join(Aanbieder, Voorziening.aanbieder_id == Aanbieder.id)
        .where(Voorziening.id.in_(ids))
    )
    own = (
        select(Contactkanaal.voorziening_id, Contactkanaal.waarde)
        .where(Contactkanaal.voorziening_id.in_(ids), Contactkanaal.soort == KanaalSoort.TELEFOON)
        # The first of its kind is the main one: it comes last and stays.
        .order_by(Contactkanaal.volgorde.desc())
    )
    rows = (*session.execute(of_aanbieder), *session.execute(own))
    return {id_: telefoon for id_, telefoon in rows if telefoon}


def _from_voorziening(
    query: Select[*tuple[Any, ...]], *where: ColumnElement[bool]
) -> Select[*tuple[Any, ...]]:
    return query.outerjoin(Controleronde, Controleronde.voorziening_id == Voorziening.id).where(
        *where
    )


def _list_gebieden(
    session: Session, where: Collection[ColumnElement[bool]]
) -> tuple[dict[UUID, set[str]], dict[UUID, set[str]]]:
    """By voorziening: the gemeenten of its places, and the codes of whom it serves."""
    ids = _from_voorziening(select(Voorziening.id).select_from(Voorziening), *where)
    places = (
        select(VoorzieningLocatie.voorziening_id, Locatie.gemeente_code)
        .join(Locatie, VoorzieningLocatie.locatie_id == Locatie.id)
        .where(Locatie.gemeente_code.is_not(None), VoorzieningLocatie.voorziening_id.in_(ids))
    )
    serves = select(voorziening_werkgebied).where(voorziening_werkgebied.c.voorziening_id.in_(ids))
    return _collect(session, places), _collect(session, serves)


def _collect(session: Session, query: Select[*tuple[Any, ...]]) -> dict[UUID, set[str]]:
    groups = defaultdict[UUID, set[str]](set)
    for id_, code in session.execute(query):
        groups[id_].add(code)
    return groups


def lock_aanbieder(session: Session, id_: UUID) -> Aanbieder | None:
    """The aanbieder; another round about it waits until the caller's transaction ends."""
    return session.scalar(
        select(Aanbieder).where(Aanbieder.id == id_).with_for_update(key_share=True)
    )


def list_contacten(session: Session, aanbieder: Aanbieder) -> list[Contact]:
    """Who keeps its entries: its medewerkers, else its own address, else nobody."""
    medewerkers = session.execute(
        select(Gebruiker.email, Gebruiker.taal)
        .join(Rolverlening, Rolverlening.gebruiker_id == Gebruiker.id)
        .where(Rolverlening.aanbieder_id == aanbieder.id, Gebruiker.actief.is_(True))
        .order_by(Gebruiker.email)
    )
    found = [Contact(row.email, row.taal, account=True) for row in medewerkers]
    own = [Contact(aanbieder.email, "nl", account=False)] if aanbieder.email else []
    return found or own


def get_ronde(session: Session, voorziening_id: UUID) -> Controleronde:
    """The round that an entry is in."""
    return session.get_one(Controleronde, voorziening_id)


def start_ronde(session: Session, voorziening_id: UUID, controle_voor: date) -> Controleronde:
    """The round that an entry is in, a new one if it is in none; due on this day."""
    ronde = session.get(Controleronde, voorziening_id)
    if ronde is None:
        ronde = Controleronde(voorziening_id=voorziening_id)
        session.add(ronde)
    ronde.controle_voor = controle_voor
    return ronde


def list_gecontroleerd_since(session: Session, aanbieder_id: UUID, day: date) -> list[UUID]:
    """The published entries of this aanbieder that were checked since that day, in order."""
    query = select(Voorziening.id).where(
        Voorziening.aanbieder_id == aanbieder_id,
        Voorziening.status == VoorzieningStatus.GEPUBLICEERD,
        Voorziening.gecontroleerd_op >= day,
    )
    return list(session.scalars(query.order_by(Voorziening.naam, Voorziening.id)))


def close_rondes(session: Session, ids: Collection[UUID]) -> None:
    """These were checked, or need no check any more."""
    session.execute(delete(Controleronde).where(Controleronde.voorziening_id.in_(ids)))


def _pick(row: object, names: Collection[str]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}
