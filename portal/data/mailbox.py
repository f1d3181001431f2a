"""The outbox of mails: queue, claim, and what came of it. The caller commits.

As the outbox of the index (``portal/data/outbox.py``), with more patience: a mail server may be
down for a day.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import CursorResult, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from portal.data.locks import begin_writing
from portal.data.models.mail import MailTaak

# Longer than one mail can take, time-outs included.
LEASE = timedelta(minutes=5)
LONGEST_PAUSE = timedelta(hours=1)
# Pauses of 1, 2, 4 … 32 minutes and then an hour each: three days of trying.
MAX_ATTEMPTS = 78
# Due whatever the clock says.
AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)
# How long it is remembered that a mail was sent: with a ``sleutel``, so that it is not sent again.
_BEWAAR = timedelta(days=30)
_BEWAAR_SLEUTEL = timedelta(days=400)


def add(session: Session, **values: Any) -> bool:
    """Queue a mail; False when one with its ``sleutel`` was queued before, here or elsewhere."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    statement = dialect.insert(MailTaak).values(available_at=AT_ONCE, **values)
    once = statement.on_conflict_do_nothing(index_elements=["sleutel"]).returning(MailTaak.id)
    return session.scalar(once) is not None


def claim(session: Session, now: datetime) -> MailTaak | None:
    """The first mail that is due, leased until ``now`` + LEASE."""
    begin_writing(session)
    taak = session.scalar(
        select(MailTaak)
        .where(MailTaak.sent_at.is_(None), MailTaak.parked.is_(False), MailTaak.available_at <= now)
        .order_by(MailTaak.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if taak is not None:
        taak.available_at = now + LEASE
    return taak


def mark_sent(session: Session, id_: int, now: datetime) -> None:
    """It was handed over: to whom and what it said is not kept."""
    session.execute(
        update(MailTaak)
        .where(MailTaak.id == id_)
        .values(sent_at=now, ontvanger="", gegevens={}, last_error="")
    )


def postpone(session: Session, id_: int, reden: str, now: datetime) -> bool:
    """Later again; True when it has failed so often that it is parked."""
    taak = session.get_one(MailTaak, id_)
    taak.attempts += 1
    doubled = min(taak.attempts - 1, 10)
    taak.available_at = now + min(timedelta(minutes=2**doubled), LONGEST_PAUSE)
    taak.parked = taak.attempts >= MAX_ATTEMPTS
    taak.last_error = reden[:500]
    return taak.parked


def park(session: Session, id_: int, reden: str) -> None:
    """No use in trying again until somebody looked at it."""
    taak = session.get_one(MailTaak, id_)
    taak.attempts += 1
    taak.parked = True
    taak.last_error = reden[:500]


def unpark(session: Session, id_: int | None = None) -> int:
    """Try parked mails (or this one) again; how many there are."""
    query = update(MailTaak).where(MailTaak.parked.is_(True))
    if id_ is not None:
        query = query.where(MailTaak.id == id_)
    result = session.execute(query.values(parked=False, attempts=0, available_at=AT_ONCE))
    assert isinstance(result, CursorResult)
    return result.rowcount


def drop(session: Session, id_: int) -> None:
    """Give up a parked mail, and forget to whom it was."""
    session.execute(delete(MailTaak).where(MailTaak.id == id_, MailTaak.parked.is_(True)))


def clean_up(session: Session, now: datetime) -> None:
    """Forget that mails were sent, when nothing depends on it any more."""
    session.execute(
        delete(MailTaak).where(MailTaak.sleutel.is_(None), MailTaak.sent_at < now - _BEWAAR)
    )
    session.execute(delete(MailTaak).where(MailTaak.sent_at < now - _BEWAAR_SLEUTEL))
