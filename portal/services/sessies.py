"""Sessions: what a browser that is logged in holds, and what the server knows of it.

The cookie holds a random token; the table its digest, so that a leaked table opens nothing, and a
session can be ended from anywhere.
"""

import hashlib
import secrets
from datetime import timedelta
from uuid import UUID

from portal.data.models.gebruiker import Gebruiker, Sessie
from portal.data.queries import gebruikers as queries
from portal.data.uow import UnitOfWork
from portal.domain.gebruikers import Bevoegdheid, Identiteit

# A working day without a click ends a session; a week ends it in any case.
RUST = timedelta(hours=10)
HOOGUIT = timedelta(days=7)
# Being seen is noted at most so often: reading a page should not write.
_GEZIEN_ELKE = timedelta(minutes=15)


def digest(token: str) -> str:
    """What is kept of a token that only its owner knows. The token itself is random and long, so
    that a fast hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def start_sessie(
    uow: UnitOfWork, gebruiker_id: UUID, *, apparaat: str = "", tweede_factor: bool = False
) -> str:
    """Log somebody in; the token for the cookie."""
    token = secrets.token_urlsafe(32)
    now = uow.clock()
    with uow:
        uow.session.add(
            Sessie(
                hash=digest(token),
                gebruiker_id=gebruiker_id,
                apparaat=apparaat,
                created_at=now,
                gezien_op=now,
                verloopt_op=now + RUST,
                tweede_factor_op=now if tweede_factor else None,
            )
        )
        uow.commit()
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
        tweede_factor=sessie is not None and sessie.tweede_factor_op is not None,
        sessie_id=sessie.id if sessie else None,
    )
