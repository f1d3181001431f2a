"""The pages of an account, as a browser uses them: with cookies, tokens against forgery, redirects."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pyotp
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from portal.bootstrap import Container
from portal.data.models import Gebruiker, MailTaak
from portal.domain.begrippen import Rol
from portal.domain.inloggen import Doel
from portal.services.sessies import start_sessie
from portal.services.sleutels import PADEN
from portal.services.wachtwoorden import hash_wachtwoord
from portal.web.app import create_app
from portal.web.common.access import SESSIE
from portal.web.common.volgende import safe_path
from tests.factories import Factories
from tests.support import portaal
from tests.support.pagina import Pagina
from tests.support.telling import count_statements

GOED = "drie losse woorden"
HASH = hash_wachtwoord(GOED)
NUMBERS = count(1)


class Browser:
    """A client with its own address, that fills in and sends the form of a page."""

    def __init__(self, app: Flask, number: int) -> None:
        self.client: FlaskClient = app.test_client()
        self.client.environ_base["REMOTE_ADDR"] = f"10.0.{number // 250}.{number % 250}"

    def get(self, address: str, **options: Any) -> TestResponse:
        return self.client.get(address, **options)

    def send(self, address: str, page: str = "", **data: Any) -> TestResponse:
        """Send ``data`` to ``address`` with the token of ``page`` (else of the same address)."""
        return self.client.post(
            address, data={"csrf_token": token_of(self.get(page or address)), **data}
        )

    @property
    def sessie(self) -> str | None:
        with self.client.session_transaction() as cookie:
            token: str | None = cookie.get(SESSIE)
            return token

    def enter(self, token: str) -> None:
        with self.client.session_transaction() as cookie:
            cookie[SESSIE] = token


def fields_of(answer: TestResponse) -> dict[str, str]:
    page = Pagina(answer.text)
    main = page.all("main")[0]
    return {e.get("name", ""): e.get("value", "") for e in main.iter() if e.tag == "input"}


def token_of(answer: TestResponse) -> str:
    return fields_of(answer)["csrf_token"]


@pytest.fixture(scope="module")
def container(demo_instance: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Container]:
    folder = portaal.copy_of(demo_instance, tmp_path_factory.mktemp("account") / "instance")
    container = portaal.make_container(folder)
    yield container
    container.database.dispose()


@pytest.fixture(scope="module")
def portal(container: Container) -> Flask:
    app = create_app(container)
    app.testing = True
    return app


@pytest.fixture
def browser(portal: Flask) -> Browser:
    return Browser(portal, next(NUMBERS))


@pytest.fixture
def make(container: Container) -> Iterator[Factories]:
    with container.uow() as uow:
        yield Factories(uow.session)


@pytest.fixture
def email() -> str:
    return f"noor{next(NUMBERS)}@example.nl"


def link_to(container: Container, email: str) -> str:
    """The path of the link in the last mail to this address."""
    with container.uow() as uow:
        query = select(MailTaak).where(MailTaak.ontvanger == email).order_by(MailTaak.id.desc())
        mail = uow.session.scalars(query).first()
        assert mail is not None
        link: str = mail.gegevens["link"]
        return link.removeprefix(container.settings.url)


@pytest.mark.parametrize("doel", list(Doel))
def test_the_links_of_mails_lead_to_pages(portal: Flask, doel: Doel) -> None:
    adapter = portal.url_map.bind("")

    endpoint, values = adapter.match(PADEN[doel].format(token="geheim"))

    assert endpoint.startswith("account.")
    assert values == {"token": "geheim"}


def test_a_mail_link_logs_in_after_a_button(
    browser: Browser, container: Container, make: Factories, email: str
) -> None:
    make.gebruiker(email=email)
    sent = browser.send("/inloggen?volgende=/account/sessies?x=1", email=email, wachtwoord="")
    link = link_to(container, email)

    opened = [browser.get(link) for _ in range(2)]
    inside = browser.send(link)

    assert (sent.status_code, sent.headers["Location"]) == (303, "/inloggen/gestuurd")
    assert [page.status_code for page in opened] == [200, 200]
    assert (inside.status_code, inside.headers["Location"]) == (303, "/account/sessies?x=1")
    assert browser.get("/account").status_code == 200
    assert browser.get(link).status_code == 410


def test_nobody_learns_whether_an_address_has_an_account(
    browser: Browser, make: Factories, email: str
) -> None:
    make.gebruiker(email=email, wachtwoord_hash=HASH)

    mailed = [browser.send("/inloggen", email=e, wachtwoord="") for e in (email, f"x{email}")]
    forgotten = [
        browser.send("/inloggen/wachtwoord-vergeten", email=e) for e in (email, f"x{email}")
    ]
    wrong = [browser.send("/inloggen", email=e, wachtwoord="fout") for e in (email, f"x{email}")]

    for pair in (mailed, forgotten):
        assert [(a.status_code, a.headers["Location"]) for a in pair] == [
            (303, "/inloggen/gestuurd")
        ] * 2
    shown = [Pagina(answer.text).main for answer in wrong]
    assert shown[0] == shown[1]


def test_a_password_logs_in_and_the_cookie_starts_anew(
    browser: Browser, make: Factories, email: str
) -> None:
    make.gebruiker(email=email, wachtwoord_hash=HASH)
    with browser.client.session_transaction() as cookie:
        cookie["rommel"] = "van ervoor"

    answer = browser.send("/inloggen", email=email.upper(), wachtwoord=GOED)

    assert answer.status_code == 303
    with browser.client.session_transaction() as cookie:
        assert set(cookie) == {SESSIE}


def test_what_was_typed_stays_when_the_password_is_wrong(browser: Browser, email: str) -> None:
    answer = browser.send("/inloggen", email=email, wachtwoord="geheim-woord")

    assert fields_of(answer)["email"] == email
    assert "geheim-woord" not in answer.text


@pytest.mark.parametrize(
    "volgende",
    ["//evil.example", "/\\evil.example", "https://evil.example", "/\t/evil.example", "evil",
     "/\n/evil.example", "javascript:alert(1)", "\\\\evil.example", "/a\\b", " /a", "", "/" * 3_000],
)  # fmt: skip
def test_after_logging_in_nobody_is_sent_to_another_site(volgende: str) -> None:
    assert safe_path(volgende) == ""


def test_a_path_of_our_own_is_gone_on_to() -> None:
    assert safe_path("/redactie/wachtrij?pagina=2") == "/redactie/wachtrij?pagina=2"


@pytest.mark.parametrize("volgende", ["//evil.example/x", "/%5Cevil.example"])
def test_a_foreign_address_ends_at_the_own_desk(
    browser: Browser, make: Factories, email: str, volgende: str
) -> None:
    make.gebruiker(email=email, wachtwoord_hash=HASH)

    answer = browser.send(f"/inloggen?volgende={volgende}", email=email, wachtwoord=GOED)

    assert answer.headers["Location"] == "/account"


def test_the_english_pages_stay_english(browser: Browser, make: Factories, email: str) -> None:
    make.gebruiker(email=email, wachtwoord_hash=HASH)
    asked = browser.get("/en/account/sessies")

    answer = browser.send(asked.headers["Location"], email=email, wachtwoord=GOED)

    assert answer.headers["Location"] == "/en/account/sessies"


def logged_in(browser: Browser, container: Container, gebruiker: Gebruiker) -> None:
    browser.enter(start_sessie(container.uow(), gebruiker.id))


def set_up(browser: Browser, container: Container) -> tuple[pyotp.TOTP, TestResponse]:
    """Set up a second factor as the page says."""
    page = Pagina(browser.get("/account/tweede-factor/instellen").text)
    geheim = next(page.text(e) for e in page.all("p") if e.get("class") == "geheim")
    app = pyotp.TOTP(geheim.replace(" ", ""))
    code = app.at(container.clock())
    return app, browser.send("/account/tweede-factor/instellen", code=code)


def test_a_redacteur_sets_up_a_second_factor_before_anything_else(
    browser: Browser, container: Container, make: Factories, email: str
) -> None:
    logged_in(browser, container, make.gebruiker(Rol.REDACTEUR, email=email))
    first = browser.sessie
    refused = browser.get("/account", follow_redirects=True)

    _app, answer = set_up(browser, container)

    assert refused.request.path == "/account/tweede-factor/instellen"
    codes = [text for text in Pagina(answer.text).main.split() if len(text) == 11 and "-" in text]
    assert len(codes) == 10
    assert answer.headers["Cache-Control"] == "no-store"
    assert browser.sessie != first
    assert browser.get("/account").status_code == 200


def test_a_wrong_first_code_keeps_the_same_secret(
    browser: Browser, container: Container, make: Factories, email: str
) -> None:
    logged_in(browser, container, make.gebruiker(email=email))
    before = browser.get("/account/tweede-factor/instellen").text.partition("geheim")[2][:60]

    answer = browser.send("/account/tweede-factor/instellen", code="000000")

    assert answer.text.partition("geheim")[2][:60] == before
    assert "Deze code klopt niet" in answer.text


def test_logging_in_again_asks_the_code(
    portal: Flask, browser: Browser, container: Container, make: Factories, email: str
) -> None:
    logged_in(browser, container, make.gebruiker(Rol.REDACTEUR, email=email, wachtwoord_hash=HASH))
    app, _codes = set_up(browser, container)
    other = Browser(portal, next(NUMBERS))

    asked = other.send("/inloggen?volgende=/account", email=email, wachtwoord=GOED)
    outside = other.get("/account")
    wrong = other.send(asked.headers["Location"], code="000000")
    right = other.send(
        asked.headers["Location"], code=app.at(container.clock() + timedelta(seconds=30))
    )

    assert asked.headers["Location"].startswith("/inloggen/tweede-factor")
    assert outside.status_code == 302
    assert wrong.status_code == 200
    assert (right.status_code, right.headers["Location"]) == (303, "/account")
    assert other.get("/account").status_code == 200


def test_recovery_codes_and_the_factor_ask_a_fresh_code(
    browser: Browser, container: Container, make: Factories, email: str
) -> None:
    logged_in(browser, container, make.gebruiker(email=email))
    app, _codes = set_up(browser, container)
    page = "/account/tweede-factor"

    refused = browser.send(f"{page}/herstelcodes", page, code="000000")
    renewed = browser.send(
        f"{page}/herstelcodes", page, code=app.at(container.clock() + timedelta(seconds=30))
    )
    code = next(t for t in Pagina(renewed.text).main.split() if len(t) == 11 and "-" in t)
    removed = browser.send(f"{page}/verwijderen", page, code=code)

    assert "Deze code klopt niet" in refused.text
    assert "Bewaar uw herstelcodes" in renewed.text
    assert removed.headers["Location"] == "/account"
    assert "met één stap" in browser.get(page).text


def test_a_form_sent_after_the_session_ended_is_kept(
    portal: Flask, browser: Browser, container: Container, make: Factories, email: str
) -> None:
    gebruiker = make.gebruiker(email=email, wachtwoord_hash=HASH)
    logged_in(browser, container, gebruiker)
    token = token_of(browser.get("/account"))
    with browser.client.session_transaction() as cookie:
        del cookie[SESSIE]
    typed = {"naam": 'Noor "de Vries" <b>', "taal": "en"}

    lost = browser.client.post("/account", data={"csrf_token": token, **typed})
    still = browser.client.post("/account", data=fields_of(lost))
    browser.send("/inloggen", email=email, wachtwoord=GOED)
    back = browser.client.post("/account", data=fields_of(lost))
    kept = browser.client.post("/account", data=fields_of(back))

    assert [lost.status_code, still.status_code, back.status_code] == [401, 401, 400]
    assert "csrf_token" not in fields_of(lost)
    assert fields_of(lost) == typed
    assert kept.status_code == 303
    make.session.expire_all()
    assert make.session.get_one(Gebruiker, gebruiker.id).naam == typed["naam"]
    for answer in (lost, back):
        assert Pagina(answer.text).problems() == []


def test_text_of_several_lines_and_several_values_comes_back(
    browser: Browser,
) -> None:
    answer = browser.client.post(
        "/aanbieder-worden", data={"toelichting": "een\r\ntwee", "claims": ["a", "b"]}
    )

    page = Pagina(answer.text)
    values = [(e.get("name"), e.get("value")) for e in page.all("main")[0].iter("input")]
    assert ("toelichting", "een\r\ntwee".replace("\r\n", "\n")) in [
        (name, (value or "").replace("\r\n", "\n")) for name, value in values
    ]
    assert [value for name, value in values if name == "claims"] == ["a", "b"]
    assert answer.status_code == 400


def test_passwords_and_too_much_text_do_not_come_back(browser: Browser) -> None:
    secret = browser.client.post("/inloggen", data={"email": "a@b.nl", "wachtwoord": "geheim-x"})
    much = browser.client.post("/aanbieder-worden", data={"toelichting": "x" * 300_000})

    for answer in (secret, much):
        assert answer.status_code == 400
        assert len(answer.text) < 50_000
        assert Pagina(answer.text).problems() == []
    assert "geheim-x" not in secret.text
    assert "/inloggen" in Pagina(secret.text).links()


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_form_of_another_site_is_refused_and_not_given_back(browser: Browser, site: str) -> None:
    answer = browser.client.post(
        "/aanbieder-worden", data={"naam": "kwaad"}, headers={"Sec-Fetch-Site": site}
    )

    assert answer.status_code == 400
    assert "kwaad" not in answer.text


def test_forms_work_over_https_without_a_referrer(
    browser: Browser, make: Factories, email: str
) -> None:
    make.gebruiker(email=email)
    https = {"base_url": "https://kaart.example"}
    token = token_of(browser.get("/inloggen", **https))

    answer = browser.client.post(
        "/inloggen", data={"csrf_token": token, "email": email}, headers={"Origin": "null"}, **https
    )

    assert answer.status_code == 303


def test_a_page_with_a_name_on_it_is_kept_by_no_other_cache(
    browser: Browser, container: Container, make: Factories, email: str
) -> None:
    before = browser.get("/")
    logged_in(browser, container, make.gebruiker(email=email))

    after = browser.get("/")

    assert "Cache-Control" not in before.headers
    assert after.headers["Cache-Control"] == "private, no-cache"
    assert "Cookie" in after.headers["Vary"]


def test_a_visitor_costs_no_statement(browser: Browser, container: Container) -> None:
    browser.get("/zoeken?q=schulden")

    with count_statements(container.database) as statements:
        browser.get("/zoeken?q=schulden&waar=6002")

    assert statements == []


def test_logging_out_ends_the_session(
    browser: Browser, container: Container, make: Factories, email: str
) -> None:
    logged_in(browser, container, make.gebruiker(email=email))
    token = browser.sessie
    page = Pagina(browser.get("/account").text)
    csrf = next(e.get("value") for e in page.all("input") if e.get("name") == "csrf_token")

    answer = browser.client.post("/uitloggen", data={"csrf_token": csrf})
    browser.enter(token or "")

    assert answer.headers["Location"] == "/inloggen"
    assert browser.get("/account").status_code == 302


def test_many_tries_from_one_address_are_stopped(portal: Flask) -> None:
    browser = Browser(portal, next(NUMBERS))
    token = token_of(browser.get("/inloggen"))

    statuses = [
        browser.client.post("/inloggen", data={"csrf_token": token, "email": ""}).status_code
        for _ in range(31)
    ]

    assert statuses == [200] * 30 + [429]


def test_accepting_an_invitation_starts_at_the_own_desk(
    portal: Flask, browser: Browser, container: Container, make: Factories, email: str
) -> None:
    aanbieder = make.aanbieder(naam=f"Stichting {email}")
    hoofd = make.gebruiker(Rol.AANBIEDER, aanbieder_id=aanbieder.id, hoofd=True, email=f"h{email}")
    logged_in(browser, container, hoofd)
    page = f"/aanbieder/{aanbieder.id}/collegas"
    browser.send(page, email=email, hoofd="y")
    link = link_to(container, email)
    other = Browser(portal, next(NUMBERS))

    empty = other.send(link, naam="")
    inside = other.send(link, naam="Noor", nieuw="")

    assert empty.status_code == 200
    assert inside.status_code == 303
    assert "Noor" in browser.get(page).text
    assert other.get(page).status_code == 200


def test_an_organisation_chooses_what_is_there_and_registers(
    browser: Browser, container: Container, email: str
) -> None:
    typed = {"naam": "Stichting Zo", "contactpersoon": "Noor", "email": email}
    searched = browser.send("/aanbieder-worden", **typed, actie="zoek", zoek="voorbeeld")
    claim = fields_of(searched)["claims"]

    wrong = browser.send("/aanbieder-worden", **typed, kvk_nummer="12", claims=claim)
    right = browser.send(
        "/aanbieder-worden", **typed, kvk_nummer="12 34 56 78", gemeente_code="GM0988", claims=claim
    )
    link = link_to(container, email)
    opened = browser.get(link)
    confirmed = browser.send(link)

    assert fields_of(searched)["naam"] == "Stichting Zo"
    assert "Een KvK-nummer heeft 8 cijfers" in wrong.text
    assert fields_of(wrong)["claims"] == claim
    assert right.headers["Location"] == "/aanbieder-worden/verstuurd"
    assert "Stichting Zo" in opened.text
    assert confirmed.headers["Location"] == "/aanbieder-worden/bevestigd"


def test_who_registers_is_asked_about_what_is_there_under_that_name(
    browser: Browser, container: Container, make: Factories, email: str
) -> None:
    known = make.aanbieder(naam="Adviespunt Stille Kamer (voorbeeld)")
    make.voorziening(aanbieder=known)
    container.dubbelen._refresh()
    typed = {"naam": "Adviespunt Stille Kamer", "contactpersoon": "Noor", "email": email}
    browser.send("/aanbieder-worden", **typed, kvk_nummer="12345678", gemeente_code="GM0988")

    page = Pagina(browser.get(link_to(container, email)).text)

    assert page.problems() == []
    assert "Staat u er al op?" in page.main
    assert known.naam in page.main


def test_a_beheerder_finds_and_changes_accounts(
    browser: Browser, container: Container, make: Factories, email: str
) -> None:
    beheerder = make.gebruiker(Rol.BEHEERDER, email=email)
    target = make.gebruiker(Rol.PROFESSIONAL, naam="Anna Zoekmij", email=f"a{email}")
    browser.enter(start_sessie(container.uow(), beheerder.id, tweede_factor=True))
    page = f"/beheer/gebruikers/{target.id}"

    found = browser.get("/beheer/gebruikers?zoek=zoekmij&rol=professional")
    changed = browser.send(page, rollen=["redacteur:GM0988", "professional:"])
    closed = browser.send(f"{page}/sluiten", page)
    own = browser.send(f"/beheer/gebruikers/{beheerder.id}", rollen=["redacteur:"])
    invited = browser.send(
        "/beheer/gebruikers/uitnodigen", email=f"b{email}", rollen=["redacteur:GM0988"]
    )

    assert "Anna Zoekmij" in found.text
    assert [changed.status_code, closed.status_code, invited.status_code] == [303, 303, 303]
    assert "Dit kunt u niet bij uzelf doen" in own.text
    shown = Pagina(browser.get(page).text)
    assert "account gesloten" in shown.main
    ticked = {e.get("value") for e in shown.all("input") if "checked" in e.attrib}
    assert ticked == {"redacteur:GM0988", "professional:"}
    assert link_to(container, f"b{email}").startswith("/uitnodiging/")


def test_every_page_behind_the_door_keeps_the_page_rules(
    browser: Browser, container: Container, make: Factories, email: str
) -> None:
    aanbieder = make.aanbieder(naam=f"Stichting {email}")
    make.gebruiker(Rol.AANBIEDER, aanbieder_id=aanbieder.id, email=f"m{email}")
    beheerder = make.gebruiker(Rol.BEHEERDER, email=email)
    browser.enter(start_sessie(container.uow(), beheerder.id, tweede_factor=True))
    start_sessie(container.uow(), beheerder.id, apparaat="Firefox, Windows")
    browser.send(f"/aanbieder/{aanbieder.id}/collegas", email=f"a{email}")

    problems = {
        address: Pagina(browser.get(address).text).problems()
        for address in (
            "/",
            "/account",
            "/account/sessies",
            "/account/wachtwoord",
            "/account/tweede-factor",
            "/account/tweede-factor/instellen",
            f"/aanbieder/{aanbieder.id}/collegas",
            "/beheer/gebruikers",
            "/beheer/gebruikers/uitnodigen",
            f"/beheer/gebruikers/{beheerder.id}",
            f"/en/beheer/gebruikers/{beheerder.id}",
            "/bestaat-niet",
        )
    }

    assert {address: found for address, found in problems.items() if found} == {}
