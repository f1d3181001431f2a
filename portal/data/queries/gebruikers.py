"""Reading accounts, sessions and the secrets of links."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from portal.data.models.gebruiker import Gebruiker, Sessie


def find_by_email(session: Session, email: str) -> Gebruiker | None:
    """The account with this address, whatever its capitals, with its roles."""
    return session.scalar(
        select(Gebruiker)
        .where(func.lower(Gebruiker.email) == email.strip().lower())
        .options(selectinload(Gebruiker.bevoegdheden))
    )


def find_gebruiker(session: Session, id_: UUID) -> Gebruiker | None:
    """The account with this key, with its roles."""
    return session.scalar(
        select(Gebruiker).where(Gebruiker.id == id_).options(selectinload(Gebruiker.bevoegdheden))
    )


def find_sessie(session: Session, digest: str, now: datetime) -> Sessie | None:
    """The session with this token, as long as it lasts."""
    return session.scalar(select(Sessie).where(Sessie.hash == digest, Sessie.verloopt_op > now))
