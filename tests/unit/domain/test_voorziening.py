from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from portal.domain.begrippen import Doelgroep, Leefgebied, Lijn, Soort, Taal
from portal.domain.invoer import Rij, check_rij
from portal.domain.uitvoer import KOLOMMEN, KOLOMMEN_VOLLEDIG, make_cellen
from portal.domain.voorziening import (
    PlekInvoer,
    VoorzieningInvoer,
    is_gratis,
    merge_invoer,
    merge_plekken,
    needs_verwijzing,
)

MARKT = PlekInvoer(
    straat="Markt", huisnummer="1", plaats="Weert", lat=51.25, lon=5.7, telefoon="0495-555 101"
)
GEHEIM = PlekInvoer(
    naam="Het Huis", straat="Dreef", plaats="Weert", lat=51.3, lon=5.8, adres_geheim=True
)


def test_costs_that_begin_with_gratis_are_gratis():
    assert is_gratis("GRATIS, koffie € 1")
    assert not is_gratis("Niet gratis")


def test_what_is_not_given_stays():
    current = VoorzieningInvoer(naam="Inloop", kosten="Gratis", extern_id="a1")

    merged = merge_invoer(current, {"naam": "Open deur", "extern_id": None})

    assert merged == replace(current, naam="Open deur")


def test_a_check_never_becomes_older():
    current = VoorzieningInvoer(gecontroleerd_op=date(2026, 6, 1))

    assert merge_invoer(current, {"gecontroleerd_op": date(2026, 5, 1)}) == current
    assert merge_invoer(current, {"gecontroleerd_op": None}) == current
    newer = merge_invoer(current, {"gecontroleerd_op": date(2026, 7, 1)})
    assert newer.gecontroleerd_op == date(2026, 7, 1)


def test_the_same_address_keeps_what_is_not_spoken_of():
    deel = {"straat": "Markt", "huisnummer": "1", "plaats": "Weert", "lat": None, "lon": None}

    assert merge_plekken([MARKT], [deel]) == (MARKT,)


def test_a_given_point_replaces_the_known_one():
    deel = {"straat": "Markt", "huisnummer": "1", "plaats": "Weert", "lat": 51.0, "lon": 5.0}

    assert merge_plekken([MARKT], [deel]) == (replace(MARKT, lat=51.0, lon=5.0),)


def test_another_address_is_another_place():
    deel = {"straat": "Dreef", "huisnummer": "9", "plaats": "Weert"}

    assert merge_plekken([MARKT], [deel]) == (
        PlekInvoer(straat="Dreef", huisnummer="9", plaats="Weert"),
    )


def test_places_are_found_by_address_whatever_their_order():
    other = PlekInvoer(straat="Kade", naam="Havenhuis")

    assert merge_plekken([MARKT, other], [{"straat": "Kade"}, {"straat": "Markt"}]) == (
        other,
        MARKT,
    )


def test_a_place_that_is_no_longer_given_goes():
    assert merge_plekken([MARKT], []) == ()


def test_hours_without_address_are_those_of_every_place():
    other = PlekInvoer(straat="Kade")
    hours = {"openingstijden": "Mo 09:00-10:00"}

    assert merge_plekken([MARKT, other], [hours]) == (
        replace(MARKT, **hours),
        replace(other, **hours),
    )
    assert merge_plekken([], [hours]) == (PlekInvoer(**hours),)


def test_a_blank_address_keeps_the_secret_one():
    blank = {"straat": "", "huisnummer": "", "plaats": "", "lat": None, "lon": None}

    assert merge_plekken([GEHEIM], [{**blank, "openingstijden": "24/7"}]) == (
        replace(GEHEIM, openingstijden="24/7"),
    )
    assert merge_plekken([GEHEIM], [{**blank, "adres_geheim": True}]) == (GEHEIM,)


def test_a_file_that_has_no_place_keeps_the_secret_one():
    assert merge_plekken([MARKT, GEHEIM], []) == (GEHEIM,)


def test_a_file_that_knows_of_no_secret_cannot_make_an_address_public():
    assert merge_plekken([GEHEIM], [{"straat": "Dreef", "plaats": "Weert"}]) == (GEHEIM,)
    (moved,) = merge_plekken([GEHEIM], [{"straat": "Laan", "plaats": "Weert"}])
    assert moved == PlekInvoer(straat="Laan", plaats="Weert", adres_geheim=True)


def test_only_a_plain_no_makes_an_address_public():
    deel = {"straat": "Dreef", "plaats": "Weert", "adres_geheim": False}

    assert merge_plekken([GEHEIM], [deel]) == (replace(GEHEIM, adres_geheim=False),)


