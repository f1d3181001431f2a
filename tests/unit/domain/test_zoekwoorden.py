"""Which words of a question may be counted, and under what."""

from datetime import date

import pytest

from portal.domain.zoekwoorden import find_telbare_woorden, hash_vraag

MAAND = date(2026, 11, 1)


def test_the_words_that_mean_something_are_counted() -> None:
    assert find_telbare_woorden("ik heb schulden", ["schulden"], []) == "schulden"


@pytest.mark.parametrize(
    ("q", "woorden", "crisis"),
    [
        ("ik wil dood", ["dood"], ["zelfdoding"]),
        ("hulp 6001 TV", ["hulp", "6001", "tv"], []),
        ("bel 0612345678", ["bel", "0612345678"], []),
        ("jan@example.nl", ["jan", "example", "nl"], []),
        ("", [], []),
        ("een heel verhaal", list("abcdefg"), []),
        ("x", ["x" * 201], []),
    ],
)
def test_what_may_tell_who_asks_is_not_counted(
    q: str, woorden: list[str], crisis: list[str]
) -> None:
    assert find_telbare_woorden(q, woorden, crisis) == ""


def test_words_in_another_order_are_the_same_question() -> None:
    assert hash_vraag("s", MAAND, "huur betalen") == hash_vraag("s", MAAND, "betalen huur")


def test_another_month_entry_or_key_gives_another_hash() -> None:
    hashes = {
        hash_vraag("s", MAAND, "huur"),
        hash_vraag("t", MAAND, "huur"),
        hash_vraag("s", date(2026, 12, 1), "huur"),
        hash_vraag("s", MAAND, "huur", "1"),
        hash_vraag("s", MAAND, "hu ur"),
    }

    assert len(hashes) == 5
