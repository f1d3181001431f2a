"""Type-ahead."""

import pytest

from indexer.engine import Engine
from indexer.query import Suggestie, SuggestieSoort
from tests.support.zoeken import make_document


@pytest.mark.parametrize("q", ["voe", "Voedsel", "voedselbank", "voedselbank h", "voedselbnak"])
def test_a_name_is_suggested_while_it_is_typed(engine: Engine, q: str) -> None:
    document = make_document("Voedselbank Horn")
    engine.rebuild([document, make_document("Wandelgroep")])

    assert engine.suggest(q) == (
        Suggestie(SuggestieSoort.VOORZIENING, "Voedselbank Horn", document.slug),
    )


def test_a_keyword_suggests_the_voorziening(engine: Engine) -> None:
    document = make_document("De Brug", trefwoorden=("formulieren invullen",))
    engine.rebuild([document, make_document("Wandelgroep")])

    assert [s.tekst for s in engine.suggest("formul")] == ["De Brug"]


def test_an_aanbieder_is_suggested_once(engine: Engine) -> None:
    engine.rebuild(
        [
            make_document(f"Les {i}", aanbieder="Stichting Peel", aanbieder_slug="stichting-peel")
            for i in range(3)
        ]
    )

    assert engine.suggest("peel") == (
        Suggestie(SuggestieSoort.AANBIEDER, "Stichting Peel", "stichting-peel"),
    )


def test_names_that_are_the_same_are_suggested_once_and_no_more_than_asked(
    engine: Engine,
) -> None:
    engine.rebuild([make_document(f"Taalles {i % 12:02}") for i in range(24)])

    found = [s.tekst for s in engine.suggest("taalles", 5)]

    assert len(found) == len(set(found)) == 5


@pytest.mark.parametrize("q", ["", "a", "ab", "  ", "😀", '"', "NEAR(", "\x00\x01", "x" * 300])
def test_what_says_nothing_suggests_nothing(engine: Engine, q: str) -> None:
    engine.rebuild([make_document("Wandelgroep")])

    assert engine.suggest(q) == ()
