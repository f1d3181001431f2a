from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.domain.voorziening import PlekInvoer, VoorzieningInvoer
from portal.domain.wijzigingen import (
    Conflict,
    Verschil,
    keep_punten,
    list_velden,
    list_verschillen,
    merge_drie,
    take_ander,
    take_direct,
    take_velden,
)

MARKT = PlekInvoer(
    straat="Markt", huisnummer="1", lat=51.25, lon=5.7, openingstijden="Mo 09:00-12:00"
)
BEEK = PlekInvoer(straat="Beekpoort", huisnummer="2", openingstijden="Tu 09:00-12:00")
DREEF = PlekInvoer(straat="Dreef", huisnummer="3")
BASIS = VoorzieningInvoer(naam="Inloop", telefoon="0495-555 101", plekken=(MARKT, BEEK))


def with_hours(plek, hours):
    return replace(plek, openingstijden=hours)


def test_only_low_risk_fields_go_live_at_once():
    wanted = replace(
        BASIS,
        naam="Open deur",
        telefoon="0495-555 102",
        website="https://a.nl",
        email="a@a.nl",
        gesloten_tot=date(2026, 12, 1),
        gesloten_reden="Vakantie",
        plekken=(with_hours(MARKT, "24/7"), replace(BEEK, rolstoel=True, telefoon="113")),
    )

    live = take_direct(BASIS, wanted)

    assert live.naam == "Inloop"
    assert (live.telefoon, live.website, live.email) == ("0495-555 102", "https://a.nl", "a@a.nl")
    assert (live.gesloten_tot, live.gesloten_reden) == (date(2026, 12, 1), "Vakantie")
    assert live.plekken == (with_hours(MARKT, "24/7"), replace(BEEK, telefoon="113"))
    assert list_velden(live, wanted) == ("naam", "plekken")


def test_the_hours_of_a_place_that_moves_wait_with_its_address():
    wanted = replace(BASIS, plekken=(with_hours(DREEF, "24/7"), BEEK))

    assert take_direct(BASIS, wanted) == BASIS


def test_a_place_that_comes_or_goes_waits():
    assert take_direct(BASIS, replace(BASIS, plekken=(MARKT,))) == BASIS
    assert take_direct(BASIS, replace(BASIS, plekken=(MARKT, BEEK, DREEF))) == BASIS


def test_differences_name_the_part_of_a_place():
    wanted = replace(BASIS, naam="Open deur", plekken=(with_hours(MARKT, "24/7"), BEEK, DREEF))

    assert list_verschillen(BASIS, wanted) == (
        Verschil("naam", "Inloop", "Open deur"),
        Verschil("openingstijden", "Mo 09:00-12:00", "24/7", 1),
        Verschil("plekken", None, DREEF, 3),
    )
    assert list_verschillen(BASIS, replace(BASIS, plekken=(MARKT,))) == (
        Verschil("plekken", BEEK, None, 2),
    )


def test_what_only_one_changed_is_taken_from_that_one():
    mine = replace(BASIS, naam="Open deur", plekken=(with_hours(MARKT, "24/7"), BEEK))
    theirs = replace(BASIS, telefoon="113", plekken=(MARKT, replace(BEEK, telefoon="112"), DREEF))

    merged = merge_drie(BASIS, mine, theirs)

    assert merged.conflicten == ()
    assert merged.invoer == replace(
        BASIS,
        naam="Open deur",
        telefoon="113",
        plekken=(with_hours(MARKT, "24/7"), replace(BEEK, telefoon="112"), DREEF),
    )


def test_the_same_change_twice_is_no_conflict():
    both = replace(BASIS, naam="Open deur", plekken=(MARKT, BEEK, DREEF))

    assert merge_drie(BASIS, both, both).invoer == both
    assert merge_drie(BASIS, both, both).conflicten == ()


def test_two_different_changes_are_a_conflict_in_which_mine_stands_first():
    mine = replace(BASIS, naam="A", plekken=(with_hours(MARKT, "24/7"), BEEK))
    theirs = replace(BASIS, naam="B", plekken=(with_hours(MARKT, "Su 09:00-12:00"), BEEK))

    merged = merge_drie(BASIS, mine, theirs)

    assert merged.invoer == mine
    assert merged.conflicten == (
        Conflict("naam", "Inloop", "A", "B"),
        Conflict("plekken.0.openingstijden", "Mo 09:00-12:00", "24/7", "Su 09:00-12:00"),
    )


