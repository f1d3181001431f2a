"""Conditions: how they are put together, written for the server, and stepped through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.engines.embedded.bits import from_numbers, numbers_of
from indexer.engines.meilisearch.filters import as_filter, quote
from indexer.niveaus import Niveaus
from indexer.plan import Alternatief, Groep, Wijze, Zoekplan
from indexer.query import Filters
from indexer.voorwaarden import (
    ALTIJD,
    NOOIT,
    Alle,
    Een,
    Enige,
    Niet,
    Voorwaarde,
    both,
    either,
    of_filters,
    selection,
    without_facet,
)

A, B = Een("lijn", ("0",)), Een("tekst", ("huur", 'x"y'))


def _holds(voorwaarde: Voorwaarde, tokens: set[tuple[str, str]]) -> bool:
    """Whether a document with these tokens fits."""
    match voorwaarde:
        case Een(veld, waarden):
            return any((veld, waarde) in tokens for waarde in waarden)
        case Alle(delen):
            return all(_holds(deel, tokens) for deel in delen)
        case Enige(delen):
            return any(_holds(deel, tokens) for deel in delen)
        case Niet(deel):
            return not _holds(deel, tokens)


@pytest.mark.parametrize(
    ("made", "simple"),
    [
        (both(), ALTIJD),
        (both(A), A),
        (both(A, ALTIJD, A), A),
        (both(A, NOOIT), NOOIT),
        (both(both(A, B), A), Alle((A, B))),
        (either(), NOOIT),
        (either(A), A),
        (either(A, ALTIJD), ALTIJD),
        (either(either(A, B), NOOIT), Enige((A, B))),
    ],
)
def test_conditions_are_put_together_without_nesting(made: Voorwaarde, simple: Voorwaarde) -> None:
    assert made == simple


@pytest.mark.parametrize(
    ("voorwaarde", "expression"),
    [
        (ALTIJD, None),
        (A, 'x_facet IN ["lijn:0"]'),
        (B, 'x_tekst IN ["huur","x\\"y"]'),
        (both(A, B), '(x_facet IN ["lijn:0"] AND x_tekst IN ["huur","x\\"y"])'),
        (either(A, Niet(A)), '(x_facet IN ["lijn:0"] OR NOT (x_facet IN ["lijn:0"]))'),
        (NOOIT, "id IN []"),
    ],
)
def test_a_condition_is_written_for_the_server(voorwaarde: Voorwaarde, expression: str) -> None:
    assert as_filter(voorwaarde) == expression


@given(st.text())
def test_a_quoted_value_ends_where_it_ends(tekst: str) -> None:
    inner = quote(tekst)[1:-1].replace("\\\\", "").replace('\\"', "")

    assert '"' not in inner
    assert "\\" not in inner


def test_no_filters_ask_nothing() -> None:
    assert of_filters(Filters()) == ALTIJD
    assert of_filters(Filters(gebied_verwant=("NL",))) == ALTIJD


def test_lifting_a_facet_leaves_the_others() -> None:
    filters = Filters(lijn=("0",), gratis=True, zonder_verwijzing=True)

    assert without_facet(filters, "lijn") == Filters(gratis=True, zonder_verwijzing=True)
    assert without_facet(filters, "zonderVerwijzing") == Filters(lijn=("0",), gratis=True)
    assert selection(filters, "lijn") == ("0",)
    assert selection(filters, "zonderVerwijzing") == ("true",)
    assert selection(filters, "online") == ()


def _plan(*weights: float) -> Zoekplan:
    groepen = tuple(
        Groep(
            f"w{i}",
            weight,
            (
                Alternatief.of_stems((f"w{i}",), 1.0, Wijze.EIGEN, f"w{i}"),
                Alternatief.of_stems((f"zwak{i}",), 0.2, Wijze.DEEL, f"w{i}"),
            ),
        )
        for i, weight in enumerate(sorted(weights, reverse=True))
    )
    total = sum(weights)
    return Zoekplan(
        woorden=len(groepen),
        groepen=tuple(Groep(g.woord, g.gewicht / total, g.alternatieven) for g in groepen),
        leefgebieden={"wonen": 1.0},
    )


plans = st.lists(st.floats(0.1, 5), min_size=1, max_size=8).map(lambda ws: _plan(*ws))
tokens = st.sets(
    st.tuples(
        st.sampled_from(("naam", "kop", "tekst")),
        st.sampled_from([f"{word}{i}" for i in range(8) for word in ("w", "zwak")]),
    )
).map(
    # What stands in the name stands in the prominent texts, and so on.
    lambda found: (
        found
        | {("kop", t) for veld, t in found if veld == "naam"}
        | {("tekst", t) for veld, t in found}
    )
)


@given(plans, tokens)
def test_each_level_and_each_step_holds_the_one_before(
    plan: Zoekplan, found: set[tuple[str, str]]
) -> None:
    niveaus = Niveaus(plan)

    levels = [_holds(level, found) for level in niveaus.voorwaarden]
    assert levels == sorted(levels)
    for i, level in enumerate(niveaus.voorwaarden):
        steps = [_holds(step, found) for step in niveaus.steps(i, None)]
        assert steps == sorted(steps)
        assert steps[-1] == _holds(level, found)


@given(plans)
def test_the_strictest_level_asks_for_all_deciding_words(plan: Zoekplan) -> None:
    strictest = Niveaus(plan).voorwaarden[0]
    deciding = [groep.woord for groep in plan.groepen[:6]]

    assert _holds(strictest, {("tekst", woord) for woord in deciding})
    assert not _holds(strictest, {("tekst", woord) for woord in deciding[1:]})


@given(plans)
def test_the_last_level_takes_what_belongs_to_the_topic(plan: Zoekplan) -> None:
    assert _holds(Niveaus(plan).voorwaarden[-1], {("leefgebied", "wonen")})


def test_without_words_everything_matches_and_without_known_words_nothing() -> None:
    assert Niveaus(Zoekplan()).voorwaarden == [ALTIJD]
    assert Niveaus(Zoekplan(woorden=2)).voorwaarden == [NOOIT]


@given(st.sets(st.integers(0, 5000)))
def test_a_set_of_numbers_comes_back_in_order(numbers: set[int]) -> None:
    assert numbers_of(from_numbers(numbers, 5000)) == sorted(numbers)
