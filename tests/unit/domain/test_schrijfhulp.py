from dataclasses import replace
from typing import Any

import pytest

from portal.domain.begrippen import Doelgroep
from portal.domain.schrijfhulp import MAX_PER_SOORT, Advies, AdviesSoort, list_adviezen
from portal.domain.voorziening import PlekInvoer, VoorzieningInvoer

WOORDEN = {"participeren": "meedoen", "eigen regie": "zelf beslissen"}
GOED = VoorzieningInvoer(
    naam="Koffie-inloop De Roos",
    samenvatting="U drinkt koffie met mensen uit de buurt.",
    omschrijving="Iedereen is welkom. Wij helpen u ook met brieven.",
    kosten="Gratis",
    telefoon="0495-555 101",
)


def soorten(**changes: Any):
    return [advies.soort for advies in list_adviezen(replace(GOED, **changes), WOORDEN)]


def test_a_good_text_needs_no_advice():
    assert soorten() == []


@pytest.mark.parametrize(
    ("changes", "soort"),
    [
        ({"omschrijving": "Wij " + "gaan en " * 12 + "komen weer terug."}, AdviesSoort.LANGE_ZIN),
        ({"omschrijving": "U kunt participeren."}, AdviesSoort.MOEILIJK_WOORD),
        ({"omschrijving": "U houdt uw eigen regie."}, AdviesSoort.MOEILIJK_WOORD),
        ({"omschrijving": "Vraag het de vrijwilligersondersteuning."}, AdviesSoort.LANG_WOORD),
        ({"omschrijving": "Men kan komen."}, AdviesSoort.MEN),
        ({"omschrijving": "U wordt door ons geholpen."}, AdviesSoort.LIJDEND),
        ({"omschrijving": "Vraag het de POH."}, AdviesSoort.AFKORTING),
        ({"telefoon": None}, AdviesSoort.GEEN_TELEFOON),
        ({"plekken": (PlekInvoer(straat="Markt"),)}, AdviesSoort.GEEN_TIJDEN),
        ({"kosten": ""}, AdviesSoort.GEEN_KOSTEN),
        ({"omschrijving": ""}, AdviesSoort.GEEN_UITLEG),
        ({"naam": "POHGGZ"}, AdviesSoort.NAAM_ONDUIDELIJK),
        ({"naam": "Project"}, AdviesSoort.NAAM_ONDUIDELIJK),
    ],
)
def test_what_could_be_better_is_told(changes, soort):
    assert soort in soorten(**changes)


def test_who_it_is_for_may_stand_in_the_text_or_the_list():
    vague = {"samenvatting": "Koffie drinken.", "omschrijving": "Gezellig."}

    assert AdviesSoort.GEEN_WIE in soorten(**vague)
    assert AdviesSoort.GEEN_WIE not in soorten(**vague, doelgroepen=(Doelgroep.OUDEREN,))


def test_the_plainer_word_is_given():
    found = list_adviezen(replace(GOED, kosten="Gratis participeren"), WOORDEN)

    assert found == (Advies(AdviesSoort.MOEILIJK_WOORD, "kosten", "participeren", "meedoen"),)


@pytest.mark.parametrize(
    "tekst", ["Het steunpunt (POH) helpt.", "De POH (hulp bij de huisarts).", "Bel de GGD."]
)
def test_an_abbreviation_that_is_explained_or_known_is_fine(tekst):
    assert soorten(omschrijving=tekst) == []


def test_nobody_gets_a_wall_of_advice():
    text = " ".join(f"Vraag het de {a}{b}." for a in "XYZ" for b in ("AB", "CD", "EF", "GH"))

    assert len(soorten(omschrijving=text)) == MAX_PER_SOORT
