from dataclasses import replace
from datetime import date, timedelta

import pytest

from portal.domain.begrippen import Soort
from portal.domain.controle import (
    REGIO,
    STANDAARD,
    Beleid,
    Beleidsboek,
    Stand,
    Stap,
    get_controle_voor,
    get_gemeente_code,
    is_dringend,
    list_stappen,
    may_vragen,
)
from portal.domain.foutcodes import Foutcode

GECONTROLEERD = date(2026, 3, 10)
VOOR = date(2026, 9, 10)
VRAAGDAG = date(2026, 8, 27)
STAND = Stand(gecontroleerd_op=GECONTROLEERD, dringend=False)


def na(days: int) -> date:
    """So many days after the day on which the aanbieder is asked."""
    return VRAAGDAG + timedelta(days=days)


def stappen(stand: Stand, vandaag: date, beleid: Beleid = STANDAARD, *, contact: bool = True):
    return list_stappen(stand, beleid, vandaag, heeft_contact=contact)


def test_an_ordinary_entry_is_due_after_six_months():
    assert get_controle_voor(STAND, STANDAARD, VOOR) == VOOR


def test_an_urgent_entry_is_due_after_three_months():
    stand = Stand(gecontroleerd_op=date(2026, 11, 30), dringend=True)

    assert get_controle_voor(stand, STANDAARD, VOOR) == date(2027, 2, 28)


def test_the_toegang_and_crisis_help_are_urgent():
    assert is_dringend(Soort.TOEGANG, ())
    assert is_dringend(None, ("Crisisdienst",))
    assert not is_dringend(Soort.OCO, ("praten",))


@pytest.mark.parametrize(("vandaag", "bevestigd"), [(na(41), True), (na(42), False)])
def test_it_stays_confirmed_until_six_weeks_after_the_question(vandaag, bevestigd):
    assert STANDAARD.is_bevestigd(GECONTROLEERD, dringend=False, vandaag=vandaag) is bevestigd


def test_never_checked_is_not_confirmed_and_due_at_once():
    nooit = Stand(gecontroleerd_op=None, dringend=False)

    assert not STANDAARD.is_bevestigd(None, dringend=False, vandaag=VOOR)
    assert stappen(nooit, VOOR) == (Stap.VRAGEN, Stap.MARKEREN)


@pytest.mark.parametrize(("days", "expected"), [(-1, ()), (0, (Stap.VRAGEN,))])
def test_the_question_goes_out_two_weeks_before_the_check_is_due(days, expected):
    assert stappen(STAND, na(days)) == expected


def test_who_is_asked_today_may_be_asked_about_what_comes_up_soon():
    assert not may_vragen(STAND, STANDAARD, na(-10))
    assert may_vragen(STAND, STANDAARD, na(-10), timedelta(days=14))


def test_each_step_comes_on_its_day_and_once():
    stand, taken = replace(STAND, gevraagd_op=na(0)), []

    for days in range(140):
        steps = stappen(stand, na(days))
        taken += [(days, stap) for stap in steps]
        stand = _take(stand, steps, na(days))

    assert taken == [
        (14, Stap.HERINNEREN),
        (28, Stap.WERKLIJST),
        (42, Stap.MARKEREN),
        (126, Stap.VERBERGEN),
    ]


def _take(stand: Stand, steps: tuple[Stap, ...], day: date) -> Stand:
    columns = {
        Stap.VRAGEN: "gevraagd_op",
        Stap.HERINNEREN: "herinnerd_op",
        Stap.WERKLIJST: "werklijst_op",
        Stap.MARKEREN: "gemarkeerd_op",
        Stap.VERBERGEN: "verborgen_op",
    }
    return replace(stand, **{columns[stap]: day for stap in steps})


