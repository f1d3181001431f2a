"""Voorzieningen and aanbieders: what the public may see. What changes them stands in
``wijzigingen``, ``wachtrij`` and ``aanbod``."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from portal.data.models.voorziening import Voorziening
from portal.data.queries import aanbieders as aanbieder_queries
from portal.data.queries import voorzieningen as queries
from portal.data.queries.controle import get_beleidsboek
from portal.data.queries.voorzieningen import PUBLIEK
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Leefgebied
from portal.domain.errors import DomainError, NietGevonden
from portal.services.voorziening_detail import (
    AanbiederDetail,
    VoorzieningDetail,
    list_with_oco,
    make_detail,
    make_kort,
    make_oco_vraag,
)


class Verhuisd(DomainError):
    """It has another slug now."""

    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        self.slug = slug


class Gestopt(NietGevonden):
    """Who offered it ended it; what the page of its old address tells."""

    def __init__(
        self,
        naam: str,
        aanbieder: str,
        reden: str,
        leefgebieden: Sequence[Leefgebied],
        plaats: str,
    ) -> None:
        super().__init__(naam)
        self.naam = naam
        self.aanbieder = aanbieder
        self.reden = reden
        self.leefgebieden = leefgebieden
        self.plaats = plaats


def has_voorzieningen(uow: UnitOfWork) -> bool:
    """Whether there is any, public or not."""
    with uow:
        return queries.count_where(uow.session) > 0


def get_voorziening(uow: UnitOfWork, slug: str) -> VoorzieningDetail:
    """The published voorziening with this slug.

    Raises:
        Verhuisd: it has another slug now.
        Gestopt: it was public until who offered it ended it.
        NietGevonden: there is none, or it is not public.

    """
    with uow:
        id_ = queries.find_id(uow.session, Voorziening.slug == slug, PUBLIEK)
        if id_ is None:
            moved_to = queries.find_new_slug(uow.session, slug)
            if moved_to:
                raise Verhuisd(moved_to)
            ended = queries.find_gestopt(uow.session, slug)
            if ended is not None:
                raise Gestopt(
                    ended.naam,
                    ended.aanbieder,
                    ended.reden,
                    ended.leefgebieden,
                    ended.plaats or "",
                )
            raise NietGevonden
        return _get_detail(uow, id_)


def get_voorziening_by_id(uow: UnitOfWork, id_: UUID) -> VoorzieningDetail:
    """The published voorziening with this key.

    Raises:
        NietGevonden: there is none, or it is not public.

    """
    with uow:
        return _get_detail(uow, id_)


def get_aanbieder(uow: UnitOfWork, slug: str) -> AanbiederDetail:
    """The aanbieder with this slug and its published voorzieningen.

    Raises:
        Verhuisd: it has another slug now.
        NietGevonden: there is none, or it offers the public nothing.

    """
    with uow:
        aanbieder = aanbieder_queries.find_by_slug(uow.session, slug)
        if aanbieder is None:
            moved_to = aanbieder_queries.find_new_slug(uow.session, slug)
            raise Verhuisd(moved_to) if moved_to else NietGevonden
        dossiers = queries.list_dossiers_of(uow.session, aanbieder.id)
        if not dossiers:
            raise NietGevonden
        with_oco = list_with_oco(dossiers)
        codes = {code for dossier in with_oco for code in dossier.werkgebied}
        return AanbiederDetail(
            id=aanbieder.id,
            slug=aanbieder.slug,
            naam=aanbieder.naam,
            omschrijving=aanbieder.omschrijving,
            website=aanbieder.website or "",
            telefoon=aanbieder.telefoon or "",
            email=aanbieder.email or "",
            voorzieningen=tuple(make_kort(dossier) for dossier in dossiers),
            oco_vraag=make_oco_vraag(with_oco, queries.list_gebieden(uow.session, codes)),
        )


def list_sitemap(uow: UnitOfWork) -> Sequence[tuple[str, datetime]]:
    """The slug of every published voorziening, and when it last changed; in order of slug."""
    with uow:
        return queries.list_adressen(uow.session)


def _get_detail(uow: UnitOfWork, id_: UUID) -> VoorzieningDetail:
    dossiers = queries.list_dossiers(uow.session, [id_], PUBLIEK)
    if not dossiers:
        raise NietGevonden
    gebieden = queries.list_gebieden(uow.session, dossiers[0].werkgebied)
    boek = get_beleidsboek(uow.session)
    return make_detail(dossiers[0], gebieden, boek, uow.clock().date())
