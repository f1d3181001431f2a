"""Accounts: the own profile, and what a beheerder does with those of others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from portal.data.locks import begin_writing
from portal.data.models.gebruiker import Gebruiker, Rolverlening
from portal.data.queries import gebruikers as queries
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Rol
from portal.domain.errors import Fout, InvoerOngeldig, NietGevonden, NietToegestaan
from portal.domain.foutcodes import Foutcode
from portal.domain.gebruikers import Bevoegdheid, Identiteit
from portal.domain.inloggen import Doel
from portal.services.bevoegdheden import (
    add_bevoegdheden,
    check_gemeenten,
    make_bevoegdheden,
)
from portal.services.sessies import end_sessies
from portal.services.sleutels import add_sleutel, make_link, void_sleutels
from portal.services.tweede_factor import clear_tweede_factor

_MAX_LIJST = 200


@dataclass(frozen=True, slots=True)
class Profiel:
    """An account as its owner sees it."""

    naam: str
    email: str
    taal: str
    heeft_wachtwoord: bool
    heeft_tweede_factor: bool


@dataclass(frozen=True, slots=True)
class GebruikerDetail:
    """An account as a beheerder or a colleague sees it; ``aanbieders`` are names by key."""

    id: UUID
    naam: str
    email: str
    actief: bool
    heeft_tweede_factor: bool
    ingelogd_op: datetime | None
    bevoegdheden: tuple[Bevoegdheid, ...]
    aanbieders: dict[UUID, str]


def get_profiel(uow: UnitOfWork, *, wie: Identiteit) -> Profiel:
    """The own account."""
    with uow:
        gebruiker = _find(uow, wie.id)
        return Profiel(
            gebruiker.naam,
            gebruiker.email,
            gebruiker.taal,
            gebruiker.wachtwoord_hash is not None,
            gebruiker.totp_sinds is not None,
        )


def change_profiel(uow: UnitOfWork, *, wie: Identiteit, naam: str, taal: str) -> None:
    """Another name or language for the own account."""
    with uow:
        begin_writing(uow.session)
        gebruiker = _find(uow, wie.id)
        gebruiker.naam, gebruiker.taal = naam, taal
        uow.commit()


def list_gebruikers(
    uow: UnitOfWork, *, wie: Identiteit, zoek: str = "", rol: Rol | None = None
) -> list[GebruikerDetail]:
    """The first accounts whose name or address holds ``zoek``.

    Raises:
        NietToegestaan: only a beheerder may see them.

    """
    _require_beheerder(wie)
    with uow:
        found = queries.list_gebruikers(uow.session, zoek=zoek.strip(), rol=rol, limit=_MAX_LIJST)
        return [_make_detail(gebruiker) for gebruiker in found]


def get_gebruiker(uow: UnitOfWork, *, wie: Identiteit, id_: UUID) -> GebruikerDetail:
    """One account.

    Raises:
        NietToegestaan: only a beheerder may see it.
        NietGevonden: there is none.

    """
    _require_beheerder(wie)
    with uow:
        gebruiker = queries.find_gebruiker_with_aanbieders(uow.session, id_)
        if gebruiker is None:
            raise NietGevonden
        return _make_detail(gebruiker)


def change_rollen(
    uow: UnitOfWork, *, wie: Identiteit, id_: UUID, bevoegdheden: Sequence[Bevoegdheid]
) -> None:
    """Make these the roles of an account, but for those at aanbieders, which stay; it is logged
    out, so that nobody goes on with a role of before.

    Raises:
        NietToegestaan: only a beheerder may.
        NietGevonden: there is no such account.
        InvoerOngeldig: a gemeente is not known, or it would take the own role of beheerder: so
            there is always one left.

    """
    _require_beheerder(wie)
    with uow:
        begin_writing(uow.session)
        gebruiker = _find(uow, id_)
        check_gemeenten(uow, bevoegdheden)
        new = {(b.rol, b.gemeente_code) for b in bevoegdheden if b.rol is not Rol.AANBIEDER}
        if gebruiker.id == wie.id and (Rol.BEHEERDER, None) not in new:
            raise InvoerOngeldig([Fout("rollen", Foutcode.NIET_VAN_UZELF)])
        gebruiker.bevoegdheden[:] = [
            rij
            for rij in gebruiker.bevoegdheden
            if rij.rol is Rol.AANBIEDER or (rij.rol, rij.gemeente_code) in new
        ]
        had = {(rij.rol, rij.gemeente_code) for rij in gebruiker.bevoegdheden}
        gebruiker.bevoegdheden += [
            Rolverlening(rol=rol, gemeente_code=code) for rol, code in sorted(new - had, key=str)
        ]
        if gebruiker.id != wie.id:
            end_sessies(uow.session, gebruiker.id, uow.clock())
        uow.commit()


def set_actief(uow: UnitOfWork, *, wie: Identiteit, id_: UUID, actief: bool) -> None:
    """Close an account, which logs it out at once, or open it again.

    Raises:
        NietToegestaan: only a beheerder may.
        NietGevonden: there is no such account.
        InvoerOngeldig: it is the own one.

    """
    _require_beheerder(wie)
    now = uow.clock()
    with uow:
        begin_writing(uow.session)
        gebruiker = _find(uow, id_)
        if not actief:
            if gebruiker.id == wie.id:
                raise InvoerOngeldig([Fout("", Foutcode.NIET_VAN_UZELF)])
            end_sessies(uow.session, gebruiker.id, now)
            void_sleutels(uow.session, gebruiker.id, now, *Doel)
        gebruiker.actief = actief
        uow.commit()


def reset_tweede_factor(uow: UnitOfWork, *, wie: Identiteit, id_: UUID) -> None:
    """Take the second factor of somebody who lost phone and codes; it is logged out and gets a
    mail about it.

    Raises:
        NietToegestaan: only a beheerder may.
        NietGevonden: there is no such account.
        InvoerOngeldig: it is the own one.

    """
    _require_beheerder(wie)
    with uow:
        begin_writing(uow.session)
        gebruiker = _find(uow, id_)
        if gebruiker.id == wie.id:
            raise InvoerOngeldig([Fout("", Foutcode.NIET_VAN_UZELF)])
        _reset(uow, gebruiker)
        uow.commit()


def create_gebruiker(
    uow: UnitOfWork,
    *,
    email: str,
    naam: str,
    rol: Rol,
    gemeenten: Sequence[str] = (),
    aanbieder_slug: str = "",
    url: str,
) -> str:
    """For the command line, whose user may do all: an account with this role, or this role for an
    account that is there. Returns a link with which its owner chooses a password, once.

    Raises:
        InvoerOngeldig: the aanbieder or a gemeente is not known.

    """
    with uow:
        begin_writing(uow.session)
        gebruiker = queries.find_by_email(uow.session, email)
        if gebruiker is None:
            gebruiker = Gebruiker(email=email, naam=naam or email, bevoegdheden=[])
            uow.session.add(gebruiker)
        wanted = make_bevoegdheden(uow, rol, gemeenten, aanbieder_slug)
        add_bevoegdheden(gebruiker, wanted)
        uow.session.flush()
        token = add_sleutel(uow.session, uow.clock(), Doel.WACHTWOORD, gebruiker_id=gebruiker.id)
        uow.commit()
    return make_link(url, gebruiker.taal, Doel.WACHTWOORD, token)


def reset_by_email(uow: UnitOfWork, *, email: str) -> None:
    """For the command line: take the second factor of this account, which is logged out.

    Raises:
        NietGevonden: there is no such account.

    """
    with uow:
        begin_writing(uow.session)
        gebruiker = queries.find_by_email(uow.session, email)
        if gebruiker is None:
            raise NietGevonden
        _reset(uow, gebruiker)
        uow.commit()


def list_all_gebruikers(uow: UnitOfWork) -> list[GebruikerDetail]:
    """For the command line: every account."""
    with uow:
        found = queries.list_gebruikers(uow.session, limit=None)
        return [_make_detail(gebruiker) for gebruiker in found]


def _reset(uow: UnitOfWork, gebruiker: Gebruiker) -> None:
    end_sessies(uow.session, gebruiker.id, uow.clock())
    clear_tweede_factor(uow, gebruiker)


def _find(uow: UnitOfWork, id_: UUID) -> Gebruiker:
    gebruiker = queries.find_gebruiker(uow.session, id_)
    if gebruiker is None:
        raise NietGevonden
    return gebruiker


def _require_beheerder(wie: Identiteit) -> None:
    if not wie.is_beheerder:
        raise NietToegestaan


def _make_detail(gebruiker: Gebruiker) -> GebruikerDetail:
    return GebruikerDetail(
        id=gebruiker.id,
        naam=gebruiker.naam,
        email=gebruiker.email,
        actief=gebruiker.actief,
        heeft_tweede_factor=gebruiker.totp_sinds is not None,
        ingelogd_op=gebruiker.ingelogd_op,
        bevoegdheden=tuple(
            Bevoegdheid(rij.rol, rij.aanbieder_id, rij.gemeente_code, rij.hoofd)
            for rij in gebruiker.bevoegdheden
        ),
        aanbieders={
            rij.aanbieder.id: rij.aanbieder.naam for rij in gebruiker.bevoegdheden if rij.aanbieder
        },
    )
