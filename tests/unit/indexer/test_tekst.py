import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.tekst import find_words, fold, fold_text, words


@pytest.mark.parametrize(
    ("tekst", "folded"),
    [
        ("Cliënt", "client"),
        ("clie\u0308nt", "client"),
        ("opa's café", "opas cafe"),
        ("’s-Hertogenbosch", "s hertogenbosch"),
        ("Łódź Straße", "lodz strasse"),
        ("ﬁets ①", "fiets 1"),
        ("a\x00b\tc", "a b c"),
        ("!?😀 …", ""),
        ("mantel\u00adzorg", "mantelzorg"),
    ],
)
def test_text_is_folded_to_its_plainest_spelling(tekst: str, folded: str) -> None:
    assert fold_text(tekst) == folded


@given(st.text())
def test_any_text_has_words_of_letters_and_digits(tekst: str) -> None:
    assert all(woord and woord.isalnum() for woord in words(tekst))


@given(st.text())
def test_folding_twice_changes_nothing(tekst: str) -> None:
    assert words(" ".join(words(tekst))) == words(tekst)


@given(st.text())
def test_each_word_stands_where_it_is_said_to_stand(tekst: str) -> None:
    found = find_words(tekst)

    assert tuple(woord for woord, _, _ in found) == words(tekst)
    assert all(fold(tekst[first:last]) == woord for woord, first, last in found)
