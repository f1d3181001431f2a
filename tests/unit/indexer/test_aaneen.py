"""Words that were written as one."""

import pytest

from indexer.aaneen import find_edges, find_halves, find_sentence

WOORDEN = {"ik", "kan", "mijn", "huur", "niet", "betalen", "wil", "dood", "wet", "houd", "er"}
CORPUS = {"huishoudelijke": 3, "hulp": 9, "huis": 4, "houdelijkehulp": 1, "cursus": 2}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ikkanmijnhuurnietbetalen", ("ik", "kan", "mijn", "huur", "niet", "betalen")),
        ("wildood", ("wil", "dood")),
        ("ikwil", ()),
        ("wethouder", ()),
        ("huur", ()),
        ("huurxyz", ()),
        ("", ()),
    ],
)
def test_a_sentence_without_spaces_is_a_row_of_known_words(
    typed: str, found: tuple[str, ...]
) -> None:
    assert find_sentence(typed, WOORDEN.__contains__) == found


def test_of_two_halves_the_most_frequent_pair_is_meant() -> None:
    found = find_halves("huishoudelijkehulp", lambda woord: CORPUS.get(woord, 0))

    assert found == ("huishoudelijke", "hulp")


def test_a_word_of_which_a_half_is_unknown_has_no_halves() -> None:
    assert find_halves("huishoudelijkekat", lambda woord: CORPUS.get(woord, 0)) == ()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("weerbaarheidscursus", ("cursus",)),
        ("cursusweerbaarheid", ("cursus",)),
        ("cursus", ()),
        ("hulpdienst", ()),
    ],
)
def test_an_unknown_long_word_is_known_by_how_it_begins_and_ends(
    typed: str, found: tuple[str, ...]
) -> None:
    assert find_edges(typed, CORPUS.__contains__) == found
