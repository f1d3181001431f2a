"""Sessions: what a browser that is logged in holds, and what the server knows of it.

The cookie holds a random token; the table its digest, so that a leaked table opens nothing, and a
session can be ended from anywhere.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from portal.data.locks import begin_writing
from portal.data.models.gebruiker import Gebruiker, Sessie
from portal.data.queries import gebruikers as queries
from portal.data.uow import UnitOfWork
from portal.domain.errors import NietGevonden
from portal.domain.gebruikers import Bevoegdheid, Identiteit

# A working day without a click ends a session; a week ends it in any case.
RUST = timedelta(hours=10)
HOOGUIT = timedelta(days=7)
# Being seen is noted at most so often: reading a page should not write.
_GEZIEN_ELKE = timedelta(minutes=15)
_MAX_APPARAAT = 80


def digest(token: str) -> str:
    """What is kept of a token that only its owner knows. The token itself is random and long, so
    that a fast hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class SessieDetail:
    """A browser that is logged in, as its owner sees it."""

    id: UUID
    apparaat: str
    sinds: datetime
    gezien_op: datetime
    is_deze: bool


def start_sessie(
    uow: UnitOfWork, gebruiker_id: UUID, *, apparaat: str = "", tweede_factor: bool = False
) -> str:
    """Log somebody in; the token for the cookie."""
    with uow:
        token = add_sessie(uow, gebruiker_id, apparaat=apparaat, tweede_factor=tweede_factor)
        uow.commit()
    return token


def add_sessie(
    uow: UnitOfWork, gebruiker_id: UUID, *, apparaat: str = "", tweede_factor: bool = False
) -> str:
    """The same, in the caller's transaction."""
    token = secrets.token_urlsafe(32)
    now = uow.clock()
    uow.session.add(
        Sessie(
            hash=digest(token),
            gebruiker_id=gebruiker_id,
            apparaat=apparaat[:_MAX_APPARAAT],
            created_at=now,
            gezien_op=now,
            verloopt_op=now + RUST,
            tweede_factor_op=now if tweede_factor else None,
        )
    )
    return token


def pass_tweede_factor(uow: UnitOfWork, sessie_id: UUID | None) -> str | None:
    """Note that this session gave its second factor, in the caller's transaction. It gets another
    token: who knew the old one stays outside. None when the session is over."""
    now = uow.clock()
    sessie = sessie_id and uow.session.get(Sessie, sessie_id)
    if not sessie or sessie.verloopt_op <= now:
        return None
    token = secrets.token_urlsafe(32)
    sessie.hash = digest(token)
    sessie.tweede_factor_op = now
    return token


def find_identiteit(uow: UnitOfWork, token: str) -> Identiteit | None:
    """Who this token belongs to; None when the session ended or the account is closed."""
    now = uow.clock()
    with uow:
        sessie = queries.find_sessie(uow.session, digest(token), now)
        if sessie is None:
            return None
        gebruiker = queries.find_gebruiker(uow.session, sessie.gebruiker_id)
        if gebruiker is None or not gebruiker.actief:
            return None
        identiteit = make_identiteit(gebruiker, sessie)
        if now - sessie.gezien_op > _GEZIEN_ELKE:
            sessie.gezien_op = now
            sessie.verloopt_op = min(now + RUST, sessie.created_at + HOOGUIT)
            uow.commit()
    return identiteit


def make_identiteit(gebruiker: Gebruiker, sessie: Sessie | None = None) -> Identiteit:
    """An account, its roles loaded, as the rest of the portal knows it."""
    return Identiteit(
        id=gebruiker.id,
        naam=gebruiker.naam,
        email=gebruiker.email,
        bevoegdheden=tuple(
            Bevoegdheid(rij.rol, rij.aanbieder_id, rij.gemeente_code, rij.hoofd)
            for rij in gebruiker.bevoegdheden
        ),
        heeft_tweede_factor=gebruiker.totp_sinds is not None,
        tweede_factor=sessie is not None and sessie.tweede_factor_op is not None,
        sessie_id=sessie.id if sessie else None,
    )


def list_sessies(uow: UnitOfWork, *, wie: Identiteit) -> list[SessieDetail]:
    """Where this person is logged in, last seen first."""
    with uow:
        return [
            SessieDetail(
                rij.id, rij.apparaat, rij.created_at, rij.gezien_op, rij.id == wie.sessie_id
            )
            for rij in queries.list_sessies(uow.session, wie.id, uow.clock())
        ]


def end_sessie(uow: UnitOfWork, *, wie: Identiteit, sessie_id: UUID) -> None:
    """Log one of the own browsers out.

    Raises:
        NietGevonden: there is no such session, or it is somebody else's.

    """
    with uow:
        begin_writing(uow.session)
        sessie = uow.session.get(Sessie, sessie_id)
        if sessie is None or sessie.gebruiker_id != wie.id:
            raise NietGevonden
        uow.session.delete(sessie)
        uow.commit()


def end_andere_sessies(uow: UnitOfWork, *, wie: Identiteit) -> None:
    """Log every own browser out but this one."""
    with uow:
        begin_writing(uow.session)
        end_sessies(uow.session, wie.id, uow.clock(), behalve=wie.sessie_id)
        uow.commit()


def end_sessies(
    session: Session, gebruiker_id: UUID, now: datetime, *, behalve: UUID | None = None
) -> None:
    """Log an account out everywhere, in the caller's transaction."""
    for sessie in queries.list_sessies(session, gebruiker_id, now):
        if sessie.id != behalve:
            session.delete(sessie)
