"""Reading profiles. A profile counts as long as its account is open and that of a professional."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Row, and_, exists, func, select
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement

from portal.data.models.gebruiker import Gebruiker, Rolverlening
from portal.data.models.netwerk import Profiel
from portal.domain.begrippen import Rol

ProfielRij = Row[Profiel, str, str, str]

IS_PROFESSIONAL = and_(
    Gebruiker.actief,
    exists().where(Rolverlening.gebruiker_id == Gebruiker.id, Rolverlening.rol == Rol.PROFESSIONAL),
)


def find_profiel_of(session: Session, gebruiker_id: UUID) -> Profiel | None:
    """The profile of this account, whatever the account may now."""
    return session.scalar(select(Profiel).where(Profiel.gebruiker_id == gebruiker_id))


def list_profielen(session: Session, *where: ColumnElement[bool]) -> Sequence[ProfielRij]:
    """Profiles that fit, each with ``naam``, ``email`` and ``taal`` of the account, by name."""
    query = (
        select(Profiel, Gebruiker.naam, Gebruiker.email, Gebruiker.taal)
        .join(Gebruiker, Profiel.gebruiker_id == Gebruiker.id)
        .where(IS_PROFESSIONAL, *where)
        .order_by(func.lower(Gebruiker.naam), Profiel.id)
    )
    return session.execute(query).all()
