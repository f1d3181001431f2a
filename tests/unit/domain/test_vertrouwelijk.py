"""One policy for all texts: what is refused, what is asked once more, and what may stand there."""

import pytest

from portal.domain.foutcodes import Foutcode
from portal.domain.vertrouwelijk import CLIENT, HULP, PLAN, SIGNAAL, TWIJFEL, Regels, check_tekst

BEKEND = {"punt", "welzijn", "weert", "sociaal", "team", "rode", "kruis"}
_SOORTEN = {
    "111222333": Foutcode.BSN,
    "geboren op 3-2-1980": Foutcode.GEBOORTEDATUM_IN_TEKST,
    "NL91 ABNA 0417 1643 00": Foutcode.REKENING_IN_TEKST,
    "bel 06 12345678": Foutcode.TELEFOON_IN_TEKST,
    "mail piet@example.nl": Foutcode.EMAIL_IN_TEKST,
    "woont Kerkstraat 12": Foutcode.ADRES_IN_TEKST,
    "mevrouw Peeters": Foutcode.NAAM_IN_TEKST,
}
_NUMMERS = {Foutcode.BSN, Foutcode.GEBOORTEDATUM_IN_TEKST, Foutcode.REKENING_IN_TEKST}


def find(tekst: str, regels: Regels = HULP, *, toch: bool = False, max_length: int = 80) -> str:
    """The code of the only fault; empty when there is none."""
    _, faults = check_tekst(
        tekst, "tekst", regels, bekend=BEKEND.intersection, max_length=max_length, toch=toch
    )
    assert [fault.veld for fault in faults] == ["tekst"] * len(faults[:1])
    return faults[0].code if faults else ""


@pytest.mark.parametrize(
    ("regels", "geweigerd", "gevraagd"),
    [
        (
            CLIENT,
            _NUMMERS | {Foutcode.TELEFOON_IN_TEKST, Foutcode.EMAIL_IN_TEKST},
            {Foutcode.NAAM_IN_TEKST, Foutcode.ADRES_IN_TEKST},
        ),
        (HULP, _NUMMERS, {Foutcode.NAAM_IN_TEKST}),
        (PLAN, _NUMMERS, TWIJFEL),
        (SIGNAAL, {Foutcode.BSN, Foutcode.EMAIL_IN_TEKST}, set()),
    ],
)
def test_each_kind_of_text_refuses_asks_and_allows(
    regels: Regels, geweigerd: set[Foutcode], gevraagd: set[Foutcode]
) -> None:
    at_first = {code for tekst in _SOORTEN if (code := find(tekst, regels))}
    after_all = {code for tekst in _SOORTEN if (code := find(tekst, regels, toch=True))}

    assert after_all == geweigerd
    assert at_first == geweigerd | gevraagd


def test_a_kind_of_data_is_called_by_its_own_name_when_it_is_refused() -> None:
    assert {tekst: find(tekst, CLIENT) for tekst in _SOORTEN} == _SOORTEN


@pytest.mark.parametrize(
    "tekst",
    [
        "Jan Jansen weet er alles van.",
        "Vraag naar Anna van den Berg.",
        "Bel met J. Peters van Punt Welzijn.",
        "De coördinator is Fatima El Amrani",
        "Zoë D’Haese-Smit is er op maandag.",
    ],
)
def test_a_full_name_is_asked_once_more(tekst: str) -> None:
    assert find(tekst) == Foutcode.NAAM_IN_TEKST
    assert find(tekst, toch=True) == ""


@pytest.mark.parametrize(
    "tekst",
    [
        "Bel Punt Welzijn in Weert op Maandag.",
        "Vraag bij het Sociaal Team Weert naar de Wmo.",
        "Via het Rode Kruis. Neem een ID mee. Kom op tijd.",
        "Loop binnen\nVraag naar Anna",
        "De GGZ en het UWV werken hier samen.",
        "Open in Juni Juli.",
    ],
)
def test_names_of_organisations_places_and_terms_are_nobody(tekst: str) -> None:
    assert find(tekst) == ""


def test_a_text_that_cannot_be_kept_is_told_as_such() -> None:
    assert find("x" * 81) == Foutcode.TE_LANG
