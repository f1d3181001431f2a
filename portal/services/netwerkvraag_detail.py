"""Questions to colleagues and their answers, as a professional reads them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.data.models.netwerk import Netwerkvraag
from portal.data.queries import netwerkvragen as queries
from portal.data.queries import profielen as profiel_queries
from portal.data.queries.netwerkvragen import VraagRij
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Leefgebied
from portal.domain.errors import NietGevonden
from portal.domain.gebruikers import Identiteit
from portal.domain.netwerk import can_answer
from portal.services.profielen import check_professional, make_gegevens

HOOGUIT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class VraagDetail:
    """``profiel_id`` is that of who asked, None without a profile; ``past``: it is about what
    ``wie`` knows; ``beantwoord``: by ``wie``."""

    id: UUID
    naam: str
    organisatie: str
    profiel_id: UUID | None
    leefgebieden: tuple[Leefgebied, ...]
    gemeenten: tuple[str, ...]
    tekst: str
    gesteld_op: datetime
    sluit_op: datetime
    ontvangers: int
    antwoorden: int
    open: bool
    eigen: bool
    past: bool
    beantwoord: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AntwoordDetail:
    """``voorziening`` and ``slug`` are those of the public entry that it points to."""

    id: UUID
    naam: str
    organisatie: str
    profiel_id: UUID | None
    tekst: str
    voorziening: str
    slug: str
    geschreven_op: datetime
    eigen: bool


def list_vragen(uow: UnitOfWork, wie: Identiteit) -> tuple[VraagDetail, ...]:
    """The newest questions: open ones that ``wie`` may know about first, then the other open
    ones, then those that are over.

    Raises:
        NietToegestaan: ``wie`` is no professional.

    """
    check_professional(wie)
    with uow:
        rijen = queries.list_vragen(uow.session, limit=HOOGUIT)
        vragen = _make_details(uow.session, wie, uow.clock(), rijen)
    return tuple(sorted(vragen, key=lambda v: (not v.open, v.beantwoord, not v.past)))


def get_vraag(
    uow: UnitOfWork, wie: Identiteit, id_: UUID
) -> tuple[VraagDetail, tuple[AntwoordDetail, ...]]:
    """A question with its answers.

    Raises:
        NietToegestaan: ``wie`` is no professional.
        NietGevonden: there is no such question (any more).

    """
    check_professional(wie)
    with uow:
        rijen = queries.list_vragen(uow.session, Netwerkvraag.id == id_, limit=1)
        for vraag in _make_details(uow.session, wie, uow.clock(), rijen):
            antwoorden = queries.list_antwoorden(uow.session, id_)
            return vraag, tuple(
                AntwoordDetail(
                    id=rij.id,
                    naam=rij.naam,
                    organisatie=rij.organisatie or "",
                    profiel_id=rij.profiel_id,
                    tekst=rij.tekst,
                    voorziening=rij.voorziening or "",
                    slug=rij.slug or "",
                    geschreven_op=rij.geschreven_op,
                    eigen=rij.gebruiker_id == wie.id,
                )
                for rij in antwoorden
            )
    raise NietGevonden


def _make_details(
    session: Session, wie: Identiteit, now: datetime, rijen: Collection[VraagRij]
) -> list[VraagDetail]:
    own = profiel_queries.find_profiel_of(session, wie.id)
    gegevens = make_gegevens(own) if own else None
    beantwoord = queries.list_beantwoord(session, wie.id)
    return [
        VraagDetail(
            id=rij.id,
            naam=rij.naam,
            organisatie=rij.organisatie or "",
            profiel_id=rij.profiel_id,
            leefgebieden=rij.leefgebieden,
            gemeenten=rij.gemeenten,
            tekst=rij.tekst,
            gesteld_op=rij.gesteld_op,
            sluit_op=rij.sluit_op,
            ontvangers=rij.ontvangers,
            antwoorden=rij.antwoorden,
            open=rij.sluit_op > now,
            eigen=rij.gebruiker_id == wie.id,
            past=gegevens is not None and can_answer(gegevens, rij.leefgebieden, rij.gemeenten),
            beantwoord=rij.id in beantwoord,
        )
        for rij in rijen
    ]
