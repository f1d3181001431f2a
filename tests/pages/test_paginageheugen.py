"""A page of results that was asked before is given again, and never when it no longer holds."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from flask import Flask, template_rendered

from portal.bootstrap import Container
from portal.domain.begrippen import Rol
from portal.services.zoeken import ZoekOpdracht
from portal.web.app import create_app
from tests.support.inloggen import log_in
from tests.support.pagina import Pagina

VRAAG = "/zoeken?q=voedselbank"


@pytest.fixture
def own_app(own_container: Container) -> Flask:
    app = create_app(own_container)
    app.testing = True
    return app


@contextmanager
def drawn(app: Flask) -> Iterator[list[str]]:
    """The templates that are drawn meanwhile."""
    names: list[str] = []

    def note(_app: Flask, template: object, **_context: object) -> None:
        names.append(str(template))

    with template_rendered.connected_to(note, app):
        yield names


def test_the_same_question_is_drawn_once_in_each_language(own_app: Flask) -> None:
    client = own_app.test_client()

    with drawn(own_app) as names:
        pages = [client.get(path).data for path in (VRAAG, f"/en{VRAAG}", VRAAG, f"/en{VRAAG}")]

    assert len(names) == 2
    assert pages[:2] == pages[2:]
    assert pages[0] != pages[1]


def test_an_entry_that_changed_is_on_the_page_at_once(
    own_app: Flask, own_container: Container
) -> None:
    client = own_app.test_client()
    client.get(VRAAG)
    found = own_container.zoeker.search(ZoekOpdracht(q="voedselbank")).uitkomst.treffers[0].document

    changed = replace(found, naam="Voedselbank met een nieuwe naam", version=found.version + 1)
    own_container.engine.upsert([changed])

    assert "met een nieuwe naam" in Pagina(client.get(VRAAG).data).text()


def test_a_page_of_somebody_with_an_account_is_for_them_alone(
    own_app: Flask, own_container: Container
) -> None:
    professional, visitor = own_app.test_client(), own_app.test_client()
    log_in(professional, own_container, Rol.PROFESSIONAL, gemeente_code="GM0988")

    first = Pagina(professional.get(VRAAG).data).text()
    theirs = Pagina(visitor.get(VRAAG).data).text()
    again = Pagina(professional.get(VRAAG).data).text()

    assert "Bewaar deze zoekopdracht" in first
    assert "Bewaar deze zoekopdracht" not in theirs
    assert again == first


def test_a_page_with_faults_is_not_taken_for_the_one_without(own_app: Flask) -> None:
    client = own_app.test_client()

    assert client.get(f"{VRAAG}&leeftijd=12").status_code == 200
    assert client.get(f"{VRAAG}&leeftijd=900").status_code == 400
    assert client.get(f"{VRAAG}&leeftijd=12").status_code == 200


@pytest.mark.parametrize("waar", ["51.2515,5.7069", "Dorpsstraat 1 in Nergenshuizen"])
def test_nothing_is_kept_of_a_spot_that_is_or_may_be_somebodys_own(
    own_app: Flask, waar: str
) -> None:
    client = own_app.test_client()

    with drawn(own_app) as names:
        for _ in range(2):
            client.get("/zoeken", query_string={"q": "voedselbank", "waar": waar})

    assert len(names) == 2
