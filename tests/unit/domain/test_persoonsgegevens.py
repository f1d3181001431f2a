"""Text that tells who somebody is."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.persoonsgegevens import Persoonsgegeven, find_persoonsgegevens, looks_personal

_TELT = {
    Persoonsgegeven.BSN: (
        "111222333",
        "mijn bsn is 111.222.333!",
        "1112-22-333",
        "11 12 22 333",
        "111222333 06 12345678",
    ),
    Persoonsgegeven.GEBOORTEDATUM: (
        "geboren 1-2-1980",
        "(12.03.1985)",
        "3 maart 1985",
        "3 mrt. '85",
        "1985-03-12",
        "12/03/85",
        "geb. op 3-2-2023",
        "geboortedatum: 3 mei 2022",
    ),
    Persoonsgegeven.TELEFOON: (
        "06 12345678",
        "bel 06-12 34 56 78.",
        "(0495) 123 456",
        "+31 (0)6 1234 5678",
        "0031612345678",
        "+48 22 123 45 67",
    ),
    Persoonsgegeven.EMAIL: ("mail jan@example.nl", "jan @ example.nl", "<jan@example.nl>"),
    Persoonsgegeven.IBAN: ("NL91 ABNA 0417 1643 00", "nl91abna0417164300"),
    Persoonsgegeven.ADRES: (
        "woont op 6001 TV",
        "6001tv 12",
        "6001 tv, 12",
        "kerkstraat 12",
        "Sint-Jansplein nr. 3a",
    ),
    Persoonsgegeven.NAAM: (
        "Mevrouw Jansen zoekt hulp",
        "dhr. J.P. de Vries",
        "mw. Van den Berg",
        "meneer El Amrani",
        "mijn cliënt Ömer",
        "Fam. 't Hooft",
        "ze heet Fatima",
        "naam: Kees",
    ),
}
# What professionals write every day. Nothing of it may stop them.
_GEWONE_ZINNEN = (
    "Er zijn schulden bij de woningbouw en de energie.",
    "Mevrouw is 82 en woont alleen.",
    "Meneer wil graag twee keer per week naar de dagbesteding.",
    "Ik zag mw. Zij wil graag iemand spreken.",
    "Mijn cliënt heeft een Wmo-indicatie tot 31-12-2026.",
    "Cliënt zoekt taalles op niveau A2, het liefst in de avond.",
    "Kunt u bellen op maandag tussen 9.00 en 12.30 uur?",
    "Graag warme overdracht op 12 december om 10.15 uur.",
    "Zij zit in de Wlz met profiel VV4.",
    "Gezin met 3 kinderen (4, 7 en 11 jaar), moeder is zwanger.",
    "Hij komt uit Polen en spreekt een beetje Nederlands.",
    "De schuld is € 12.345,67 bij 9 schuldeisers.",
    "Ongeveer 15000 euro schuld sinds 2019.",
    "Hij staat al 2 jaar op straat 3 nachten per week.",
    "Onderweg 3 keer overstappen lukt niet.",
    "Via de snelweg 20 minuten rijden.",
    "Sinds 2015 en 2016 is er veel veranderd.",
    "Wmo 2015, artikel 2.3.2.",
    "Van 18- naar 18+: wie denkt mee over de overgang?",
    "Bel mij rond 14 uur, dan ben ik vrij.",
    "Op 3-12 heb ik een gesprek met het sociaal team.",
    "Het gaat om het Rode Kruis, telefoon staat op de website.",
    "Kan Buurtzorg aansluiten bij het overleg van week 48?",
    "Ouders zijn gescheiden; vader woont in Nederweert.",
    "Code: blauwe fiets 7.",
    "Wij werken met Zelfstandig Leven en de Voedselbank samen.",
    "In 2027 is er plek, wachttijd is 6 tot 8 weken.",
    "0800 2000 is het landelijke nummer van Veilig Thuis.",
    "Heer en mevrouw willen samen blijven wonen.",
    "Rond kwart over 9, of 13 tot 17 uur.",
    "Score 7/10 op de ZRM, 3 leefgebieden lager dan 3.",
    "Kom @ half negen binnenlopen.",
)


@pytest.mark.parametrize("soort", Persoonsgegeven)
def test_what_tells_who_somebody_is_is_named(soort: Persoonsgegeven) -> None:
    missed = [tekst for tekst in _TELT[soort] if soort not in find_persoonsgegevens(tekst)]

    assert missed == []


def test_ordinary_sentences_of_professionals_pass() -> None:
    alarms = {zin: found for zin in _GEWONE_ZINNEN if (found := find_persoonsgegevens(zin))}

    assert alarms == {}


@pytest.mark.parametrize(
    "tekst",
    ["", "0495 123 456", "111222334", "000000000", "1112223330", "9-12 en 13-17", "12-12-2026 9"],
)
def test_other_numbers_are_no_bsn(tekst: str) -> None:
    assert Persoonsgegeven.BSN not in find_persoonsgegevens(tekst)


@given(
    st.from_regex(r"[1-9][0-9]{7}", fullmatch=True),
    st.sampled_from([" ", ".", "-", "\u00a0"]),
    st.lists(st.booleans(), min_size=8, max_size=8),
    st.text(string.ascii_letters + " ,:", max_size=20),
)
def test_a_bsn_is_seen_however_it_is_written(
    eight: str, teken: str, tussen: list[bool], om: str
) -> None:
    last = sum(int(digit) * weight for digit, weight in zip(eight, range(9, 1, -1), strict=True))
    bsn = "".join(
        digit + teken * between for digit, between in zip(eight, tussen, strict=True)
    ) + str(last % 11)
    is_real = last % 11 < 10

    assert not is_real or find_persoonsgegevens(f"{om} {bsn} {om}")


@given(st.text(max_size=400))
def test_any_text_gives_each_kind_once_and_in_order(tekst: str) -> None:
    found = find_persoonsgegevens(tekst)

    assert list(found) == [soort for soort in Persoonsgegeven if soort in found]


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
