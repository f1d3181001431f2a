import pytest

from portal.domain.plaats import (
    Plaats,
    PlaatsSoort,
    is_buitengebied,
    naam_sleutel,
    normalise_naam,
    roepnaam,
    without_haakjes,
)


def make_plaats(naam: str, toelichting: str) -> Plaats:
    return Plaats(
        naam=naam,
        soort=PlaatsSoort.KERN,
        lat=51.2,
        lon=5.7,
        gebieden=("GM0988", "NL"),
        gemeente_code="GM0988",
        gemeente_naam="Weert",
        toelichting=toelichting,
        sleutel=naam,
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("WEERT", " weert "),
        ("Nederweert-Eind", "nederweerteind"),
        ("'s-Gravenhage", "Den Haag"),
        ("’s Hertogenbosch", "den bosch"),
        ("Sint Odiliënberg", "st. odilienberg"),
        ("Súdwest-Fryslân", "sudwest fryslan"),
        ("Aan 't Kruis", "Aan t Kruis"),
    ],
)
def test_names_that_people_take_for_the_same_have_the_same_sleutel(one: str, other: str) -> None:
    assert naam_sleutel(one) == naam_sleutel(other)


@pytest.mark.parametrize("tekst", ["", "…", "😀", "北京"])
def test_a_text_without_latin_letters_has_an_empty_sleutel(tekst: str) -> None:
    assert naam_sleutel(tekst) == ""


def test_st_is_only_read_as_sint_when_it_is_a_word() -> None:
    assert normalise_naam("Stein") == "stein"
    assert normalise_naam("St Joost") == "sint joost"


@pytest.mark.parametrize(
    ("cbs_naam", "expected"),
    [
        ("Wijk 11 Weert-Centrum", "Weert-Centrum"),
        ("Kern Horn", "Horn"),
        ("Verspreide huizen Kelpen-Oler", "Kelpen-Oler"),
        ("Moesel buitengebied", "Moesel"),
        ("Wijk 01", "Wijk 01"),
        ("Verspreide huizen", "Verspreide huizen"),
        ("Kernhem", "Kernhem"),
        ("", ""),
    ],
)
def test_roepnaam_is_what_people_say(cbs_naam: str, expected: str) -> None:
    assert roepnaam(cbs_naam) == expected


def test_only_the_farms_around_a_place_are_buitengebied() -> None:
    assert is_buitengebied("Verspreide huizen Horn")
    assert is_buitengebied("Moesel buitengebied")
    assert not is_buitengebied("Kern Horn")
    assert not is_buitengebied("Wijk 22 Moesel")


def test_without_haakjes_leaves_what_people_type() -> None:
    assert without_haakjes("Bergen (NH)") == "Bergen"
    assert without_haakjes("Bergen op Zoom") == "Bergen op Zoom"


def test_a_label_tells_places_of_one_name_apart() -> None:
    assert make_plaats("Swartbroek", "Weert").label == "Swartbroek in Weert"
    assert make_plaats("Weert", "").label == "Weert"
