"""The outbox as the worker of ``indexer`` sees it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from indexer.documents import VoorzieningDocument
from indexer.worker import Taak
from portal.data import outbox
from portal.data.locks import begin_writing
from portal.data.uow import UnitOfWork
from portal.services.indexeren import documents_for


@dataclass(frozen=True, slots=True)
class OutboxSource:
    """Implements ``indexer.worker.ChangeSource``; every call is one transaction.

    ``refresh`` sees to it that documents are made with the vocabulary as editors left it.
    """

    uow: Callable[[], UnitOfWork]
    refresh: Callable[[], object] = lambda: None

    def claim(self, limit: int) -> list[Taak]:
        self.refresh()
        with self.uow() as uow:
            if not outbox.is_waiting(uow.session, uow.clock()):
                return []
        with self.uow() as uow:
            begin_writing(uow.session)
            taken = outbox.claim(uow.session, limit, uow.clock())
            found = [Taak(taak.id, str(taak.voorziening_id)) for taak in taken]
            uow.commit()
        return found

    def documents(self, voorziening_ids: Sequence[str]) -> dict[str, VoorzieningDocument]:
        with self.uow() as uow:
            return documents_for(uow, [UUID(id_) for id_ in voorziening_ids])

    def acknowledge(self, taken: Sequence[Taak]) -> None:
        with self.uow() as uow:
            outbox.remove(uow.session, [taak.id for taak in taken])
            uow.commit()

    def postpone(self, taken: Sequence[Taak], reden: str) -> None:
        with self.uow() as uow:
            begin_writing(uow.session)
            outbox.postpone(uow.session, [taak.id for taak in taken], reden, uow.clock())
            uow.commit()


def enqueue(uow: UnitOfWork, ids: Sequence[str], reden: str) -> None:
    """Queue these voorzieningen, deleted ones included, in one transaction."""
    with uow:
        outbox.enqueue(uow.session, [UUID(id_) for id_ in ids], reden)
        uow.commit()
