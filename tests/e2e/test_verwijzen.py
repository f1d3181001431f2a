"""A professional refers somebody without name, the aanbieder accepts, and the referrer sees it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from portal.bootstrap import Container
from portal.data.models import Voorziening
from portal.domain.begrippen import Rol
from portal.web.app import create_app
from tests.support import portaal
from tests.support.inloggen import log_in
from tests.support.server import serving


@pytest.fixture
def own_app(demo_instance: Path, tmp_path: Path) -> Iterator[Flask]:
    container = portaal.make_container(portaal.copy_of(demo_instance, tmp_path / "instance"))
    container.clock = lambda: datetime.now(UTC)
    yield create_app(container)
    container.database.dispose()


def open_as(browser: Browser, app: Flask, address: str, rol: Rol, **bevoegdheid: object) -> Page:
    """A phone without script on which somebody with this role is logged in."""
    client = app.test_client()
    log_in(client, app.extensions["portal"], rol, **bevoegdheid)
    cookie = client.get_cookie("session")
    assert cookie is not None
    context = browser.new_context(
        viewport={"width": 375, "height": 800}, java_script_enabled=False, locale="nl-NL"
    )
    context.add_cookies([{"name": "session", "value": cookie.value, "url": address}])
    return context.new_page()


def test_a_referral_is_accepted_and_the_referrer_sees_it(
    browser: Browser, own_app: Flask, slugs: dict[str, str]
) -> None:
    container: Container = own_app.extensions["portal"]
    with container.uow() as uow:
        query = select(Voorziening.aanbieder_id).where(Voorziening.slug == slugs["voorziening"])
        aanbieder_id = uow.session.scalar(query)
    with serving(own_app) as address:
        desk = open_as(browser, own_app, address, Rol.AANBIEDER, aanbieder_id=aanbieder_id)
        page = open_as(browser, own_app, address, Rol.PROFESSIONAL, gemeente_code="GM0988")
        page.goto(f"{address}/voorzieningen/{slugs['voorziening']}")
        page.get_by_role("link", name="Verwijs een cliënt").click()
        page.get_by_label("Codewoord").fill("blauwe fiets")
        page.get_by_label("Wat is de vraag?").fill("Mevrouw Jansen heeft eten nodig")
        page.get_by_role("button", name="Verstuur de verwijzing").click()
        page.get_by_label("Wat is de vraag?").fill("Een gezin heeft eten nodig")
        page.get_by_role("button", name="Verstuur de verwijzing").click()
        expect(page.get_by_text("Uw verwijzing is verstuurd.")).to_be_visible()

        desk.goto(f"{address}/aanbieder/")
        desk.get_by_role("link", name="1 verwijzing wacht op u").click()
        desk.get_by_role("link", name="blauwe fiets").click()
        expect(desk.get_by_text("Een gezin heeft eten nodig")).to_be_visible()
        desk.get_by_role("button", name="Aannemen").click()
        expect(desk.get_by_text("U heeft de verwijzing aangenomen.")).to_be_visible()

        page.goto(f"{address}/netwerk/verwijzingen")
        expect(page.get_by_text("Aangenomen")).to_be_visible()
        for one in (page, desk):
            one.context.close()
