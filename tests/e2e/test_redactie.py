"""An aanbieder proposed something, an editor approves it on a small screen, a visitor sees it."""

import pytest
from playwright.sync_api import Browser, expect

from indexer.worker import run_once
from portal.bootstrap import Container
from portal.data.models import Wijziging
from portal.data.uow import utc_now
from portal.domain.begrippen import Rol
from portal.web.app import create_app
from tests.factories import Factories
from tests.support.inloggen import log_in
from tests.support.redactie import WEERT
from tests.support.server import serving

OUD, NIEUW = "Kom binnen en eet mee.", "Kom binnen en eet elke dinsdag mee."


def propose(container: Container) -> str:
    """The slug of an entry for which a proposal waits."""
    with container.uow() as uow:
        entry = Factories(uow.session).voorziening(
            naam="Eettafel de Blorf", samenvatting=OUD, werkgebied=[WEERT]
        )
        uow.session.add(
            Wijziging(
                voorziening_id=entry.id,
                basis_version=entry.version,
                velden={"samenvatting": {"oud": OUD, "nieuw": NIEUW}},
                rol=Rol.AANBIEDER,
                organisatie="Stichting Blorf",
            )
        )
        uow.commit()
        return str(entry.slug)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_proposal_is_approved_and_a_visitor_finds_it(
    browser: Browser, own_container: Container, *, javascript: bool
) -> None:
    slug = propose(own_container)
    app = create_app(own_container)
    client = app.test_client()
    log_in(client, own_container, Rol.REDACTEUR, gemeente_code=WEERT)
    cookie = client.get_cookie("session")
    assert cookie is not None
    with serving(app) as address:
        context = browser.new_context(
            viewport={"width": 375, "height": 800}, java_script_enabled=javascript
        )
        context.add_cookies([{"name": "session", "value": cookie.value, "url": address}])
        page = context.new_page()
        page.goto(f"{address}/redactie")
        page.get_by_role("link", name="Wijzigingen die wachten").click()
        page.get_by_role("link", name="Eettafel de Blorf").click()
        expect(page.locator("ins")).to_contain_text("elke dinsdag")
        page.get_by_role("button", name="Keur goed").click()
        expect(page.get_by_role("status")).to_contain_text("Goedgekeurd")
        # Tasks are due by the real clock, and this portal stands still in time.
        own_container.clock = utc_now
        while run_once(own_container.outbox, own_container.engine):
            pass

        page.goto(f"{address}/zoeken?q=eettafel+blorf")
        found = page.locator("main article").filter(has_text="Eettafel de Blorf")
        expect(found).to_contain_text("elke dinsdag")
        page.goto(f"{address}/voorzieningen/{slug}")
        expect(page.locator("main")).to_contain_text(NIEUW)
        context.close()
