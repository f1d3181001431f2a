"""The vocabulary word by word: changed by editors, and live in both engines within a minute."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from indexer.query import ZoekVraag
from indexer.worker import run_once
from portal.bootstrap import Container
from portal.data.models.outbox import IndexTaak
from portal.data.uow import UnitOfWork
from portal.domain.errors import InvoerOngeldig, NietGevonden, NietToegestaan
from portal.domain.gebruikers import Identiteit
from portal.services.indexeren import list_documents
from portal.services.outbox import OutboxSource
from portal.services.woorden import (
    export_woorden,
    get_woord,
    list_woorden,
    remove_woord,
    save_woord,
    try_vraag,
)
from tests.factories import Factories
from tests.support.meilisearch_server import meilisearch_server
from tests.support.portaal import NOW, copy_of, make_container
from tests.support.redactie import WEERT, make_redacteur

PAAR = {
    "gewoon": "Zwerfgeld",
    "vakterm": "bijzondere bijstand",
    "leefgebied": "geld-en-schulden",
    "relatie": "synoniem",
    "crisis": "",
}
SLEUTEL = ("zwerfgeld", "bijzondere bijstand")


def test_a_word_is_added_found_changed_and_removed(uow: UnitOfWork) -> None:
    wie = make_redacteur(WEERT)

    save_woord(uow, wie=wie, onderdeel="woorden", cellen=PAAR)
    save_woord(
        uow,
        wie=wie,
        onderdeel="woorden",
        cellen={**PAAR, "gewoon": "zwerfcent", "crisis": "ja"},
        sleutel=SLEUTEL,
    )

    (row,) = list_woorden(uow, wie=wie, onderdeel="woorden", tekst="zwerf").rijen
    assert row["gewoon"] == "zwerfcent"
    assert row["crisis"] == "1"
    changed = ("zwerfcent", SLEUTEL[1])
    assert get_woord(uow, wie=wie, onderdeel="woorden", sleutel=changed) == row
    remove_woord(uow, wie=wie, onderdeel="woorden", sleutel=changed)
    with pytest.raises(NietGevonden):
        get_woord(uow, wie=wie, onderdeel="woorden", sleutel=changed)


@pytest.mark.parametrize(
    ("onderdeel", "cellen"),
    [
        ("samenstellingen", {"deel": "zwerf"}),
        ("stopwoorden", {"woord": "zwerf"}),
        ("crisis", {"patroon": "zwerf*", "soort": "acuut"}),
    ],
)
def test_every_part_is_kept_the_same_way(
    uow: UnitOfWork, onderdeel: str, cellen: dict[str, str]
) -> None:
    wie = make_redacteur()

    save_woord(uow, wie=wie, onderdeel=onderdeel, cellen=cellen)

    assert list_woorden(uow, wie=wie, onderdeel=onderdeel, tekst="zwerf").totaal == 1
    with pytest.raises(InvoerOngeldig) as error:
        save_woord(uow, wie=wie, onderdeel=onderdeel, cellen=cellen)
    assert [fout.code for fout in error.value.fouten] == ["woord-bestaat-al"]
    assert list(cellen.values()) in export_woorden(uow, wie=wie, onderdeel=onderdeel)[1]


def test_a_word_that_cannot_be_is_told_at_its_field(uow: UnitOfWork) -> None:
    with pytest.raises(InvoerOngeldig) as error:
        save_woord(
            uow,
            wie=make_redacteur(),
            onderdeel="woorden",
            cellen={**PAAR, "gewoon": "", "relatie": "neef"},
        )

    assert {(f.veld, f.code, f.rij) for f in error.value.fouten} == {
        ("gewoon", "verplicht", None),
        ("relatie", "keuze-onbekend", None),
    }


def test_only_editors_keep_words(uow: UnitOfWork) -> None:
    wie = Identiteit(id=uuid4(), naam="A", email="a@example.nl")

    with pytest.raises(NietToegestaan):
        save_woord(uow, wie=wie, onderdeel="woorden", cellen=PAAR)
    with pytest.raises(NietGevonden):
        list_woorden(uow, wie=make_redacteur(), onderdeel="bestaat-niet")


@pytest.mark.parametrize(
    ("onderdeel", "cellen"),
    [("samenstellingen", {"deel": "zwam"}), ("stopwoorden", {"woord": "zwam"})],
)
def test_documents_with_a_part_of_words_are_made_again_when_all_know_of_it(
    uow: UnitOfWork, factories: Factories, onderdeel: str, cellen: dict[str, str]
) -> None:
    found = [
        factories.voorziening(naam="De Zwamvlok"),
        factories.voorziening(trefwoorden=("Zwammen",)),
        factories.voorziening(aanbieder=factories.aanbieder(naam="Zwam en Zo")),
        factories.voorziening(plekken=[{"plaats": "Zwamdorp"}]),
    ]
    factories.voorziening(naam="Iets anders")
    factories.session.query(IndexTaak).delete()
    factories.session.commit()

    save_woord(uow, wie=make_redacteur(), onderdeel=onderdeel, cellen=cellen)

    tasks = factories.session.query(IndexTaak).all()
    assert {task.voorziening_id for task in tasks} == {one.id for one in found}
    assert OutboxSource(lambda: uow).claim(10) == []
    later = UnitOfWork(uow._factory, lambda: NOW + timedelta(seconds=60))
    assert len(OutboxSource(lambda: later).claim(10)) == len(found)


Make = Callable[[], Container]


@pytest.fixture(params=["ingebouwd", "meilisearch"])
def make(request: pytest.FixtureRequest, demo_instance: Path, tmp_path: Path):
    """Several processes over one portal: each call is one with its own memory."""
    folder = copy_of(demo_instance, tmp_path / "instance")
    if request.param == "ingebouwd":
        yield lambda: make_container(folder)
        return
    server_folder = tmp_path / "meili"
    server_folder.mkdir()
    with meilisearch_server(server_folder) as server:
        settings = {"meilisearch_url": server.url, "meilisearch_key": server.key}
        first = make_container(folder, **settings)
        with first.uow() as uow:
            first.engine.rebuild(list_documents(uow))
        yield lambda: make_container(folder, **settings)


def test_a_new_word_is_found_by_a_process_that_was_running(make: Make) -> None:
    editor, visitor = make(), make()
    vraag = ZoekVraag(q="blorfsnip")
    assert visitor.engine.search(vraag).totaal == 0

    save_woord(
        editor.uow(),
        wie=make_redacteur(),
        onderdeel="woorden",
        cellen={**PAAR, "gewoon": "blorfsnip", "vakterm": "voedselbank"},
    )
    _let_it_grow_old(visitor)

    assert visitor.engine.search(vraag).totaal > 0


def test_a_part_of_a_compound_reaches_documents_through_the_worker(make: Make) -> None:
    editor, worker = make(), make()
    worker.taalmodel()
    with editor.uow() as uow:
        Factories(uow.session).voorziening(naam="Blorfsnipclub")
    while run_once(worker.outbox, worker.engine):
        pass
    assert worker.engine.search(ZoekVraag(q="snipclub")).totaal == 0

    for deel in ("blorf", "snipclub"):
        save_woord(
            editor.uow(), wie=make_redacteur(), onderdeel="samenstellingen", cellen={"deel": deel}
        )
    _let_it_grow_old(worker)
    worker.clock = lambda: NOW + timedelta(seconds=55)
    run_once(worker.outbox, worker.engine)

    assert worker.engine.search(ZoekVraag(q="snipclub")).totaal == 1


def _let_it_grow_old(container: Container) -> None:
    """What 45 seconds do: the next request (or the worker) reads the vocabulary anew."""
    container.taalmodel._refresh()


def test_a_question_is_tried_before_anything_changes(own_container: Container) -> None:
    paar = {**PAAR, "gewoon": "blorfsnip", "vakterm": "voedselbank"}

    before, after = try_vraag(
        own_container.uow(),
        own_container.zoeker_with,
        wie=make_redacteur(),
        q="blorfsnip",
        paar=paar,
    )

    assert before.totaal == 0
    assert after is not None
    assert after.totaal > 0
    assert "blorfsnip" in after.uitleg.betekenissen
    nothing = list_woorden(
        own_container.uow(), wie=make_redacteur(), onderdeel="woorden", tekst="blorf"
    )
    assert nothing.totaal == 0
