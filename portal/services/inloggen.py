"""Logging in: with a link in a mail, or with a password.

No answer tells whether an address has an account: the same errors, after about the same work.
"""

from dataclasses import dataclass

from portal.data.locks import begin_writing
from portal.data.models.gebruiker import Gebruiker
from portal.data.queries import gebruikers as queries
from portal.data.uow import UnitOfWork
from portal.domain.errors import Fout, InvoerOngeldig, SleutelOngeldig
from portal.domain.foutcodes import Foutcode
from portal.domain.gebruikers import Identiteit
from portal.domain.inloggen import Doel
from portal.services.sessies import add_sessie, make_identiteit
from portal.services.sleutels import clean_up, send_sleutel, use_sleutel, void_sleutels
from portal.services.wachtwoorden import (
    hash_wachtwoord,
    is_wachtwoord,
    needs_new_hash,
    note_mislukt,
)


@dataclass(frozen=True, slots=True)
class Ingelogd:
    """``token`` is for the cookie; ``wie`` may still have to give a second factor."""

    token: str
    wie: Identiteit


def request_inloglink(uow: UnitOfWork, *, email: str, url: str) -> None:
    """Send a link to this address, when it has an account; nobody is told whether it has."""
    with uow:
        begin_writing(uow.session)
        gebruiker = queries.find_by_email(uow.session, email)
        send_sleutel(uow.session, gebruiker, Doel.INLOGGEN, url, uow.clock())
        uow.commit()


def log_in_with_link(uow: UnitOfWork, *, token: str, apparaat: str = "") -> Ingelogd:
    """Log in who got this link; the other links to log in of the account stop working too.

    Raises:
        SleutelOngeldig: it does not work (any more).

    """
    now = uow.clock()
    with uow:
        begin_writing(uow.session)
        sleutel = use_sleutel(uow.session, token, Doel.INLOGGEN, now)
        gebruiker = sleutel.gebruiker_id and queries.lock_gebruiker(
            uow.session, sleutel.gebruiker_id
        )
        if not gebruiker or not gebruiker.actief:
            raise SleutelOngeldig
        void_sleutels(uow.session, gebruiker.id, now, Doel.INLOGGEN)
        ingelogd = enter(uow, gebruiker, apparaat)
        uow.commit()
    return ingelogd


def log_in_with_wachtwoord(
    uow: UnitOfWork, *, email: str, wachtwoord: str, apparaat: str = ""
) -> Ingelogd:
    """Log in with address and password.

    The password is checked outside the transaction that counts, because it takes long; within it
    the pause is looked at again, so that tries at the same time count one after the other.

    Raises:
        InvoerOngeldig: they do not belong together, or the account pauses after wrong tries.

    """
    with uow:
        gebruiker = queries.find_by_email(uow.session, email)
    hash_ = gebruiker.wachtwoord_hash if gebruiker else None
    right = is_wachtwoord(hash_, wachtwoord)
    with uow:
        begin_writing(uow.session)
        gebruiker = gebruiker and queries.lock_gebruiker(uow.session, gebruiker.id)
        ingelogd = gebruiker and _try(uow, gebruiker, wachtwoord, apparaat, right=right)
        clean_up(uow.session, uow.clock())
        uow.commit()
    if not ingelogd:
        raise InvoerOngeldig([Fout("", Foutcode.INLOGGEN_MISLUKT)])
    return ingelogd


def _try(
    uow: UnitOfWork, gebruiker: Gebruiker, wachtwoord: str, apparaat: str, *, right: bool
) -> Ingelogd | None:
    is_paused = gebruiker.geblokkeerd_tot is not None and gebruiker.geblokkeerd_tot > uow.clock()
    if is_paused or not gebruiker.actief:
        return None
    if not right:
        note_mislukt(uow, gebruiker)
        return None
    if gebruiker.wachtwoord_hash and needs_new_hash(gebruiker.wachtwoord_hash):
        gebruiker.wachtwoord_hash = hash_wachtwoord(wachtwoord)
    return enter(uow, gebruiker, apparaat)


def enter(uow: UnitOfWork, gebruiker: Gebruiker, apparaat: str) -> Ingelogd:
    """Log this account in, in the caller's transaction."""
    gebruiker.mislukt, gebruiker.geblokkeerd_tot = 0, None
    gebruiker.ingelogd_op = uow.clock()
    token = add_sessie(uow, gebruiker.id, apparaat=apparaat)
    return Ingelogd(token, make_identiteit(gebruiker))
