"""Every page, in every language and state, keeps the rules of ``tests/support/pagina.py``."""

import pytest
from flask.testing import FlaskClient

from tests.support.pagina import Pagina

PAGES = [
    "/",
    "/zoeken",
    "/zoeken?q=schulden",
    "/zoeken?q=schulden&waar=6002&pagina=2&perPagina=2",
    "/zoeken?q=schulden&waar=Weert&leefgebied=geld-en-schulden&lijn=0&gratis=1&dag=ma",
    "/zoeken?q=xyzzyqwv",
    "/zoeken?q=ik+wil+dood",
    "/zoeken?waar=99999",
    "/zoeken?pagina=-1&leeftijd=400&lijn=7",
    "/zoeken?waar=Nergenshuizen",
    "/voorzieningen/{voorziening}",
    "/aanbieders/{aanbieder}",
    "/gebieden/GM0988",
    "/gebieden/WK098811",
    "/gebieden/BU09881101",
    "/leefgebieden/wonen",
    "/leefgebieden/zingeving-en-rouw",
    "/clientondersteuning",
    "/clientondersteuning?waar=6031",
    "/clientondersteuning?waar=Nergenshuizen",
    "/melding/{voorziening}",
    "/melding/{voorziening}?stap=2",
    "/melding/{voorziening}?stap=2&soort=telefoon",
    "/melding/{voorziening}/bedankt?soort=gestopt",
    "/hulpvraag",
    "/hulpvraag?stap=wat&voor=mijzelf&overgang=18-min-18-plus",
    "/hulpvraag?stap=waar&woorden=ik+kan+mijn+huur+niet+betalen",
    "/hulpvraag?stap=waar&voor=naaste",
    "/hulpvraag?stap=hulp&leefgebied=wonen&leefgebied=geld-en-schulden&waar=6002",
    "/hulpvraag?stap=hulp&leefgebied=mantelzorg&overgang=wmo-wlz",
    "/hulpvraag?stap=hulp&woorden=ik+wil+dood&waar=Nergenshuizen",
    "/hulpvraag?leefgebied=voetbal",
    "/overgangen/detentie-thuis?waar=6031",
    "/sociaal-team",
    "/sociaal-team?waar=Swartbroek",
    "/zoeken?q=verpleeghuis&wet=wlz&waar=6002",
    "/lijst",
    "/sociaal-team?waar=6034",
    "/sociaal-team?waar=Nergenshuizen",
    "/over",
    "/privacy",
    "/toegankelijkheid",
    "/inloggen",
    "/inloggen/gestuurd",
    "/inloggen/wachtwoord-vergeten",
    "/inloggen/link/onbekend",
    "/aanbieder-worden",
    "/aanbieder-worden/verstuurd",
    "/aanbieder-worden/bevestigd",
    "/bestaat-niet",
]


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("address", PAGES)
def test_every_page_keeps_the_page_rules(
    client: FlaskClient, slugs: dict[str, str], prefix: str, address: str
) -> None:
    answer = client.get(prefix + address.format(**slugs))

    assert Pagina(answer.text).problems() == []


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_page_tells_its_language(client: FlaskClient, prefix: str) -> None:
    page = Pagina(client.get(f"{prefix}/").text)

    assert page.root.get("lang") == (prefix.strip("/") or "nl")


def test_no_english_page_shows_dutch_navigation(client: FlaskClient) -> None:
    page = Pagina(client.get("/en/").text)

    assert "Zoeken" not in page.text(page.all("header")[0])


@pytest.mark.parametrize("address", [a for a in PAGES if a.startswith("/zoeken")])
def test_every_result_page_names_the_oco(client: FlaskClient, address: str) -> None:
    page = Pagina(client.get(address).text)

    assert "cliëntondersteun" in page.main
    assert any(href.startswith("tel:") for href in page.links())


def test_links_of_every_page_lead_somewhere(client: FlaskClient, slugs: dict[str, str]) -> None:
    addresses = {
        href.split("#")[0]
        for page in PAGES[:2] + PAGES[10:20]
        for href in Pagina(client.get(page.format(**slugs)).text).links()
        if href.startswith("/")
    }

    broken = {a: client.get(a).status_code for a in sorted(addresses) if a}

    assert {a: s for a, s in broken.items() if s != 200} == {}