def test_a_file_that_speaks_of_secrets_may_take_a_secret_place_away():
    deel = {"straat": "Laan", "adres_geheim": False}

    assert merge_plekken([GEHEIM], [deel]) == (PlekInvoer(straat="Laan"),)


def test_the_row_of_a_secret_place_holds_no_address():
    invoer = VoorzieningInvoer(naam="Opvang", plekken=(replace(GEHEIM, openingstijden="24/7"),))

    cells = dict(zip(KOLOMMEN_VOLLEDIG, make_cellen(invoer, KOLOMMEN_VOLLEDIG), strict=True))

    assert cells["adres_geheim"] == "ja"
    assert cells["openingstijden"] == "24/7"
    for kolom in ("straat", "huisnummer", "postcode", "plaats", "lat", "lon", "locatie_naam"):
        assert cells[kolom] == ""


def test_several_places_are_written_as_parts():
    invoer = VoorzieningInvoer(plekken=(MARKT, PlekInvoer(straat="Kade", rolstoel=False)))

    cells = dict(zip(KOLOMMEN_VOLLEDIG, make_cellen(invoer, KOLOMMEN_VOLLEDIG), strict=True))

    assert cells["straat"] == "Markt|Kade"
    assert cells["lat"] == "51.25|"
    assert cells["rolstoel"] == "|nee"
    assert cells["postcode"] == ""


words = (
    st.text("abcdefghijklmnopqrstuvwxyzéàï '&.,-=+@<;\"", min_size=1, max_size=30)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
plek_invoer = st.builds(
    PlekInvoer,
    naam=words | st.just(""),
    straat=words,
    huisnummer=st.sampled_from(["", "1", "22a"]),
    postcode=st.sampled_from(["", "6001 TV", "6096"]),
    plaats=words | st.just(""),
    openingstijden=st.sampled_from(["", "Mo-Fr 09:00-12:00", "24/7"]),
    rolstoel=st.none() | st.booleans(),
).flatmap(
    lambda plek: st.sampled_from([(None, None), (51.2513, 5.70612), (-0.00001, 180.0)]).map(
        lambda point: replace(plek, lat=point[0], lon=point[1])
    )
)
invoer = st.builds(
    VoorzieningInvoer,
    extern_id=st.none() | words,
    naam=words,
    samenvatting=words,
    omschrijving=st.lists(words, max_size=3).map("\n\n".join),
    aanbieder=words,
    lijn=st.none() | st.sampled_from(Lijn),
    soort=st.none() | st.sampled_from(Soort),
    leefgebieden=st.lists(st.sampled_from(Leefgebied), min_size=1, max_size=3, unique=True).map(
        tuple
    ),
    doelgroepen=st.lists(st.sampled_from(Doelgroep), max_size=3, unique=True).map(tuple),
    talen=st.lists(st.sampled_from(Taal), max_size=3, unique=True).map(tuple),
    trefwoorden=st.lists(words, max_size=4, unique=True).map(tuple),
    plekken=st.lists(plek_invoer, max_size=3).map(tuple),
    werkgebied=st.lists(st.sampled_from(["GM0988", "NL"]), unique=True).map(tuple),
    telefoon=st.none() | st.sampled_from(["0495-555 101", "14 0495", "+31 495 555 101"]),
    kosten=words | st.just(""),
    leeftijd_van=st.none() | st.integers(0, 17),
    leeftijd_tot=st.none() | st.integers(18, 120),
    verwijzing_nodig=st.booleans(),
    online=st.booleans(),
    gesloten_tot=st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    gecontroleerd_op=st.none() | st.dates(date(2020, 1, 1), date(2026, 11, 20)),
)


@given(invoer, st.sampled_from([tuple(KOLOMMEN), KOLOMMEN_VOLLEDIG]))
def test_a_written_row_read_again_changes_nothing(invoer, kolommen):
    cells = dict(zip(kolommen, make_cellen(invoer, kolommen), strict=True))

    fields, faults = check_rij(Rij(2, cells), vandaag=date(2026, 11, 20))

    assert faults == []
    assert merge_invoer(invoer, fields) == invoer


@given(invoer)
def test_a_row_of_all_columns_says_all_there_is(invoer):
    cells = dict(zip(KOLOMMEN_VOLLEDIG, make_cellen(invoer, KOLOMMEN_VOLLEDIG), strict=True))

    fields, _ = check_rij(Rij(2, cells), vandaag=date(2026, 11, 20))

    assert merge_invoer(VoorzieningInvoer(), fields) == invoer


def test_of_a_maatwerkvoorziening_the_gemeente_decides() -> None:
    assert needs_verwijzing(Soort.MAATWERKVOORZIENING, nodig=False)
    assert needs_verwijzing(None, nodig=True)
    assert not needs_verwijzing(Soort.INFORMELE_HULP, nodig=False)
