"""Reading registrations of new aanbieders, and the aanbieders they may say are theirs."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from portal.data.models.aanbieder import Aanbieder
from portal.data.models.gebruiker import Aanmelding
from portal.data.models.voorziening import Voorziening
from portal.data.queries.voorzieningen import PUBLIEK
from portal.domain.begrippen import AanmeldingStatus

AanbiederKortRij = Row[UUID, str, str, int]


def list_waiting(session: Session) -> Sequence[Aanmelding]:
    """Registrations whose address was confirmed and that nobody decided on, the oldest first."""
    return session.scalars(
        select(Aanmelding)
        .where(Aanmelding.status == AanmeldingStatus.WACHT)
        .order_by(Aanmelding.bevestigd_op, Aanmelding.id)
    ).all()


def lock_aanmelding(session: Session, id_: UUID) -> Aanmelding | None:
    """One, as nobody else changes it until the end of the transaction."""
    return session.scalar(
        select(Aanmelding)
        .where(Aanmelding.id == id_)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def count_since(session: Session, email: str, since: datetime) -> int:
    """How many registrations named this address since then."""
    return (
        session.scalar(
            select(func.count())
            .select_from(Aanmelding)
            .where(func.lower(Aanmelding.email) == email.lower(), Aanmelding.created_at > since)
        )
        or 0
    )


def search_aanbieders(session: Session, naam: str, limit: int) -> Sequence[AanbiederKortRij]:
    """Aanbieders that offer the public something and whose name holds this, in order of name."""
    return session.execute(
        _select_kort()
        .where(Aanbieder.naam.icontains(naam, autoescape=True))
        .having(func.count(Voorziening.id) > 0)
        .limit(limit)
    ).all()


def list_aanbieders(session: Session, ids: Collection[UUID]) -> Sequence[AanbiederKortRij]:
    """These aanbieders, in order of name."""
    return session.execute(_select_kort().where(Aanbieder.id.in_(ids))).all()


def find_by_naam(session: Session, naam: str) -> Aanbieder | None:
    """The aanbieder with this name, whatever its capitals."""
    return session.scalar(select(Aanbieder).where(func.lower(Aanbieder.naam) == naam.lower()))


def _select_kort() -> Select[UUID, str, str, int]:
    return (
        select(Aanbieder.id, Aanbieder.slug, Aanbieder.naam, func.count(Voorziening.id))
        .outerjoin(Voorziening, (Voorziening.aanbieder_id == Aanbieder.id) & PUBLIEK)
        .group_by(Aanbieder.id, Aanbieder.slug, Aanbieder.naam)
        .order_by(Aanbieder.naam, Aanbieder.id)
    )
