"""From what is shown of the counts, no count of a few people can be found."""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.domain.afscherming import (
    DREMPEL,
    HEEL_JAAR,
    Cel,
    Getoond,
    Schild,
    Verborgen,
    add_maanden,
    list_splitsingen,
)

MAANDEN = (1, 2, 3)
LEEFGEBIEDEN = ("wonen", "vervoer")
WIJKEN = ("WK098801", "WK098802", "WK098803")
PLEKKEN: tuple[tuple[str, ...], ...] = (
    (),
    ("GM0946",),
    ("GM0988",),
    *(("GM0988", wijk) for wijk in WIJKEN),
)
ALLE = [
    Cel(*one)
    for one in product(
        (HEEL_JAAR, *MAANDEN), ("", *LEEFGEBIEDEN), ("", "GM0946", "GM0988", *WIJKEN)
    )
]
Voorval = tuple[int, frozenset[str], tuple[str, ...]]
VOORVALLEN = st.lists(
    st.tuples(
        st.sampled_from(MAANDEN),
        st.frozensets(st.sampled_from(LEEFGEBIEDEN)),
        st.sampled_from(PLEKKEN),
    ),
    max_size=8,
).flatmap(
    lambda kinds: st.tuples(
        st.just(kinds), st.lists(st.integers(1, 9), min_size=len(kinds), max_size=len(kinds))
    )
)


def count(kinds: list[Voorval], times: list[int]) -> Counter[Cel]:
    counted = Counter[Cel]()
    for (maand, leefgebieden, plek), n in zip(kinds, times, strict=True):
        for cel in product((HEEL_JAAR, maand), ("", *leefgebieden), ("", *plek)):
            counted[Cel(*cel)] += n
    return counted


def subtract(values: Counter[Cel], shown: dict[Cel, Getoond]) -> set[Cel]:
    """What a reader finds who takes parts from totals again and again, wherever they add up."""
    families: dict[tuple[int, Cel], list[Cel]] = {}
    for cel in ALLE:
        for splitsing in list_splitsingen(cel):
            families.setdefault(splitsing, []).append(cel)
    known = {cel for cel, value in shown.items() if not isinstance(value, Verborgen)}
    found: set[Cel] = set()
    again = True
    while again:
        again = False
        for (_, total), parts in families.items():
            if values[total] != sum(values[cel] for cel in parts):
                continue
            unknown = {total, *parts} - known - found
            if len(unknown) == 1:
                found |= unknown
                again = True
    return {cel for cel in found if values[cel]}


@settings(max_examples=60)
@given(VOORVALLEN)
def test_no_hidden_count_follows_by_subtraction(
    counted: tuple[list[Voorval], list[int]],
) -> None:
    values = count(*counted)
    schild = Schild(values)
    shown = {cel: schild.get(cel) for cel in ALLE}

    assert subtract(values, shown) == set()
    for cel, value in shown.items():
        if not isinstance(value, Verborgen):
            assert value == values[cel]
            assert value == 0 or value >= DREMPEL
        if value is Verborgen.WEINIG:
            assert 0 < values[cel] < DREMPEL


@settings(max_examples=60)
@given(st.lists(st.integers(0, 9), min_size=3, max_size=3))
def test_every_hidden_month_may_be_more_than_one_number(months: list[int]) -> None:
    values = Counter({Cel(maand, "", ""): n for maand, n in enumerate(months, 1) if n})
    values[Cel(HEEL_JAAR, "", "")] = sum(months)
    values = +values
    schild = Schild(values)
    shown = [schild.get(Cel(maand, "", "")) for maand in MAANDEN]
    total = schild.get(Cel(HEEL_JAAR, "", ""))

    choices = [
        range(1, DREMPEL)
        if value is Verborgen.WEINIG
        else range(total + 1)
        if isinstance(value, Verborgen) and not isinstance(total, Verborgen)
        else (value,)
        for value in shown
    ]
    fitting = [
        one for one in product(*choices) if isinstance(total, Verborgen) or sum(one) == total
    ]
    for place, value in enumerate(shown):
        if isinstance(value, Verborgen) and not isinstance(total, Verborgen):
            assert len({one[place] for one in fitting}) > 1


@pytest.mark.parametrize(
    ("months", "shown"),
    [
        # Two small ones: neither follows.
        ({1: 20, 2: 3, 3: 2}, [20, "weinig", "weinig"]),
        # One small one would follow, so the smallest other is hidden with it.
        ({1: 20, 2: 3, 3: 9}, [20, "weinig", "afgeschermd"]),
        # Nothing to hide beside it: then the year is not told apart, not even into noughts.
        ({1: 3}, ["afgeschermd", "afgeschermd", "afgeschermd"]),
        # Two of one each follow from two together.
        ({1: 20, 2: 1, 3: 1}, ["afgeschermd", "weinig", "weinig"]),
        ({1: 20, 2: 9, 3: 0}, [20, 9, 0]),
    ],
)
def test_a_small_count_is_hidden_with_what_would_tell_it(
    months: dict[int, int], shown: list[int | str]
) -> None:
    values = {Cel(maand, "", ""): n for maand, n in months.items() if n}
    schild = Schild({**values, Cel(HEEL_JAAR, "", ""): sum(months.values())})

    assert [schild.get(Cel(maand, "", "")) for maand in MAANDEN] == shown


def test_what_is_hidden_is_told_apart_no_further() -> None:
    values = count([(1, frozenset({"wonen"}), PLEKKEN[3])], [4])
    values += count([(2, frozenset(), ())], [30])
    schild = Schild(values)

    assert schild.get(Cel(HEEL_JAAR, "", "GM0988")) is Verborgen.WEINIG
    assert schild.get(Cel(HEEL_JAAR, "wonen", "GM0988")) is Verborgen.AFGESCHERMD
    assert schild.get(Cel(HEEL_JAAR, "vervoer", "GM0988")) is Verborgen.AFGESCHERMD
    assert schild.get(Cel(HEEL_JAAR, "", "GM0946")) == 0


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([7, 0, 5], 12),
        ([0, 0], 0),
        ([2, 1], Verborgen.WEINIG),
        ([7, 2], Verborgen.AFGESCHERMD),
    ],
)
def test_months_together_tell_none_that_is_hidden(counts: list[int], shown: Getoond) -> None:
    assert add_maanden(counts) == shown
