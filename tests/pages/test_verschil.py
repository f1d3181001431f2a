"""A change as an editor reads it, and a table that no spreadsheet runs."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask

from portal.domain.begrippen import Leefgebied
from portal.web.common.tabelbestand import csv_answer
from portal.web.common.verschil import compare, write


@pytest.fixture(autouse=True)
def _request(app: Flask) -> Iterator[None]:
    with app.test_request_context("/"):
        yield


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "(leeg)"),
        ("", "(leeg)"),
        ((), "(leeg)"),
        (True, "Ja"),
        ((Leefgebied.WONEN, Leefgebied.VERVOER), "Wonen, Vervoer en mobiliteit"),
    ],
)
def test_every_value_is_written_for_people(value: Any, text: str) -> None:
    assert write(value) == text


def test_words_that_differ_are_marked_and_the_rest_is_not() -> None:
    pieces = compare("Kom elke maandag eten.", "Kom elke dinsdag eten.")

    assert pieces == [
        ("gelijk", "Kom elke "),
        ("weg", "maandag"),
        ("nieuw", "dinsdag"),
        ("gelijk", " eten."),
    ]


@pytest.mark.parametrize(
    ("oud", "nieuw"), [("", "Gratis"), ((Leefgebied.WONEN,), ()), ("a " * 900, "b " * 900)]
)
def test_what_cannot_be_compared_by_word_is_shown_whole(oud: Any, nieuw: Any) -> None:
    assert compare(oud, nieuw) == [("weg", write(oud)), ("nieuw", write(nieuw))]


def test_opening_hours_are_shown_in_words() -> None:
    osm = "Mo-Th 09:00-17:00; Fr 09:00-12:00; PH off"
    assert write(osm, "openingstijden") == (
        "maandag t/m donderdag 09:00–17:00; vrijdag 09:00–12:00; gesloten op feestdagen"
    )
    pieces = compare("Mo 09:00-17:00", "Mo 09:00-16:00", "plekken.0.openingstijden")
    assert ("gelijk", "maandag ") in pieces


def test_hours_that_words_cannot_tell_apart_are_shown_as_written() -> None:
    assert compare("Mo 09:00-17:00", "Mo 09:00-17:00; Dec 25 off", "openingstijden") != []
    assert write("geen idee", "openingstijden") == "geen idee"


def test_a_gebied_is_shown_by_its_name() -> None:
    assert write(("GM0988", "GM9999"), "werkgebied") == "Weert, GM9999"


def test_a_cell_that_looks_like_a_formula_is_text() -> None:
    answer = csv_answer("x.csv", ("a",), [["=1+1"], ["-5"], ["@x"], ["gewoon"]])

    assert answer.get_data(as_text=True).splitlines() == ["a", "'=1+1", "-5", "'@x", "gewoon"]
    assert answer.headers["Content-Disposition"] == 'attachment; filename="x.csv"'
