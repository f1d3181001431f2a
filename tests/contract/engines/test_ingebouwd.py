"""What only the embedded engine has: a file that processes share, and that may be cut short."""

import shutil
import sqlite3
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from indexer.engine import IndexOnbruikbaar
from indexer.engines.embedded import EmbeddedEngine, stand
from indexer.language import Taalmodel
from indexer.query import Filters, Sortering, ZoekVraag
from tests.support.zoeken import VANDAAG, ask, ids_of, make_document, names, omgeving, plek_op

Open = Callable[[], EmbeddedEngine]


@pytest.fixture
def open_engine(tmp_path: Path, taalmodel: Taalmodel) -> Open:
    """Opens the same index, as another process would."""
    return lambda: EmbeddedEngine(tmp_path / "index.sqlite", taalmodel, vandaag=lambda: VANDAAG)


def test_a_reader_sees_what_another_process_writes(open_engine: Open) -> None:
    writer, reader = open_engine(), open_engine()
    document, other = make_document("Xylofoon", lijn="0"), make_document("Trommel", lijn="1")
    writer.upsert([document, other])
    assert ask(reader).totaal == 2

    writer.upsert([replace(document, naam="Harp", lijn="2", version=2, plekken=(plek_op(400),))])
    writer.delete([other.id])

    assert names(ask(reader, "harp")) == ["Harp"]
    assert ask(reader, "xylofoon").totaal == ask(reader, "trommel").totaal == 0
    assert ask(reader).facetten["lijn"] == {"2": 1}
    assert names(ask(reader, omgeving=omgeving(), sorteer=Sortering.AFSTAND)) == ["Harp"]


def test_a_reader_that_follows_changes_answers_like_one_that_reads_all(open_engine: Open) -> None:
    writer, follower = open_engine(), open_engine()
    documents = [
        make_document(
            f"Les {i % 7}",
            lijn=str(i % 3),
            talen=("nl", "pl")[: 1 + i % 2],
            plekken=(plek_op(100 * i),),
            samenvatting=f"woord{i}",
        )
        for i in range(60)
    ]
    writer.rebuild(documents[:40])
    for step in range(20):
        ask(follower, f"woord{step} les")
        changed = replace(documents[step], version=2, lijn="2", samenvatting=f"nieuw{step}")
        writer.upsert([changed, documents[40 + step]])
        writer.delete([documents[20 + step].id])

    for vraag in (
        ZoekVraag(limit=100),
        ZoekVraag(q="nieuw3 les", limit=100),
        ZoekVraag(q="woord45"),
        ZoekVraag(q="les", omgeving=omgeving(afstand_m=2_000, alleen_nabij=True), limit=100),
        ZoekVraag(filters=Filters(lijn=("2",), taal=("pl",)), sorteer=Sortering.NAAM, limit=100),
        ZoekVraag(q="nieuwe"),
    ):
        followed, fresh = follower.search(vraag), open_engine().search(vraag)
        assert replace(followed, duur_ms=0) == replace(fresh, duur_ms=0)


def test_a_reader_far_behind_reads_everything_again(
    open_engine: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stand, "_MAX_WIJZIGINGEN", 3)
    writer, reader = open_engine(), open_engine()
    writer.upsert([make_document("Begin")])
    ask(reader)

    documents = [make_document(f"Les {i}") for i in range(9)]
    writer.upsert(documents)

    assert ask(reader, "les").totaal == 9


def test_a_reader_goes_over_to_a_rebuilt_index(open_engine: Open, tmp_path: Path) -> None:
    writer, reader = open_engine(), open_engine()
    writer.upsert([make_document("Oud")])
    assert names(ask(reader)) == ["Oud"]

    writer.rebuild([make_document("Nieuw")])

    assert names(ask(reader)) == ["Nieuw"]
    assert len(list(tmp_path.glob("index.sqlite.[0-9]"))) == 1


def test_what_a_broken_rebuild_left_behind_is_removed(open_engine: Open, tmp_path: Path) -> None:
    engine = open_engine()
    engine.upsert([make_document()])
    (tmp_path / "index.sqlite.onaf-afgebroken").write_bytes(b"half")
    (tmp_path / "index.sqlite.onaf-afgebroken-wal").write_bytes(b"half")

    engine.rebuild([make_document()])

    assert list(tmp_path.glob("*onaf*")) == []


def test_an_index_of_another_version_is_made_anew(open_engine: Open, tmp_path: Path) -> None:
    engine = open_engine()
    engine.upsert([make_document()])
    with sqlite3.connect(tmp_path / "index.sqlite.1") as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()

    assert ask(open_engine()).totaal == 0


def test_a_copy_of_the_folder_is_an_index(
    open_engine: Open, tmp_path: Path, taalmodel: Taalmodel
) -> None:
    open_engine().upsert([make_document("Xylofoon")])
    copy = tmp_path / "kopie"
    copy.mkdir()
    for file in tmp_path.glob("index.sqlite*"):
        shutil.copy(file, copy)

    assert names(ask(EmbeddedEngine(copy / "index.sqlite", taalmodel))) == ["Xylofoon"]


