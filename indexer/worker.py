"""The loop that brings accepted changes into the index: claim, build, send, verify, acknowledge.

Nothing is acknowledged before the engine shows the version that was read, so a crash at any
point only means that a task is done again (the write is the same write).
"""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from indexer.documents import VoorzieningDocument
from indexer.engine import EngineNietBereikbaar, IndexWriter

LONGEST_PAUSE_S = 30.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Taak:
    """``id`` of the task itself, ``voorziening_id`` of what changed."""

    id: int
    voorziening_id: str


class ChangeSource(Protocol):
    """Where the changes come from; the portal implements it on its outbox table."""

    def claim(self, limit: int) -> list[Taak]:
        """Tasks that are due, leased to this worker; committed at once."""
        ...

    def documents(self, voorziening_ids: Sequence[str]) -> dict[str, VoorzieningDocument]:
        """The documents as they are now; absent means: must not be in the index."""
        ...

    def acknowledge(self, taken: Sequence[Taak]) -> None:
        """Done: remove them."""
        ...

    def postpone(self, taken: Sequence[Taak], reden: str) -> None:
        """Failed: later again with a growing pause, parked after ten times."""
        ...


def run_once(bron: ChangeSource, writer: IndexWriter, limit: int = 500) -> int:
    """Bring at most ``limit`` changes into the index; returns how many were claimed.

    A batch that fails is done again one by one, so that one document cannot hold up the others.
    """
    taken = bron.claim(limit)
    if not taken:
        return 0
    try:
        _process(bron, writer, taken)
    except EngineNietBereikbaar as error:
        bron.postpone(taken, str(error))
    except Exception:
        _log.exception("batch_failed", extra={"tasks": len(taken)})
        for taak in taken:
            _process_alone(bron, writer, taak)
    return len(taken)


def _process_alone(bron: ChangeSource, writer: IndexWriter, taak: Taak) -> None:
    try:
        _process(bron, writer, [taak])
    except Exception as error:
        _log.exception("task_failed", extra={"voorziening_id": taak.voorziening_id})
        bron.postpone([taak], repr(error))


def _process(bron: ChangeSource, writer: IndexWriter, taken: Sequence[Taak]) -> None:
    """Send, look what the engine shows, and acknowledge only that."""
    wrong = _send(bron, writer, taken)
    bron.acknowledge([taak for taak in taken if taak.voorziening_id not in wrong])
    if wrong:
        bron.postpone([taak for taak in taken if taak.voorziening_id in wrong], "niet-zichtbaar")


def _send(bron: ChangeSource, writer: IndexWriter, taken: Sequence[Taak]) -> set[str]:
    """Write the documents as they are now; returns the ids that the index shows otherwise."""
    ids = list(dict.fromkeys(taak.voorziening_id for taak in taken))
    documents = bron.documents(ids)
    gone = [id_ for id_ in ids if id_ not in documents]
    if documents:
        writer.upsert(list(documents.values()))
    if gone:
        writer.delete(gone)
    shown = writer.versions(ids)
    wanted = {id_: document.version for id_, document in documents.items()}
    return {id_ for id_ in ids if shown.get(id_) != wanted.get(id_)}


def run(
    bron: ChangeSource,
    writer: IndexWriter,
    stop: threading.Event,
    pauze_s: float = 0.5,
    tend: Callable[[], object] = lambda: None,
) -> None:
    """Work until ``stop`` is set. After a full batch at once again, else after ``pauze_s`` seconds.
    Before each batch ``tend`` may look after the index as a whole.

    A source that does not answer (a database that restarts) is asked again, ever more slowly.
    """
    pause = pauze_s
    while not stop.is_set():
        try:
            tend()
            busy = run_once(bron, writer) > 0
            pause = pauze_s
        except Exception:
            _log.exception("worker_failed")
            busy, pause = False, min(pause * 2, LONGEST_PAUSE_S)
        if not busy:
            stop.wait(pause)
