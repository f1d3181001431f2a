"""Web processes are forked from one that has asked the server already; others write."""

import multiprocessing
import time
from multiprocessing.connection import Connection

from indexer.engine import Engine
from indexer.engines.meilisearch import MeilisearchEngine
from indexer.query import ZoekVraag
from tests.support.zoeken import ask, make_document, names

_fork = multiprocessing.get_context("fork")
NAMEN = ("Schaken", "Biljarten")
# A test machine may be busy; an idle one needs a second.
RUIM_S = 20.0


def test_forked_processes_do_not_read_each_others_answers(meilisearch: MeilisearchEngine) -> None:
    meilisearch.rebuild([make_document(naam) for naam in NAMEN])
    meilisearch.search(ZoekVraag(q=NAMEN[0]))

    answers = [_ask_in_process(meilisearch, naam) for naam in NAMEN]

    assert [answer.recv() for answer in answers] == [{naam} for naam in NAMEN]


def _ask_in_process(engine: MeilisearchEngine, naam: str) -> Connection:
    """What a process of its own is told, each time that it asks."""
    ours, theirs = _fork.Pipe()

    def ask() -> None:
        # Each another question: the same one is answered from memory.
        hits = [engine.search(ZoekVraag(q=naam, limit=n)).treffers for n in range(1, 21)]
        theirs.send({treffer.document.naam for treffers in hits for treffer in treffers})

    _fork.Process(target=ask, daemon=True).start()
    return ours


def test_what_another_process_wrote_is_soon_in_the_answer_to_the_same_question(
    engine: Engine, another: Engine
) -> None:
    engine.upsert([make_document(NAMEN[0])])
    ask(engine, NAMEN[1])

    another.upsert([make_document(NAMEN[1])])

    deadline = time.monotonic() + RUIM_S
    while not names(ask(engine, NAMEN[1])):
        assert time.monotonic() < deadline
        time.sleep(0.02)
