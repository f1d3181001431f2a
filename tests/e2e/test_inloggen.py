"""Somebody is invited, accepts, sets up a second factor, and logs in again with a code."""

from collections.abc import Iterator
from datetime import timedelta

import pyotp
import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy import select

from portal.bootstrap import Container
from portal.data.models import MailTaak
from portal.domain.begrippen import Rol
from portal.services.sessies import start_sessie
from portal.web.app import create_app
from portal.web.common.access import SESSIE
from tests.e2e.test_toegankelijkheid import violations
from tests.factories import Factories
from tests.support.server import serving

EMAIL = "noor@example.nl"


@pytest.fixture
def site(own_container: Container) -> Iterator[str]:
    with serving(create_app(own_container)) as url:
        yield url


def last_path(container: Container) -> str:
    with container.uow() as uow:
        query = select(MailTaak).where(MailTaak.ontvanger == EMAIL).order_by(MailTaak.id.desc())
        mail = uow.session.scalars(query.where(MailTaak.soort != "tweede_factor_gewijzigd")).first()
        assert mail is not None
        link: str = mail.gegevens["link"]
        return link.removeprefix(container.settings.url)


def cookie_of(container: Container, token: str) -> str:
    """The signed cookie of a browser with this session."""
    app = create_app(container)
    client = app.test_client()
    with client.session_transaction() as session:
        session[SESSIE] = token
    cookie = client.get_cookie("session")
    assert cookie is not None
    return cookie.value


def check(page: Page) -> None:
    """Nothing that axe objects to, and nothing that scrolls sideways."""
    assert violations(page) == []
    wider = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(wider)


@pytest.mark.timeout(240)
def test_from_invitation_to_logging_in_with_a_code(
    own_container: Container, browser: Browser, site: str
) -> None:
    with own_container.uow() as uow:
        beheerder = Factories(uow.session).gebruiker(Rol.BEHEERDER)
    token = start_sessie(own_container.uow(), beheerder.id, tweede_factor=True)
    inside = browser.new_context(locale="nl-NL")
    inside.add_cookies([{"name": "session", "value": cookie_of(own_container, token), "url": site}])
    page = inside.new_page()
    page.goto(f"{site}/beheer/gebruikers/uitnodigen")
    page.get_by_label("E-mailadres").fill(EMAIL)
    page.get_by_label("Redacteur, Weert").check()
    page.get_by_role("button", name="Verstuur uitnodiging").click()
    assert page.get_by_role("status").filter(has_text=EMAIL).is_visible()
    inside.close()

    # On a phone, without script: the whole way works.
    phone = browser.new_context(
        locale="nl-NL", viewport={"width": 375, "height": 800}, java_script_enabled=False
    )
    page = phone.new_page()
    page.goto(site + last_path(own_container))
    page.get_by_label("Uw naam").fill("Noor")
    page.get_by_role("button", name="Doe mee").click()
    page.get_by_text("Lukt scannen niet?").click()
    app = pyotp.TOTP((page.locator(".geheim").text_content() or "").replace(" ", ""))
    page.get_by_label("Code uit de app").fill(app.at(own_container.clock()))
    page.get_by_role("button", name="Instellen").click()
    assert page.locator(".herstelcodes li").count() == 10
    page.get_by_role("link", name="Ik heb de codes bewaard").click()
    page.goto(f"{site}/account")
    page.get_by_role("button", name="Uitloggen").click()

    page.goto(f"{site}/account/sessies")
    page.get_by_label("E-mailadres").fill(EMAIL)
    page.get_by_role("button", name="Inloggen").click()
    page.goto(site + last_path(own_container))
    page.get_by_role("button", name="Inloggen").click()
    later = own_container.clock() + timedelta(seconds=30)
    page.get_by_label("Code").fill(app.at(later))
    page.get_by_role("button", name="Ga verder").click()
    assert page.get_by_role("heading", level=1).text_content() == "Waar bent u ingelogd?"
    phone.close()


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_behind_the_door(
    own_container: Container, browser: Browser, site: str, width: int
) -> None:
    with own_container.uow() as uow:
        make = Factories(uow.session)
        aanbieder = make.aanbieder()
        beheerder = make.gebruiker(Rol.BEHEERDER)
        make.gebruiker(Rol.AANBIEDER, aanbieder_id=aanbieder.id, hoofd=True)
    token = start_sessie(own_container.uow(), beheerder.id, tweede_factor=True)
    context = browser.new_context(locale="nl-NL", viewport={"width": width, "height": 800})
    for address in ("/inloggen", "/aanbieder-worden"):
        page = context.new_page()
        page.goto(site + address)
        check(page)
    context.add_cookies(
        [{"name": "session", "value": cookie_of(own_container, token), "url": site}]
    )
    for address in (
        "/account",
        "/account/sessies",
        "/account/tweede-factor/instellen",
        f"/aanbieder/{aanbieder.id}/collegas",
        "/beheer/gebruikers",
        "/beheer/gebruikers/uitnodigen",
        f"/beheer/gebruikers/{beheerder.id}",
    ):
        page = context.new_page()
        page.goto(site + address)
        check(page)
        page.close()
    context.close()