def test_of_a_conflict_the_other_side_can_be_taken():
    mine = replace(BASIS, naam="A", plekken=(with_hours(MARKT, "24/7"), BEEK))
    theirs = replace(BASIS, naam="B", plekken=(with_hours(MARKT, "Su 09:00-12:00"), BEEK))

    assert take_ander(mine, theirs, ["plekken.0.openingstijden"]) == replace(
        mine, plekken=theirs.plekken
    )
    assert take_ander(mine, theirs, ["naam"]).naam == "B"


@pytest.mark.parametrize(
    "veld", ["aanbieder", "nergens", "plekken.9.adres", "plekken.x.adres", "plekken.0.weg"]
)
def test_a_conflict_that_nobody_has_changes_nothing(veld):
    assert take_ander(BASIS, replace(BASIS, naam="B"), [veld]) == BASIS


def test_a_place_that_one_takes_away_and_the_other_changes_is_a_conflict():
    gone = replace(BASIS, plekken=(MARKT,))
    changed = replace(BASIS, plekken=(MARKT, with_hours(BEEK, "24/7")))

    for mine, theirs in ((gone, changed), (changed, gone)):
        merged = merge_drie(BASIS, mine, theirs)
        assert [c.veld for c in merged.conflicten] == ["plekken"]
        assert merged.invoer.plekken == mine.plekken


def test_a_place_that_one_takes_away_is_gone_when_the_other_left_it():
    gone = replace(BASIS, plekken=(MARKT,))
    other = replace(BASIS, plekken=(with_hours(MARKT, "24/7"), BEEK))

    assert merge_drie(BASIS, gone, other).invoer.plekken == (with_hours(MARKT, "24/7"),)
    assert merge_drie(BASIS, other, gone).invoer.plekken == (with_hours(MARKT, "24/7"),)


def test_another_order_stays_and_two_other_orders_are_a_conflict():
    three = replace(BASIS, plekken=(MARKT, BEEK, DREEF))
    turned = replace(BASIS, plekken=(DREEF, BEEK, MARKT))
    hours = replace(three, plekken=(with_hours(MARKT, "24/7"), BEEK, DREEF))

    assert merge_drie(three, hours, turned).invoer.plekken == (
        DREEF, BEEK, with_hours(MARKT, "24/7"),
    )  # fmt: skip
    other = replace(BASIS, plekken=(BEEK, MARKT, DREEF))
    assert [c.veld for c in merge_drie(three, other, turned).conflicten] == ["plekken"]


def test_an_address_that_stayed_keeps_its_point():
    typed = replace(BASIS, plekken=(replace(MARKT, lat=None, lon=None), DREEF))

    assert keep_punten(BASIS, typed).plekken == (MARKT, DREEF)


def test_only_chosen_fields_are_taken():
    wanted = replace(BASIS, naam="A", telefoon="113")

    assert take_velden(BASIS, wanted, {"naam"}) == replace(BASIS, naam="A")


plek = st.builds(
    PlekInvoer,
    straat=st.sampled_from(["", "Markt", "Dreef"]),
    openingstijden=st.sampled_from(["", "24/7"]),
    telefoon=st.none() | st.just("113"),
)
invoer = st.builds(
    VoorzieningInvoer,
    naam=st.sampled_from("ab"),
    telefoon=st.sampled_from(["112", "113"]),
    plekken=st.lists(plek, max_size=3).map(tuple),
)


@settings(max_examples=60)
@given(invoer, invoer)
def test_a_change_beside_no_change_is_that_change(basis, changed):
    assert merge_drie(basis, changed, basis).invoer == changed
    assert merge_drie(basis, basis, changed).invoer == changed


@settings(max_examples=60)
@given(invoer, invoer, invoer)
def test_without_conflict_the_order_of_the_two_does_not_matter_for_single_values(basis, one, two):
    there, back = merge_drie(basis, one, two), merge_drie(basis, two, one)

    assert {c.veld.split(".")[0] for c in there.conflicten} == {
        c.veld.split(".")[0] for c in back.conflicten
    }
    if not there.conflicten:
        assert there.invoer.naam == back.invoer.naam
        assert sorted(map(repr, there.invoer.plekken)) == sorted(map(repr, back.invoer.plekken))


@settings(max_examples=60)
@given(invoer, invoer)
def test_what_is_taken_at_once_never_changes_a_name_or_an_address(huidig, wanted):
    live = take_direct(huidig, wanted)

    assert live.naam == huidig.naam
    assert [p.straat for p in live.plekken] == [p.straat for p in huidig.plekken]
