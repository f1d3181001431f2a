"""What a visitor collects stays in the browser; what is shared can be taken back."""

from flask.testing import FlaskClient

from portal.bootstrap import Container
from portal.services.zoeken import ZoekOpdracht
from portal.web.app import create_app
from tests.support.pagina import Pagina

HIER = {"Origin": "http://localhost"}


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


def test_a_link_that_was_guessed_shows_nothing(client: FlaskClient) -> None:
    assert client.get("/lijst/geraden").status_code == 404
