"""The terms of the cycle: what counts as confirmed, and how a gemeente sets its own terms."""

from dataclasses import fields
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from portal.data import outbox
from portal.data.locks import begin_writing
from portal.data.models.controle import Controlebeleid
from portal.data.models.verwijzing import Verwijsbeleid
from portal.data.models.voorziening import Voorziening
from portal.data.queries import controle as queries
from portal.data.queries import regio as regio_queries
from portal.data.queries.voorzieningen import PUBLIEK, Dossier
from portal.data.uow import UnitOfWork
from portal.domain.controle import (
    REGIO,
    Beleid,
    Beleidsboek,
    get_gemeente_code,
    is_bevestigd,
    is_dringend,
)
from portal.domain.errors import InvoerOngeldig, NietGevonden, NietToegestaan
from portal.domain.gebruikers import Identiteit
from portal.domain.verwijzingen import Beleid as VerwijsTermijnen


def get_dossier_beleid(dossier: Dossier, boek: Beleidsboek) -> Beleid:
    """The terms of its gemeente."""
    located = (plek.gemeente_code for plek in dossier.plekken)
    return boek.get(get_gemeente_code(located, dossier.werkgebied))


def is_dossier_bevestigd(dossier: Dossier, boek: Beleidsboek, vandaag: date) -> bool:
    """Whether somebody confirmed it in time, by the terms of its gemeente."""
    rij = dossier.rij
    return get_dossier_beleid(dossier, boek).is_bevestigd(
        rij.gecontroleerd_op,
        dringend=is_dringend(rij.soort, rij.trefwoorden),
        vandaag=vandaag,
    )


def get_beleid(uow: UnitOfWork, *, wie: Identiteit, gemeente_code: str) -> tuple[Beleid, bool]:
    """The terms of a gemeente (``''``: of the region), and whether they are its own.

    Raises:
        NietGevonden: it is no gemeente of the region.
        NietToegestaan: it is not a gemeente of ``wie``.

    """
    with uow:
        check_gemeente(uow.session, wie, gemeente_code)
        boek = queries.get_beleidsboek(uow.session)
    return boek.get(gemeente_code), gemeente_code in boek.per_gemeente


def change_beleid(
    uow: UnitOfWork, *, wie: Identiteit, gemeente_code: str, beleid: Beleid | None
) -> None:
    """Set the terms of a gemeente; None: those of the region (for the region: the standard).

    What becomes confirmed by it, or stops being so, is indexed anew.

    Raises:
        InvoerOngeldig: these terms cannot be.
        NietGevonden, NietToegestaan: as ``get_beleid``.

    """
    if beleid is not None and (faults := beleid.check()):
        raise InvoerOngeldig(faults)
    with uow:
        begin_writing(uow.session)
        check_gemeente(uow.session, wie, gemeente_code)
        before = queries.get_beleidsboek(uow.session)
        store_beleid(uow.session, Controlebeleid, gemeente_code, beleid)
        uow.session.flush()
        _enqueue_affected(uow, before, queries.get_beleidsboek(uow.session))
        uow.commit()


def check_gemeente(session: Session, wie: Identiteit, gemeente_code: str) -> None:
    """Let pass who sets these terms; those of the region are for who keeps the whole region.

    Raises:
        NietGevonden: it is no gemeente of the region.
        NietToegestaan: it is not a gemeente of ``wie``.

    """
    if gemeente_code != REGIO and gemeente_code not in regio_queries.list_gemeente_codes(session):
        raise NietGevonden
    own = wie.gemeenten
    if own is not None and gemeente_code not in own:
        raise NietToegestaan


def store_beleid(
    session: Session,
    model: type[Controlebeleid | Verwijsbeleid],
    gemeente_code: str,
    beleid: Beleid | VerwijsTermijnen | None,
) -> None:
    """Keep terms as a row of ``model``, which has their fields; None takes the row away."""
    row = session.get(model, gemeente_code)
    if beleid is not None:
        values: dict[str, Any] = {veld.name: getattr(beleid, veld.name) for veld in fields(beleid)}
        session.merge(model(gemeente_code=gemeente_code, **values))
    elif row is not None:
        session.delete(row)


def _enqueue_affected(uow: UnitOfWork, before: Beleidsboek, after: Beleidsboek) -> None:
    vandaag = uow.clock().date()
    changed = [
        kandidaat.id
        for kandidaat in queries.list_kandidaten(
            uow.session, PUBLIEK, Voorziening.gecontroleerd_op.is_not(None)
        )
        if is_bevestigd(kandidaat.stand, before.get(kandidaat.gemeente_code), vandaag)
        != is_bevestigd(kandidaat.stand, after.get(kandidaat.gemeente_code), vandaag)
    ]
    outbox.enqueue(uow.session, changed, "beleid")
