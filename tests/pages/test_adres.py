"""Whole addresses follow the setting, not what a request calls this host; others are as asked."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from portal.web.app import create_app
from portal.web.common.zoekpagina import page_url
from tests.support.portaal import make_container

WORD_OF_A_STRANGER = {"Host": "kwaad.example"}


@pytest.fixture
def public(demo_instance: Path) -> FlaskClient:
    return create_app(make_container(demo_instance, url="https://kaart.example")).test_client()


@pytest.mark.parametrize(
    "address", ["/", "/zoeken?q=hulp", "/robots.txt", "/sitemap.xml", "/api/v1/zoeken?q=hulp"]
)
def test_a_link_never_leads_to_a_host_that_a_request_made_up(
    public: FlaskClient, address: str
) -> None:
    text = public.get(address, headers=WORD_OF_A_STRANGER).text

    assert "https://kaart.example/" in text
    assert "kwaad.example" not in text


def test_on_ones_own_machine_the_host_of_the_request_is_used(client: FlaskClient) -> None:
    text = client.get("/robots.txt", headers={"Host": "127.0.0.1:8136"}).text

    assert "Sitemap: http://127.0.0.1:8136/sitemap.xml" in text


@pytest.mark.parametrize(
    ("typed", "goes_to"),
    [("/zoeken/?q=a&lijn=0&lijn=1", "/zoeken?q=a&lijn=0&lijn=1"), ("/favicon.ico", "/static/")],
)
def test_an_address_as_people_or_browsers_type_it_leads_on(
    client: FlaskClient, typed: str, goes_to: str
) -> None:
    answer = client.get(typed)

    assert answer.status_code == 301
    assert answer.headers["Location"].startswith(goes_to)


def test_a_parameter_may_have_any_name(app: Flask) -> None:
    args = MultiDict([("q", "huis & tuin"), ("endpoint", "x"), ("_external", "1"), ("lijn", "")])

    with app.test_request_context("/"):
        url = page_url(args, pagina="2")

    assert url == "/zoeken?q=huis+%26+tuin&endpoint=x&_external=1&pagina=2"
