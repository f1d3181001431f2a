"""Reading referrals: with the entry, the aanbieder and the two people who deal with it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, delete, func, or_, select
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql import ColumnElement

from portal.data.models.aanbieder import Aanbieder
from portal.data.models.gebied import Gebied
from portal.data.models.gebruiker import Gebruiker
from portal.data.models.verwijzing import Verwijsbeleid, Verwijzing
from portal.data.models.voorziening import Voorziening, VoorzieningSlug, voorziening_werkgebied
from portal.data.queries.voorzieningen import PUBLIEK
from portal.domain.begrippen import VerwijzingStatus, VoorzieningStatus
from portal.domain.verwijzingen import Beleid

# Columns are read by name; their types are those of the models.
VerwijzingRij = Row[*tuple[Any, ...]]

_TERMIJNEN = tuple(Beleid.__dataclass_fields__)
_VERWIJZER, _BEHANDELAAR = aliased(Gebruiker), aliased(Gebruiker)
_ANDERS = aliased(Voorziening)
_RIJ = (
    select(
        *Verwijzing.__table__.columns,
        Voorziening.naam.label("voorziening"),
        Voorziening.slug,
        Voorziening.status.label("voorziening_status"),
        Voorziening.gesloten_tot,
        Aanbieder.naam.label("aanbieder"),
        _VERWIJZER.naam.label("verwijzer"),
        _BEHANDELAAR.naam.label("behandelaar"),
        _BEHANDELAAR.email.label("behandelaar_email"),
        _ANDERS.naam.label("anders"),
        _ANDERS.slug.label("anders_slug"),
    )
    .join(Voorziening, Verwijzing.voorziening_id == Voorziening.id)
    .join(Aanbieder, Verwijzing.aanbieder_id == Aanbieder.id)
    .join(_VERWIJZER, Verwijzing.verwijzer_id == _VERWIJZER.id)
    .outerjoin(_BEHANDELAAR, Verwijzing.behandelaar_id == _BEHANDELAAR.id)
    .outerjoin(
        _ANDERS,
        (Verwijzing.anders_id == _ANDERS.id) & (_ANDERS.status == VoorzieningStatus.GEPUBLICEERD),
    )
)
OPEN = Verwijzing.status == VerwijzingStatus.OPEN


def list_rijen(session: Session, *where: ColumnElement[bool]) -> Sequence[VerwijzingRij]:
    """Referrals, the newest first."""
    query = _RIJ.where(*where).order_by(Verwijzing.verstuurd_op.desc(), Verwijzing.id)
    return session.execute(query).all()


def find_rij(session: Session, id_: UUID) -> VerwijzingRij | None:
    return session.execute(_RIJ.where(Verwijzing.id == id_)).one_or_none()


def find_for_update(session: Session, id_: UUID) -> Verwijzing | None:
    return session.scalar(
        select(Verwijzing)
        .where(Verwijzing.id == id_)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def find_by_inzending(session: Session, verwijzer_id: UUID, inzending: str) -> UUID | None:
    """The referral that was sent with this form."""
    return session.scalar(
        select(Verwijzing.id).where(
            Verwijzing.verwijzer_id == verwijzer_id, Verwijzing.inzending == inzending
        )
    )


def list_verstuurd(session: Session, verwijzer_id: UUID, since: datetime) -> Sequence[UUID]:
    """The aanbieder of each referral that somebody sent since then."""
    query = select(Verwijzing.aanbieder_id).where(
        Verwijzing.verwijzer_id == verwijzer_id, Verwijzing.verstuurd_op > since
    )
    return session.scalars(query).all()


def find_doel(session: Session, slug: str) -> Voorziening | None:
    """The voorziening that has, or else once had, this slug and is or may have been public."""
    known = (
        VoorzieningStatus.GEPUBLICEERD,
        VoorzieningStatus.VERLOPEN,
        VoorzieningStatus.GEARCHIVEERD,
    )
    once = select(VoorzieningSlug.voorziening_id).where(VoorzieningSlug.slug == slug)
    query = select(Voorziening).where(
        or_(Voorziening.slug == slug, Voorziening.id.in_(once)), Voorziening.status.in_(known)
    )
    return session.scalar(query.order_by(Voorziening.slug != slug, Voorziening.id).limit(1))


def list_bediende_gemeenten(session: Session, voorziening_id: UUID) -> Sequence[str]:
    """The gemeenten whose residents, or some of them, an entry is for; in order of code."""
    code = func.coalesce(Gebied.gemeente_code, Gebied.code)
    query = (
        select(code)
        .join(voorziening_werkgebied, voorziening_werkgebied.c.gebied_code == Gebied.code)
        .where(voorziening_werkgebied.c.voorziening_id == voorziening_id, code.startswith("GM"))
    )
    return session.scalars(query.distinct().order_by(code)).all()


def list_for_update(session: Session, *where: ColumnElement[bool]) -> Sequence[Verwijzing]:
    """Those that fit and that nobody else is changing just now."""
    query = select(Verwijzing).where(*where).order_by(Verwijzing.verstuurd_op, Verwijzing.id)
    return session.scalars(query.with_for_update(skip_locked=True)).all()


def list_dicht(session: Session, vandaag: date) -> set[UUID]:
    """The entries of open referrals that are closed for a while."""
    query = select(Voorziening.id).join(Verwijzing, Verwijzing.voorziening_id == Voorziening.id)
    return set(session.scalars(query.where(OPEN, PUBLIEK, Voorziening.gesloten_tot > vandaag)))


def list_gestopt(session: Session) -> set[UUID]:
    """The entries of open referrals that were ended."""
    query = select(Voorziening.id).join(Verwijzing, Verwijzing.voorziening_id == Voorziening.id)
    ended = Voorziening.status == VoorzieningStatus.GEARCHIVEERD
    return set(session.scalars(query.where(OPEN, ended)))


def count_by_status(
    session: Session, codes: Collection[str]
) -> dict[tuple[str, VerwijzingStatus], int]:
    """How many referrals there are of each gemeente and status; none is left out."""
    query = (
        select(Verwijzing.gemeente_code, Verwijzing.status, func.count())
        .where(Verwijzing.gemeente_code.in_(codes))
        .group_by(Verwijzing.gemeente_code, Verwijzing.status)
    )
    return {(code, status): count for code, status, count in session.execute(query)}


def delete_verwijzingen(session: Session, ids: Collection[UUID]) -> None:
    session.execute(
        delete(Verwijzing)
        .where(Verwijzing.id.in_(ids))
        .execution_options(synchronize_session=False)
    )


def list_beleid(session: Session) -> Mapping[str, Beleid]:
    """The terms of the region (code ``''``) and of every gemeente that has its own."""
    return {
        row.gemeente_code: Beleid(**{naam: getattr(row, naam) for naam in _TERMIJNEN})
        for row in session.scalars(select(Verwijsbeleid))
    }
