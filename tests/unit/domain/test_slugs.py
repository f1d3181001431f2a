from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.slugs import MAX_LENGTH, list_slugs, make_slug, pick_slugs


@pytest.mark.parametrize(
    ("naam", "slug"),
    [
        ("Café 't Heem", "cafe-t-heem"),
        ("  Inloop — Fatima!  ", "inloop-fatima"),
        ("Straße & Łódź", "strasse-lodz"),
        ("日本語", "x"),
        ("", "x"),
    ],
)
def test_a_slug_is_plain_lower_case(naam, slug):
    assert make_slug(naam) == slug


@given(st.text())
def test_any_name_gives_a_slug_that_fits_an_address(naam):
    slug = make_slug(naam)

    assert slug
    assert slug.isascii()
    assert len(slug) <= MAX_LENGTH
    assert make_slug(slug) == slug


def test_a_long_name_ends_at_a_whole_word():
    slug = make_slug("inloop " * 40)

    assert len(slug) <= MAX_LENGTH
    assert set(slug.split("-")) == {"inloop"}


def test_one_endless_word_is_cut():
    assert len(make_slug("a" * 500)) <= MAX_LENGTH


def test_the_owner_comes_before_a_number():
    assert list(islice(list_slugs("Inloop", "De Brug"), 4)) == [
        "inloop",
        "inloop-de-brug",
        "inloop-de-brug-2",
        "inloop-de-brug-3",
    ]


def test_numbers_fit_behind_the_longest_name():
    slugs = islice(list_slugs("a" * 300, "b" * 300), 5)

    assert all(len(slug) <= MAX_LENGTH for slug in slugs)


def test_picked_slugs_are_free_and_differ():
    taken = {"inloop", "inloop-de-brug", "inloop-de-brug-2"}
    wanted = [("Inloop", "De Brug"), ("Inloop", "De Brug"), ("Inloop", "De Kei"), ("Eettafel", "")]

    picked = pick_slugs(wanted, taken.intersection)

    assert picked == ["inloop-de-brug-3", "inloop-de-brug-4", "inloop-de-kei", "eettafel"]
