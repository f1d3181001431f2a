"""Keeping the index whole: building it anew when it is lost, damaged or far behind.

The queue brings single changes. What it cannot mend, an index that somebody deleted, a server that
came back empty, a file of ten thousand rows, is mended here by one rebuild; the tasks that waited
stay until that is done, so nothing is lost when it is cut short.
"""

import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from indexer.documents import VoorzieningDocument
from indexer.engine import Engine
from indexer.reconcile import reconcile
from portal.data import outbox
from portal.data.uow import UnitOfWork
from portal.services.gereedheid import Gereedheid, get_gereedheid
from portal.services.indexeren import list_documents, list_versions
from portal.services.outbox import enqueue

# From so many tasks on, when they are much of all there is, one rebuild costs half the time.
VEEL = 2_000
LOOK_EVERY_S = 2.0
AGAIN_AFTER_S = 30.0
_log = logging.getLogger(__name__)

Each = Callable[[Iterable[VoorzieningDocument]], Iterable[VoorzieningDocument]]


def needs_rebuild(stand: Gereedheid) -> bool:
    """Whether the index must be built anew; never while the database does not answer."""
    if not stand.database:
        return False
    empty = stand.gepubliceerd > 0 and not stand.motor.documenten
    many = stand.wachtend > VEEL and 2 * stand.wachtend > stand.gepubliceerd
    return (
        empty or many or not stand.motor.beschikbaar or stand.onvolledig or stand.motor.onvolledig
    )


def rebuild_index(uow: UnitOfWork, engine: Engine, each: Each = lambda documents: documents) -> int:
    """Build the index anew from the database; returns how many documents it holds.

    Done with it are the tasks that were there before the documents were read. What was written
    meanwhile to an index that could not be read any more is queued again.
    """
    with uow:
        waiting = outbox.list_ids(uow.session)
    with uow:
        count = engine.rebuild(each(list_documents(uow)))
    with uow:
        outbox.remove(uow.session, waiting)
        uow.commit()
    with uow:
        versions = list_versions(uow)
    wrong, surplus = reconcile(versions, engine)
    enqueue(uow, [*wrong, *surplus], reden="herstel")
    return count


@dataclass(slots=True)
class Indexwacht:
    """Looks now and then, beside the work of a worker, whether the index is still whole."""

    uow: Callable[[], UnitOfWork]
    engine: Engine
    clock: Callable[[], float] = time.monotonic
    next_look: float = 0.0

    def __call__(self) -> None:
        if self.clock() < self.next_look:
            return
        stand = get_gereedheid(self.uow(), self.engine)
        self.next_look = self.clock() + LOOK_EVERY_S
        if needs_rebuild(stand):
            _log.warning("index_rebuild", extra={"reden": stand.motor.reden})
            # One that fails is not tried again at once: it costs much.
            self.next_look = self.clock() + AGAIN_AFTER_S
            rebuild_index(self.uow(), self.engine)
            self.next_look = self.clock() + LOOK_EVERY_S
