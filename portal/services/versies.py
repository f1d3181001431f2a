"""The history of a voorziening: a version for everything that happens to it.

History begins with the first change: only then what was before is kept as version 1, so that an
import of thousands of new rows writes none. See decision 0014.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest
from typing import Any, cast
from uuid import UUID, uuid4

from sqlalchemy import Table, insert
from sqlalchemy.orm import Session

from portal.data.models.wijziging import Versie
from portal.data.queries import versies as queries
from portal.data.queries import voorzieningen as voorziening_queries
from portal.data.queries.voorzieningen import Dossier
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Gebeurtenis, Rol, VoorzieningStatus
from portal.domain.errors import NietGevonden
from portal.domain.gebruikers import Identiteit
from portal.domain.inhoud import Inhoud, from_json, to_json
from portal.domain.voorziening import VoorzieningInvoer
from portal.domain.wijzigingen import Verschil, list_verschillen
from portal.services.bevoegd import check_wijzigen
from portal.services.voorziening_invoer import make_invoer


@dataclass(frozen=True, slots=True, kw_only=True)
class Herkomst:
    """What happens and who does it; without ``rol`` it is the portal itself, or a file."""

    gebeurtenis: Gebeurtenis
    op: datetime
    rol: Rol | None = None
    organisatie: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VersieDetail:
    """One line of the history. ``verschillen`` with the version before it; ``velden`` also names
    what is no field of the form, such as ``status``."""

    nummer: int
    gebeurtenis: Gebeurtenis
    op: datetime
    rol: Rol | None
    organisatie: str
    velden: tuple[str, ...]
    verschillen: tuple[Verschil, ...]
    status: VoorzieningStatus
    invoer: VoorzieningInvoer


def keep_basis(session: Session, ids: Collection[UUID]) -> None:
    """To be called before these change: what has no history yet gets its first version."""
    missing = queries.list_without_versie(session, ids)
    dossiers = voorziening_queries.list_dossiers(session, list(missing))
    _insert(
        session,
        [
            _make_row(dossier, 1, Herkomst(gebeurtenis=Gebeurtenis.NIEUW, op=added), ())
            for dossier in dossiers
            for added in (missing[dossier.rij.id],)
        ],
    )


def add_versies(session: Session, ids: Collection[UUID], herkomst: Herkomst) -> None:
    """Keep how these are now, after something happened to them, in the same transaction."""
    session.flush()
    before = queries.list_laatste(session, ids)
    rows = []
    for dossier in voorziening_queries.list_dossiers(session, list(ids)):
        nummer, inhoud = before.get(dossier.rij.id, (0, {}))
        now = _make_inhoud(dossier)
        changed = tuple(veld for veld in now if inhoud and now[veld] != inhoud.get(veld, now[veld]))
        rows.append(_make_row(dossier, nummer + 1, herkomst, changed))
    _insert(session, rows)


def add_versie(
    session: Session,
    voorziening_id: UUID,
    gebeurtenis: Gebeurtenis,
    *,
    rol: Rol | None,
    organisatie: str,
    op: datetime,
) -> None:
    """The same for one. Who changes what it says calls ``keep_basis`` first."""
    herkomst = Herkomst(gebeurtenis=gebeurtenis, op=op, rol=rol, organisatie=organisatie)
    add_versies(session, [voorziening_id], herkomst)


def list_versies(uow: UnitOfWork, wie: Identiteit, id_: UUID) -> tuple[VersieDetail, ...]:
    """The whole history, the newest first.

    Raises:
        NietGevonden: there is no such voorziening, or ``wie`` may not know that there is.
        NietToegestaan: it is somebody else's.

    """
    with uow:
        check_wijzigen(uow.session, wie, id_)
        versies = queries.list_versies(uow.session, id_)
        return tuple(
            _make_detail(versie, before) for versie, before in zip_longest(versies, versies[1:])
        )


def read_versie(session: Session, id_: UUID, nummer: int) -> VoorzieningInvoer:
    """What a version said.

    Raises:
        NietGevonden: there is no such version.

    """
    versie = queries.find_versie(session, id_, nummer)
    if versie is None:
        raise NietGevonden
    return from_json(versie.inhoud)


def _make_detail(versie: Versie, before: Versie | None) -> VersieDetail:
    invoer = from_json(versie.inhoud)
    return VersieDetail(
        nummer=versie.nummer,
        gebeurtenis=versie.gebeurtenis,
        op=versie.op,
        rol=versie.rol,
        organisatie=versie.organisatie,
        velden=versie.velden,
        verschillen=list_verschillen(from_json(before.inhoud), invoer) if before else (),
        status=VoorzieningStatus(versie.inhoud["status"]),
        invoer=invoer,
    )


def _make_inhoud(dossier: Dossier) -> Inhoud:
    rij = dossier.rij
    return {
        **to_json(make_invoer(dossier)),
        "status": rij.status.value,
        "gecontroleerd_door": rij.gecontroleerd_door,
    }


def _make_row(
    dossier: Dossier, nummer: int, herkomst: Herkomst, velden: Sequence[str]
) -> dict[str, Any]:
    return {
        "id": uuid4(),
        "voorziening_id": dossier.rij.id,
        "nummer": nummer,
        "gebeurtenis": herkomst.gebeurtenis,
        "op": herkomst.op,
        "rol": herkomst.rol,
        "organisatie": herkomst.organisatie,
        "inhoud": _make_inhoud(dossier),
        "velden": tuple(velden),
    }


def _insert(session: Session, rows: list[dict[str, Any]]) -> None:
    if rows:
        session.execute(insert(cast("Table", Versie.__table__)), rows)
