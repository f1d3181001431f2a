"""Reading voorzieningen whole: with their aanbieder, places, ways to get in touch and werkgebied.

One reader for pages, index and export: four statements for any number of voorzieningen, and rows
instead of entities, because making 50,000 entities costs more than all the rest.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Row, Select, String, cast, collate, func, or_, select, union, update
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.sql import ColumnElement

from portal.data.models.aanbieder import Aanbieder
from portal.data.models.gebied import Gebied
from portal.data.models.voorziening import (
    Contactkanaal,
    Locatie,
    Voorziening,
    VoorzieningLocatie,
    VoorzieningSlug,
    voorziening_werkgebied,
)
from portal.data.models.wijziging import Versie
from portal.domain.begrippen import Gebeurtenis, KanaalSoort, VoorzieningStatus

# Columns are read by name; their types are those of the models.
Rij = Row[*tuple[Any, ...]]
SleutelRij = Row[UUID, str | None, UUID, str]
GebiedRij = Row[str, str, str | None]

_UUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

PUBLIEK = Voorziening.status == VoorzieningStatus.GEPUBLICEERD


class Dossier(NamedTuple):
    """All rows of one voorziening. ``rij`` also holds ``aanbieder_naam``, ``aanbieder_slug`` and
    ``aanbieder_website``; each of ``plekken`` is a locatie with its openingstijden and telefoon.
    """

    rij: Rij
    plekken: Sequence[Rij]
    kanalen: Sequence[Rij]
    werkgebied: Sequence[str]

    @property
    def adres_geheim(self) -> bool:
        return any(plek.adres_geheim for plek in self.plekken)

    def first_kanaal(self, soort: KanaalSoort) -> str:
        """The main one of this kind, empty when there is none."""
        return next((kanaal.waarde for kanaal in self.kanalen if kanaal.soort == soort), "")


# Columns that no reader needs: making keys and times of them would cost a tenth of the time.
_NOT_READ = {"aanbieder_id", "created_at", "updated_at"}
_RIJ = select(
    *(c for c in Voorziening.__table__.columns if c.name not in _NOT_READ),
    Aanbieder.naam.label("aanbieder_naam"),
    Aanbieder.slug.label("aanbieder_slug"),
    Aanbieder.website.label("aanbieder_website"),
).join(Aanbieder, Voorziening.aanbieder_id == Aanbieder.id)
_PLEK = (
    select(
        VoorzieningLocatie.voorziening_id,
        VoorzieningLocatie.openingstijden,
        VoorzieningLocatie.telefoon,
        *(c for c in Locatie.__table__.columns if not c.primary_key),
    )
    .join(Locatie, VoorzieningLocatie.locatie_id == Locatie.id)
    .order_by(VoorzieningLocatie.volgorde, VoorzieningLocatie.id)
)
_KANAAL = select(Contactkanaal.voorziening_id, Contactkanaal.soort, Contactkanaal.waarde).order_by(
    Contactkanaal.volgorde, Contactkanaal.id
)
_WERKGEBIED = select(voorziening_werkgebied).order_by(voorziening_werkgebied.c.gebied_code)


def list_dossiers(
    session: Session, ids: Collection[UUID], *where: ColumnElement[bool]
) -> list[Dossier]:
    """Those of ``ids`` that fit, in the order of ``ids``."""
    if not ids:
        return []
    found = session.execute(_RIJ.where(Voorziening.id.in_(ids), *where))
    rows = {row.id: row for row in found}
    plekken = _group(session, _PLEK.where(VoorzieningLocatie.voorziening_id.in_(ids)))
    kanalen = _group(session, _KANAAL.where(Contactkanaal.voorziening_id.in_(ids)))
    serves = _group(session, _WERKGEBIED.where(voorziening_werkgebied.c.voorziening_id.in_(ids)))
    return [
        Dossier(rows[id_], plekken[id_], kanalen[id_], [row.gebied_code for row in serves[id_]])
        for id_ in ids
        if id_ in rows
    ]


def _group(session: Session, query: Select[*tuple[Any, ...]]) -> dict[UUID, list[Rij]]:
    groups = defaultdict[UUID, list[Rij]](list)
    for row in session.execute(query):
        groups[row.voorziening_id].append(row)
    return groups


def list_ids(
    session: Session, *where: ColumnElement[bool], batch: int, by_naam: bool = False
) -> Iterator[list[UUID]]:
    """The keys of all voorzieningen that fit, in batches, while memory stays flat.

    ``by_naam``: by name and aanbieder, letter codes compared, so that every database gives the
    same order; else in the cheapest stable order.
    """
    query = select(Voorziening.id).where(*where).execution_options(yield_per=batch)
    if by_naam:
        binary = "C" if session.get_bind().dialect.name == "postgresql" else "BINARY"
        query = query.join(Aanbieder, Voorziening.aanbieder_id == Aanbieder.id).order_by(
            collate(Voorziening.naam, binary), collate(Aanbieder.naam, binary)
        )
    else:
        query = query.order_by(Voorziening.id)
    for partition in session.scalars(query).partitions():
        yield list(partition)


def list_versies(session: Session) -> dict[UUID, int]:
    """The version of every published voorziening."""
    return dict(session.execute(select(Voorziening.id, Voorziening.version).where(PUBLIEK)).all())


def list_adressen(session: Session) -> Sequence[tuple[str, datetime]]:
    """Slug and time of last change of everything public."""
    query = select(Voorziening.slug, Voorziening.updated_at).where(PUBLIEK)
    return [(row.slug, row.updated_at) for row in session.execute(query.order_by(Voorziening.slug))]


def count_where(session: Session, *where: ColumnElement[bool]) -> int:
    """How many voorzieningen fit."""
    return session.scalar(select(func.count()).select_from(Voorziening).where(*where)) or 0


def list_gebieden(session: Session, codes: Collection[str]) -> dict[str, GebiedRij]:
    """The gebieden with these codes, by code."""
    if not codes:
        return {}
    query = select(Gebied.code, Gebied.naam, Gebied.gemeente_code).where(Gebied.code.in_(codes))
    return {row.code: row for row in session.execute(query)}


def find_id(session: Session, *where: ColumnElement[bool]) -> UUID | None:
    """The key of the only voorziening that fits."""
    return session.scalar(select(Voorziening.id).where(*where))


def list_public_ids(session: Session, slugs: Collection[str]) -> dict[str, UUID]:
    """The keys of the published voorzieningen with these slugs, by slug."""
    query = select(Voorziening.slug, Voorziening.id).where(Voorziening.slug.in_(slugs), PUBLIEK)
    return {row.slug: row.id for row in session.execute(query)}


def find_new_slug(session: Session, old_slug: str) -> str | None:
    """The slug of the published voorziening that once had ``old_slug``."""
    return session.scalar(
        select(Voorziening.slug)
        .join(VoorzieningSlug, VoorzieningSlug.voorziening_id == Voorziening.id)
        .where(VoorzieningSlug.slug == old_slug, PUBLIEK)
    )


def find_gestopt(session: Session, slug: str) -> Rij | None:
    """What has this slug and was ended by who offered it: ``naam``, ``aanbieder``, ``reden``,
    ``leefgebieden``, ``plaats``. Not what was taken from the public for another reason."""
    newest = (
        select(Versie.gebeurtenis)
        .where(Versie.voorziening_id == Voorziening.id)
        .order_by(Versie.nummer.desc())
        .limit(1)
        .scalar_subquery()
    )
    plaats = (
        select(Locatie.plaats)
        .join(VoorzieningLocatie, VoorzieningLocatie.locatie_id == Locatie.id)
        .where(VoorzieningLocatie.voorziening_id == Voorziening.id, ~Locatie.adres_geheim)
        .order_by(VoorzieningLocatie.volgorde)
        .limit(1)
        .scalar_subquery()
    )
    query = (
        select(
            Voorziening.naam,
            Aanbieder.naam.label("aanbieder"),
            Voorziening.gesloten_reden.label("reden"),
            Voorziening.leefgebieden,
            plaats.label("plaats"),
        )
        .join(Aanbieder, Voorziening.aanbieder_id == Aanbieder.id)
        .where(
            Voorziening.slug == slug,
            Voorziening.status == VoorzieningStatus.GEARCHIVEERD,
            newest == Gebeurtenis.BEEINDIGD,
        )
    )
    return session.execute(query).one_or_none()


def list_dossiers_of(session: Session, aanbieder_id: UUID) -> list[Dossier]:
    """The published voorzieningen of an aanbieder, in order of name."""
    query = select(Voorziening.id).where(Voorziening.aanbieder_id == aanbieder_id, PUBLIEK)
    ids = session.scalars(query.order_by(func.lower(Voorziening.naam), Voorziening.id)).all()
    return list_dossiers(session, ids)


def list_taken_slugs(session: Session, slugs: Collection[str]) -> set[str]:
    """Those of ``slugs`` that a voorziening has or once had."""
    now = select(Voorziening.slug).where(Voorziening.slug.in_(slugs))
    once = select(VoorzieningSlug.slug).where(VoorzieningSlug.slug.in_(slugs))
    return set(session.scalars(union(now, once)))


def list_sleutels(
    session: Session, extern_ids: Collection[str], namen: Collection[tuple[UUID, str]]
) -> Sequence[SleutelRij]:
    """The keys of the voorzieningen with one of these ``extern_ids`` (or which have it for key, as
    open data tells it), or one of these pairs of an aanbieder and a name; of a name the capitals
    do not count.
    """
    keys = [UUID(extern_id) for extern_id in extern_ids if _UUID.fullmatch(extern_id)]
    wanted = {naam for _, naam in namen} | {naam.lower() for _, naam in namen}
    has_naam = or_(Voorziening.naam.in_(wanted), func.lower(Voorziening.naam).in_(wanted))
    of_aanbieder = Voorziening.aanbieder_id.in_({aanbieder_id for aanbieder_id, _ in namen})
    return session.execute(
        select(Voorziening.id, Voorziening.extern_id, Voorziening.aanbieder_id, Voorziening.naam)
        .where(
            or_(
                Voorziening.extern_id.in_(extern_ids),
                Voorziening.id.in_(keys),
                of_aanbieder & has_naam,
            )
        )
        .order_by(Voorziening.id)
    ).all()


def list_entities(session: Session, ids: Collection[UUID]) -> Sequence[Voorziening]:
    """The voorzieningen themselves, to change them, with all that belongs to them."""
    return session.scalars(
        select(Voorziening)
        .where(Voorziening.id.in_(ids))
        .options(
            selectinload(Voorziening.plekken).joinedload(VoorzieningLocatie.locatie),
            selectinload(Voorziening.kanalen),
            selectinload(Voorziening.werkgebied),
        )
        .order_by(Voorziening.id)
        .execution_options(populate_existing=True)
    ).all()


def list_old_slugs(session: Session, id_: UUID) -> Sequence[VoorzieningSlug]:
    """The slugs that a voorziening once had."""
    query = select(VoorzieningSlug).where(VoorzieningSlug.voorziening_id == id_)
    return session.scalars(query.order_by(VoorzieningSlug.slug)).all()


def park_namen(session: Session, extern_ids: Collection[str]) -> None:
    """Give these voorzieningen a name that is free for certain: their key."""
    session.execute(
        update(Voorziening)
        .where(Voorziening.extern_id.in_(extern_ids))
        .values(naam=cast(Voorziening.id, String))
        .execution_options(synchronize_session=False)
    )
