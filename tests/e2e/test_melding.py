"""A visitor reports a fault on a phone without script; the redactie sees it and closes it."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask, request
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


def open_phone(browser: Browser, url: str, *, script: bool = False) -> Page:
    context = browser.new_context(
        viewport={"width": 375, "height": 800}, java_script_enabled=script, locale="nl-NL"
    )
    page = context.new_page()
    page.goto(url)
    return page


def test_a_fault_that_a_visitor_reports_reaches_the_redactie(
    browser: Browser, own_app: Flask, slugs: dict[str, str]
) -> None:
    with serving(own_app) as address:
        page = open_phone(browser, f"{address}/voorzieningen/{slugs['voorziening']}")
        page.get_by_role("link", name="Klopt er iets niet?").click()
        page.get_by_label("De openingstijden kloppen niet").check()
        page.get_by_role("button", name="Verder").click()
        # As fast as a good typist goes: nobody presses twice.
        page.get_by_label("Wat weet u erover?").press_sequentially(
            "Op maandag is de deur dicht.", delay=25
        )
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Dank u wel voor uw melding")
        page.context.close()

        desk = open_phone(browser, address, script=True)
        client = own_app.test_client()
        log_in(client, own_app.extensions["portal"], Rol.REDACTEUR)
        cookie = client.get_cookie("session")
        assert cookie is not None
        desk.context.add_cookies([{"name": "session", "value": cookie.value, "url": address}])
        desk.goto(f"{address}/redactie/signalen")
        expect(desk.get_by_text("Op maandag is de deur dicht.")).to_be_visible()
        desk.get_by_text("Afhandelen").click()
        assert violations(desk) == []
        desk.get_by_label("Wat heeft u gedaan?").fill("Gebeld en aangepast.")
        desk.get_by_role("button", name="Opgelost").click()
        expect(desk.get_by_text("Er zijn geen open meldingen")).to_be_visible()
        desk.context.close()


def test_our_own_page_of_results_is_all_that_an_entry_is_told(
    browser: Browser, own_app: Flask
) -> None:
    told: dict[str, str | None] = {}
    own_app.before_request(lambda: told.update({request.path: request.referrer}))
    with serving(own_app) as address:
        page = open_phone(browser, f"{address}/zoeken?q=schulden", script=True)
        page.locator("main article").first.get_by_role("heading").get_by_role("link").click()
        expect(page).to_have_url(re.compile(r"/voorzieningen/[^?]+$"))
        entry = urlsplit(page.url).path
        page.get_by_role("link", name="Klopt er iets niet?").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Klopt er iets niet?")
        page.context.close()

    assert told.pop(entry) == f"{address}/zoeken?q=schulden"
    assert set(told.values()) == {None}
