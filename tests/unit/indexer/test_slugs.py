"""Finding aanbieders by the beginnings of their names, and the sets of the embedded engine."""

import pytest

from indexer.engines.embedded.bits import first_of, from_numbers, numbers_of
from indexer.engines.embedded.facetten import Slugs

SLUGS = Slugs(["stichting-samen", "samen-weert", "stichting-weert-samen", "zorg-weert-weert"])


@pytest.mark.parametrize(
    ("begins", "found"),
    [
        (["sti"], {"stichting-samen", "stichting-weert-samen"}),
        (["sti", "wee"], {"stichting-weert-samen"}),
        (["wee", "sam"], {"samen-weert", "stichting-weert-samen"}),
        (["stichtingen"], set()),
        (["sti", "xyz"], set()),
    ],
)
def test_an_aanbieder_is_found_by_the_beginning_of_each_typed_word(
    begins: list[str], found: set[str]
) -> None:
    assert set(SLUGS.find(begins)) == found


def test_an_aanbieder_with_a_word_twice_is_found_once() -> None:
    assert list(SLUGS.find(["weer"])).count("zorg-weert-weert") == 1


def test_the_first_of_a_set_is_its_smallest_number() -> None:
    bits = from_numbers([70, 12, 900], 1_000)

    assert first_of(bits) == min(numbers_of(bits)) == 12
