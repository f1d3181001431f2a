"""A change as an editor reads it, and a table that no spreadsheet runs."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from flask import Flask

from portal.domain.begrippen import Leefgebied
from portal.domain.voorziening import PlekInvoer
from portal.web.common.tabelbestand import csv_answer
from portal.web.common.verschil import compare, veldnaam, write


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
        (True, "ja"),
        (False, "nee"),
        (18, "18"),
        (Leefgebied.WONEN, "Wonen"),
        ((Leefgebied.WONEN, Leefgebied.VERVOER), "Wonen, Vervoer en mobiliteit"),
        (date(2026, 11, 20), "20 november 2026"),
        (("Markt", "1", "6001 TV", "Weert", None, None), "Markt, 1, 6001 TV, Weert"),
        (PlekInvoer(straat="Markt", huisnummer="1", plaats="Weert"), "Markt 1, Weert"),
        ((PlekInvoer(plaats="Weert"), PlekInvoer(plaats="Stramproy")), "Weert\nStramproy"),
        (PlekInvoer(straat="Stil", plaats="Weert", adres_geheim=True), "geheim adres in Weert"),
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


def test_a_part_of_a_place_says_of_which_place() -> None:
    assert veldnaam("telefoon") == "Telefoon"
    assert veldnaam("telefoon", 2) == "Plek 2: Telefoon"


def test_a_cell_that_looks_like_a_formula_is_text() -> None:
    answer = csv_answer("x.csv", ("a",), [["=1+1"], ["-5"], ["@x"], ["gewoon"]])

    assert answer.get_data(as_text=True).splitlines() == ["a", "'=1+1", "-5", "'@x", "gewoon"]
    assert answer.headers["Content-Disposition"] == 'attachment; filename="x.csv"'
