"""The index mends itself: lost, damaged, emptied by somebody, or far behind."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from indexer.documents import VoorzieningDocument
from indexer.engine import IndexOnbruikbaar
from indexer.engines.embedded import EmbeddedEngine
from indexer.engines.fallback import FallbackEngine
from portal.bootstrap import Container
from portal.services import indexherstel
from portal.services.gereedheid import Gereedheid, get_gereedheid
from portal.services.indexherstel import AGAIN_AFTER_S, LOOK_EVERY_S, Indexwacht, rebuild_index
from portal.services.outbox import enqueue
from portal.services.zoeken import ZoekOpdracht

DEMO = 360


def stand_of(container: Container) -> Gereedheid:
    return get_gereedheid(container.uow(), container.engine)


def embedded_of(container: Container) -> EmbeddedEngine:
    return EmbeddedEngine(container.settings.index_path, container.taalmodel())


def lose_index(container: Container) -> None:
    for file in container.settings.instance.glob("index.sqlite*"):
        file.unlink()


def test_a_whole_index_is_left_alone(own_container: Container) -> None:
    (before,) = own_container.settings.instance.glob("index.sqlite.[0-9]")

    Indexwacht(own_container.uow, own_container.engine)()

    assert before.is_file()
    assert stand_of(own_container).kan_dienen


def test_a_lost_index_is_told_and_built_again(own_container: Container) -> None:
    assert own_container.zoeker.search(ZoekOpdracht()).uitkomst.totaal == DEMO
    lose_index(own_container)
    assert not stand_of(own_container).kan_dienen

    Indexwacht(own_container.uow, own_container.engine)()

    assert stand_of(own_container).kan_dienen
    assert own_container.zoeker.search(ZoekOpdracht()).uitkomst.totaal == DEMO


def test_an_index_that_lacks_much_is_not_ready(own_container: Container) -> None:
    own_container.engine.delete(sorted(own_container.engine.versions())[:100])

    stand = stand_of(own_container)

    assert stand.onvolledig
    assert not stand.kan_dienen


def test_what_waits_in_the_queue_is_no_reason_to_stop_serving(own_container: Container) -> None:
    ids = sorted(own_container.engine.versions())[:100]
    own_container.engine.delete(ids)
    enqueue(own_container.uow(), ids, "import")

    assert stand_of(own_container).kan_dienen


def test_a_long_queue_ends_with_one_rebuild(
    own_container: Container, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexherstel, "VEEL", 50)
    ids = sorted(own_container.engine.versions())[:200]
    own_container.engine.delete(ids)
    enqueue(own_container.uow(), ids, "import")

    Indexwacht(own_container.uow, own_container.engine)()

    stand = stand_of(own_container)
    assert (stand.motor.documenten, stand.wachtend) == (DEMO, 0)


def test_a_rebuild_that_is_cut_short_keeps_the_queue(own_container: Container) -> None:
    ids = sorted(own_container.engine.versions())[:3]
    enqueue(own_container.uow(), ids, "import")

    def cut_short(_documents: Iterable[VoorzieningDocument]) -> Iterable[VoorzieningDocument]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild_index(own_container.uow(), own_container.engine, cut_short)

    assert stand_of(own_container).wachtend == len(ids)


def test_a_rebuild_that_fails_is_not_tried_again_at_once(own_container: Container) -> None:
    seconds = 0.0
    wacht = Indexwacht(own_container.uow, own_container.engine, lambda: seconds)
    wacht()
    assert wacht.next_look == LOOK_EVERY_S
    seconds = LOOK_EVERY_S
    lose_index(own_container)
    own_container.settings.instance.joinpath("index.sqlite.lock").mkdir()

    with pytest.raises(IndexOnbruikbaar, match="directory"):
        wacht()

    assert wacht.next_look == LOOK_EVERY_S + AGAIN_AFTER_S


def test_a_server_that_came_back_empty_is_filled(own_container: Container, tmp_path: Path) -> None:
    server = EmbeddedEngine(tmp_path / "server.sqlite", own_container.taalmodel())
    engine = FallbackEngine(server, embedded_of(own_container))
    assert engine.health().onvolledig
    assert get_gereedheid(own_container.uow(), engine).kan_dienen

    Indexwacht(own_container.uow, engine)()

    assert server.health().documenten == DEMO
    assert not engine.health().onvolledig


def test_the_engine_that_stands_by_is_filled_too(own_container: Container, tmp_path: Path) -> None:
    standby = EmbeddedEngine(tmp_path / "ernaast.sqlite", own_container.taalmodel())
    engine = FallbackEngine(own_container.engine, standby)

    Indexwacht(own_container.uow, engine)()

    assert standby.health().documenten == DEMO
