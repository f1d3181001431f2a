"""What must not come alive again when old rows are put back; see decision 0018."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Connection,
    Table,
    Uuid,
    column,
    delete,
    func,
    insert,
    select,
    table,
    update,
)

from portal.data.models.gebruiker import Sleutel
from portal.data.models.mail import MailTaak
from portal.data.models.outbox import IndexTaak
from portal.data.models.plan import Plan
from portal.domain.inloggen import Doel

# Each brings a link that works once.
_MET_LINK = (Doel.INLOGGEN, Doel.UITNODIGING, Doel.WACHTWOORD, "aanmelding_bevestigen")
_voorziening: Any = table("voorziening", column("id", Uuid()))


def list_voorziening_ids(connection: Connection, tabellen: Collection[Table]) -> set[UUID]:
    """Those of any version of the schema; none when it has no such table."""
    if not any(known.name == _voorziening.name for known in tabellen):
        return set()
    return set(connection.scalars(select(_voorziening.c.id)))


def end_links(connection: Connection, now: datetime) -> None:
    """End every link of a mail that still worked, and those of shared plans: which of them were
    used or taken back since the copy, nobody knows any more."""
    still_works = (Sleutel.gebruikt_op.is_(None), Sleutel.verloopt_op > now)
    connection.execute(update(Sleutel).where(*still_works).values(verloopt_op=now))
    connection.execute(update(Plan).values(hash=None, gedeeld_tot=None))


def park_mails(connection: Connection) -> int:
    """Keep back what was not sent; how many mails that are. What brings a link that no longer
    works is dropped."""
    waiting = MailTaak.sent_at.is_(None)
    connection.execute(delete(MailTaak).where(waiting, MailTaak.soort.in_(_MET_LINK)))
    connection.execute(
        update(MailTaak).where(waiting).values(parked=True, last_error="teruggezet uit een kopie")
    )
    return connection.scalar(select(func.count()).select_from(MailTaak).where(waiting)) or 0


def queue_index(connection: Connection, old: Collection[UUID]) -> None:
    """Let the index look at everything that was there and everything that is there now."""
    now = list_voorziening_ids(connection, [_voorziening])
    values = [{"voorziening_id": id_, "reden": "teruggezet"} for id_ in {*old, *now}]
    if values:
        connection.execute(insert(IndexTaak), values)
