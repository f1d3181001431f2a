from dataclasses import replace

from portal.domain.begrippen import Doelgroep, Soort
from portal.domain.volledigheid import Onderdeel, get_volledigheid
from portal.domain.voorziening import PlekInvoer, VoorzieningInvoer

ALLES = VoorzieningInvoer(
    telefoon="113",
    plekken=(PlekInvoer(straat="Markt", openingstijden="24/7"),),
    omschrijving="U drinkt koffie met mensen uit de buurt. Er is altijd iemand die naar u luistert.",
    kosten="Gratis",
    doelgroepen=(Doelgroep.OUDEREN,),
    werkgebied=("GM0988",),
    aanmelden="U kunt binnenlopen.",
    soort=Soort.INFORMELE_HULP,
    trefwoorden=("koffie",),
)


def test_an_entry_that_tells_everything_is_complete():
    assert get_volledigheid(ALLES).score == 100
    assert get_volledigheid(ALLES).ontbreekt == ()


def test_an_empty_entry_misses_everything_with_contact_first():
    nothing = get_volledigheid(VoorzieningInvoer())

    assert nothing.score == 0
    assert nothing.ontbreekt == tuple(Onderdeel)


def test_what_is_only_online_needs_no_place_nor_hours():
    assert get_volledigheid(replace(ALLES, plekken=(), online=True)).score == 100


def test_each_place_needs_its_hours():
    places = (*ALLES.plekken, PlekInvoer(straat="Dreef"))

    assert get_volledigheid(replace(ALLES, plekken=places)).ontbreekt == (Onderdeel.OPENINGSTIJDEN,)
