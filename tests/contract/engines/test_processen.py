"""Web processes are forked from one that has asked the server already."""

import multiprocessing
from multiprocessing.connection import Connection

from indexer.engines.meilisearch import MeilisearchEngine
from indexer.query import ZoekVraag
from tests.support.zoeken import make_document

_fork = multiprocessing.get_context("fork")
NAMEN = ("Schaken", "Biljarten")


def test_forked_processes_do_not_read_each_others_answers(meilisearch: MeilisearchEngine) -> None:
    meilisearch.rebuild([make_document(naam) for naam in NAMEN])
    meilisearch.search(ZoekVraag(q=NAMEN[0]))

    answers = [_ask_in_process(meilisearch, naam) for naam in NAMEN]

    assert [answer.recv() for answer in answers] == [{naam} for naam in NAMEN]


def _ask_in_process(engine: MeilisearchEngine, naam: str) -> Connection:
    """What a process of its own is told, each time that it asks."""
    ours, theirs = _fork.Pipe()

    def ask() -> None:
        hits = [engine.search(ZoekVraag(q=naam)).treffers for _ in range(20)]
        theirs.send({treffer.document.naam for treffers in hits for treffer in treffers})

    _fork.Process(target=ask, daemon=True).start()
    return ours
