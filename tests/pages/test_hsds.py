"""Open data in HSDS 3.1: every answer is what the official schemas say."""

import json
from itertools import product
from typing import Any

import pytest
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator

from portal.bootstrap import Container
from portal.domain.hsds.taxonomies import TAXONOMIES, make_id
from tests.support.hsds import check, check_page
from tests.support.telling import count_statements

WONEN = make_id("leefgebieden", "wonen")
SCHEMAS = {
    "services": ("service", "service_list"),
    "organizations": ("organization", "organization_list"),
    "service_at_locations": ("service_at_location", "service_at_location_list"),
    "taxonomies": ("taxonomy", "taxonomy"),
    "taxonomy_terms": ("taxonomy_term", "taxonomy_term"),
}
EACH = pytest.mark.parametrize("soort", SCHEMAS)


def get(client: FlaskClient, address: str) -> Any:
    answer = client.get(f"/hsds{address}")
    assert answer.status_code == 200, answer.text
    return answer.json


def get_all(client: FlaskClient, address: str) -> list[Any]:
    lines = client.get(f"/hsds{address}").text.splitlines()
    return [json.loads(line) for line in lines]


def test_it_tells_version_profile_and_description(client: FlaskClient) -> None:
    told, same = get(client, ""), get(client, "/")

    assert told == same
    assert told["version"] == "3.1"
    assert told["openapi_url"] == "http://localhost/hsds/openapi.json"
    assert told["profile"].startswith("https://docs.openreferral.org/")


@EACH
def test_all_of_the_demo_region_is_valid(client: FlaskClient, soort: str) -> None:
    whole, in_list = SCHEMAS[soort]
    in_full = "&full=true&full_service=true"

    for schema, more in ((in_list, ""), (whole, in_full)):
        records = get_all(client, f"/{soort}?format=ndjson{more}")
        assert len(records) > 5
        for record in records:
            check(schema, record)


@EACH
def test_a_page_and_one_of_it_are_valid(client: FlaskClient, soort: str) -> None:
    page = get(client, f"/{soort}?per_page=2")
    one = get(client, f"/{soort}/{page['contents'][0]['id']}")

    check_page(SCHEMAS[soort][1], page)
    check(SCHEMAS[soort][0], one)
    assert (page["size"], page["first_page"], page["last_page"]) == (2, True, False)


def test_one_service_at_a_location_is_also_valid_as_the_description_of_the_api_has_it(
    client: FlaskClient,
) -> None:
    (first,) = get(client, "/service_at_locations?per_page=1")["contents"]

    check("service", get(client, f"/service_at_locations/{first['id']}"))


def test_pages_together_are_all_and_nothing_twice(client: FlaskClient) -> None:
    pages = [get(client, f"/services?per_page=100&page={number}") for number in (1, 2, 3, 4, 5)]

    ids = [record["id"] for page in pages for record in page["contents"]]
    assert len(ids) == len(set(ids)) == pages[0]["total_items"] == 360
    assert [page["last_page"] for page in pages] == [False, False, False, True, True]
    assert pages[4]["empty"]
    check_page("service_list", pages[4])


def test_minimal_gives_all_at_once(client: FlaskClient) -> None:
    page = get(client, "/services?minimal=true")

    check_page("service_list", page)
    assert (page["total_pages"], page["size"]) == (1, page["total_items"])
    assert set(page["contents"][0]) == {"id", "name", "status", "last_modified"}
    assert get(client, "/services?minimal=true&per_page=3")["size"] == 3
    assert get(client, "/service_at_locations?minimal=true")["size"] == 50


def test_parameters_count_together(client: FlaskClient) -> None:
    some = get(client, f"/services?taxonomy_term_id={WONEN}&per_page=100&full=true")
    word = get(client, f"/services?taxonomy_term_id={WONEN}&search=HUUR")
    both = some["contents"]

    assert both
    assert all(
        WONEN in [a["taxonomy_term"]["id"] for a in service["attributes"]] for service in both
    )
    assert 0 < word["total_items"] < some["total_items"]


@pytest.mark.parametrize("soort", ["services", "organizations", "service_at_locations"])
def test_what_there_is_none_of_gives_an_empty_page(client: FlaskClient, soort: str) -> None:
    nobody = "00000000-0000-4000-8000-000000000000"
    by_key = [f"{n}={nobody}" for n in ("taxonomy_term_id", "taxonomy_id", "organization_id")]

    for query in (*by_key, "modified_after=2999-01-01"):
        page = get(client, f"/{soort}?{query}")
        assert (page["empty"], page["total_items"]) == (True, 0)
    assert not get(client, f"/{soort}?taxonomy_id={TAXONOMIES[0].id}&per_page=1")["empty"]


