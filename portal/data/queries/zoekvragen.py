"""What was asked, as counts. All take a session."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, func, select, update
from sqlalchemy.orm import Session

from portal.data.models.signaal import Zoekcijfer

Rij = Row[*tuple[Any, ...]]


def list_zoekvragen(session: Session, since: date) -> Sequence[Rij]:
    """Every question that was asked often enough to be known by its words and that no editor has
    seen, with its counts since then; the most asked first."""
    aantal = func.sum(Zoekcijfer.aantal)
    return session.execute(
        select(
            Zoekcijfer.woorden,
            aantal.label("aantal"),
            func.sum(Zoekcijfer.leeg).label("leeg"),
            func.sum(Zoekcijfer.geopend).label("geopend"),
        )
        .where(
            Zoekcijfer.maand >= since,
            Zoekcijfer.woorden != "",
            Zoekcijfer.voorziening_id.is_(None),
            Zoekcijfer.gezien.is_(False),
        )
        .group_by(Zoekcijfer.woorden)
        .order_by(aantal.desc(), Zoekcijfer.woorden)
    ).all()


def mark_gezien(session: Session, woorden: str) -> None:
    """An editor looked at this question."""
    session.execute(update(Zoekcijfer).where(Zoekcijfer.woorden == woorden).values(gezien=True))
