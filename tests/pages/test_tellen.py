"""What is counted of a visit: what happened, about what and in which gemeente; never who."""

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from tests.support.genoteerd import Genoteerd
from tests.support.pagina import Pagina

HIER = {"Sec-Fetch-Site": "same-origin", "User-Agent": "Mozilla/5.0"}


@pytest.fixture
def genoteerd(client: FlaskClient) -> Iterator[Genoteerd]:
    genoteerd = Genoteerd()
    with genoteerd.instead_of(client.application.extensions["portal"]):
        yield genoteerd


def test_a_search_counts_with_its_leefgebieden_gemeente_and_wijk(
    client: FlaskClient, genoteerd: Genoteerd
) -> None:
    client.get("/zoeken?q=schulden&waar=Boshoven")

    (gezocht,) = [voorval for voorval in genoteerd.voorvallen if voorval[0] == "gezocht"]
    assert "geld-en-schulden" in gezocht[1]
    assert gezocht[2] == ("GM0988", "WK098801")


def test_a_search_elsewhere_or_in_a_whole_gemeente_has_no_wijk(
    client: FlaskClient, genoteerd: Genoteerd
) -> None:
    client.get("/zoeken?q=xyzzyqwv&waar=Weert")
    client.get("/zoeken?q=schulden&waar=Utrecht")

    found = [(soort, waar) for soort, _, waar in genoteerd.voorvallen if soort != "oco_getoond"]
    assert found == [("gezocht", ("GM0988",)), ("zonder_resultaat", ("GM0988",)), ("gezocht", ())]


def test_a_finished_hulpvraag_counts_and_the_steps_before_do_not(
    client: FlaskClient, genoteerd: Genoteerd
) -> None:
    client.get("/hulpvraag?stap=waar&leefgebied=wonen")
    client.get("/hulpvraag?stap=hulp&leefgebied=wonen&waar=6002")

    soorten = [soort for soort, _, _ in genoteerd.voorvallen]
    assert soorten == ["hulpvraag", "oco_getoond"]


@pytest.mark.parametrize(
    ("headers", "data", "status", "counted"),
    [
        ({}, {"wat": "bel"}, 204, [("gebeld", "een-slug")]),
        ({"Sec-Fetch-Site": "cross-site"}, {"wat": "bel"}, 400, []),
        ({}, {"wat": "fax"}, 400, []),
        ({"User-Agent": "Googlebot/2.1"}, {"wat": "bel"}, 204, []),
    ],
    ids=["a click", "another site", "something else", "a machine"],
)
def test_a_click_counts_with_its_entry_alone(
    client: FlaskClient,
    genoteerd: Genoteerd,
    headers: dict[str, str],
    data: dict[str, str],
    status: int,
    counted: list[tuple[str, str]],
) -> None:
    answer = client.post("/tel/een-slug", data=data, headers=HIER | headers)

    assert (answer.status_code, genoteerd.acties) == (status, counted)
    assert "Set-Cookie" not in answer.headers


def test_a_call_to_an_oco_without_a_page_counts_for_its_gemeente(
    client: FlaskClient, genoteerd: Genoteerd
) -> None:
    client.post("/tel/oco/GM0988", headers=HIER)
    elsewhere = client.post("/tel/oco/GM0344", headers=HIER)

    assert genoteerd.voorvallen == [("oco_gebeld", (), ("GM0988",))]
    assert elsewhere.status_code == 404


def test_what_can_be_called_on_a_page_says_where_to_count_it(
    client: FlaskClient, slugs: dict[str, str]
) -> None:
    page = Pagina(client.get(f"/voorzieningen/{slugs['voorziening']}").text)

    places = [tag.get("data-tel") for tag in page.all("article") + page.all("li")]
    assert f"/tel/{slugs['voorziening']}" in places
    assert any(place and place != f"/tel/{slugs['voorziening']}" for place in places)


def test_one_click_says_whether_it_was_found_and_no_leads_to_people(
    client: FlaskClient, genoteerd: Genoteerd
) -> None:
    form = {"leefgebied": ["wonen", "voetbal"], "gemeente": "GM0988"}
    found = client.post("/tevreden", data=form | {"antwoord": "ja"}, headers=HIER)
    not_found = client.post("/tevreden", data={"slug": "x", "antwoord": "nee"}, headers=HIER)

    assert genoteerd.voorvallen == [("gevonden_ja", ("wonen",), ("GM0988",))]
    assert genoteerd.acties == [("gevonden_nee", "x")]
    assert found.headers["Location"] == "/tevreden/ja?gemeente=GM0988"
    assert "Set-Cookie" not in found.headers
    thanks = Pagina(client.get(not_found.headers["Location"]).text)
    assert {"/hulpvraag", "/sociaal-team", "/clientondersteuning"} <= set(thanks.links())


def test_the_question_holds_no_words_or_place_and_is_not_asked_in_danger(
    client: FlaskClient,
) -> None:
    asked = client.get("/zoeken?q=mijn+kat+en+schulden&waar=6031").text
    danger = client.get("/zoeken?q=ik+wil+dood").text

    form = asked[asked.index("data-tevreden") :]
    form = form[: form.index("</form>")]
    assert 'value="geld-en-schulden"' in form
    assert 'value="GM0946"' in form
    assert "kat" not in form
    assert "6031" not in form
    assert "data-tevreden" not in danger
