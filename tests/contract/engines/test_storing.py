"""When the server fails: visitors hardly notice, and it is used again by itself."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import meilisearch
import pytest

from indexer.engine import DocumentGeweigerd, EngineNietBereikbaar
from indexer.engines.embedded import EmbeddedEngine
from indexer.engines.fallback import PROBE_EVERY_S, FallbackEngine
from indexer.engines.meilisearch import MeilisearchEngine
from indexer.language import Taalmodel
from indexer.query import ZoekUitkomst, ZoekVraag
from tests.support.meilisearch_server import MeilisearchServer, meilisearch_server
from tests.support.zoeken import ask, make_document

TIMEOUT_S = 0.5
LATER_S = PROBE_EVERY_S + 1


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[MeilisearchServer]:
    (tmp_path / "server").mkdir()
    with meilisearch_server(tmp_path / "server") as running:
        yield running


@pytest.fixture
def own_meilisearch(own_server: MeilisearchServer, taalmodel: Taalmodel) -> MeilisearchEngine:
    return MeilisearchEngine(own_server.url, own_server.key, taalmodel, timeout_s=TIMEOUT_S)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def engine(
    own_meilisearch: MeilisearchEngine, embedded: EmbeddedEngine, clock: Clock
) -> FallbackEngine:
    """Server first, filled, and already used once."""
    engine = FallbackEngine(own_meilisearch, embedded, clock)
    engine.rebuild([make_document("Voedselbank"), make_document("Wandelgroep")])
    _wait_until(lambda: ask(engine).motor == "meilisearch", clock)
    return engine


def _wait_until(condition: Callable[[], bool], clock: Clock) -> None:
    """Ask, and let time pass for the probe, until it is so."""
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline
        clock.now += LATER_S
        threading.Event().wait(0.05)


def test_a_stopped_server_is_replaced_at_once_and_used_again_when_it_is_back(
    engine: FallbackEngine, own_server: MeilisearchServer, clock: Clock
) -> None:
    own_server.stop()
    during = ask(engine, "voedselbank")
    assert (during.motor, during.totaal) == ("ingebouwd", 1)
    assert engine.naam == "ingebouwd"
    assert [s.tekst for s in engine.suggest("voedsel")] == ["Voedselbank"]

    own_server.start()

    _wait_until(lambda: ask(engine, "voedselbank").motor == "meilisearch", clock)


def test_a_stalled_server_costs_one_visitor_one_time_out_and_nobody_else(
    engine: FallbackEngine, own_server: MeilisearchServer, clock: Clock
) -> None:
    own_server.pause()
    begin = time.monotonic()
    first = ask(engine, "voedselbank")
    waited = time.monotonic() - begin
    begin = time.monotonic()
    second = ask(engine, "voedselbank")
    waited_again = time.monotonic() - begin

    assert first.motor == second.motor == "ingebouwd"
    assert waited >= TIMEOUT_S * 0.9
    assert waited_again < TIMEOUT_S * 0.9

    own_server.resume()
    _wait_until(lambda: ask(engine, "voedselbank").motor == "meilisearch", clock)


def test_our_own_engine_has_read_its_index_before_the_server_stops(
    own_meilisearch: MeilisearchEngine,
    embedded: EmbeddedEngine,
    tmp_path: Path,
    taalmodel: Taalmodel,
) -> None:
    FallbackEngine(own_meilisearch, embedded).rebuild([make_document("Voedselbank")])
    asked = []

    class Reserve(EmbeddedEngine):
        def search(self, vraag: ZoekVraag) -> ZoekUitkomst:
            asked.append(vraag)
            return super().search(vraag)

    engine = FallbackEngine(own_meilisearch, Reserve(tmp_path / "index.sqlite", taalmodel))
    # As in a process that begins as a copy of one that looked already.
    engine.health()

    engine.prepare()

    assert len(asked) == 1
    assert ask(engine).motor == "meilisearch"


def test_type_ahead_waits_for_no_server_as_long_as_our_own_index_is_whole(
    engine: FallbackEngine, own_server: MeilisearchServer, tmp_path: Path
) -> None:
    own_server.pause()
    begin = time.monotonic()
    found = engine.suggest("voedsel")
    waited = time.monotonic() - begin
    own_server.resume()

    assert [s.tekst for s in found] == ["Voedselbank"]
    assert waited < TIMEOUT_S * 0.9
    for edition in tmp_path.glob("index.sqlite.*"):
        edition.unlink()
    (tmp_path / "index.sqlite.9").write_bytes(b"geen database" * 500)
    assert [s.tekst for s in engine.suggest("voedsel")] == ["Voedselbank"]


def test_type_ahead_asks_the_server_while_our_own_index_is_being_filled(
    engine: FallbackEngine, embedded: EmbeddedEngine, clock: Clock
) -> None:
    embedded.rebuild([])

    _wait_until(lambda: engine.suggest("voedsel") != (), clock)

    assert [s.tekst for s in engine.suggest("voedsel")] == ["Voedselbank"]


def test_a_server_that_holds_much_less_is_not_used(
    engine: FallbackEngine,
    own_meilisearch: MeilisearchEngine,
    embedded: EmbeddedEngine,
    clock: Clock,
) -> None:
    embedded.rebuild([make_document(f"Les {i}") for i in range(10)])

    _wait_until(lambda: ask(engine).motor == "ingebouwd", clock)

    assert engine.health().reden == "onvolledig"
    own_meilisearch.rebuild(embedded.documents())
    _wait_until(lambda: ask(engine).motor == "meilisearch", clock)


def test_an_index_of_an_older_version_is_not_used_until_it_is_built_anew(
    engine: FallbackEngine, own_server: MeilisearchServer, clock: Clock
) -> None:
    index = meilisearch.Client(own_server.url, own_server.key).index("voorzieningen")
    old = [
        {name: value for name, value in dict(row).items() if name not in {"x_vorm", "x_sleutel"}}
        for row in index.get_documents({"limit": 1}).results
    ]
    task = index.add_documents(old)
    assert index.wait_for_task(task.task_uid, 30_000).status == "succeeded"

    assert ask(engine).motor == "ingebouwd"
    clock.now += LATER_S
    assert engine.health().onvolledig
    assert ask(engine).motor == "ingebouwd"

    engine.rebuild([make_document("Voedselbank"), make_document("Wandelgroep")])

    _wait_until(lambda: ask(engine).motor == "meilisearch", clock)
    assert not engine.health().onvolledig


def test_an_empty_server_is_never_used(
    own_meilisearch: MeilisearchEngine, embedded: EmbeddedEngine, clock: Clock
) -> None:
    embedded.rebuild([make_document("Voedselbank")])
    engine = FallbackEngine(own_meilisearch, embedded, clock)

    assert ask(engine, "voedselbank").motor == "ingebouwd"


def test_a_write_while_the_server_is_down_fails_but_is_found(
    engine: FallbackEngine, own_server: MeilisearchServer
) -> None:
    document = make_document("Xylofoonles")
    own_server.stop()

    with pytest.raises(EngineNietBereikbaar):
        engine.upsert([document])

    assert ask(engine, "xylofoonles").totaal == 1


def test_versions_shows_what_both_hold_and_marks_what_differs(
    engine: FallbackEngine, embedded: EmbeddedEngine
) -> None:
    document = make_document(version=4)
    embedded.upsert([document])

    assert engine.versions([document.id]) == {document.id: -1}
    engine.upsert([document])
    assert engine.versions([document.id]) == {document.id: 4}


@pytest.mark.parametrize("method", ["search", "versions", "upsert", "health"])
def test_a_server_that_is_not_there_is_said_so(taalmodel: Taalmodel, method: str) -> None:
    nowhere = MeilisearchEngine("http://127.0.0.1:9", "sleutel", taalmodel, timeout_s=TIMEOUT_S)
    if method == "health":
        assert not nowhere.health().beschikbaar
        return
    calls = {
        "search": lambda: ask(nowhere),
        "versions": nowhere.versions,
        "upsert": lambda: nowhere.upsert([make_document()]),
    }

    with pytest.raises(EngineNietBereikbaar):
        calls[method]()


def test_a_connection_that_the_server_closed_is_not_used_again(
    own_meilisearch: MeilisearchEngine, own_server: MeilisearchServer
) -> None:
    own_meilisearch.rebuild([make_document("Voedselbank")])
    ask(own_meilisearch, "voedselbank")

    own_server.stop()
    own_server.start()

    assert ask(own_meilisearch, "voedselbank").totaal == 1


def test_a_wrong_key_is_said_so(own_server: MeilisearchServer, taalmodel: Taalmodel) -> None:
    engine = MeilisearchEngine(own_server.url, "verkeerd", taalmodel, timeout_s=TIMEOUT_S)

    assert engine.health().reden == "meilisearch: invalid_api_key"
    with pytest.raises(EngineNietBereikbaar):
        ask(engine)


def test_a_missing_and_an_empty_index_are_said_so(own_meilisearch: MeilisearchEngine) -> None:
    assert own_meilisearch.health().reden == "meilisearch: index_not_found"
    with pytest.raises(EngineNietBereikbaar):
        ask(own_meilisearch)

    own_meilisearch.rebuild([])

    assert own_meilisearch.health().reden == "meilisearch: leeg"
    with pytest.raises(EngineNietBereikbaar):
        ask(own_meilisearch)


def test_a_document_that_the_server_refuses_is_not_a_server_that_fails(
    own_meilisearch: MeilisearchEngine,
) -> None:
    with pytest.raises(DocumentGeweigerd):
        own_meilisearch.upsert([make_document(id="geen geldig id!")])


def test_a_file_that_is_no_index_is_said_so(tmp_path: Path, taalmodel: Taalmodel) -> None:
    (tmp_path / "index.sqlite.1").write_bytes(b"geen database" * 500)
    engine = EmbeddedEngine(tmp_path / "index.sqlite", taalmodel)

    assert not engine.health().beschikbaar
    with pytest.raises(EngineNietBereikbaar):
        ask(engine)
