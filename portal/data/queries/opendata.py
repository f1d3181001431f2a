"""Which voorzieningen, places and aanbieders open data tells of, in pages: published ones only.

All take a session and change nothing. The order is that of the keys, which never change, so that
who reads page after page misses nothing.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Row, Select, false, func, or_, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.sql import ColumnElement
from sqlalchemy.types import Text

from portal.data.models.aanbieder import Aanbieder
from portal.data.models.voorziening import Voorziening, VoorzieningLocatie
from portal.data.queries.voorzieningen import PUBLIEK
from portal.domain.begrippen import Begrip
from portal.domain.hsds.taxonomies import Kenmerk, Taxonomy

Where = Sequence[ColumnElement[bool]]
ExtraRij = Row[UUID, UUID, datetime]
KopRij = Row[UUID, str, date | None, datetime, datetime]
PlekRij = Row[UUID, UUID, UUID]

NEVER = false()
_SEARCHED = (
    Voorziening.naam,
    Voorziening.samenvatting,
    Voorziening.omschrijving,
    type_coerce(Voorziening.trefwoorden, Text),
)
_FEATURES: dict[Begrip, ColumnElement[bool]] = {
    Kenmerk.SAMENVATTING: Voorziening.omschrijving != "",
    Kenmerk.TREFWOORD: type_coerce(Voorziening.trefwoorden, Text) != "|",
    Kenmerk.VERWIJZING_NODIG: Voorziening.verwijzing_nodig.is_(True),
    Kenmerk.ONLINE: Voorziening.online.is_(True),
    Kenmerk.ONAFHANKELIJK: Voorziening.onafhankelijk.is_(True),
    Kenmerk.GESLOTEN_TOT: Voorziening.gesloten_tot.is_not(None),
    Kenmerk.GECONTROLEERD_DOOR: Voorziening.gecontroleerd_door != "",
}
_PLEK = select(
    VoorzieningLocatie.id, VoorzieningLocatie.locatie_id, VoorzieningLocatie.voorziening_id
)


def has_words(words: Collection[str]) -> list[ColumnElement[bool]]:
    """Each word stands in its name or texts, its keywords, or the name of its aanbieder."""
    return [
        or_(
            *(column.icontains(word, autoescape=True) for column in _SEARCHED),
            _is_of(Aanbieder.naam.icontains(word, autoescape=True)),
        )
        for word in words
    ]


def is_changed_since(moment: datetime) -> ColumnElement[bool]:
    """What it tells of its aanbieder counts too."""
    return or_(Voorziening.updated_at >= moment, _is_of(Aanbieder.updated_at >= moment))


def has_term(taxonomy: Taxonomy, term: Begrip) -> ColumnElement[bool]:
    """It carries this term itself; a term of its places or address does not count."""
    if isinstance(term, Kenmerk):
        return _FEATURES.get(term, NEVER)
    column: InstrumentedAttribute[object] = getattr(Voorziening, taxonomy.slug)
    if taxonomy.slug in ("soort", "lijn"):
        return column == term
    return type_coerce(column, Text).contains(f"|{term.value}|")


def has_taxonomy(taxonomy: Taxonomy) -> ColumnElement[bool]:
    """It carries any term of this taxonomy."""
    return or_(*(has_term(taxonomy, term) for term in taxonomy.terms))


def is_of_aanbieder(aanbieder_id: UUID) -> ColumnElement[bool]:
    return Voorziening.aanbieder_id == aanbieder_id


def count_voorzieningen(session: Session, where: Where) -> int:
    return _count(session, select(Voorziening.id).where(PUBLIEK, *where))


def list_voorziening_ids(
    session: Session, where: Where, *, offset: int, limit: int | None
) -> Sequence[UUID]:
    query = select(Voorziening.id).where(PUBLIEK, *where).order_by(Voorziening.id)
    return session.scalars(query.offset(offset).limit(limit)).all()


def list_koppen(
    session: Session, where: Where, *, offset: int, limit: int | None
) -> Sequence[KopRij]:
    """Of each voorziening its key, name, until when it is closed, and when it and its aanbieder
    changed."""
    query = (
        select(
            Voorziening.id,
            Voorziening.naam,
            Voorziening.gesloten_tot,
            Voorziening.updated_at,
            Aanbieder.updated_at.label("aanbieder_updated_at"),
        )
        .join(Aanbieder, Voorziening.aanbieder_id == Aanbieder.id)
        .where(PUBLIEK, *where)
        .order_by(Voorziening.id)
    )
    return session.execute(query.offset(offset).limit(limit)).all()


def count_plekken(session: Session, where: Where) -> int:
    return _count(session, _join_plek(where))


def list_plekken(
    session: Session, where: Where, *, offset: int, limit: int | None
) -> Sequence[PlekRij]:
    """Key of the place, of its locatie and of its voorziening."""
    query = _join_plek(where).order_by(VoorzieningLocatie.id)
    return session.execute(query.offset(offset).limit(limit)).all()


def list_plekken_of(session: Session, voorziening_ids: Collection[UUID]) -> Sequence[PlekRij]:
    """The same for these voorzieningen, in the order in which a ``Dossier`` has its places."""
    query = _PLEK.where(VoorzieningLocatie.voorziening_id.in_(voorziening_ids))
    return session.execute(query.order_by(VoorzieningLocatie.volgorde, VoorzieningLocatie.id)).all()


def count_aanbieders(session: Session, where: Where) -> int:
    return _count(session, _select_aanbieders(where))


def list_aanbieder_ids(
    session: Session, where: Where, *, offset: int, limit: int | None
) -> Sequence[UUID]:
    query = _select_aanbieders(where).order_by(Voorziening.aanbieder_id)
    return session.scalars(query.offset(offset).limit(limit)).all()


def list_aanbieders(session: Session, ids: Collection[UUID]) -> dict[UUID, Aanbieder]:
    found = session.scalars(select(Aanbieder).where(Aanbieder.id.in_(ids)))
    return {aanbieder.id: aanbieder for aanbieder in found}


def list_extra(session: Session, ids: Collection[UUID]) -> dict[UUID, ExtraRij]:
    """Of each voorziening the key of its aanbieder and when it changed."""
    query = select(Voorziening.id, Voorziening.aanbieder_id, Voorziening.updated_at)
    return {row.id: row for row in session.execute(query.where(Voorziening.id.in_(ids)))}


def list_ids_of_aanbieders(session: Session, ids: Collection[UUID]) -> Sequence[UUID]:
    """The public voorzieningen of these aanbieders."""
    query = select(Voorziening.id).where(PUBLIEK, Voorziening.aanbieder_id.in_(ids))
    return session.scalars(query.order_by(Voorziening.id)).all()


def _is_of(where: ColumnElement[bool]) -> ColumnElement[bool]:
    """Its aanbieder is one of those."""
    return Voorziening.aanbieder_id.in_(select(Aanbieder.id).where(where))


def _join_plek(where: Where) -> Select[UUID, UUID, UUID]:
    query = _PLEK.join(Voorziening, VoorzieningLocatie.voorziening_id == Voorziening.id)
    return query.where(PUBLIEK, *where)


def _select_aanbieders(where: Where) -> Select[UUID]:
    """Those with a public voorziening that fits."""
    return select(Voorziening.aanbieder_id).where(PUBLIEK, *where).distinct()


def _count(session: Session, query: Select[*tuple[UUID, ...]]) -> int:
    return session.scalar(select(func.count()).select_from(query.subquery())) or 0