def test_who_runs_late_catches_up_in_order_but_hides_nothing_on_that_day():
    asked = replace(STAND, gevraagd_op=na(0))

    steps = stappen(asked, na(300))
    late = _take(asked, steps, na(300))

    assert steps == (Stap.HERINNEREN, Stap.WERKLIJST, Stap.MARKEREN)
    assert stappen(late, na(313)) == ()
    assert stappen(late, na(314)) == (Stap.VERBERGEN,)


def test_a_first_run_over_old_entries_asks_before_anything_is_hidden():
    steps = stappen(STAND, na(700))
    asked = _take(STAND, steps, na(700))

    assert steps == (Stap.VRAGEN, Stap.MARKEREN)
    assert Stap.VERBERGEN not in stappen(asked, na(700 + 125))
    assert Stap.VERBERGEN in stappen(asked, na(700 + 126))


def test_without_anybody_to_ask_it_goes_to_the_redactie_at_once():
    steps = stappen(STAND, na(0), contact=False)
    stand = _take(STAND, steps, na(0))

    assert steps == (Stap.WERKLIJST,)
    assert stappen(stand, na(20), contact=False) == ()
    assert stappen(_take(stand, (Stap.MARKEREN,), na(42)), na(126)) == (Stap.VERBERGEN,)


@pytest.mark.parametrize("op", [na(0), na(30)])
def test_a_check_by_whatever_way_answers_the_question(op):
    stand = replace(STAND, gevraagd_op=na(0), gecontroleerd_op=op)

    assert stand.is_beantwoord
    assert stappen(stand, na(300)) == ()


def test_an_older_check_is_no_answer():
    assert not replace(STAND, gevraagd_op=na(0)).is_beantwoord
    assert not STAND.is_beantwoord


def test_what_must_never_be_hidden_is_not():
    beleid = replace(STANDAARD, verberg_na=None)
    marked = replace(STAND, gevraagd_op=na(0), gemarkeerd_op=na(42))

    assert Stap.VERBERGEN not in stappen(marked, na(3_000), beleid)


def test_a_gemeente_without_terms_of_its_own_follows_the_region():
    regio, eigen = Beleid(termijn_maanden=4), Beleid(termijn_maanden=12)
    boek = Beleidsboek(per_gemeente={REGIO: regio, "GM0988": eigen})

    assert boek.get("GM0988") == eigen
    assert boek.get("GM0946") == boek.get(None) == regio
    assert Beleidsboek().get("GM0946") == STANDAARD
    assert set(boek.all) == {regio, eigen}


@pytest.mark.parametrize(
    ("gevestigd", "werkgebied", "code"),
    [
        (["GM0988", "GM0988"], ["GM0946"], "GM0988"),
        (["GM0988", "GM0946"], [], None),
        ([None], ["BU09883101", "WK098831"], "GM0988"),
        ([], ["GM0988", "GM0946"], None),
        ([], ["NL"], None),
        ([], [], None),
    ],
)
def test_the_terms_are_those_of_where_an_entry_is_or_else_of_whom_it_serves(
    gevestigd, werkgebied, code
):
    assert get_gemeente_code(gevestigd, werkgebied) == code


@pytest.mark.parametrize(
    ("values", "faults"),
    [
        ({}, []),
        ({"verberg_na": None}, []),
        ({"termijn_maanden": 0}, [("termijn_maanden", Foutcode.TERMIJN)]),
        ({"dringend_maanden": 25}, [("dringend_maanden", Foutcode.TERMIJN)]),
        ({"vraag_vooraf": 61}, [("vraag_vooraf", Foutcode.TERMIJN)]),
        ({"werklijst_na": 14}, [("werklijst_na", Foutcode.STAP_TE_VROEG)]),
        ({"verberg_na": 42}, [("verberg_na", Foutcode.STAP_TE_VROEG)]),
        ({"verberg_na": 731}, [("verberg_na", Foutcode.TERMIJN)]),
    ],
)
def test_terms_that_cannot_be_are_told_at_the_field(values, faults):
    found = [(fout.veld, fout.code) for fout in replace(STANDAARD, **values).check()]

    assert found == faults
