"""A professional makes a profile on a phone; a colleague finds it and asks the network."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from portal.domain.begrippen import Rol
from portal.web.app import create_app
from tests.e2e.test_toegankelijkheid import violations
from tests.support import portaal
from tests.support.inloggen import log_in
from tests.support.server import serving


@pytest.fixture
def own_app(demo_instance: Path, tmp_path: Path) -> Iterator[Flask]:
    """A portal in which time passes."""
    container = portaal.make_container(portaal.copy_of(demo_instance, tmp_path / "instance"))
    container.clock = lambda: datetime.now(UTC)
    yield create_app(container)
    container.database.dispose()


def open_desk(browser: Browser, app: Flask, address: str, naam: str, width: int) -> Page:
    client = app.test_client()
    log_in(client, app.extensions["portal"], Rol.PROFESSIONAL, naam=naam)
    cookie = client.get_cookie("session")
    assert cookie is not None
    context = browser.new_context(viewport={"width": width, "height": 800}, locale="nl-NL")
    context.add_cookies([{"name": "session", "value": cookie.value, "url": address}])
    page = context.new_page()
    page.goto(f"{address}/netwerk/")
    return page


def test_professionals_find_and_ask_each_other(browser: Browser, own_app: Flask) -> None:
    with serving(own_app) as address:
        anna = open_desk(browser, own_app, address, "Anna", 375)
        anna.get_by_role("link", name="Maak mijn profiel").click()
        anna.get_by_label("Organisatie").fill("Punt Welzijn")
        anna.get_by_label("Nederweert").check()
        anna.get_by_label("Geld en schulden").check()
        anna.get_by_label("Pools").check()
        assert violations(anna) == []
        anna.get_by_role("button", name="Bewaren").click()
        expect(anna.get_by_text("Uw profiel is bewaard")).to_be_visible()

        bram = open_desk(browser, own_app, address, "Bram", 1280)
        bram.get_by_label("Wie of wat zoekt u?").fill("schuldne nederweert pools")
        bram.get_by_role("button", name="Zoek").click()
        expect(bram.get_by_role("link", name="Anna")).to_be_visible()
        expect(bram.get_by_text("Spreekt Pools")).to_be_visible()
        assert violations(bram) == []
        bram.get_by_role("link", name="Wie kent…?").click()
        bram.get_by_role("link", name="Stel een vraag").click()
        bram.get_by_label("Wat wilt u weten?").fill("Wie kent een vrijwilliger voor de post?")
        bram.get_by_label("Geld en schulden").check()
        bram.get_by_role("button", name="Verstuur mijn vraag").click()
        expect(bram.get_by_text("Verstuurd naar 1 collega")).to_be_visible()

        anna.goto(f"{address}/netwerk/")
        anna.get_by_role("link", name="Wie kent een vrijwilliger voor de post?").click()
        anna.get_by_label("Uw antwoord").fill("Vraag het bij de formulierenhulp.")
        anna.get_by_role("button", name="Verstuur mijn antwoord").click()
        expect(anna.get_by_role("heading", name="1 antwoord")).to_be_visible()
        for page in (anna, bram):
            page.context.close()
