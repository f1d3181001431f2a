"""What counts as the same thing twice."""

from uuid import UUID

import pytest
from rapidfuzz.fuzz import ratio, token_sort_ratio

from portal.domain.dubbelen import (
    Kenmerken,
    Overeenkomst,
    adres_key,
    list_sleutels,
    normalise,
    phone_key,
    website_key,
    weigh,
)


def alike(a: str, b: str) -> float:
    return max(ratio(a, b), token_sort_ratio(a, b)) / 100


def make(number: int, naam: str, **values: object) -> Kenmerken:
    sets = {k: frozenset(v) if isinstance(v, tuple) else v for k, v in values.items()}
    return Kenmerken(id=UUID(int=number), naam=normalise(naam), **sets)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            make(1, "Voedselbank Weert", telefoons=("495123456",)),
            make(2, "Voedselbnk Weert", telefoons=("495123456",)),
        ),
        (
            make(1, "Inloop de Roos", adressen=("6001TV3",), plaatsen=("weert",)),
            make(2, "De Roos (inloop)", adressen=("6001TV3",), plaatsen=("weert",)),
        ),
        (
            make(1, "Taalcafé", websites=("samen.nl/taal",), aanbieder="samen"),
            make(2, "Taal Cafe", websites=("samen.nl/taal",), aanbieder="samen"),
        ),
        (
            make(1, "Stichting Samen", kvk="12345678"),
            make(2, "Welzijn Midden-Limburg", kvk="12345678"),
        ),
    ],
)
def test_a_name_that_is_alike_and_something_shared_make_a_pair(a: Kenmerken, b: Kenmerken) -> None:
    assert weigh(a, b, alike)
    assert weigh(b, a, alike) == weigh(a, b, alike)
    assert set(list_sleutels(a)) & set(list_sleutels(b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            make(1, "Inloop", telefoons=("495123456",)),
            make(2, "Maaltijden", telefoons=("495123456",)),
        ),
        (
            make(1, "Groep 1", aanbieder="x", telefoons=("1",)),
            make(2, "Groep 2", aanbieder="x", telefoons=("1",)),
        ),
        (
            make(1, "Repair Café", aanbieder="x", plaatsen=("weert",)),
            make(2, "Repair Café", aanbieder="x", plaatsen=("nederweert",)),
        ),
        (make(1, "Eetpunt Noord"), make(2, "Eetpunt Zuid")),
    ],
)
def test_what_is_only_of_the_same_kind_makes_no_pair(a: Kenmerken, b: Kenmerken) -> None:
    assert weigh(a, b, alike) is None


def test_a_pair_says_why() -> None:
    a = make(1, "Voedselbank", telefoons=("495123456",), aanbieder="samen")
    b = make(2, "Voedselbank", telefoons=("495123456",), aanbieder="samen")

    weighed = weigh(a, b, alike)

    assert weighed is not None
    assert weighed[1] == (Overeenkomst.NAAM, Overeenkomst.TELEFOON, Overeenkomst.AANBIEDER)
    assert weighed[0] <= 1


@pytest.mark.parametrize(
    ("tekst", "key"),
    [("0495 - 123 456", "495123456"), ("+31 495 123456", "495123456"), ("113", ""), ("", "")],
)
def test_a_telephone_number_is_compared_without_its_country(tekst: str, key: str) -> None:
    assert phone_key(tekst) == key


def test_a_website_is_compared_without_what_is_written_in_different_ways() -> None:
    assert website_key("https://www.Samen.nl/taal/") == website_key("http://samen.nl/taal")
    assert website_key("") == ""


def test_an_address_is_a_door_or_nothing() -> None:
    assert adres_key("6001 TV", "3-a") == "6001TV3a"
    assert adres_key("6001", "3") == ""
    assert adres_key("6001 TV", "") == ""
