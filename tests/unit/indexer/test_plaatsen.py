import pytest

from indexer.plaatsen import split_plaats

NAMEN = frozenset(
    (
        "weert",
        "nederweert",
        "horn",
        "ell",
        "neer",
        "heel",
        "buren",
        "sint odilienberg",
        "roggel",
        "6006",
    )
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
        ("buurthuis in de buurt van 6006", "buurthuis", "6006"),
        ("6006ab maaltijden", "maaltijden", "6006ab"),
        ("maaltijden 6006 AB", "maaltijden", "6006 AB"),
        ("woon in 6006 en zoek hulp", "woon en zoek hulp", "6006"),
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
        "1500 euro schuld",
        "60061 euro",
        "",
        "😀",
        "\x00",
    ],
)
def test_an_ordinary_word_is_no_place(q: str) -> None:
    assert split_plaats(q, NAMEN, {"buren", "heel"}) == (q, None)


def test_without_names_nothing_is_a_place() -> None:
    assert split_plaats("weert", frozenset()) == ("weert", None)
