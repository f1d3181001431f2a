"""A list of voorzieningen that somebody collects: shown, and shared by a secret link.

The list itself is kept in the browser; the portal holds only what is shared, as long as it is.
"""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from portal.data.models.lijst import GedeeldeLijst
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
        id_ = queries.find_public_id(uow.session, slug)
    if id_ is None:
        raise NietGevonden
    return id_


def list_voorzieningen(uow: UnitOfWork, ids: Sequence[UUID]) -> tuple[VoorzieningDetail, ...]:
    """Those of ``ids`` that are public, in that order; what closed since is left out."""
    with uow:
        dossiers = voorziening_queries.list_dossiers(uow.session, list(ids), PUBLIEK)
        codes = {code for dossier in dossiers for code in dossier.werkgebied}
        gebieden = voorziening_queries.list_gebieden(uow.session, codes)
        boek = get_beleidsboek(uow.session)
        return tuple(make_detail(d, gebieden, boek, uow.clock().date()) for d in dossiers)


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
