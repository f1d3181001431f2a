"""The counts for the gemeente: adding to them, reading them, and what they are told apart by."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Row, delete, func, or_, select
from sqlalchemy.orm import Session

from portal.data.models.regio import RegioGemeente
from portal.data.models.signaal import Zoekcijfer
from portal.data.models.telling import Telling
from portal.data.models.voorziening import Locatie, Voorziening, VoorzieningLocatie
from portal.data.optellen import add_up
from portal.data.queries.voorzieningen import PUBLIEK
from portal.domain.begrippen import Leefgebied, Lijn, Soort
from portal.domain.tellingen import Telsleutel, Telsoort

TelRij = Row[date, Telsoort, str, str, int]
AanbodRij = Row[UUID, Lijn | None, tuple[Leefgebied, ...]]
WoordRij = Row[str, int, int, int]
KenmerkRij = Row[UUID, str, Soort | None, tuple[Leefgebied, ...]]


def add_tellingen(session: Session, tellingen: Mapping[Telsleutel, int]) -> None:
    """Add to these counts (a ``Counter`` of what ``list_telsleutels`` gives for each event)."""
    rows = [{**sleutel._asdict(), "aantal": aantal} for sleutel, aantal in tellingen.items()]
    add_up(session, Telling, rows, key=Telsleutel._fields, counts=("aantal",))


def list_kenmerken(
    session: Session, ids: Collection[UUID], slugs: Collection[str]
) -> Sequence[KenmerkRij]:
    """What the entries with these keys or slugs are counted by."""
    return session.execute(
        select(Voorziening.id, Voorziening.slug, Voorziening.soort, Voorziening.leefgebieden).where(
            or_(Voorziening.id.in_(ids), Voorziening.slug.in_(slugs))
        )
    ).all()


def list_wijk_codes(session: Session, ids: Collection[UUID]) -> dict[UUID, set[str]]:
    """The wijken in which each entry has a place whose address is no secret."""
    query = (
        select(VoorzieningLocatie.voorziening_id, Locatie.wijk_code)
        .join(Locatie, VoorzieningLocatie.locatie_id == Locatie.id)
        .where(
            VoorzieningLocatie.voorziening_id.in_(ids),
            Locatie.adres_geheim.is_(False),
        )
    )
    found = defaultdict[UUID, set[str]](set)
    for id_, code in session.execute(query):
        if code is not None:
            found[id_].add(code)
    return dict(found)


def list_regio_codes(session: Session) -> set[str]:
    """The codes of the gemeenten of the region."""
    return set(session.scalars(select(RegioGemeente.gemeente_code)))


def list_tellingen(
    session: Session, soorten: Iterable[Telsoort], begin: date, end: date
) -> Sequence[TelRij]:
    """All counts of these kinds from the month ``begin`` up to, not with, ``end``."""
    return session.execute(
        select(
            Telling.maand, Telling.soort, Telling.leefgebied, Telling.gebied_code, Telling.aantal
        ).where(
            Telling.soort.in_(list(soorten)),
            Telling.maand >= begin,
            Telling.maand < end,
            Telling.aantal > 0,
        )
    ).all()


def list_woorden(session: Session, begin: date, end: date) -> Sequence[WoordRij]:
    """What was asked often enough to have words in these months, each month for itself."""
    return session.execute(
        select(Zoekcijfer.woorden, Zoekcijfer.aantal, Zoekcijfer.leeg, Zoekcijfer.geopend).where(
            Zoekcijfer.voorziening_id.is_(None),
            Zoekcijfer.woorden != "",
            Zoekcijfer.maand >= begin,
            Zoekcijfer.maand < end,
        )
    ).all()


def list_aanbod(session: Session) -> Sequence[AanbodRij]:
    """What is told apart by of each public entry."""
    query = select(Voorziening.id, Voorziening.lijn, Voorziening.leefgebieden)
    return session.execute(query.where(PUBLIEK)).all()


def find_first_month(session: Session) -> date | None:
    """The oldest month of which anything was counted."""
    return session.scalar(select(func.min(Telling.maand)))


def delete_old_tellingen(session: Session, *, before: date) -> int:
    """Take away the counts of months before then."""
    query = delete(Telling).where(Telling.maand < before)
    gone = query.execution_options(synchronize_session=False).returning(Telling.maand)
    return len(session.execute(gone).all())
