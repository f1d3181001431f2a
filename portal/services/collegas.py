"""Who works for an aanbieder: its hoofd decides, and the redactie of where it serves."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from portal.data.locks import begin_writing
from portal.data.models.aanbieder import Aanbieder
from portal.data.models.gebruiker import Gebruiker, Rolverlening
from portal.data.queries import gebruikers as queries
from portal.data.uow import UnitOfWork
from portal.domain.errors import Fout, InvoerOngeldig, NietGevonden, NietToegestaan
from portal.domain.foutcodes import Foutcode
from portal.domain.gebruikers import Identiteit


@dataclass(frozen=True, slots=True)
class Collega:
    id: UUID
    naam: str
    email: str
    hoofd: bool
    actief: bool
    ingelogd_op: datetime | None
    is_uzelf: bool


@dataclass(frozen=True, slots=True)
class Collegas:
    """The people of an aanbieder, in order of name."""

    aanbieder_id: UUID
    aanbieder: str
    personen: tuple[Collega, ...]


def list_collegas(uow: UnitOfWork, *, wie: Identiteit, aanbieder_id: UUID) -> Collegas:
    """Who works for this aanbieder.

    Raises:
        NietGevonden: there is no such aanbieder.
        NietToegestaan: who asks does not decide about its people.

    """
    with uow:
        aanbieder = _check(uow, wie, aanbieder_id)
        return Collegas(
            aanbieder_id,
            aanbieder.naam,
            tuple(
                Collega(
                    gebruiker.id,
                    gebruiker.naam,
                    gebruiker.email,
                    _role(gebruiker, aanbieder_id).hoofd,
                    gebruiker.actief,
                    gebruiker.ingelogd_op,
                    gebruiker.id == wie.id,
                )
                for gebruiker in queries.list_medewerkers(uow.session, aanbieder_id)
            ),
        )


def set_hoofd(
    uow: UnitOfWork, *, wie: Identiteit, aanbieder_id: UUID, gebruiker_id: UUID, hoofd: bool
) -> None:
    """Let somebody decide about colleagues, or no longer.

    Raises:
        NietGevonden: there is no such aanbieder, or nobody of it with this key.
        NietToegestaan: who asks does not decide about its people.
        InvoerOngeldig: nobody would be left who decides.

    """
    with uow:
        begin_writing(uow.session)
        _check(uow, wie, aanbieder_id, lock=True)
        row = _find(uow, aanbieder_id, gebruiker_id)
        if not hoofd:
            _keep_a_hoofd(uow, aanbieder_id, row)
        row.hoofd = hoofd
        uow.commit()


def remove_collega(
    uow: UnitOfWork, *, wie: Identiteit, aanbieder_id: UUID, gebruiker_id: UUID
) -> None:
    """Take somebody's access to this aanbieder; it counts from the next click.

    Raises:
        NietGevonden: there is no such aanbieder, or nobody of it with this key.
        NietToegestaan: who asks does not decide about its people.
        InvoerOngeldig: nobody would be left who decides.

    """
    with uow:
        begin_writing(uow.session)
        _check(uow, wie, aanbieder_id, lock=True)
        row = _find(uow, aanbieder_id, gebruiker_id)
        _keep_a_hoofd(uow, aanbieder_id, row)
        uow.session.delete(row)
        uow.commit()


def _check(
    uow: UnitOfWork, wie: Identiteit, aanbieder_id: UUID, *, lock: bool = False
) -> Aanbieder:
    """``lock``: two who take each other's access come one after the other."""
    aanbieder = uow.session.get(Aanbieder, aanbieder_id, with_for_update=lock)
    if aanbieder is None:
        raise NietGevonden
    gemeenten = queries.list_gemeenten_of_aanbieder(uow.session, aanbieder_id)
    if not wie.may_manage_toegang(aanbieder_id, gemeenten):
        raise NietToegestaan
    return aanbieder


def _find(uow: UnitOfWork, aanbieder_id: UUID, gebruiker_id: UUID) -> Rolverlening:
    gebruiker = queries.lock_gebruiker(uow.session, gebruiker_id)
    rows = gebruiker.bevoegdheden if gebruiker else []
    row = next((rij for rij in rows if rij.aanbieder_id == aanbieder_id), None)
    if row is None:
        raise NietGevonden
    return row


def _keep_a_hoofd(uow: UnitOfWork, aanbieder_id: UUID, row: Rolverlening) -> None:
    others = (
        _role(gebruiker, aanbieder_id)
        for gebruiker in queries.list_medewerkers(uow.session, aanbieder_id)
        if gebruiker.actief and gebruiker.id != row.gebruiker_id
    )
    if row.hoofd and not any(other.hoofd for other in others):
        raise InvoerOngeldig([Fout("", Foutcode.LAATSTE_HOOFD)])


def _role(gebruiker: Gebruiker, aanbieder_id: UUID) -> Rolverlening:
    return next(rij for rij in gebruiker.bevoegdheden if rij.aanbieder_id == aanbieder_id)
