"""Passwords: how they are kept, and how somebody gets one.

argon2id with 19 MiB and two rounds, the least that OWASP advises: a server with twelve threads
needs no more than 230 MiB when all of them check a password at once. Who raises the numbers needs
to change nothing else: a hash is renewed when its owner logs in.
"""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from portal.data.locks import begin_writing
from portal.data.models.gebruiker import Gebruiker
from portal.data.queries import gebruikers as queries
from portal.data.uow import UnitOfWork
from portal.domain.errors import Fout, InvoerOngeldig, NietGevonden, SleutelOngeldig
from portal.domain.foutcodes import Foutcode
from portal.domain.gebruikers import Identiteit
from portal.domain.inloggen import Doel, find_wachtwoordfout, pause_after
from portal.services.sessies import end_sessies
from portal.services.sleutels import send_sleutel, use_sleutel, void_sleutels

_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def hash_wachtwoord(wachtwoord: str) -> str:
    """What is kept of a password."""
    return _HASHER.hash(wachtwoord)


def is_wachtwoord(hash_: str | None, wachtwoord: str) -> bool:
    """Whether it is the password. Without a hash it takes as long and is never."""
    try:
        return _HASHER.verify(hash_ or _nobodys_hash(), wachtwoord) and hash_ is not None
    except (VerifyMismatchError, InvalidHashError):
        return False


def needs_new_hash(hash_: str) -> bool:
    """Whether it was made with other numbers than those of now."""
    return _HASHER.check_needs_rehash(hash_)


@cache
def _nobodys_hash() -> str:
    return hash_wachtwoord("het wachtwoord van niemand")


def request_wachtwoordlink(uow: UnitOfWork, *, email: str, url: str) -> None:
    """Send a link to choose a password to this address, when it has an account; nobody is told
    whether it has."""
    with uow:
        begin_writing(uow.session)
        gebruiker = queries.find_by_email(uow.session, email)
        send_sleutel(uow.session, gebruiker, Doel.WACHTWOORD, url, uow.clock())
        uow.commit()


def reset_wachtwoord(uow: UnitOfWork, *, token: str, nieuw: str) -> None:
    """Give the account of this link another password; it is logged out everywhere.

    Raises:
        SleutelOngeldig: the link does not work (any more).
        InvoerOngeldig: the password cannot be one; the link can be used again.

    """
    now = uow.clock()
    hash_ = hash_wachtwoord(nieuw)
    with uow:
        begin_writing(uow.session)
        sleutel = use_sleutel(uow.session, token, Doel.WACHTWOORD, now)
        gebruiker = sleutel.gebruiker_id and queries.lock_gebruiker(
            uow.session, sleutel.gebruiker_id
        )
        if not gebruiker or not gebruiker.actief:
            raise SleutelOngeldig
        check_nieuw(gebruiker, nieuw, "nieuw")
        gebruiker.wachtwoord_hash = hash_
        gebruiker.mislukt, gebruiker.geblokkeerd_tot = 0, None
        void_sleutels(uow.session, gebruiker.id, now, Doel.WACHTWOORD, Doel.INLOGGEN)
        end_sessies(uow.session, gebruiker.id, now)
        uow.commit()


def change_wachtwoord(uow: UnitOfWork, *, wie: Identiteit, huidig: str, nieuw: str) -> None:
    """Set another password, or a first one; every other browser is logged out.

    Raises:
        InvoerOngeldig: ``huidig`` is not the password there is, or ``nieuw`` cannot be one.

    """
    now = uow.clock()
    with uow:
        gebruiker = queries.find_gebruiker(uow.session, wie.id)
        hash_ = gebruiker.wachtwoord_hash if gebruiker else None
    right = hash_ is None or is_wachtwoord(hash_, huidig)
    new_hash = hash_wachtwoord(nieuw)
    with uow:
        begin_writing(uow.session)
        gebruiker = queries.lock_gebruiker(uow.session, wie.id)
        if gebruiker is None:
            raise NietGevonden
        if gebruiker.geblokkeerd_tot is not None and gebruiker.geblokkeerd_tot > now:
            raise InvoerOngeldig([Fout("huidig", Foutcode.TE_VAAK)])
        if not right:
            note_mislukt(uow, gebruiker)
            uow.commit()
            raise InvoerOngeldig([Fout("huidig", Foutcode.WACHTWOORD_ONJUIST)])
        check_nieuw(gebruiker, nieuw, "nieuw")
        gebruiker.wachtwoord_hash = new_hash
        end_sessies(uow.session, gebruiker.id, now, behalve=wie.sessie_id)
        uow.commit()


def note_mislukt(uow: UnitOfWork, gebruiker: Gebruiker) -> None:
    """Count a wrong password; from the fifth on the account pauses."""
    gebruiker.mislukt += 1
    pause = pause_after(gebruiker.mislukt)
    if pause is not None:
        gebruiker.geblokkeerd_tot = uow.clock() + pause


def check_nieuw(gebruiker: Gebruiker, wachtwoord: str, veld: str) -> None:
    """Refuse what cannot be a password of this account.

    Raises:
        InvoerOngeldig: it cannot.

    """
    code = find_wachtwoordfout(wachtwoord, email=gebruiker.email, naam=gebruiker.naam)
    if code is not None:
        raise InvoerOngeldig([Fout(veld, code)])
