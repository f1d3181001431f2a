"""The API keeps its own description, and refuses what cannot be."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator


@pytest.fixture
def openapi(client: FlaskClient) -> dict[str, Any]:
    document: dict[str, Any] = client.get("/api/v1/openapi.json").json
    return document


def check(openapi: dict[str, Any], schema: str, value: object) -> None:
    """``value`` is what the description says; raises with the first difference."""
    Draft202012Validator(
        {"$ref": f"#/components/schemas/{schema}", "components": openapi["components"]}
    ).validate(value)


@pytest.mark.parametrize(
    ("address", "schema"),
    [
        ("/zoeken", "ZoekAntwoord"),
        ("/zoeken?q=schulden&waar=6002&afstand=5&lijn=0&lijn=1&perPagina=100", "ZoekAntwoord"),
        ("/zoeken?q=hulp&waar=51.25,5.70&sorteer=afstand", "ZoekAntwoord"),
        ("/zoeken?q=xyzzyqwv&waar=Nergenshuizen", "ZoekAntwoord"),
        ("/suggesties?q=schul", "SuggestieAntwoord"),
        ("/suggesties?q=s", "SuggestieAntwoord"),
        ("/gebieden?lat=51.25405&lon=5.70547", "GebiedAntwoord"),
        ("/gebieden?lat=0&lon=0", "GebiedAntwoord"),
        ("/voorzieningen/{id}", "Voorziening"),
    ],
)
def test_an_answer_is_what_the_description_says(
    client: FlaskClient, openapi: dict[str, Any], slugs: dict[str, str], address: str, schema: str
) -> None:
    answer = client.get("/api/v1" + address.format(**slugs))

    assert answer.status_code == 200
    check(openapi, schema, answer.json)


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("pagina=-1", "pagina"),
        ("pagina=een", "pagina"),
        ("perPagina=101", "perPagina"),
        ("q=" + "a" * 5000, "q"),
        ("waar=95,5", "waar"),
        ("waar=99999", "waar"),
        ("afstand=-2", "afstand"),
        ("afstand=nan", "afstand"),
        ("gebied=GM9999", "gebied"),
        ('gebied=GM0988" OR lijn=0', "gebied"),
        ("lijn=3", "lijn"),
        ("leefgebied=voetbal", "leefgebied"),
        ("leeftijd=400", "leeftijd"),
        ("sorteer=willekeurig", "sorteer"),
        ("aanbieder=A B", "aanbieder"),
    ],
)
def test_a_value_that_cannot_be_is_a_problem_at_its_parameter(
    client: FlaskClient, openapi: dict[str, Any], query: str, parameter: str
) -> None:
    answer = client.get(f"/api/v1/zoeken?{query}")

    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"
    check(openapi, "Probleem", answer.json)
    assert [fout["parameter"] for fout in answer.json["fouten"]] == [parameter]


def test_all_faults_are_told_at_once(client: FlaskClient) -> None:
    answer = client.get("/api/v1/zoeken?pagina=0&lijn=9&leeftijd=x")

    assert {f["parameter"] for f in answer.json["fouten"]} == {"pagina", "lijn", "leeftijd"}


@pytest.mark.parametrize(
    "query",
    [
        "q='); DROP TABLE voorziening;--",
        "q=🏠🔥",
        "q=שלום עולם",
        "q=%00%01%07",
        'q=NEAR(a b) AND NOT * -x "',
        "q=de het een",
        "q=a",
        "q=pomoc w długach",
        "onbekend=1&q=schulden",
        "&".join(["leefgebied=wonen"] * 200),
        "q=" + "a" * 500,
    ],
)
def test_whatever_words_come_there_is_an_answer(client: FlaskClient, query: str) -> None:
    for address in ("/zoeken", "/api/v1/zoeken"):
        assert client.get(f"{address}?{query}").status_code == 200


def test_an_unknown_voorziening_is_a_problem(client: FlaskClient) -> None:
    answer = client.get("/api/v1/voorzieningen/00000000-0000-0000-0000-000000000000")

    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"


def test_every_parameter_of_the_contract_is_described(openapi: dict[str, Any]) -> None:
    names = {p["name"] for p in openapi["paths"]["/zoeken"]["get"]["parameters"]}

    assert names >= set(
        "q waar afstand gebied leefgebied doelgroep lijn soort wet aanbieder taal dag gratis"
        " zonderVerwijzing leeftijd sorteer pagina perPagina".split()
    )


def test_a_point_lies_in_its_buurt_wijk_and_gemeente(client: FlaskClient) -> None:
    answer = client.get("/api/v1/gebieden?lat=51.25405&lon=5.70547")

    assert [g["code"] for g in answer.json["gebieden"]][:3] == ["BU09881101", "WK098811", "GM0988"]


def test_a_point_without_numbers_is_a_problem_with_both(client: FlaskClient) -> None:
    answer = client.get("/api/v1/gebieden?lat=95&lon=abc")

    assert {f["parameter"] for f in answer.json["fouten"]} == {"lat", "lon"}


def test_a_number_may_have_a_dutch_comma_and_a_word_is_told_to_be_none(client: FlaskClient) -> None:
    good = client.get("/api/v1/zoeken?waar=Weert&afstand=2,5")
    wrong = client.get("/api/v1/zoeken?waar=Weert&afstand=ver&leeftijd=oud")

    assert good.json is not None
    assert good.json["vraag"]["afstand_m"] == 2500
    assert wrong.json is not None
    assert [fout["uitleg"] for fout in wrong.json["fouten"]] == [
        "Vul een getal in, zoals 5 of 2,5.",
        "Vul een heel getal in, zoals 12.",
    ]


def test_suggestions_have_a_generous_limit_of_their_own(client: FlaskClient) -> None:
    limits = [
        int(client.get(f"/api/v1/{name}?q=hul").headers["X-RateLimit-Limit"])
        for name in ("suggesties", "zoeken")
    ]

    assert limits[0] >= 10 * limits[1]
