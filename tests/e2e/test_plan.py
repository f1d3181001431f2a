"""A professional makes a plan and shares it; the client ticks off and adds, on a phone without
script; the professional sees it. And a note at the own list that never leaves the browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, expect

from portal.domain.begrippen import Rol
from portal.web.app import create_app
from tests.e2e.test_melding import open_phone
from tests.e2e.test_toegankelijkheid import violations
from tests.support import portaal
from tests.support.inloggen import log_in
from tests.support.server import serving


@pytest.fixture
def own_app(demo_instance: Path, tmp_path: Path) -> Iterator[Flask]:
    container = portaal.make_container(portaal.copy_of(demo_instance, tmp_path / "instance"))
    yield create_app(container)
    container.database.dispose()


def test_a_plan_goes_from_the_professional_to_the_client_and_back(
    browser: Browser, own_app: Flask, slugs: dict[str, str]
) -> None:
    client = own_app.test_client()
    log_in(client, own_app.extensions["portal"], Rol.PROFESSIONAL, gemeente_code="GM0988")
    cookie = client.get_cookie("session")
    assert cookie is not None
    with serving(own_app) as address:
        desk = open_phone(browser, address)
        desk.context.add_cookies([{"name": "session", "value": cookie.value, "url": address}])
        desk.goto(f"{address}/voorzieningen/{slugs['voorziening']}")
        desk.get_by_role("link", name="Zet in een plan").click()
        desk.get_by_label("Codewoord van het nieuwe plan").fill("blauwe fiets")
        desk.get_by_role("button", name="Zet in het plan").click()
        expect(desk.get_by_role("heading", level=1)).to_have_text("blauwe fiets")
        plan = desk.url
        desk.get_by_role("button", name="Maak een link om te delen").click()
        expect(desk.get_by_role("heading", level=1)).to_have_text("Mijn plan: blauwe fiets")

        phone = open_phone(browser, desk.url)
        phone.get_by_role("button", name="Dit heb ik gedaan").click()
        phone.get_by_label("Wat wilt u erbij zetten?").fill("Maandag bellen")
        phone.get_by_role("button", name="Zet erbij").click()
        expect(phone.get_by_text("Maandag bellen").first).to_be_visible()
        phone.context.close()

        desk.goto(plan)
        expect(desk.get_by_text("Zelf toegevoegd via de link")).to_be_visible()
        expect(desk.get_by_role("button", name="Toch nog te doen")).to_be_visible()
        desk.context.close()


def test_a_note_at_the_own_list_stays_in_the_browser(
    browser: Browser, own_app: Flask, slugs: dict[str, str]
) -> None:
    sent: list[str] = []
    with serving(own_app) as address:
        page = open_phone(browser, f"{address}/voorzieningen/{slugs['voorziening']}", script=True)
        page.on("request", lambda request: sent.append(f"{request.url} {request.post_data}"))
        page.get_by_role("button", name="Zet op mijn lijst").click()
        page.get_by_role("link", name="Bekijk mijn lijst").click()
        page.get_by_label("Mijn notitie").fill("Vragen naar de groene deur")
        page.goto(f"{address}/lijst")
        expect(page.get_by_label("Mijn notitie")).to_have_value("Vragen naar de groene deur")
        assert violations(page) == []
        page.get_by_role("button", name="Lijst leegmaken").click()
        expect(page.get_by_text("Er staat nog niets op uw lijst")).to_be_visible()
        assert page.evaluate("localStorage.length") == 0
        page.context.close()
    assert "groene" not in "".join(sent)
