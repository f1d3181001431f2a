import json
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from portal.domain.begrippen import Doelgroep, Leefgebied, Lijn, Overgang, Soort, Taal, Wet
from portal.domain.inhoud import from_json, to_json
from portal.domain.voorziening import PlekInvoer, VoorzieningInvoer

text = st.text(max_size=20)
plek = st.builds(
    PlekInvoer,
    naam=text,
    straat=text,
    postcode=text,
    lat=st.none() | st.floats(-90, 90),
    lon=st.none() | st.floats(-180, 180),
    openingstijden=text,
    telefoon=st.none() | text,
    rolstoel=st.none() | st.booleans(),
    adres_geheim=st.booleans(),
)


def some(enum):
    return st.lists(st.sampled_from(enum), max_size=3).map(tuple)


invoer = st.builds(
    VoorzieningInvoer,
    naam=text,
    lijn=st.none() | st.sampled_from(Lijn),
    soort=st.none() | st.sampled_from(Soort),
    leefgebieden=some(Leefgebied),
    doelgroepen=some(Doelgroep),
    wetten=some(Wet),
    overgangen=some(Overgang),
    talen=some(Taal),
    trefwoorden=st.lists(text, max_size=3).map(tuple),
    plekken=st.lists(plek, max_size=3).map(tuple),
    werkgebied=st.lists(text, max_size=3).map(tuple),
    telefoon=st.none() | text,
    leeftijd_van=st.none() | st.integers(0, 120),
    online=st.booleans(),
    gesloten_tot=st.none() | st.dates(),
    gesloten_reden=text,
)


@settings(max_examples=50)
@given(invoer)
def test_what_is_written_reads_the_same(one):
    assert from_json(json.loads(json.dumps(to_json(one)))) == one


def test_a_field_of_a_later_release_reads_as_blank_and_an_unknown_one_is_left_out():
    kept = {"naam": "Inloop", "plekken": [{"straat": "Markt", "etage": 2}], "status": "concept"}

    assert from_json(kept) == VoorzieningInvoer(
        naam="Inloop", plekken=(PlekInvoer(straat="Markt"),)
    )


def test_terms_come_back_as_terms():
    one = from_json(to_json(VoorzieningInvoer(lijn=Lijn.NULDE, gesloten_tot=date(2026, 12, 1))))

    assert one.lijn is Lijn.NULDE
    assert one.gesloten_tot == date(2026, 12, 1)
