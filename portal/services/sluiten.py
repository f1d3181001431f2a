"""A temporary closure, on and off: live at once."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from portal.data.uow import UnitOfWork
from portal.domain.gebruikers import Identiteit
from portal.services.bewerken import get_bewerking
from portal.services.wijzigingen import submit_wijziging


def close_voorziening(uow: UnitOfWork, wie: Identiteit, id_: UUID, tot: date, reden: str) -> None:
    """Closed until ``tot``, the day on which it opens again.

    Raises:
        NietGevonden, NietToegestaan: as ``check_wijzigen``.

    """
    basis = get_bewerking(uow, wie, id_).basis
    closed = replace(basis, gesloten_tot=tot, gesloten_reden=reden)
    submit_wijziging(uow, wie, id_, closed, basis=basis)


def reopen_voorziening(uow: UnitOfWork, wie: Identiteit, id_: UUID) -> None:
    """Open again before its day.

    Raises:
        NietGevonden, NietToegestaan: as ``check_wijzigen``.

    """
    basis = get_bewerking(uow, wie, id_).basis
    opened = replace(basis, gesloten_tot=None, gesloten_reden="")
    submit_wijziging(uow, wie, id_, opened, basis=basis)
