import pytest

from indexer.plaatsen import split_plaats

NAMEN = frozenset(
    ("weert", "nederweert", "horn", "ell", "neer", "heel", "buren", "sint odilienberg", "roggel")
)


@pytest.mark.parametrize(
    ("q", "rest", "naam"),
    [
        ("voedselbank weert", "voedselbank", "weert"),
        ("voedselbank in Weert", "voedselbank", "Weert"),
        ("weert voedselbank", "voedselbank", "weert"),
        ("eten in de buurt van Weert", "eten", "Weert"),
        ("taalles Sint-Odiliënberg", "taalles", "Sint-Odiliënberg"),
        ("ik woon in neer en zoek hulp", "ik woon en zoek hulp", "neer"),
        ("ik zoek een maatje Weert", "ik zoek een maatje", "Weert"),
        ("dansen horn", "dansen", "horn"),
        ("Participatiewet, Nederweert, zonder brief", "Participatiewet zonder brief", "Nederweert"),
        ("Horn", "", "Horn"),
        ("in weert", "", "weert"),
        ("weert roggel", "weert", "roggel"),
        ("wonen in heel", "wonen", "heel"),
        ("Buren", "", "Buren"),
    ],
)
def test_a_place_is_taken_out_of_the_words(q: str, rest: str, naam: str) -> None:
    assert split_plaats(q, NAMEN, {"buren", "heel"}) == (rest, naam)


@pytest.mark.parametrize(
    "q",
    [
        "ik zit neer",
        "neer vallen",
        "ik voel me ell",
        "ruzie met buren",
        "hulp bij buren",
        "in heel nederland",
        "voedselbank",
        "",
        "😀",
        "\x00",
    ],
)
def test_an_ordinary_word_is_no_place(q: str) -> None:
    assert split_plaats(q, NAMEN, {"buren", "heel"}) == (q, None)


def test_without_names_nothing_is_a_place() -> None:
    assert split_plaats("weert", frozenset()) == ("weert", None)