def test_many_threads_may_ask_while_one_writes(open_engine: Open) -> None:
    engine = open_engine()
    engine.rebuild([make_document(f"Les {i}") for i in range(30)])
    stop, wrong = threading.Event(), []

    def reading() -> None:
        while not stop.is_set():
            uitkomst = ask(engine, "les", limit=100)
            if uitkomst.totaal != len(uitkomst.treffers) or uitkomst.totaal < 30:
                wrong.append(uitkomst.totaal)

    threads = [threading.Thread(target=reading) for _ in range(4)]
    for thread in threads:
        thread.start()
    for i in range(25):
        engine.upsert([make_document(f"Les erbij {i}")])
    stop.set()
    for thread in threads:
        thread.join()

    assert wrong == []
    assert ask(engine, "les").totaal == 55


def test_a_writer_that_is_killed_leaves_a_whole_index(open_engine: Open, tmp_path: Path) -> None:
    program = textwrap.dedent(
        """
        import sys
        from pathlib import Path
        from indexer.engines.embedded import EmbeddedEngine
        from indexer.language import Taalmodel
        from tests.support.zoeken import WOORDENBOEK, make_document

        engine = EmbeddedEngine(Path(sys.argv[1]), Taalmodel(WOORDENBOEK))
        documents = [make_document(f"Les {i}", lijn=str(i % 3)) for i in range(20)]
        while True:
            engine.upsert(documents)
            engine.delete([document.id for document in documents[:10]])
            print("ronde", flush=True)
        """
    )
    engine = open_engine()
    # No number that the program gives out as well.
    stays = make_document("Blijft", id=str(UUID(int=1_000_000)))
    engine.upsert([stays])
    for _ in range(4):
        process = subprocess.Popen(
            [sys.executable, "-c", program, str(tmp_path / "index.sqlite")],
            stdout=subprocess.PIPE,
        )
        assert process.stdout is not None
        for _ in range(2):
            process.stdout.readline()
        process.kill()
        process.wait()
        process.stdout.close()

        followed, fresh = ask(engine, limit=100), ask(open_engine(), limit=100)
        assert replace(followed, duur_ms=0) == replace(fresh, duur_ms=0)
        assert followed.totaal == len(engine.versions()) in {11, 21}
        assert sum(followed.facetten["lijn"].values()) == followed.totaal - 1
        assert ids_of([stays]) <= engine.versions().keys()
        assert ask(engine, "les").totaal == followed.totaal - 1


def test_documents_gives_back_all_that_is_held(open_engine: Open) -> None:
    documents = [make_document(), make_document()]
    engine = open_engine()
    engine.rebuild(documents)

    assert list(engine.documents()) == documents


@pytest.mark.parametrize("start", [0, 4096], ids=["no database", "damaged inside"])
def test_a_rebuild_heals_a_damaged_index(open_engine: Open, tmp_path: Path, start: int) -> None:
    engine = open_engine()
    engine.rebuild([make_document(f"Les {i}") for i in range(50)])
    del engine
    [edition] = tmp_path.glob("index.sqlite.[0-9]")
    whole = edition.read_bytes()
    edition.write_bytes(whole[:start] + b"\x5a" * (len(whole) - start))

    engine = open_engine()
    engine.rebuild([make_document("Xylofoon")])

    assert names(ask(engine)) == names(ask(open_engine())) == ["Xylofoon"]


def test_of_a_lost_index_nothing_is_told_until_it_is_rebuilt(
    open_engine: Open, tmp_path: Path
) -> None:
    reader, writer = open_engine(), open_engine()
    writer.rebuild([make_document("Xylofoon")])
    assert ask(reader).totaal == 1
    for file in tmp_path.glob("index.sqlite*"):
        file.unlink()

    with pytest.raises(IndexOnbruikbaar):
        ask(reader)
    assert not reader.health().beschikbaar

    writer.rebuild([make_document("Harp")])

    assert names(ask(reader)) == ["Harp"]


def test_a_reader_that_meets_damage_takes_the_index_out_of_use(
    open_engine: Open, tmp_path: Path
) -> None:
    writer = open_engine()
    writer.rebuild([make_document(f"Les {i}", samenvatting="x" * 500) for i in range(200)])
    [edition] = tmp_path.glob("index.sqlite.[0-9]")
    whole = edition.read_bytes()
    edition.write_bytes(whole[:4096] + b"\x5a" * (len(whole) - 4096))
    reader = open_engine()

    with pytest.raises(IndexOnbruikbaar):
        ask(reader)

    assert not reader.health().beschikbaar
    writer.rebuild([make_document("Harp")])
    assert names(ask(reader)) == ["Harp"]
