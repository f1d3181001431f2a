"""Cliëntondersteuning stands wherever somebody needs it, and fits where they live."""

from flask.testing import FlaskClient

from portal.bootstrap import Container
from portal.services.zoeken import ZoekOpdracht
from tests.support.pagina import Pagina
from tests.support.telling import count_statements

WLZ, WEERT, LEUDAL = "0475-555 112", "0495-555 110", "0475-555 110"


def oco_of(client: FlaskClient, address: str, **headers: str) -> list[str]:
    """The numbers in the block about cliëntondersteuning."""
    page = Pagina(client.get(address, headers=headers).text)
    (blok,) = [e for e in page.all("section") if e.get("aria-labelledby") == "oco-kop"]
    links = [e for e in blok.iter() if e.tag == "a" and e.get("href", "").startswith("tel:")]
    return [page.text(e).removeprefix("Bel ").split(",")[0].strip() for e in links]


def verpleeghuis(container: Container) -> str:
    """The address of an entry that falls under the Wlz alone."""
    treffers = container.zoeker.search(ZoekOpdracht(q="verpleeghuis")).uitkomst.treffers
    slug = next(t.document.slug for t in treffers if t.document.wetten == ("wlz",))
    return f"/voorzieningen/{slug}"


def test_zorg_of_the_wlz_goes_through_the_zorgkantoor(
    client: FlaskClient, demo_container: Container
) -> None:
    assert oco_of(client, verpleeghuis(demo_container))[0] == WLZ
    assert oco_of(client, "/zoeken?wet=wlz&waar=Leudal")[0] == WLZ
    assert oco_of(client, "/zoeken?q=verpleeghuis&waar=Leudal")[:2] == [LEUDAL, WLZ]
    assert WLZ not in oco_of(client, "/zoeken?wet=participatiewet&waar=Leudal")


def test_an_entry_shows_that_of_where_its_visitor_looked(
    client: FlaskClient, slugs: dict[str, str]
) -> None:
    entry = f"/voorzieningen/{slugs['voorziening']}"

    from_leudal = oco_of(client, entry, Referer="http://localhost/zoeken?q=eten&waar=Leudal")
    from_words = oco_of(client, entry, Referer="http://localhost/zoeken?q=voedselbank+in+Weert")

    assert (from_leudal[0], from_words[0]) == (LEUDAL, WEERT)


def test_the_page_of_who_keeps_a_desk_shows_it_too(client: FlaskClient) -> None:
    assert oco_of(client, "/aanbieders/gemeente-leudal-voorbeeld")[0] == LEUDAL


def test_the_api_tells_it_of_an_entry_as_it_does_of_a_search(
    client: FlaskClient, slugs: dict[str, str]
) -> None:
    entry = client.get(f"/api/v1/voorzieningen/{slugs['id']}").json
    search = client.get("/api/v1/zoeken?waar=Leudal").json

    assert entry is not None
    assert search is not None
    assert set(entry["oco"]) == set(search["oco"]) == {"naam", "telefoon", "url"}
    assert search["oco"]["telefoon"] == LEUDAL


def test_a_result_page_asks_nothing_of_the_database_for_it(
    client: FlaskClient, demo_container: Container
) -> None:
    client.get("/zoeken?wet=wlz&waar=6002")

    with count_statements(demo_container.database) as statements:
        client.get("/zoeken?wet=wlz&waar=6002&leefgebied=wonen")

    assert statements == []


def test_a_field_for_a_place_is_helped_with_places_only(client: FlaskClient) -> None:
    answer = client.get("/api/v1/suggesties?q=wee&soort=plaats").json

    assert answer is not None
    assert {item["soort"] for item in answer["suggesties"]} == {"plaats"}
    assert client.get("/api/v1/suggesties?q=wee&soort=hulp").status_code == 400
