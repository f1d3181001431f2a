"""Open data: what is published, whole, for who wants to use it elsewhere.

The address of a secret place is left out here, before anything leaves. Nothing of a person is in
it: of an aanbieder only what its own page tells.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Generic, TypeVar
from uuid import UUID

from portal.data.models.aanbieder import Aanbieder
from portal.data.models.voorziening import Voorziening, VoorzieningLocatie
from portal.data.queries import opendata as queries
from portal.data.queries import voorzieningen as voorziening_queries
from portal.data.queries.opendata import ExtraRij, PlekRij
from portal.data.queries.voorzieningen import Dossier, GebiedRij
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Begrip
from portal.domain.errors import NietGevonden
from portal.domain.hsds.taxonomies import Taxonomy
from portal.domain.opendata import OpenAanbieder, OpenVoorziening, PlekSleutel, VoorzieningKop
from portal.domain.uitvoer import without_secret
from portal.services.voorziening_invoer import make_invoer

BATCH = 500

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Keuze:
    """What must all be so of a voorziening; nothing: all that is published. ``nooit``: a term or
    taxonomy was asked for that there is none of."""

    woorden: tuple[str, ...] = ()
    gewijzigd_sinds: datetime | None = None
    termen: tuple[tuple[Taxonomy, Begrip], ...] = ()
    taxonomies: tuple[Taxonomy, ...] = ()
    aanbieder_id: UUID | None = None
    nooit: bool = False

    def where(self) -> queries.Where:
        found = queries.has_words(self.woorden)
        found += [queries.has_term(*term) for term in self.termen]
        found += [queries.has_taxonomy(taxonomy) for taxonomy in self.taxonomies]
        if self.gewijzigd_sinds:
            found.append(queries.is_changed_since(self.gewijzigd_sinds))
        if self.aanbieder_id:
            found.append(queries.is_of_aanbieder(self.aanbieder_id))
        return [*found, queries.NEVER] if self.nooit else found


@dataclass(frozen=True, slots=True)
class Bladzijde(Generic[T]):
    """Some of ``totaal``."""

    totaal: int
    items: list[T]


@dataclass(frozen=True, slots=True)
class OpenPlek:
    """One of the places of a voorziening: the ``nummer``-th."""

    voorziening: OpenVoorziening
    nummer: int


@dataclass(frozen=True, slots=True)
class OpenAanbod:
    """An aanbieder with all it offers the public."""

    aanbieder: OpenAanbieder
    voorzieningen: list[OpenVoorziening]

    @property
    def last_modified(self) -> datetime:
        return max(voorziening.last_modified for voorziening in self.voorzieningen)


def get_voorziening(uow: UnitOfWork, id_: UUID) -> OpenVoorziening:
    """The published voorziening with this key.

    Raises:
        NietGevonden: there is none, or it is not public.

    """
    with uow:
        ids = queries.list_voorziening_ids(uow.session, [Voorziening.id == id_], offset=0, limit=1)
        return _only(_read(uow, ids))


def list_koppen(
    uow: UnitOfWork, keuze: Keuze, *, offset: int, limit: int | None
) -> Bladzijde[VoorzieningKop]:
    """Which are published; all that follow ``offset`` without ``limit``."""
    with uow:
        where = keuze.where()
        totaal = queries.count_voorzieningen(uow.session, where)
        rows = queries.list_koppen(uow.session, where, offset=offset, limit=limit)
        koppen = [
            VoorzieningKop(
                row.id,
                row.naam,
                row.gesloten_tot,
                max(row.updated_at, row.aanbieder_updated_at),
            )
            for row in rows
        ]
        return Bladzijde(totaal, koppen)


def list_voorzieningen(
    uow: UnitOfWork, keuze: Keuze, *, offset: int, limit: int | None
) -> Bladzijde[OpenVoorziening]:
    """Published voorzieningen; all that follow ``offset`` without ``limit``."""
    with uow:
        where = keuze.where()
        totaal = queries.count_voorzieningen(uow.session, where)
        ids = queries.list_voorziening_ids(uow.session, where, offset=offset, limit=limit)
        return Bladzijde(totaal, _read(uow, ids))


def stream_voorzieningen(uow: UnitOfWork, keuze: Keuze) -> Iterator[OpenVoorziening]:
    """All that fit, through an open unit of work, in batches, while memory stays flat."""
    ids = queries.list_voorziening_ids(uow.session, keuze.where(), offset=0, limit=None)
    for start in range(0, len(ids), BATCH):
        yield from _read(uow, ids[start : start + BATCH])


def get_plek(uow: UnitOfWork, id_: UUID) -> OpenPlek:
    """The place with this key, of a published voorziening.

    Raises:
        NietGevonden: there is none, or it is not public.

    """
    with uow:
        where = [VoorzieningLocatie.id == id_]
        rows = queries.list_plekken(uow.session, where, offset=0, limit=1)
        return _only(_read_plekken(uow, rows))


def list_plekken(
    uow: UnitOfWork, keuze: Keuze, *, offset: int, limit: int | None
) -> Bladzijde[OpenPlek]:
    """Places of published voorzieningen."""
    with uow:
        where = keuze.where()
        totaal = queries.count_plekken(uow.session, where)
        rows = queries.list_plekken(uow.session, where, offset=offset, limit=limit)
        return Bladzijde(totaal, _read_plekken(uow, rows))


def get_aanbod(uow: UnitOfWork, aanbieder_id: UUID) -> OpenAanbod:
    """The aanbieder with this key.

    Raises:
        NietGevonden: there is none, or it offers the public nothing.

    """
    with uow:
        where = [Voorziening.aanbieder_id == aanbieder_id]
        ids = queries.list_aanbieder_ids(uow.session, where, offset=0, limit=1)
        return _only(_read_aanbod(uow, ids))


def list_aanbod(
    uow: UnitOfWork, keuze: Keuze, *, offset: int, limit: int | None
) -> Bladzijde[OpenAanbod]:
    """Aanbieders with a published voorziening that fits, and all they offer."""
    with uow:
        where = keuze.where()
        totaal = queries.count_aanbieders(uow.session, where)
        ids = queries.list_aanbieder_ids(uow.session, where, offset=offset, limit=limit)
        return Bladzijde(totaal, _read_aanbod(uow, ids))


def _only(found: list[T]) -> T:
    if not found:
        raise NietGevonden
    return found[0]


def _read(uow: UnitOfWork, ids: Collection[UUID]) -> list[OpenVoorziening]:
    """These voorzieningen, in order; the number of statements does not depend on how many."""
    session = uow.session
    if not ids:
        return []
    dossiers = voorziening_queries.list_dossiers(session, ids)
    extra = queries.list_extra(session, ids)
    aanbieders = queries.list_aanbieders(session, {row.aanbieder_id for row in extra.values()})
    sleutels: dict[UUID, list[PlekSleutel]] = {id_: [] for id_ in ids}
    for row in queries.list_plekken_of(session, ids):
        sleutels[row.voorziening_id].append(PlekSleutel(row.id, row.locatie_id))
    codes = {code for dossier in dossiers for code in dossier.werkgebied}
    gebieden = voorziening_queries.list_gebieden(session, codes)
    return [
        _make_voorziening(
            dossier,
            extra[dossier.rij.id],
            _make_aanbieder(aanbieders[extra[dossier.rij.id].aanbieder_id]),
            tuple(sleutels[dossier.rij.id]),
            [gebieden[code] for code in dossier.werkgebied],
        )
        for dossier in dossiers
    ]


def _read_plekken(uow: UnitOfWork, rows: Collection[PlekRij]) -> list[OpenPlek]:
    ids = list(dict.fromkeys(row.voorziening_id for row in rows))
    found = {voorziening.id: voorziening for voorziening in _read(uow, ids)}
    return [
        OpenPlek(found[row.voorziening_id], _find_nummer(found[row.voorziening_id], row.id))
        for row in rows
    ]


def _find_nummer(voorziening: OpenVoorziening, plek_id: UUID) -> int:
    return [sleutel.id for sleutel in voorziening.sleutels].index(plek_id)


def _read_aanbod(uow: UnitOfWork, ids: Collection[UUID]) -> list[OpenAanbod]:
    offers: dict[UUID, list[OpenVoorziening]] = {id_: [] for id_ in ids}
    for voorziening in _read(uow, queries.list_ids_of_aanbieders(uow.session, ids)):
        offers[voorziening.aanbieder.id].append(voorziening)
    return [OpenAanbod(offer[0].aanbieder, offer) for offer in offers.values()]


def _make_voorziening(
    dossier: Dossier,
    extra: ExtraRij,
    aanbieder: OpenAanbieder,
    sleutels: tuple[PlekSleutel, ...],
    gebieden: Collection[GebiedRij],
) -> OpenVoorziening:
    invoer = make_invoer(dossier)
    public = tuple(without_secret(plek) for plek in invoer.plekken)
    return OpenVoorziening(
        id=extra.id,
        slug=dossier.rij.slug,
        aanbieder=aanbieder,
        invoer=replace(invoer, plekken=public),
        sleutels=sleutels,
        kanalen=tuple((kanaal.soort, kanaal.waarde) for kanaal in dossier.kanalen),
        gebieden=tuple((gebied.code, gebied.naam) for gebied in gebieden),
        gecontroleerd_door=dossier.rij.gecontroleerd_door,
        updated_at=extra.updated_at,
    )


def _make_aanbieder(aanbieder: Aanbieder) -> OpenAanbieder:
    return OpenAanbieder(
        id=aanbieder.id,
        slug=aanbieder.slug,
        naam=aanbieder.naam,
        omschrijving=aanbieder.omschrijving,
        website=aanbieder.website,
        telefoon=aanbieder.telefoon,
        email=aanbieder.email,
        updated_at=aanbieder.updated_at,
    )
