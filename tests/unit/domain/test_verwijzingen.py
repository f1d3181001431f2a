"""What a referral may hold, and when what is due."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from portal.domain.begrippen import VerwijzingStatus
from portal.domain.errors import InvoerOngeldig
from portal.domain.foutcodes import Foutcode
from portal.domain.verwijzingen import Beleid, VerwijzingInvoer, choose_beleid, may_become

GOED = VerwijzingInvoer(
    codewoord="blauwe fiets",
    vraag="Wie kan helpen met\r\nde post?",
    email="anja@example.nl",
    telefoon="0495 123 456",
    warm=True,
    belmoment="dinsdag van 9 tot 12",
)
TOEN = datetime(2026, 11, 1, 12, tzinfo=UTC)


def check(invoer: VerwijzingInvoer, *, toch: bool = False) -> VerwijzingInvoer:
    return invoer.check(toch=toch, bekend=lambda _woorden: ())


def find_fouten(invoer: VerwijzingInvoer, *, toch: bool = False) -> dict[str, str]:
    with pytest.raises(InvoerOngeldig) as caught:
        check(invoer, toch=toch)
    return {fout.veld: fout.code for fout in caught.value.fouten}


def test_what_is_right_is_tidied() -> None:
    assert check(GOED).vraag == "Wie kan helpen met\nde post?"
    assert check(replace(GOED, warm=False)).belmoment == ""


def test_what_tells_who_the_client_is_comes_back_at_its_field() -> None:
    doubtful = replace(GOED, codewoord="Mevrouw Jansen", vraag="Zij woont Kerkstraat 12")

    assert find_fouten(doubtful) == {
        "codewoord": Foutcode.NAAM_IN_TEKST,
        "vraag": Foutcode.ADRES_IN_TEKST,
    }
    assert check(doubtful, toch=True).codewoord == "Mevrouw Jansen"
    assert find_fouten(replace(GOED, vraag="BSN 111222333"), toch=True) == {"vraag": Foutcode.BSN}


def test_every_fault_is_told_at_its_field() -> None:
    wrong = VerwijzingInvoer(codewoord="", vraag="", email="geen", telefoon="12", warm=True)

    assert find_fouten(wrong) == {
        "codewoord": Foutcode.VERPLICHT,
        "vraag": Foutcode.VERPLICHT,
        "belmoment": Foutcode.VERPLICHT,
        "email": Foutcode.EMAIL,
        "telefoon": Foutcode.TELEFOON,
    }


def test_nothing_goes_back_to_open_and_what_is_over_stays_over() -> None:
    over = {
        VerwijzingStatus.KLAAR,
        VerwijzingStatus.ANDERS,
        VerwijzingStatus.AFGEWEZEN,
        VerwijzingStatus.GEEN_ANTWOORD,
        VerwijzingStatus.INGETROKKEN,
        VerwijzingStatus.VERVALLEN,
    }
    steps = {(a, b) for a in VerwijzingStatus for b in VerwijzingStatus if may_become(a, b)}

    assert {a for a, _ in steps}.isdisjoint(over)
    assert VerwijzingStatus.OPEN not in {b for _, b in steps}


def test_who_runs_late_still_leaves_time_after_the_reminder() -> None:
    beleid = Beleid(herinner_na=5, geen_antwoord_na=12)
    late = TOEN + timedelta(days=40)

    assert beleid.is_antwoord_over(TOEN, TOEN + timedelta(days=5), TOEN + timedelta(days=12))
    assert not beleid.is_antwoord_over(TOEN, late, late + timedelta(days=6))
    assert beleid.is_antwoord_over(TOEN, late, late + timedelta(days=7))


def test_terms_that_cannot_be_are_told_at_their_field() -> None:
    wrong = Beleid(herinner_na=5, geen_antwoord_na=5, vraag_na_weken=0, wis_na=400)

    assert {fout.veld: fout.code for fout in wrong.check()} == {
        "geen_antwoord_na": Foutcode.STAP_TE_VROEG,
        "vraag_na_weken": Foutcode.TERMIJN,
        "wis_na": Foutcode.TERMIJN,
    }
    assert Beleid().check() == []


def test_a_gemeente_without_terms_follows_the_region() -> None:
    regio, own = Beleid(wis_na=10), Beleid(wis_na=20)
    boek = {"": regio, "GM0988": own}

    assert [choose_beleid(boek, code) for code in ("", "GM0988", "GM0946")] == [regio, own, regio]
