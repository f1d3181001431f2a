"""Writing: what was written is searchable when the call returns, and rebuilding never shows."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from indexer.documents import VoorzieningDocument
from indexer.engine import Engine
from indexer.language import Relatie, Taalmodel, Woordenboek, Woordpaar
from indexer.query import Filters
from tests.support.zoeken import ask, make_document, names, omgeving, plek_op


def test_a_new_document_is_found_at_once(engine: Engine) -> None:
    document = make_document("Xylofoonles", lijn="0")

    engine.upsert([document])

    assert ask(engine, "xylofoonles").treffers[0].document == document


def test_a_changed_document_is_found_by_its_new_words_only(engine: Engine) -> None:
    document = make_document("Xylofoonles", lijn="0", plekken=(plek_op(500),))
    engine.upsert([document, make_document("Kooklessen")])
    ask(engine, "xylofoonles")

    engine.upsert([replace(document, naam="Trompetles", lijn="1", version=2, plekken=())])

    assert names(ask(engine, "trompetles")) == ["Trompetles"]
    assert ask(engine, "xylofoonles").totaal == 0
    assert names(ask(engine, filters=Filters(lijn=("1",)))) == ["Trompetles"]
    assert ask(engine).facetten["lijn"] == {"1": 1}
    assert ask(engine, omgeving=omgeving(alleen_nabij=True)).totaal == 2


def test_a_deleted_document_is_gone_and_deleting_it_again_is_fine(engine: Engine) -> None:
    gone, stays = make_document("Xylofoonles"), make_document("Kooklessen")
    engine.upsert([gone, stays])

    engine.delete([gone.id])
    engine.delete([gone.id])

    assert names(ask(engine)) == ["Kooklessen"]
    assert engine.versions() == {stays.id: 1}


def test_versions_tells_what_the_index_holds(engine: Engine) -> None:
    first, second = make_document(version=3), make_document(version=7)
    engine.upsert([first, second])

    assert engine.versions() == {first.id: 3, second.id: 7}
    assert engine.versions([second.id, "onbekend"]) == {second.id: 7}
    assert engine.versions([]) == {}


def test_the_same_write_twice_is_one_document(engine: Engine) -> None:
    document = make_document("Xylofoonles")

    engine.upsert([document])
    engine.upsert([document])

    assert ask(engine).totaal == 1


def test_rebuild_holds_the_new_documents_only(engine: Engine) -> None:
    old, new = make_document("Oud"), make_document("Nieuw")
    engine.rebuild([old])

    count = engine.rebuild([new])

    assert count == 1
    assert names(ask(engine)) == ["Nieuw"]
    assert engine.versions() == {new.id: 1}


def test_a_rebuild_of_more_than_one_process_makes_alone_is_whole(engine: Engine) -> None:
    documenten = [
        make_document(f"Kooklessen {n}", version=n, lijn=str(n % 3)) for n in range(1, 351)
    ]

    assert engine.rebuild(iter(documenten)) == len(documenten)

    assert engine.versions() == {document.id: document.version for document in documenten}
    found = ask(engine, "kooklessen", filters=Filters(lijn=("1",)))
    assert found.totaal == len([d for d in documenten if d.lijn == "1"])
    assert ask(engine, "kooklessen 349").treffers[0].document == documenten[348]


def test_a_rebuild_that_fails_changes_nothing(engine: Engine) -> None:
    engine.rebuild([make_document("Oud")])

    def broken() -> Iterator[VoorzieningDocument]:
        yield make_document("Nieuw")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        engine.rebuild(broken())

    assert names(ask(engine)) == ["Oud"]


def test_the_old_index_answers_while_a_new_one_is_filled(engine: Engine) -> None:
    engine.rebuild([make_document("Oud")])
    seen = []

    def watching() -> Iterator[VoorzieningDocument]:
        for i in range(3):
            seen.append(names(ask(engine)))
            yield make_document(f"Nieuw {i}")

    engine.rebuild(watching())

    assert seen == [["Oud"]] * 3
    assert ask(engine).totaal == 3


def test_what_is_written_during_a_rebuild_is_not_lost(engine: Engine) -> None:
    stays, changes, goes = make_document("Blijft"), make_document("Oud"), make_document("Weg")
    engine.rebuild([stays, changes, goes])
    added = make_document("Erbij")

    def busy() -> Iterator[VoorzieningDocument]:
        yield from (stays, changes, goes)
        engine.upsert([added, replace(changes, naam="Nieuw", version=2)])
        engine.delete([goes.id])

    engine.rebuild(busy())

    assert sorted(names(ask(engine))) == ["Blijft", "Erbij", "Nieuw"]


def test_a_rebuild_of_nothing_leaves_an_empty_index(engine: Engine) -> None:
    engine.rebuild([make_document()])

    assert engine.rebuild([]) == 0
    assert engine.versions() == {}


def test_an_editors_new_words_work_at_once(engine: Engine) -> None:
    engine.rebuild([make_document("Klussendienst"), make_document("Wandelen")])
    assert ask(engine, "lampophangen").totaal == 0
    pair = Woordpaar(gewoon="lampophangen", vakterm="klussendienst", relatie=Relatie.LEIDT_NAAR)

    engine.set_taalmodel(Taalmodel(Woordenboek(paren=(pair,))))

    assert names(ask(engine, "lampophangen")) == ["Klussendienst"]


def test_health_counts_the_documents(engine: Engine) -> None:
    engine.rebuild([make_document(), make_document()])

    health = engine.health()

    assert health.beschikbaar
    assert health.documenten == 2
    assert health.naam == engine.naam


def test_a_document_comes_back_whole(engine: Engine) -> None:
    document = make_document(
        "Café ‘Ons’ 😀",
        samenvatting='Regel 1\nRegel 2 \\ "quote" {{x}}',
        lijn=None,
        soort=None,
        leeftijd_van=0,
        plekken=(plek_op(100), plek_op(200)),
        talen=("nl", "ar"),
        uren=("ma-0900",),
        bevestigd=False,
        gratis=True,
    )

    engine.rebuild([document])

    assert ask(engine).treffers[0].document == document
