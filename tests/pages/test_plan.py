"""A plan at the professional's desk, and behind its link."""

import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal.domain.begrippen import Rol
from portal.web.app import create_app
from tests.support import portaal
from tests.support.inloggen import log_in
from tests.support.pagina import Pagina

HIER = {"Origin": "http://localhost"}
BSN = "111222333"


@pytest.fixture(scope="module")
def portal(demo_instance: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    folder = portaal.copy_of(demo_instance, tmp_path_factory.mktemp("plan") / "instance")
    app = create_app(portaal.make_container(folder))
    app.config["WTF_CSRF_ENABLED"] = False
    yield app
    app.extensions["portal"].database.dispose()


@pytest.fixture
def desk(portal: Flask) -> FlaskClient:
    client = portal.test_client()
    log_in(client, portal.extensions["portal"], Rol.PROFESSIONAL, gemeente_code="GM0988")
    return client


@pytest.fixture
def address(desk: FlaskClient) -> str:
    """Of a new plan with one voorziening and one line in it."""
    made = desk.post("/netwerk/plannen", data={"codewoord": "blauwe fiets", "gemeente": "GM0988"})
    path = made.headers["Location"]
    desk.post(f"{path}/regels", data={"leefgebied": "wonen", "tekst": "Post openen"})
    return path


def share(desk: FlaskClient, address: str) -> str:
    location = desk.post(f"{address}/delen", data={"dagen": "30"}).headers["Location"]
    return location.removesuffix("?nieuw=1")


def test_a_name_as_code_word_is_refused_and_stands_there_to_be_changed(desk: FlaskClient) -> None:
    answer = desk.post("/netwerk/plannen", data={"codewoord": "Jan Jansen", "gemeente": ""})

    page = Pagina(answer.text)
    assert answer.status_code == 400
    assert page.problems() == []
    assert "Jan Jansen" in answer.text
    assert "blauwe fiets" in page.main


def test_pages_of_a_plan_keep_the_page_rules(
    desk: FlaskClient, address: str, slugs: dict[str, str]
) -> None:
    erbij = f"/netwerk/plannen/erbij?voorziening={slugs['voorziening']}"
    plan_id = address.rsplit("/", 1)[1]
    put = {"plan": plan_id, "leefgebied": "wonen", "voorziening": slugs["voorziening"]}
    desk.post("/netwerk/plannen/erbij", data=put)

    for path in (
        *("/netwerk/plannen", "/netwerk/", erbij, address),
        *(f"{address}/wonen", f"{address}/instellingen", share(desk, address)),
    ):
        answer = desk.get(path)
        assert (path, answer.status_code) == (path, 200)
        assert (path, Pagina(answer.text).problems()) == (path, [])
    assert desk.get(f"{address}/pdf").data.startswith(b"%PDF-")


def test_a_plan_is_not_taken_away_by_one_press(desk: FlaskClient, address: str) -> None:
    page = Pagina(desk.get(f"{address}/instellingen").text)

    (weg,) = (form for form in page.all("form") if form.get("action") == f"{address}/weg")
    assert page.inside(weg, "details")
    assert [opened for opened in page.all("details") if opened.get("open") is not None] == []
    assert "Dit kan niet terug" in page.main


def test_what_two_wrote_at_once_stands_side_by_side(desk: FlaskClient, address: str) -> None:
    sent = [
        desk.post(f"{address}/wonen", data={"doelen": doelen, "notities": "", "version": "0"})
        for doelen in ("Van de een", "Van de ander")
    ]

    assert [answer.status_code for answer in sent] == [303, 409]
    assert "Van de een" in sent[1].text
    assert "Van de ander" in sent[1].text
    assert Pagina(sent[1].text).problems() == []


def test_the_client_ticks_off_and_adds_without_account_or_cookie(
    portal: Flask, desk: FlaskClient, address: str
) -> None:
    link, client = share(desk, address), portal.test_client()
    page = client.get(link)
    (stand,) = re.findall(rf'action="({link}/regels/[0-9a-f-]+)"', page.text)

    ticked = client.post(stand, data={"gedaan": "ja"}, headers=HIER)
    line = {"leefgebied": "wonen", "tekst": "Maandag bellen"}
    client.post(f"{link}/erbij", data=line, headers=HIER)
    refused = client.post(f"{link}/erbij", data=line | {"tekst": f"BSN {BSN}"}, headers=HIER)
    elsewhere = client.post(stand, data={"gedaan": "nee"}, headers={"Origin": "https://x.example"})

    after = Pagina(client.get(link).text).main
    assert "Maandag bellen" in after
    assert "Gedaan" in after
    assert (refused.status_code, elsewhere.status_code) == (400, 400)
    assert BSN in refused.text
    assert all("Set-Cookie" not in answer.headers for answer in (page, ticked, refused))
    assert "Zelf toegevoegd via de link" in desk.get(address).text


def test_a_plan_behind_its_link_is_kept_by_no_cache_found_by_no_engine_and_logged_nowhere(
    portal: Flask, desk: FlaskClient, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    link = share(desk, address)
    token = link.rsplit("/", 1)[1]
    client = portal.test_client()

    for path in (link, f"{link}/pdf", f"{link}/agenda"):
        headers = client.get(path).headers
        assert headers["Cache-Control"] == "no-store"
        assert "noindex" in headers["X-Robots-Tag"]
        assert headers["Referrer-Policy"] == "no-referrer"
    assert token not in caplog.text
    assert "blauwe fiets" not in caplog.text
    folder = portal.extensions["portal"].settings.instance
    for file in folder.glob("portal.sqlite*"):
        assert token.encode() not in file.read_bytes()


def test_a_link_that_was_guessed_or_taken_back_and_a_plan_that_is_gone_look_the_same(
    portal: Flask, desk: FlaskClient, address: str
) -> None:
    client, link = portal.test_client(), share(desk, address)
    desk.post(f"{address}/delen/stop")
    again = share(desk, address)
    desk.post(f"{address}/weg")

    answers = [client.get(path) for path in (link, again, "/plan/geraden")]

    assert {answer.status_code for answer in answers} == {404}
    assert desk.get(address).status_code == 404


def test_only_a_professional_sees_the_button_and_adds_a_voorziening_to_a_new_plan(
    portal: Flask, desk: FlaskClient, slugs: dict[str, str]
) -> None:
    page = f"/voorzieningen/{slugs['voorziening']}"
    nieuw = {"plan": "nieuw", "codewoord": "rode jas", "voorziening": slugs["voorziening"]}

    answer = desk.post("/netwerk/plannen/erbij", data=nieuw | {"leefgebied": "geld-en-schulden"})

    assert "Zet in een plan" in desk.get(page).text
    assert "Zet in een plan" not in portal.test_client().get(page).text
    assert page in Pagina(desk.get(answer.headers["Location"]).text).links()
