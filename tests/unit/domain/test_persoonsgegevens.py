"""Text that tells who somebody is."""

import pytest

from portal.domain.persoonsgegevens import has_bsn, has_email, looks_personal


@pytest.mark.parametrize(
    "tekst", ["111222333", "mijn bsn is 111.222.333!", "1112-22-333", "11 12 22 333"]
)
def test_a_number_that_passes_the_test_of_eleven_is_a_bsn(tekst: str) -> None:
    assert has_bsn(tekst)


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "0495 123 456",
        "111222334",
        "000000000",
        "1112223330",
        "9-12 en 13-17",
        "+31 495 123 456",
    ],
)
def test_other_numbers_are_none(tekst: str) -> None:
    assert not has_bsn(tekst)


@pytest.mark.parametrize("tekst", ["mail jan@example.nl", "jan @ example.nl", "<jan@example.nl>"])
def test_an_address_is_seen(tekst: str) -> None:
    assert has_email(tekst)


def test_an_at_sign_alone_is_no_address() -> None:
    assert not has_email("kom @ half negen")


@pytest.mark.parametrize(
    "tekst",
    [
        "06 12345678",
        "jan@example.nl",
        "hulp 6001TV",
        "hulp 6001 tv",
        "kerkstraat 12",
        "geboren 1-2-1980",
    ],
)
def test_a_question_that_may_tell_who_asks_is_personal(tekst: str) -> None:
    assert looks_personal(tekst)


@pytest.mark.parametrize("tekst", ["ik heb schulden", "hulp vanaf 65 jaar", "wmo 2015", "18 plus"])
def test_an_ordinary_question_is_not(tekst: str) -> None:
    assert not looks_personal(tekst)
