"""A volunteer opens the mail on a phone and confirms, without script and without an account."""

import re
from datetime import date
from email import message_from_bytes
from email.policy import default

import pytest
from playwright.sync_api import Browser, expect

from portal.bootstrap import Container
from portal.services.controle import run_controle
from portal.services.mail import send_due
from portal.web.app import create_app
from portal.web.common.mail import make_renderer
from tests.factories import Factories
from tests.support.server import serving
from tests.support.smtp import part


@pytest.fixture
def mail(own_container: Container) -> str:
    """The text of the mail that an aanbieder found in its mailbox."""
    with own_container.uow() as uow:
        factories = Factories(uow.session)
        factories.voorziening(
            naam="Inloop Fatima",
            aanbieder=factories.aanbieder(naam="De Kei (proef)", email="kei@example.nl"),
            gecontroleerd_op=date(2026, 5, 20),
        )
    run_controle(own_container.uow())
    app = create_app(own_container)
    send_due(own_container.uow(), own_container.mailer(), make_renderer(app))
    folder = own_container.settings.instance / "mail"
    mails = [message_from_bytes(path.read_bytes(), policy=default) for path in folder.iterdir()]
    return next(part(found, "plain") for found in mails if found["To"] == "kei@example.nl")


def test_klopt_nog_from_the_mail_is_on_the_page_at_once(
    browser: Browser, own_container: Container, mail: str
) -> None:
    path = re.findall(r"http://127\.0\.0\.1:8000(/controle/\S+/klopt)", mail)[0]

    with serving(create_app(own_container)) as address:
        context = browser.new_context(
            viewport={"width": 375, "height": 700}, java_script_enabled=False, locale="nl-NL"
        )
        page = context.new_page()
        page.goto(address + path)
        expect(page.get_by_role("heading", level=1)).to_have_text("Klopt dit nog?")
        page.get_by_role("button", name="Ja, dit klopt nog").click()
        expect(page.get_by_text("U bent klaar")).to_be_visible()
        page.get_by_role("link", name="Inloop Fatima").click()

        checked = "Gecontroleerd op 20 november 2026 door De Kei (proef)"
        expect(page.get_by_text(checked)).to_be_visible()
        context.close()
