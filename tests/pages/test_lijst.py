"""What a visitor collects stays in the browser; what is shared can be taken back."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar
from sqlalchemy import select

from portal.bootstrap import Container
from portal.data.models import MailTaak
from portal.services.mail import send_due
from portal.services.zoeken import ZoekOpdracht
from portal.web.app import create_app
from portal.web.common.mail import make_renderer
from tests.support import portaal
from tests.support.pagina import Pagina

HIER = {"Origin": "http://localhost"}
ROBOT = {"email": "robot@example.nl", "bedrijf": "Reclame"}


@pytest.fixture(scope="module")
def eigen(demo_instance: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """A portal of this module's own."""
    folder = portaal.copy_of(demo_instance, tmp_path_factory.mktemp("lijst") / "instance")
    app = create_app(portaal.make_container(folder))
    yield app
    app.extensions["portal"].database.dispose()


@pytest.fixture
def met_lijst(eigen: Flask) -> FlaskClient:
    """A visitor with five voorzieningen on the list."""
    visitor = eigen.test_client()
    for slug in first_slugs(eigen.extensions["portal"], 5):
        visitor.post(f"/lijst/erbij/{slug}", headers=HIER)
    return visitor


def list_mails(container: Container) -> list[MailTaak]:
    with container.uow() as uow:
        return list(uow.session.scalars(select(MailTaak).order_by(MailTaak.id)))


def first_slugs(container: Container, aantal: int) -> list[str]:
    found = container.zoeker.search(ZoekOpdracht(q="schulden", per_pagina=aantal))
    return [treffer.document.slug for treffer in found.uitkomst.treffers]


def test_a_visitor_collects_and_takes_away(client: FlaskClient, slugs: dict[str, str]) -> None:
    slug = slugs["voorziening"]

    answer = client.post(f"/lijst/erbij/{slug}", headers=HIER)
    page = Pagina(client.get("/lijst").text)

    assert answer.headers["Location"] == f"/voorzieningen/{slug}"
    assert f"/voorzieningen/{slug}" in page.links()
    assert page.problems() == []
    assert "Haal van mijn lijst" in client.get(f"/voorzieningen/{slug}").text
    client.post(f"/lijst/eraf/{slug}", headers=HIER)
    assert "Er staat nog niets op uw lijst" in Pagina(client.get("/lijst").text).main


def test_reading_a_voorziening_sets_no_cookie(client: FlaskClient, slugs: dict[str, str]) -> None:
    answer = client.get(f"/voorzieningen/{slugs['voorziening']}")

    assert "Set-Cookie" not in answer.headers


