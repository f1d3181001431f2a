"""A list of voorzieningen that somebody collects: shown, and shared by a secret link.

The list itself is kept in the browser; the portal holds only what is shared, as long as it is.
"""

import secrets
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from portal.data.models.lijst import GedeeldeLijst
from portal.data.models.voorziening import Voorziening
from portal.data.queries import lijst as queries
from portal.data.queries import voorzieningen as voorziening_queries
from portal.data.queries.controle import get_beleidsboek
from portal.data.queries.voorzieningen import PUBLIEK
from portal.data.uow import UnitOfWork
from portal.domain.errors import NietGevonden
from portal.services.sessies import digest
from portal.services.voorziening_detail import VoorzieningDetail, make_detail

HOOGUIT = 50
GELDIG = timedelta(days=90)


def find_id(uow: UnitOfWork, slug: str) -> UUID:
    """The key of the published voorziening with this slug.

    Raises:
        NietGevonden: there is none, or it is not public.

    """
    with uow:
        id_ = voorziening_queries.find_id(uow.session, Voorziening.slug == slug, PUBLIEK)
    if id_ is None:
        raise NietGevonden
    return id_


def list_voorzieningen(uow: UnitOfWork, ids: Sequence[UUID]) -> tuple[VoorzieningDetail, ...]:
    """Those of ``ids`` that are public, in that order; what closed since is left out."""
    with uow:
        return list_details(uow.session, ids, uow.clock().date())


def list_details(
    session: Session, ids: Sequence[UUID], vandaag: date
) -> tuple[VoorzieningDetail, ...]:
    """The same, inside an open unit of work."""
    dossiers = voorziening_queries.list_dossiers(session, list(ids), PUBLIEK)
    codes = {code for dossier in dossiers for code in dossier.werkgebied}
    gebieden = voorziening_queries.list_gebieden(session, codes)
    boek = get_beleidsboek(session)
    return tuple(make_detail(dossier, gebieden, boek, vandaag) for dossier in dossiers)


def list_by_slug(uow: UnitOfWork, slugs: Sequence[str]) -> tuple[VoorzieningDetail, ...]:
    """Those of ``slugs`` that are public, in that order."""
    with uow:
        found = voorziening_queries.list_public_ids(uow.session, slugs)
        ids = [found[slug] for slug in dict.fromkeys(slugs) if slug in found]
        return list_details(uow.session, ids, uow.clock().date())


def share_lijst(uow: UnitOfWork, ids: Sequence[UUID]) -> str:
    """Share these for GELDIG; the secret for the link."""
    token = secrets.token_urlsafe(24)
    with uow:
        queries.remove_verlopen(uow.session, uow.clock())
        uow.session.add(
            GedeeldeLijst(
                hash=digest(token),
                voorzieningen=[str(id_) for id_ in ids[:HOOGUIT]],
                created_at=uow.clock(),
                verloopt_op=uow.clock() + GELDIG,
            )
        )
        uow.commit()
    return token


def get_gedeelde_lijst(
    uow: UnitOfWork, token: str
) -> tuple[tuple[VoorzieningDetail, ...], datetime]:
    """What is shared by this link, and until when.

    Raises:
        NietGevonden: it never was, is over, or was taken back: these look the same.

    """
    with uow:
        lijst = queries.find_lijst(uow.session, digest(token), uow.clock())
        if lijst is None:
            raise NietGevonden
        ids, until = [UUID(id_) for id_ in lijst.voorzieningen], lijst.verloopt_op
    return list_voorzieningen(uow, ids), until


def end_gedeelde_lijst(uow: UnitOfWork, token: str) -> None:
    """Stop sharing; a link that is not known changes nothing."""
    with uow:
        queries.remove_lijst(uow.session, digest(token))
        uow.commit()
