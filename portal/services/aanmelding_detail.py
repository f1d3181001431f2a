"""What a registration holds, and how a redacteur sees it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from portal.data.models.gebruiker import Aanmelding
from portal.data.queries import aanmeldingen as queries
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import AanmeldingStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class AanmeldingInvoer:
    """What an organisation tells about itself; ``claims`` are keys of aanbieders.

    Without a ``kvk_nummer``, ``toelichting`` says why it has none.
    """

    naam: str
    contactpersoon: str
    email: str
    kvk_nummer: str = ""
    website: str = ""
    telefoon: str = ""
    gemeente_code: str | None = None
    toelichting: str = ""
    taal: str = "nl"
    claims: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class AanbiederKort:
    """An aanbieder to choose; ``aantal`` is how many public voorzieningen it has."""

    id: UUID
    slug: str
    naam: str
    aantal: int


@dataclass(frozen=True, slots=True)
class AanmeldingDetail:
    """A registration as a redacteur sees it."""

    id: UUID
    invoer: AanmeldingInvoer
    status: AanmeldingStatus
    aangemeld_op: datetime
    bevestigd_op: datetime | None
    claims: tuple[AanbiederKort, ...]


def make_detail(uow: UnitOfWork, aanmelding: Aanmelding) -> AanmeldingDetail:
    """A registration that was read, with the aanbieders it claims."""
    claims = tuple(UUID(id_) for id_ in aanmelding.claims)
    return AanmeldingDetail(
        id=aanmelding.id,
        invoer=AanmeldingInvoer(
            naam=aanmelding.naam,
            contactpersoon=aanmelding.contactpersoon,
            email=aanmelding.email,
            kvk_nummer=aanmelding.kvk_nummer,
            website=aanmelding.website,
            telefoon=aanmelding.telefoon,
            gemeente_code=aanmelding.gemeente_code,
            toelichting=aanmelding.toelichting,
            taal=aanmelding.taal,
            claims=claims,
        ),
        status=aanmelding.status,
        aangemeld_op=aanmelding.created_at,
        bevestigd_op=aanmelding.bevestigd_op,
        claims=tuple(AanbiederKort(*rij) for rij in queries.list_aanbieders(uow.session, claims)),
    )
