"""Counts: adding to them, so that several processes add up, and reading them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, Row, and_, bindparam, delete, func, or_, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement

from portal.data.models.signaal import Voorzieningcijfer, Zoekcijfer
from portal.data.models.voorziening import Voorziening
from portal.data.optellen import add_up
from portal.domain.zoekwoorden import MIN_AANTAL

CijferRij = Row[UUID, date, int, int]
WoordRij = Row[str, int]
ZoekvraagRij = Row[*tuple[Any, ...]]
Values = Mapping[str, Any]
# A question: its month and its hash.
Vraag = tuple[date, str]


def list_existing(session: Session, ids: Collection[UUID]) -> set[UUID]:
    """Those of ``ids`` that are still there."""
    return set(session.scalars(select(Voorziening.id).where(Voorziening.id.in_(ids))))


def add_voorzieningcijfers(session: Session, rows: Sequence[Values]) -> None:
    """Add ``gevonden`` and ``geopend`` to those of each entry and month."""
    key, counts = ("voorziening_id", "maand"), ("gevonden", "geopend")
    add_up(session, Voorzieningcijfer, rows, key=key, counts=counts)


def add_zoekcijfers(session: Session, rows: Sequence[Values]) -> None:
    """Add ``aantal``, ``leeg`` and ``geopend`` to those of each question."""
    key, counts = ("maand", "hash"), ("aantal", "leeg", "geopend")
    add_up(session, Zoekcijfer, rows, key=key, counts=counts)


def add_geopend(session: Session, opened: Mapping[Vraag, int]) -> None:
    """Add to ``geopend`` of these questions."""
    if not opened:
        return
    query = (
        update(Zoekcijfer)
        .where(Zoekcijfer.maand == bindparam("in_maand"), Zoekcijfer.hash == bindparam("met_hash"))
        .values(geopend=Zoekcijfer.geopend + bindparam("meer", type_=Integer))
    )
    rows = [
        {"in_maand": maand, "met_hash": hash_, "meer": count}
        for (maand, hash_), count in sorted(opened.items())
    ]
    session.connection().execute(query, rows)


def list_counted(session: Session, vragen: Iterable[Vraag]) -> set[Vraag]:
    """Those of these questions that are counted already."""
    return _find(session, vragen, Zoekcijfer.hash != "")


def count_vragen(session: Session, maand: date) -> int:
    """How many different questions were counted in that month."""
    return session.scalar(select(func.count()).where(Zoekcijfer.maand == maand)) or 0


def list_nameless(session: Session, vragen: Iterable[Vraag]) -> set[Vraag]:
    """Those that were counted often enough to have words, and have none."""
    return _find(session, vragen, and_(Zoekcijfer.aantal >= MIN_AANTAL, Zoekcijfer.woorden == ""))


def set_woorden(session: Session, woorden: Mapping[Vraag, str]) -> None:
    """Keep the words of what was counted often enough."""
    if not woorden:
        return
    query = (
        update(Zoekcijfer)
        .where(
            Zoekcijfer.maand == bindparam("in_maand"),
            Zoekcijfer.hash == bindparam("met_hash"),
            Zoekcijfer.aantal >= MIN_AANTAL,
        )
        .values(woorden=bindparam("tekst"))
    )
    rows = [
        {"in_maand": maand, "met_hash": hash_, "tekst": tekst}
        for (maand, hash_), tekst in sorted(woorden.items())
    ]
    session.connection().execute(query, rows)


def _find(session: Session, vragen: Iterable[Vraag], where: ColumnElement[bool]) -> set[Vraag]:
    """Month by month, since the index begins with it."""
    of_maand = defaultdict[date, list[str]](list)
    for maand, hash_ in vragen:
        of_maand[maand].append(hash_)
    return {
        (maand, hash_)
        for maand, hashes in of_maand.items()
        for hash_ in session.scalars(
            select(Zoekcijfer.hash).where(
                Zoekcijfer.maand == maand, Zoekcijfer.hash.in_(hashes), where
            )
        )
    }


def list_cijfers(session: Session, ids: Collection[UUID], since: date) -> Sequence[CijferRij]:
    """By entry and month, newest first."""
    return session.execute(
        select(
            Voorzieningcijfer.voorziening_id,
            Voorzieningcijfer.maand,
            Voorzieningcijfer.gevonden,
            Voorzieningcijfer.geopend,
        )
        .where(Voorzieningcijfer.voorziening_id.in_(ids), Voorzieningcijfer.maand >= since)
        .order_by(Voorzieningcijfer.voorziening_id, Voorzieningcijfer.maand.desc())
    ).all()


def list_woorden(
    session: Session, voorziening_id: UUID, since: date, limit: int
) -> Sequence[WoordRij]:
    """The words by which an entry was opened, most often first."""
    aantal = func.sum(Zoekcijfer.aantal)
    return session.execute(
        select(Zoekcijfer.woorden, aantal.label("aantal"))
        .where(
            Zoekcijfer.voorziening_id == voorziening_id,
            Zoekcijfer.woorden != "",
            Zoekcijfer.maand >= since,
        )
        .group_by(Zoekcijfer.woorden)
        .order_by(aantal.desc(), Zoekcijfer.woorden)
        .limit(limit)
    ).all()


def list_zoekvragen(
    session: Session, since: date, limit: int, *, leeg: bool
) -> Sequence[ZoekvraagRij]:
    """Questions that nobody marked as seen, most often first; ``leeg``: mostly without a result,
    else those with results of which hardly any was opened (less than one in five)."""
    aantal, empty = func.sum(Zoekcijfer.aantal), func.sum(Zoekcijfer.leeg)
    opened = func.sum(Zoekcijfer.geopend)
    is_empty = empty * 2 >= aantal
    wanted = is_empty if leeg else and_(~is_empty, opened * 5 < aantal - empty)
    return session.execute(
        select(
            func.min(Zoekcijfer.hash).label("hash"),
            Zoekcijfer.woorden,
            aantal.label("aantal"),
            empty.label("leeg"),
            opened.label("geopend"),
        )
        .where(
            Zoekcijfer.voorziening_id.is_(None),
            Zoekcijfer.woorden != "",
            Zoekcijfer.gezien.is_(False),
            Zoekcijfer.maand >= since,
        )
        .group_by(Zoekcijfer.woorden)
        .having(wanted)
        .order_by(aantal.desc(), Zoekcijfer.woorden)
        .limit(limit)
    ).all()


def list_ids(session: Session, hashes: Collection[str]) -> dict[str, UUID]:
    """The key of the row with each hash."""
    query = select(Zoekcijfer.hash, Zoekcijfer.id).where(Zoekcijfer.hash.in_(hashes))
    return dict(session.execute(query).all())


def set_gezien(session: Session, id_: UUID) -> bool:
    """Mark every month of the question of this row; whether there is such a question."""
    woorden = session.scalar(
        select(Zoekcijfer.woorden).where(
            Zoekcijfer.id == id_, Zoekcijfer.woorden != "", Zoekcijfer.voorziening_id.is_(None)
        )
    )
    if woorden is None:
        return False
    session.execute(
        update(Zoekcijfer)
        .where(Zoekcijfer.woorden == woorden, Zoekcijfer.voorziening_id.is_(None))
        .values(gezien=True)
        .execution_options(synchronize_session=False)
    )
    return True


def delete_old(session: Session, *, before: date, unnamed_before: date) -> int:
    """Take away counts of before then, and questions without words whose month is over: a new
    month counts from none, so that those never get words any more."""
    voorziening = delete(Voorzieningcijfer).where(Voorzieningcijfer.maand < before)
    vraag = delete(Zoekcijfer).where(
        or_(
            Zoekcijfer.maand < before,
            and_(Zoekcijfer.woorden == "", Zoekcijfer.maand < unnamed_before),
        )
    )
    old = session.execute(
        voorziening.execution_options(synchronize_session=False).returning(Voorzieningcijfer.maand)
    ).all()
    asked = session.execute(
        vraag.execution_options(synchronize_session=False).returning(Zoekcijfer.id)
    ).all()
    return len(old) + len(asked)
