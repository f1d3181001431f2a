"""Reading accounts, sessions and the secrets of links."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, selectinload

from portal.data.models.gebied import Gebied
from portal.data.models.gebruiker import Gebruiker, Herstelcode, Rolverlening, Sessie, Sleutel
from portal.data.models.voorziening import Voorziening, voorziening_werkgebied
from portal.domain.begrippen import Rol
from portal.domain.inloggen import Doel


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


def find_gebruiker_with_aanbieders(session: Session, id_: UUID) -> Gebruiker | None:
    """The same, with the aanbieders of its roles."""
    return session.scalar(
        select(Gebruiker)
        .where(Gebruiker.id == id_)
        .options(selectinload(Gebruiker.bevoegdheden).selectinload(Rolverlening.aanbieder))
    )


def lock_gebruiker(session: Session, id_: UUID) -> Gebruiker | None:
    """The same, as it is now and as nobody else changes it until the end of the transaction:
    wrong tries are counted one after the other."""
    return session.scalar(
        select(Gebruiker)
        .where(Gebruiker.id == id_)
        .options(selectinload(Gebruiker.bevoegdheden))
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def list_gebruikers(
    session: Session, *, zoek: str = "", rol: Rol | None = None, limit: int | None = None
) -> Sequence[Gebruiker]:
    """Accounts whose name or address holds ``zoek``, with their roles, in order of name."""
    query = select(Gebruiker).options(
        selectinload(Gebruiker.bevoegdheden).selectinload(Rolverlening.aanbieder)
    )
    if zoek:
        query = query.where(
            or_(
                Gebruiker.naam.icontains(zoek, autoescape=True),
                Gebruiker.email.icontains(zoek, autoescape=True),
            )
        )
    if rol is not None:
        query = query.where(Gebruiker.bevoegdheden.any(Rolverlening.rol == rol))
    return session.scalars(query.order_by(Gebruiker.naam, Gebruiker.id).limit(limit)).all()


def list_medewerkers(session: Session, aanbieder_id: UUID) -> Sequence[Gebruiker]:
    """The accounts that work for this aanbieder, with their roles, in order of name."""
    return session.scalars(
        select(Gebruiker)
        .where(Gebruiker.bevoegdheden.any(Rolverlening.aanbieder_id == aanbieder_id))
        .options(selectinload(Gebruiker.bevoegdheden))
        .order_by(Gebruiker.naam, Gebruiker.id)
    ).all()


def list_gemeenten_of_aanbieder(session: Session, aanbieder_id: UUID) -> set[str]:
    """The gemeenten whose residents this aanbieder serves; empty: none in particular."""
    codes = session.scalars(
        select(func.coalesce(Gebied.gemeente_code, Gebied.code))
        .join(voorziening_werkgebied, voorziening_werkgebied.c.gebied_code == Gebied.code)
        .join(Voorziening, Voorziening.id == voorziening_werkgebied.c.voorziening_id)
        .where(Voorziening.aanbieder_id == aanbieder_id)
        .distinct()
    )
    return {code for code in codes if code.startswith("GM")}


def find_sessie(session: Session, digest: str, now: datetime) -> Sessie | None:
    """The session with this token, as long as it lasts."""
    return session.scalar(select(Sessie).where(Sessie.hash == digest, Sessie.verloopt_op > now))


def list_sessies(session: Session, gebruiker_id: UUID, now: datetime) -> Sequence[Sessie]:
    """Where this account is logged in, last seen first."""
    return session.scalars(
        select(Sessie)
        .where(Sessie.gebruiker_id == gebruiker_id, Sessie.verloopt_op > now)
        .order_by(Sessie.gezien_op.desc(), Sessie.id)
    ).all()


def list_verlopen_sessies(session: Session, before: datetime) -> Sequence[Sessie]:
    """Some sessions that ended before this moment."""
    return session.scalars(
        select(Sessie).where(Sessie.verloopt_op < before).order_by(Sessie.id).limit(100)
    ).all()


def list_verlopen_sleutels(session: Session, before: datetime) -> Sequence[Sleutel]:
    """Some links that stopped working before this moment."""
    return session.scalars(
        select(Sleutel).where(Sleutel.verloopt_op < before).order_by(Sleutel.id).limit(100)
    ).all()


def find_sleutel(
    session: Session, digest: str, doel: Doel, now: datetime, *, lock: bool = False
) -> Sleutel | None:
    """The link with this secret, as long as it works; ``lock``: and until this transaction ends
    for nobody else."""
    query = select(Sleutel).where(
        Sleutel.hash == digest,
        Sleutel.doel == doel,
        Sleutel.gebruikt_op.is_(None),
        Sleutel.verloopt_op > now,
    )
    return session.scalar(query.with_for_update() if lock else query)


def list_open_sleutels(
    session: Session, gebruiker_id: UUID, doelen: Sequence[Doel]
) -> Sequence[Sleutel]:
    """Links of this account that were not used."""
    return session.scalars(
        select(Sleutel)
        .where(
            Sleutel.gebruiker_id == gebruiker_id,
            Sleutel.doel.in_(doelen),
            Sleutel.gebruikt_op.is_(None),
        )
        .order_by(Sleutel.created_at, Sleutel.id)
    ).all()


def count_sleutels_since(session: Session, gebruiker_id: UUID, doel: Doel, since: datetime) -> int:
    """How many such links were made for this account since then."""
    return (
        session.scalar(
            select(func.count())
            .select_from(Sleutel)
            .where(
                Sleutel.gebruiker_id == gebruiker_id,
                Sleutel.doel == doel,
                Sleutel.created_at > since,
            )
        )
        or 0
    )


def list_uitnodigingen(session: Session, aanbieder_id: UUID | None) -> Sequence[Sleutel]:
    """Invitations that were not accepted: of one aanbieder, or of all; the newest first."""
    query = select(Sleutel).where(Sleutel.doel == Doel.UITNODIGING, Sleutel.gebruikt_op.is_(None))
    if aanbieder_id is not None:
        query = query.where(Sleutel.gegevens["aanbieder_id"].as_string() == str(aanbieder_id))
    return session.scalars(query.order_by(Sleutel.created_at.desc(), Sleutel.id)).all()


def list_herstelcodes(session: Session, gebruiker_id: UUID) -> Sequence[Herstelcode]:
    """The recovery codes of this account, used ones too."""
    return session.scalars(
        select(Herstelcode).where(Herstelcode.gebruiker_id == gebruiker_id).order_by(Herstelcode.id)
    ).all()
