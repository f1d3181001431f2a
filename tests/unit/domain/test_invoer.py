from datetime import date

import pytest

from portal.domain.begrippen import Leefgebied, Lijn, Taal
from portal.domain.errors import Fout
from portal.domain.foutcodes import Foutcode
from portal.domain.invoer import (
    KOLOMMEN,
    MAX_ITEMS,
    Rij,
    check_kolommen,
    check_rij,
    check_samenhang,
)

VANDAAG = date(2026, 11, 20)
GOED = {
    "naam": "Inloop Fatima",
    "aanbieder": "Stichting Peelwaard (voorbeeld)",
    "samenvatting": "Kom binnen voor koffie.",
    "leefgebieden": "sociale-contacten",
}


def check(**cellen: str):
    return check_rij(Rij(7, {**GOED, **cellen}), vandaag=VANDAAG)


def codes(**cellen: str) -> list[tuple[str, str]]:
    return [(fout.veld, fout.code) for fout in check(**cellen)[1]]


def plekken(**cellen: str):
    fields, faults = check(**cellen)
    assert faults == []
    return fields["plekken"]


def test_the_required_columns_are_enough():
    fields, faults = check()

    assert faults == []
    assert fields["leefgebieden"] == (Leefgebied.SOCIALE_CONTACTEN,)
    assert "telefoon" not in fields


def test_missing_double_and_unknown_columns_are_told_apart():
    faults, notices = check_kolommen(["naam", "naam", "samenvatting", "kleur", "leefgebieden"])

    assert [(f.veld, f.code, f.rij) for f in faults] == [
        ("aanbieder", Foutcode.KOLOM_ONTBREEKT, 1),
        ("naam", Foutcode.KOLOM_DUBBEL, 1),
    ]
    assert [(f.veld, f.code) for f in notices] == [("kleur", Foutcode.KOLOM_ONBEKEND)]


def test_what_is_required_may_not_be_blank():
    assert codes(naam=" ", samenvatting="", leefgebieden="|", aanbieder="") == [
        ("naam", Foutcode.VERPLICHT),
        ("samenvatting", Foutcode.VERPLICHT),
        ("aanbieder", Foutcode.VERPLICHT),
        ("leefgebieden", Foutcode.VERPLICHT),
    ]


def test_every_fault_of_a_row_is_reported_with_its_row_and_value():
    faults = check(telefoon="bel mij", lijn="9", talen="nl|klingon")[1]

    assert faults == [
        Fout("lijn", Foutcode.KEUZE_ONBEKEND, "9", 7),
        Fout("telefoon", Foutcode.TELEFOON, "bel mij", 7),
        Fout("talen", Foutcode.KEUZE_ONBEKEND, "klingon", 7),
    ]


def test_a_long_value_is_shown_in_part():
    (fault,) = check(email="x" * 5_000)[1]

    assert len(fault.waarde) == 200


def test_faults_of_reading_stay_with_the_row():
    early = Fout("", Foutcode.TE_VEEL_CELLEN, "x", 7)

    assert check_rij(Rij(7, GOED, (early,)), vandaag=VANDAAG)[1] == [early]


def test_items_of_a_list_are_kept_once_in_order():
    fields, _ = check(talen="en| nl |en||Nederlands", lijn="Nulde lijn")

    assert fields["talen"] == (Taal.ENGELS, Taal.NEDERLANDS)
    assert fields["lijn"] is Lijn.NULDE


def test_too_many_items_are_refused():
    assert codes(trefwoorden="|".join(map(str, range(MAX_ITEMS + 1)))) == [
        ("trefwoorden", Foutcode.TE_VEEL)
    ]


def test_a_blank_cell_is_a_blank_value():
    fields, _ = check(telefoon="", kosten=" ", online="", gesloten_tot="", straat="")

    assert fields["telefoon"] is None
    assert fields["kosten"] == ""
    assert fields["online"] is False
    assert fields["gesloten_tot"] is None
    assert fields["plekken"] == ()


def test_a_place_takes_its_cells_together():
    assert plekken(
        straat="Kerkplein", huisnummer="2a", postcode="6001tv", plaats="Weert",
        lat="51,25", lon="5.7", locatie_naam="De Brug", rolstoel="ja",
    ) == ({
        "straat": "Kerkplein", "huisnummer": "2a", "postcode": "6001 TV", "plaats": "Weert",
        "lat": 51.25, "lon": 5.7, "naam": "De Brug", "rolstoel": True,
    },)  # fmt: skip


def test_parts_belong_to_several_places_and_one_part_to_all():
    first, second = plekken(
        straat="Kerkplein|Markt", plaats="Weert", openingstijden="Mo 09:00-10:00|"
    )

    assert first == {"straat": "Kerkplein", "plaats": "Weert", "openingstijden": "Mo 09:00-10:00"}
    assert second == {"straat": "Markt", "plaats": "Weert", "openingstijden": ""}


def test_another_number_of_parts_is_refused():
    assert codes(straat="a|b|c", postcode="6001 TV|6002 AB") == [
        ("postcode", Foutcode.AANTAL_DELEN)
    ]


def test_too_many_places_are_refused():
    assert codes(straat="a|" * MAX_ITEMS) == [("straat", Foutcode.TE_VEEL)]


def test_only_accessibility_makes_no_place():
    assert plekken(straat="", rolstoel="ja", adres_geheim="nee") == ()


def test_telephone_hours_alone_make_a_place_without_address():
    assert plekken(openingstijden="Mo 09:00-10:00") == ({"openingstijden": "Mo 09:00-10:00"},)


def test_a_secret_place_may_be_blank():
    assert plekken(straat="", adres_geheim="ja") == ({"straat": "", "adres_geheim": True},)


def test_an_unsaid_secret_is_no_answer():
    assert plekken(straat="Markt", adres_geheim="") == ({"straat": "Markt"},)


def test_a_file_without_address_columns_says_nothing_of_places():
    assert "plekken" not in check(rolstoel="ja", openingstijden="")[0]


@pytest.mark.parametrize(
    ("lat", "lon", "code"),
    [
        ("51.2", "", Foutcode.COORDINAAT_HALF),
        ("", "5.7", Foutcode.COORDINAAT_HALF),
        ("5.7", "51.2", Foutcode.COORDINAAT_VERWISSELD),
        ("95", "5.7", Foutcode.BREEDTEGRAAD),
    ],
)
def test_a_point_needs_both_degrees_in_their_order(lat, lon, code):
    assert codes(straat="Markt", lat=lat, lon=lon) == [("lat", code)]


def test_ages_in_the_wrong_order_are_refused():
    assert codes(leeftijd_van="18", leeftijd_tot="12") == [
        ("leeftijd_tot", Foutcode.LEEFTIJD_OMGEKEERD)
    ]
    assert codes(leeftijd_van="18", leeftijd_tot="18") == []


def test_a_check_in_the_future_is_refused():
    assert codes(gecontroleerd_op="2026-11-21") == [("gecontroleerd_op", Foutcode.DATUM_TOEKOMST)]
    assert codes(gecontroleerd_op="2026-11-20") == []


def test_a_closure_may_end_in_the_future():
    assert check(gesloten_tot="01-02-2027")[0]["gesloten_tot"] == date(2027, 2, 1)


def test_what_is_not_given_is_not_compared():
    assert check_samenhang({"leeftijd_van": 18}, vandaag=VANDAAG) == []


def test_every_column_of_the_file_can_be_checked():
    fields, faults = check(**dict.fromkeys(KOLOMMEN - GOED.keys(), ""))

    assert faults == []
    assert fields["plekken"] == ()
