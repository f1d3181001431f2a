"""The web addresses and telephone numbers of what is public, and when they were looked at."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, delete, exists, func, or_, select
from sqlalchemy.orm import Session

from portal.data.models.signaal import Linkcontrole, Signaal
from portal.data.models.voorziening import Contactkanaal, Voorziening, VoorzieningLocatie
from portal.data.queries.signalen import OPEN
from portal.data.queries.voorzieningen import PUBLIEK
from portal.domain.begrippen import KanaalSoort, SignaalBron, SignaalSoort

_IS_WEBSITE = Contactkanaal.soort == KanaalSoort.WEBSITE


def list_urls(session: Session, seen_before: datetime, limit: int) -> Sequence[str]:
    """Addresses that were not looked at since then, those never seen first, then the oldest."""
    seen = func.min(Linkcontrole.gekeken_op)
    query = (
        select(Contactkanaal.waarde)
        .join(Voorziening, Contactkanaal.voorziening_id == Voorziening.id)
        .outerjoin(
            Linkcontrole,
            and_(
                Linkcontrole.voorziening_id == Voorziening.id,
                Linkcontrole.url == Contactkanaal.waarde,
            ),
        )
        .where(_IS_WEBSITE, PUBLIEK)
        .group_by(Contactkanaal.waarde)
        .having(or_(func.count() > func.count(Linkcontrole.gekeken_op), seen < seen_before))
        .order_by(seen.is_not(None), seen, Contactkanaal.waarde)
    )
    return session.scalars(query.limit(limit)).all()


def list_entries_with(session: Session, url: str) -> Sequence[UUID]:
    """The public entries that show this address now; locked, in a fixed order."""
    shows = select(Contactkanaal.voorziening_id).where(_IS_WEBSITE, Contactkanaal.waarde == url)
    query = select(Voorziening.id).where(PUBLIEK, Voorziening.id.in_(shows))
    return session.scalars(query.order_by(Voorziening.id).with_for_update()).all()


def list_telefoons(session: Session) -> Sequence[tuple[UUID, str]]:
    """Every telephone number that a public entry shows, with the entry."""
    kanalen = (
        select(Contactkanaal.voorziening_id, Contactkanaal.waarde)
        .join(Voorziening, Contactkanaal.voorziening_id == Voorziening.id)
        .where(Contactkanaal.soort == KanaalSoort.TELEFOON, PUBLIEK)
    )
    plekken = (
        select(VoorzieningLocatie.voorziening_id, VoorzieningLocatie.telefoon)
        .join(Voorziening, VoorzieningLocatie.voorziening_id == Voorziening.id)
        .where(VoorzieningLocatie.telefoon != "", PUBLIEK)
    )
    found = [*session.execute(kanalen), *session.execute(plekken)]
    return sorted({(id_, telefoon) for id_, telefoon in found if telefoon})


def list_open(session: Session, soort: SignaalSoort) -> Sequence[Signaal]:
    """The open signals that this check made."""
    query = select(Signaal).where(
        OPEN, Signaal.bron == SignaalBron.LINKCONTROLE, Signaal.soort == soort
    )
    return session.scalars(query.order_by(Signaal.id)).all()


def list_open_about(session: Session, ids: Collection[UUID], url: str) -> Sequence[Signaal]:
    """The open signals that this check made about an address of these entries."""
    query = select(Signaal).where(
        OPEN,
        Signaal.bron == SignaalBron.LINKCONTROLE,
        Signaal.tekst == url,
        Signaal.voorziening_id.in_(ids),
    )
    return session.scalars(query.order_by(Signaal.id)).all()


def list_website_signals_without_address(session: Session) -> Sequence[Signaal]:
    """Open signals about an address that the entry does not show any more."""
    still = exists().where(
        Contactkanaal.voorziening_id == Signaal.voorziening_id,
        _IS_WEBSITE,
        Contactkanaal.waarde == Signaal.tekst,
    )
    query = select(Signaal).where(
        OPEN,
        Signaal.bron == SignaalBron.LINKCONTROLE,
        Signaal.soort == SignaalSoort.WEBSITE,
        ~still,
    )
    return session.scalars(query.order_by(Signaal.id)).all()


def delete_unused(session: Session) -> None:
    """Forget addresses that their entry does not show any more."""
    still = exists().where(
        Contactkanaal.voorziening_id == Linkcontrole.voorziening_id,
        _IS_WEBSITE,
        Contactkanaal.waarde == Linkcontrole.url,
    )
    session.execute(delete(Linkcontrole).where(~still).execution_options(synchronize_session=False))