def test_another_site_cannot_press_the_button(client: FlaskClient, slugs: dict[str, str]) -> None:
    for headers in (
        {},
        {"Origin": "https://elders.example"},
        {"Origin": "null"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://localhost", "Sec-Fetch-Site": "same-site"},
    ):
        answer = client.post(f"/lijst/erbij/{slugs['voorziening']}", headers=headers)

        assert answer.status_code == 400
        assert "Set-Cookie" not in answer.headers


def test_a_browser_that_hides_its_address_is_believed_when_it_names_this_site(
    client: FlaskClient, slugs: dict[str, str]
) -> None:
    """As browsers do on pages with our Referrer-Policy."""
    headers = {"Origin": "null", "Sec-Fetch-Site": "same-origin"}

    answer = client.post(f"/lijst/erbij/{slugs['voorziening']}", headers=headers)

    assert answer.status_code == 303


def test_a_cookie_that_was_tampered_with_is_an_empty_list(client: FlaskClient) -> None:
    for value in ("", "x", "WyJhIl0.AAAA", "é"):
        client.set_cookie("lijst", value)

        assert client.get("/lijst").status_code == 200


def test_a_shared_list_is_seen_by_who_has_the_link_until_it_is_taken_back(
    own_container: Container,
) -> None:
    app = create_app(own_container)
    mine, other = app.test_client(), app.test_client()
    slugs = first_slugs(own_container, 2)
    for slug in slugs:
        mine.post(f"/lijst/erbij/{slug}", headers=HIER)

    link = mine.post("/lijst/delen", headers=HIER).headers["Location"]
    shared = other.get(link)

    page = Pagina(shared.text)
    assert all(f"/voorzieningen/{slug}" in page.links() for slug in slugs)
    assert page.problems() == []
    assert "noindex" in shared.headers["X-Robots-Tag"]
    assert shared.headers["Cache-Control"] == "no-store"
    mine.post(f"{link}/stop", headers=HIER)
    assert other.get(link).status_code == 404


def test_the_secret_of_a_link_stands_nowhere_in_the_database(own_container: Container) -> None:
    client = create_app(own_container).test_client()
    client.post(f"/lijst/erbij/{first_slugs(own_container, 1)[0]}", headers=HIER)
    link = client.post("/lijst/delen", headers=HIER).headers["Location"]

    stored = (own_container.settings.instance / "portal.sqlite").read_bytes()
    stored += (own_container.settings.instance / "portal.sqlite-wal").read_bytes()
    assert link.rsplit("/", 1)[1].encode() not in stored


def test_a_link_that_was_guessed_shows_nothing_and_tells_whom_to_ask(client: FlaskClient) -> None:
    answer = client.get("/lijst/geraden")

    assert answer.status_code == 404
    assert "Vraag een nieuwe link aan wie u deze gaf." in answer.text


def test_each_stands_once_under_its_leefgebied_and_has_its_number_on_the_map(
    met_lijst: FlaskClient,
) -> None:
    page = Pagina(met_lijst.get("/lijst").text)

    numbers = [page.text(e) for e in page.all("span") if e.get("class") == "bladregel__nummer"]
    assert numbers == ["1", "2", "3", "4", "5"]
    assert any(e.get("class") == "kaartje__beeld" for e in page.root.iter())
    assert page.problems() == []


def test_a_list_is_kept_as_pdf_and_in_a_calendar_and_by_no_cache(met_lijst: FlaskClient) -> None:
    pdf, ics = met_lijst.get("/lijst/pdf"), met_lijst.get("/lijst/agenda")

    assert pdf.data.startswith(b"%PDF-")
    assert b"NotoSans" in pdf.data
    assert Calendar.from_ical(ics.data).walk("VEVENT")
    for answer in (pdf, ics):
        assert answer.headers["Cache-Control"] == "no-store"
        assert "attachment" in answer.headers["Content-Disposition"]


def test_a_mail_holds_our_own_data_only_and_its_address_is_gone_when_it_is_sent(
    met_lijst: FlaskClient, eigen: Flask
) -> None:
    container: Container = eigen.extensions["portal"]
    page = Pagina(met_lijst.get("/lijst/mail").text)
    (zegel,) = (e.get("value") for e in page.all("input") if e.get("name") == "zegel")
    filled = {"email": "ik@example.nl", "zegel": zegel, "tekst": "Koop dit!"}

    too_quick = met_lijst.post("/lijst/mail", data=filled, headers=HIER)
    robot = met_lijst.post("/lijst/mail", data=filled | ROBOT, headers=HIER)
    assert (too_quick.status_code, robot.status_code) == (400, 400)
    assert "ik@example.nl" in too_quick.text
    assert list_mails(container) == []

    container.clock = lambda: portaal.NOW + timedelta(seconds=10)
    sent = [met_lijst.post("/lijst/mail", data=filled, headers=HIER) for _ in range(4)]
    assert [answer.status_code for answer in sent] == [303, 303, 303, 429]

    (first, *_rest) = list_mails(container)
    inhoud = make_renderer(eigen)(first.soort, first.taal, first.gegevens)
    assert "Bel" in inhoud.html or "tel:" in inhoud.html
    assert "Koop dit" not in inhoud.tekst + inhoud.html
    send_due(container.uow(), container.mailer(), make_renderer(eigen))
    assert {mail.ontvanger for mail in list_mails(container)} == {""}


@pytest.mark.parametrize(("aantal", "status"), [(1, 400), (3, 200), (5, 400)])
def test_two_to_four_are_put_side_by_side(client: FlaskClient, aantal: int, status: int) -> None:
    slugs = first_slugs(client.application.extensions["portal"], 5)
    answer = client.get("/lijst/vergelijken", query_string={"uit": slugs, "v": slugs[:aantal]})

    page = Pagina(answer.text)
    assert answer.status_code == status
    assert page.problems() == []
    columns = [e for e in page.all("th") if e.get("scope") == "col"]
    assert len(columns) == (aantal if status == 200 else 0)
    assert len([e for e in page.all("input") if e.get("checked") is not None]) == aantal
