"""An aanbieder changes its opening hours on a phone, without script; a visitor sees them."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from playwright.sync_api import Browser, expect
from sqlalchemy import select

from indexer.worker import run_once
from portal.bootstrap import Container
from portal.data.models import Voorziening, VoorzieningLocatie
from portal.domain.begrippen import Rol, VoorzieningStatus
from portal.services.sessies import start_sessie
from portal.services.zoeken import ZoekOpdracht
from portal.web.app import create_app
from portal.web.common.access import SESSIE
from tests.factories.gebruiker import GebruikerFactory
from tests.support.server import serving


@pytest.fixture
def own_app(own_container: Container) -> Flask:
    return create_app(own_container)


@pytest.fixture
def own_address(own_app: Flask) -> Iterator[str]:
    with serving(own_app) as url:
        yield url


def make_cookie(app: Flask, container: Container, aanbieder_id: object) -> dict[str, str]:
    with container.uow() as uow:
        gebruiker = GebruikerFactory(uow.session)(Rol.AANBIEDER, aanbieder_id=aanbieder_id)
    token = start_sessie(container.uow(), gebruiker.id)
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert signer is not None
    return {"name": app.config["SESSION_COOKIE_NAME"], "value": signer.dumps({SESSIE: token})}


def test_opening_hours_are_changed_on_a_phone_and_found(
    browser: Browser, own_app: Flask, own_address: str, own_container: Container
) -> None:
    with own_container.uow() as uow:
        entry = uow.session.scalars(
            select(Voorziening)
            .join(VoorzieningLocatie)
            .where(
                VoorzieningLocatie.openingstijden == "",
                Voorziening.status == VoorzieningStatus.GEPUBLICEERD,
            )
            .order_by(Voorziening.slug)
        ).first()
    assert entry is not None
    context = browser.new_context(
        viewport={"width": 375, "height": 800}, java_script_enabled=False, locale="nl-NL"
    )
    cookie = make_cookie(own_app, own_container, entry.aanbieder_id)
    context.add_cookies([{**cookie, "url": own_address}])
    page = context.new_page()

    page.goto(f"{own_address}/aanbieder/voorzieningen/{entry.id}")
    page.get_by_role("link", name="Openingstijden").click()
    page.locator("#veld-rooster-ma-van1").fill("21:00")
    page.locator("#veld-rooster-ma-tot1").fill("22:00")
    page.get_by_role("button", name="Zelfde tijden op dinsdag tot en met vrijdag").click()
    expect(page.locator("#veld-rooster-vr-tot1")).to_have_value("22:00")
    page.get_by_role("button", name="Openingstijden bewaren").click()
    expect(page.get_by_text("Uw wijziging staat meteen op de website")).to_be_visible()
    page.get_by_role("link", name="Bekijk de pagina op de website").click()

    expect(page.get_by_text("21:00 – 22:00").first).to_be_visible()
    context.close()
    # The queue goes by the clock of the machine, not by the frozen one.
    worker = Container(own_container.settings)
    run_once(worker.outbox, worker.engine)
    worker.database.dispose()
    found = own_container.zoeker.search(ZoekOpdracht(q=entry.naam)).uitkomst.treffers
    document = next(hit.document for hit in found if hit.document.id == str(entry.id))
    assert {"vr-2100", "ma-2130"} <= set(document.uren)
