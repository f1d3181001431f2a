"""The loop between changes and index, with a source and an index in memory."""

import threading
from collections.abc import Sequence

import pytest

from indexer.documents import VoorzieningDocument
from indexer.engine import EngineNietBereikbaar
from indexer.reconcile import reconcile
from indexer.worker import Taak, run, run_once
from tests.support.zoeken import make_document


class Bron:
    """Changes of documents that are there; ``acknowledged`` and ``postponed`` tell what came of
    them."""

    def __init__(self, *documents: VoorzieningDocument, gone: Sequence[str] = ()) -> None:
        self.now = {document.id: document for document in documents}
        self.waiting = [Taak(i, id_) for i, id_ in enumerate((*self.now, *gone))]
        self.acknowledged: list[str] = []
        self.postponed: dict[str, str] = {}
        self.fails = 0

    def claim(self, limit: int) -> list[Taak]:
        if self.fails:
            self.fails -= 1
            raise ConnectionError
        taken, self.waiting = self.waiting[:limit], self.waiting[limit:]
        return taken

    def documents(self, voorziening_ids: Sequence[str]) -> dict[str, VoorzieningDocument]:
        return {id_: self.now[id_] for id_ in voorziening_ids if id_ in self.now}

    def acknowledge(self, taken: Sequence[Taak]) -> None:
        self.acknowledged += [taak.voorziening_id for taak in taken]

    def postpone(self, taken: Sequence[Taak], reden: str) -> None:
        self.postponed |= {taak.voorziening_id: reden for taak in taken}


class Geheugen:
    """An index of versions; refuses ``poison``, and forgets to show ``hidden``."""

    def __init__(self, **versions: int) -> None:
        self.shown: dict[str, int] = dict(versions)
        self.poison: set[str] = set()
        self.hidden: set[str] = set()
        self.reachable = True
        self.written: list[int] = []

    def upsert(self, documenten: Sequence[VoorzieningDocument]) -> None:
        if not self.reachable:
            raise EngineNietBereikbaar("weg")
        if self.poison & {document.id for document in documenten}:
            raise ValueError("onleesbaar")
        self.written.append(len(documenten))
        self.shown |= {document.id: document.version for document in documenten}

    def delete(self, ids: Sequence[str]) -> None:
        for id_ in ids:
            self.shown.pop(id_, None)

    def versions(self, ids: Sequence[str] | None = None) -> dict[str, int]:
        wanted = self.shown if ids is None else [id_ for id_ in ids if id_ in self.shown]
        return {id_: self.shown[id_] for id_ in wanted if id_ not in self.hidden}

    def rebuild(self, documenten: Sequence[VoorzieningDocument]) -> int:
        raise NotImplementedError


def test_changes_are_written_together_and_acknowledged() -> None:
    bron, index = Bron(make_document(), make_document(), gone=["weg"]), Geheugen(weg=1)

    assert run_once(bron, index) == 3

    assert index.written == [2]
    assert index.shown.keys() == bron.now.keys()
    assert sorted(bron.acknowledged) == sorted([*bron.now, "weg"])
    assert bron.postponed == {}


def test_without_changes_nothing_is_done() -> None:
    assert run_once(Bron(), Geheugen()) == 0


def test_no_more_is_claimed_than_asked() -> None:
    bron = Bron(*(make_document() for _ in range(5)))

    assert run_once(bron, Geheugen(), limit=2) == 2
    assert len(bron.waiting) == 3


def test_what_the_index_does_not_show_is_not_acknowledged() -> None:
    shown, hidden = make_document(), make_document()
    bron, index = Bron(shown, hidden), Geheugen()
    index.hidden = {hidden.id}

    run_once(bron, index)

    assert bron.acknowledged == [shown.id]
    assert bron.postponed == {hidden.id: "niet-zichtbaar"}


def test_one_bad_document_does_not_hold_up_the_others() -> None:
    good, bad, other = make_document(), make_document(), make_document()
    bron, index = Bron(good, bad, other), Geheugen()
    index.poison = {bad.id}

    run_once(bron, index)

    assert bron.acknowledged == [good.id, other.id]
    assert list(bron.postponed) == [bad.id]
    assert "onleesbaar" in bron.postponed[bad.id]


def test_when_the_index_is_away_all_is_postponed_at_once() -> None:
    bron, index = Bron(make_document(), make_document()), Geheugen()
    index.reachable = False

    run_once(bron, index)

    assert bron.acknowledged == []
    assert set(bron.postponed.values()) == {"weg"}


def test_the_loop_works_until_it_is_stopped_and_survives_a_source_that_fails() -> None:
    bron, index, stop = Bron(make_document()), Geheugen(), threading.Event()
    bron.fails = 1
    worker = threading.Thread(target=run, args=(bron, index, stop, 0.001))

    worker.start()
    for _ in range(2_000):
        if bron.acknowledged:
            break
        stop.wait(0.005)
    stop.set()
    worker.join(timeout=10)

    assert bron.acknowledged == list(bron.now)
    assert not worker.is_alive()


@pytest.mark.parametrize(
    ("versies", "wrong", "surplus"),
    [
        ({"a": 1, "b": 2}, [], []),
        ({"a": 1, "b": 3, "c": 1}, ["b", "c"], []),
        ({"a": 1}, [], ["b"]),
    ],
)
def test_reconcile_tells_what_differs(
    versies: dict[str, int], wrong: list[str], surplus: list[str]
) -> None:
    assert reconcile(versies, Geheugen(a=1, b=2)) == (wrong, surplus)
