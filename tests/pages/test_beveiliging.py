"""What every answer carries, and what no answer may hold."""

import pytest
from flask.testing import FlaskClient

from portal.web.common.security import HEADERS


@pytest.mark.parametrize("address", ["/", "/zoeken?q=a", "/bestaat-niet", "/healthz", "/static/x"])
def test_every_answer_carries_the_security_headers(client: FlaskClient, address: str) -> None:
    answer = client.get(address)

    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_the_policy_allows_no_inline_script_and_no_other_site() -> None:
    policy = HEADERS["Content-Security-Policy"]

    assert "unsafe" not in policy
    assert "http" not in policy


def test_a_visitor_gets_no_cookie(client: FlaskClient) -> None:
    answers = [client.get(a) for a in ("/", "/zoeken?q=schulden&waar=6002", "/clientondersteuning")]

    assert not any("Set-Cookie" in answer.headers for answer in answers)


def test_the_api_is_open_to_every_site(client: FlaskClient) -> None:
    assert client.get("/api/v1/zoeken").headers["Access-Control-Allow-Origin"] == "*"


def test_the_address_of_a_form_opened_as_a_page_leads_to_the_page_of_the_form(
    client: FlaskClient,
) -> None:
    for form, page in (("plan/geheim/erbij", "plan/geheim"), ("lijst/erbij/iets", "lijst")):
        again = client.get(f"/en/{form}")
        assert (again.status_code, again.headers["Location"]) == (303, f"/en/{page}")
    assert client.get("/tevreden").status_code == 405


def test_a_method_that_is_not_there_is_refused_as_a_problem(client: FlaskClient) -> None:
    answer = client.post("/api/v1/zoeken")

    assert answer.status_code == 405
    assert answer.mimetype == "application/problem+json"
    assert "GET" in answer.headers["Allow"]