def test_an_organization_tells_its_services(client: FlaskClient) -> None:
    (service,) = get(client, "/services?per_page=1")["contents"]
    organization = get(client, f"/organizations/{service['organization']['id']}")
    whole = get(client, f"/organizations/{organization['id']}?full_service=true")
    own = get(client, f"/services?organization_id={organization['id']}")

    told = {one["id"] for one in organization["services"]}
    assert service["id"] in told == {one["id"] for one in own["contents"]}
    assert "attributes" in whole["services"][0]
    check("organization", whole)


def test_terms_can_be_asked_by_taxonomy_and_word(client: FlaskClient) -> None:
    page = get(client, f"/taxonomy_terms?taxonomy_id={TAXONOMIES[0].id}&search=wonen&top_only=true")

    assert [term["id"] for term in page["contents"]] == [WONEN]
    assert get(client, f"/taxonomy_terms?parent_id={WONEN}")["empty"]


WRONG = [
    ("page=0", "page"),
    ("page=-1", "page"),
    ("page=٣", "page"),
    ("page=9999999999999999999999", "page"),
    ("per_page=101", "per_page"),
    ("format=xml", "format"),
    ("full=ja", "full"),
    ("taxonomy_term_id=wonen", "taxonomy_term_id"),
    ("taxonomy_id=1", "taxonomy_id"),
    ("organization_id=x", "organization_id"),
    ("modified_after=gisteren", "modified_after"),
    ("modified_after=0001-01-01T00:00:00%2B14:00", "modified_after"),
    ("search=" + "a" * 201, "search"),
    ("search=%00", "search"),
]


def test_a_value_that_cannot_be_is_a_problem_at_its_parameter(client: FlaskClient) -> None:
    for query, parameter in WRONG:
        answer = client.get(f"/hsds/services?{query}")

        assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
        assert [fout["parameter"] for fout in answer.json["fouten"]] == [parameter]


def test_a_wrong_parameter_of_one_organization_is_a_problem_too(client: FlaskClient) -> None:
    (organization,) = get(client, "/organizations?per_page=1")["contents"]

    answer = client.get(f"/hsds/organizations/{organization['id']}?full_service=ja")

    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")


def test_what_is_not_there_is_a_problem(client: FlaskClient) -> None:
    keys = ("00000000-0000-4000-8000-000000000000", "geen-sleutel")
    for soort, key in product(SCHEMAS, keys):
        answer = client.get(f"/hsds/{soort}/{key}")
        assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")


def test_who_has_an_answer_already_gets_no_other(client: FlaskClient) -> None:
    first = client.get("/hsds/services?per_page=1")
    again = client.get(
        "/hsds/services?per_page=1", headers={"If-None-Match": first.headers["ETag"]}
    )
    by_time = client.get(
        "/hsds/services?per_page=1", headers={"If-Modified-Since": first.headers["Last-Modified"]}
    )

    assert (again.status_code, again.data, by_time.status_code) == (304, b"", 200)
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    assert first.headers["Cache-Control"] == "public, max-age=300"
    assert "X-RateLimit-Limit" in first.headers
    assert "Set-Cookie" not in first.headers


@pytest.mark.parametrize("soort", ["services", "organizations", "service_at_locations"])
def test_a_longer_page_asks_the_database_no_more(
    client: FlaskClient, demo_container: Container, soort: str
) -> None:
    demo_container.refresh()
    counts = []
    for per_page in (1, 100):
        with count_statements(demo_container.database) as statements:
            get(client, f"/{soort}?full=true&full_service=true&per_page={per_page}")
        counts.append(len([s for s in statements if s.startswith("SELECT")]))

    assert counts[0] == counts[1] <= 11


def test_the_description_names_what_there_is(client: FlaskClient) -> None:
    description = get(client, "/openapi.json")

    assert description["openapi"] == "3.1.0"
    assert description["servers"] == [{"url": "http://localhost/hsds"}]
    assert set(description["paths"]) == {"/"} | {
        path for soort in SCHEMAS for path in (f"/{soort}", f"/{soort}/{{id}}")
    }
    for path, methods in description["paths"].items():
        parameters = methods["get"]["parameters"]
        for parameter in parameters:
            Draft202012Validator.check_schema(parameter["schema"])
        if path != "/" and "{id}" not in path:
            examples = {"page": 1, "per_page": 2, "format": "json", "search": "x"}
            query = "&".join(
                f"{p['name']}={examples[p['name']]}" for p in parameters if p["name"] in examples
            )
            assert client.get(f"/hsds{path}?{query}").status_code == 200
