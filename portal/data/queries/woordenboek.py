"""The vocabulary in the database. All take a session."""

from collections.abc import Sequence

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from portal.data.models.woordenboek import Crisispatroon, Samenstellingsdeel, Stopwoord, Woordpaar


def has_woorden(session: Session) -> bool:
    """Whether there is any pair of words."""
    return bool(session.scalar(select(exists().where(Woordpaar.gewoon != ""))))


def list_woordparen(session: Session) -> Sequence[Woordpaar]:
    return session.scalars(select(Woordpaar).order_by(Woordpaar.gewoon, Woordpaar.vakterm)).all()


def list_delen(session: Session) -> Sequence[Samenstellingsdeel]:
    return session.scalars(select(Samenstellingsdeel).order_by(Samenstellingsdeel.deel)).all()


def list_stopwoorden(session: Session) -> Sequence[Stopwoord]:
    return session.scalars(select(Stopwoord).order_by(Stopwoord.woord)).all()


def list_crisispatronen(session: Session) -> Sequence[Crisispatroon]:
    query = select(Crisispatroon).order_by(Crisispatroon.patroon, Crisispatroon.soort)
    return session.scalars(query).all()
