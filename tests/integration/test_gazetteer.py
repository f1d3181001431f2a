"""What a visitor means by a place, over the seed of the demo region."""

from collections.abc import Collection

import pytest
from sqlalchemy import Engine, delete, update

from portal.data.models import Gebied, Postcode, RegioGemeente
from portal.data.uow import UnitOfWork, make_session_factory
from portal.domain.begrippen import Niveau
from portal.domain.plaats import (
    Adres,
    CoordinaatOngeldig,
    Plaats,
    PlaatsMeerduidig,
    PlaatsOnbekend,
    PlaatsSoort,
)
from portal.services.gazetteer import Gazetteer, build_gazetteer
from portal.services.gebieden_bestand import ouder_of


class KnownAdres:
    """A geocoder that knows one address, and remembers what it was asked."""

    def __init__(self, adres: Adres) -> None:
        self.adres = adres
        self.asked: list[tuple[str, frozenset[str]]] = []

    def find_adres(self, tekst: str, gemeente_codes: Collection[str] = ()) -> Adres | None:
        self.asked.append((tekst, frozenset(gemeente_codes)))
        return self.adres


@pytest.fixture(scope="session")
def gazetteer(sqlite_engine: Engine) -> Gazetteer:
    """Of the region as it is installed; read only."""
    return build_gazetteer(UnitOfWork(make_session_factory(sqlite_engine)))


# Postcodes


def test_a_pc4_lies_in_all_its_buurten_however_small_their_core(gazetteer: Gazetteer) -> None:
    plaats = gazetteer.resolve("6006")

    assert plaats.soort is PlaatsSoort.PC4
    # Keent is 2 % of its surface, the fields of Altweerterheide are 73 %.
    assert {"BU09882101", "WK098821", "BU09883102", "WK098831", "GM0988"} <= {*plaats.gebieden}
    assert plaats.gebieden[-1] == "NL"


def test_a_pc4_does_not_lie_in_a_buurt_that_it_only_touches(gazetteer: Gazetteer) -> None:
    assert "BU16401301" not in gazetteer.resolve("6012").gebieden


@pytest.mark.parametrize("waar", ["6001TV", "6001 tv", " 6001  TV "])
def test_a_pc6_is_understood_however_it_is_typed(gazetteer: Gazetteer, waar: str) -> None:
    plaats = gazetteer.resolve(waar)

    assert (plaats.naam, plaats.soort, plaats.label) == (
        "6001 TV",
        PlaatsSoort.PC6,
        "6001 TV in Weert",
    )
    assert plaats.gebieden == ("BU09881401", "WK098814", "GM0988", "NL")


def test_an_unknown_pc6_is_its_pc4(gazetteer: Gazetteer) -> None:
    assert gazetteer.resolve("6001ZZ") == gazetteer.resolve("6001")


def test_a_pc4_far_away_lies_in_its_gemeente(gazetteer: Gazetteer) -> None:
    plaats = gazetteer.resolve("3511")

    assert (plaats.label, plaats.gebieden) == ("3511 in Utrecht", ("GM0344", "NL"))


def test_a_pc6_without_a_place_takes_that_of_its_pc4(uow: UnitOfWork) -> None:
    with uow:
        postcode = Postcode(
            code="6001ZX", woonplaats="", gemeente_code="GM0988", lat=51.25, lon=5.7
        )
        uow.session.add(postcode)
        uow.commit()

    assert build_gazetteer(uow).resolve("6001ZX").label == "6001 ZX in Weert"


# Names


@pytest.mark.parametrize(
    ("waar", "label", "soort"),
    [
        ("Weert", "Weert", PlaatsSoort.WOONPLAATS),
        ("WEERT ", "Weert", PlaatsSoort.WOONPLAATS),
        ("gemeente Weert", "Weert", PlaatsSoort.GEMEENTE),
        ("Leudal", "Leudal", PlaatsSoort.GEMEENTE),
        ("Ospel", "Ospel in Nederweert", PlaatsSoort.WOONPLAATS),
        ("nederweerteind", "Nederweert-Eind in Nederweert", PlaatsSoort.WOONPLAATS),
        ("boshoven", "Boshoven in Weert", PlaatsSoort.KERN),
        ("Swartbroek in Weert", "Swartbroek in Weert", PlaatsSoort.KERN),
        ("Keent", "Keent in Weert", PlaatsSoort.WIJK),
        ("wijk keent", "Keent in Weert", PlaatsSoort.WIJK),
        ("Wijk 21 Keent", "Keent in Weert", PlaatsSoort.WIJK),
        ("Keent, Weert", "Keent in Weert", PlaatsSoort.WIJK),
        ("keent weert", "Keent in Weert", PlaatsSoort.WIJK),
        ("weert keent", "Keent in Weert", PlaatsSoort.WIJK),
        ("Keent (Weert)", "Keent in Weert", PlaatsSoort.WIJK),
        ("centrum weert", "Weert-Centrum in Weert", PlaatsSoort.WIJK),
        ("Oud Boshoven", "Oud-Boshoven in Weert", PlaatsSoort.BUURT),
        ("den bosch", "'s-Hertogenbosch", PlaatsSoort.WOONPLAATS),
        ("st. odilienberg", "Sint Odiliënberg in Roerdalen", PlaatsSoort.WOONPLAATS),
        ("Peel en Maas", "Peel en Maas", PlaatsSoort.GEMEENTE),
        ("Nijmegen", "Nijmegen", PlaatsSoort.WOONPLAATS),
    ],
)
def test_a_name_is_understood_as_people_say_it(
    gazetteer: Gazetteer, waar: str, label: str, soort: PlaatsSoort
) -> None:
    plaats = gazetteer.resolve(waar)

    assert (plaats.label, plaats.soort) == (label, soort)


def test_weert_is_the_point_of_the_town_and_all_gebieden_of_the_gemeente(
    gazetteer: Gazetteer,
) -> None:
    plaats = gazetteer.resolve("Weert")

    assert (plaats.lat, plaats.lon) == (51.25405, 5.70547)
    assert {"GM0988", "WK098834", "BU09883402", "NL"} <= {*plaats.gebieden}
    assert not any(code.startswith(("BU0946", "BU1640")) for code in plaats.gebieden)


def test_a_wijk_lies_where_its_houses_are_and_holds_its_buurten(gazetteer: Gazetteer) -> None:
    plaats = gazetteer.resolve("Keent")

    assert (plaats.lat, plaats.lon) == (51.24409, 5.69992)
    assert plaats.gebieden == ("BU09882101", "BU09882102", "WK098821", "GM0988", "NL")


def test_a_kern_with_two_buurten_lies_in_both(gazetteer: Gazetteer) -> None:
    assert {"BU09880101", "BU09880102"} <= {*gazetteer.resolve("Boshoven").gebieden}


def test_a_cbs_name_means_that_gebied_alone(gazetteer: Gazetteer) -> None:
    assert gazetteer.resolve("Verspreide huizen Horn").gebieden == (
        "BU16400701",
        "WK164007",
        "GM1640",
        "NL",
    )


@pytest.mark.parametrize(
    ("code", "naam", "soort"),
    [
        ("GM0988", "Weert", PlaatsSoort.GEMEENTE),
        ("wk098821", "Keent", PlaatsSoort.WIJK),
        ("BU16400700", "Horn", PlaatsSoort.BUURT),
    ],
)
def test_a_cbs_code_is_that_gebied(
    gazetteer: Gazetteer, code: str, naam: str, soort: PlaatsSoort
) -> None:
    plaats = gazetteer.resolve(code)

    assert (plaats.naam, plaats.soort, plaats.sleutel) == (naam, soort, code.upper())


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("Nederwert", "Nederweert"),
        ("Heythuizen", "Heythuysen in Leudal"),
        ("amsterdm", "Amsterdam"),
    ],
)
def test_a_slip_in_a_name_is_forgiven(gazetteer: Gazetteer, typed: str, label: str) -> None:
    assert gazetteer.resolve(typed).label == label


def test_a_slip_that_fits_two_names_is_a_choice(gazetteer: Gazetteer) -> None:
    with pytest.raises(PlaatsMeerduidig) as error:
        gazetteer.resolve("Halen")

    assert {keuze.naam for keuze in error.value.keuzes} == {"Haler", "Haelen"}


@pytest.mark.parametrize(
    "waar", ["", "   ", "xyzzy", "0123", "9998ZZ9", "BU99999999", "😀", "w" * 500]
)
def test_what_is_no_place_is_unknown(gazetteer: Gazetteer, waar: str) -> None:
    with pytest.raises(PlaatsOnbekend) as error:
        gazetteer.resolve(waar)

    assert error.value.invoer == waar


# Several places of one name


def test_villages_of_one_name_far_apart_are_a_choice_told_apart_by_their_gemeente(
    gazetteer: Gazetteer,
) -> None:
    with pytest.raises(PlaatsMeerduidig) as error:
        gazetteer.resolve("Beek")

    keuzes = error.value.keuzes
    assert {keuze.label for keuze in keuzes} == {
        "Beek in Beek",
        "Beek in Berg en Dal",
        "Beek in Montferland",
    }
    assert keuzes[0].gemeente_code == "GM0888"
    assert [gazetteer.resolve(keuze.sleutel).gemeente_code for keuze in keuzes] == [
        keuze.gemeente_code for keuze in keuzes
    ]


def test_a_place_of_the_region_goes_before_one_of_that_name_elsewhere(uow: UnitOfWork) -> None:
    add_gebied(uow, "WK034499", "Horn", lat=52.09, lon=5.1)

    assert build_gazetteer(uow).resolve("Horn").gemeente_code == "GM1640"


def test_a_town_goes_before_a_wijk_of_that_name_elsewhere(uow: UnitOfWork) -> None:
    add_gebied(uow, "WK034499", "Nijmegen", lat=52.09, lon=5.1)

    assert build_gazetteer(uow).resolve("Nijmegen").gemeente_code == "GM0268"


def test_gebieden_of_one_name_in_one_gemeente_are_told_apart_and_chosen_by_code(
    uow: UnitOfWork,
) -> None:
    add_gebied(uow, "WK034498", "Wijk 98 Zandpad", lat=52.09, lon=5.1)
    add_gebied(uow, "WK034499", "Wijk 99 Noord", lat=52.19, lon=5.1)
    add_gebied(uow, "BU03449901", "Zandpad", lat=52.19, lon=5.1)
    gazetteer = build_gazetteer(uow)

    with pytest.raises(PlaatsMeerduidig) as error:
        gazetteer.resolve("Zandpad")

    keuzes = error.value.keuzes
    assert [keuze.label for keuze in keuzes] == [
        "Wijk 98 Zandpad in Utrecht",
        "Zandpad (Noord) in Utrecht",
    ]
    assert [gazetteer.resolve(keuze.sleutel).gebieden for keuze in keuzes] == [
        keuze.gebieden for keuze in keuzes
    ]


def test_without_a_region_every_place_of_a_name_counts(uow: UnitOfWork) -> None:
    add_gebied(uow, "WK034499", "Graswinkel", lat=52.09, lon=5.1)
    with uow:
        uow.session.execute(delete(RegioGemeente))
        uow.commit()

    with pytest.raises(PlaatsMeerduidig):
        build_gazetteer(uow).resolve("Graswinkel")


def test_every_name_of_the_region_is_one_place_that_its_sleutel_finds_again(
    gazetteer: Gazetteer,
) -> None:
    suggested = {
        plaats.label: plaats
        for letter in "abcdefghijklmnopqrstuvwxyz"
        for plaats in gazetteer.suggest(letter, 500)
        if plaats.gemeente_code in ("GM0988", "GM0946", "GM1640")
    }

    assert len(suggested) > 60
    assert all(gazetteer.resolve(plaats.sleutel) == plaats for plaats in suggested.values())


# Points and addresses


def test_a_point_lies_in_its_buurt_wijk_and_gemeente(gazetteer: Gazetteer) -> None:
    plaats = gazetteer.resolve("51.2441, 5.69992")

    assert (plaats.soort, plaats.label) == (PlaatsSoort.PUNT, "Keent in Weert")
    assert plaats.gebieden == ("BU09882101", "WK098821", "GM0988", "NL")
    assert (plaats.lat, plaats.lon) == (51.2441, 5.69992)


@pytest.mark.parametrize("waar", ["51.05,5.6", "50.85 4.35"])
def test_a_point_across_the_border_lies_in_no_gemeente(gazetteer: Gazetteer, waar: str) -> None:
    plaats = gazetteer.resolve(waar)

    assert (plaats.gemeente_code, plaats.gemeente_naam, plaats.gebieden) == (None, "", ("NL",))


@pytest.mark.parametrize("waar", ["95,5.7", "51.2,-181", "-90.1;0", "6001 , 51"])
def test_a_point_that_is_not_on_earth_is_refused(gazetteer: Gazetteer, waar: str) -> None:
    with pytest.raises(CoordinaatOngeldig):
        gazetteer.resolve(waar)


def test_an_adres_comes_from_the_geocoder_which_hears_the_region(uow: UnitOfWork) -> None:
    adres = Adres(naam="Molenstraat 12, Weert", lat=51.2441, lon=5.69992, gemeente_code="GM0988")
    geocoder = KnownAdres(adres)

    plaats = build_gazetteer(uow, geocoder).resolve("molenstraat 12")

    assert (plaats.label, plaats.soort) == ("Molenstraat 12, Weert", PlaatsSoort.ADRES)
    assert plaats.gebieden == ("BU09882101", "WK098821", "GM0988", "NL")
    assert geocoder.asked == [("molenstraat 12", frozenset({"GM0988", "GM0946", "GM1640"}))]


def test_an_adres_outside_all_outlines_lies_in_the_gemeente_that_the_geocoder_says(
    uow: UnitOfWork,
) -> None:
    geocoder = KnownAdres(Adres(naam="Neude 1", lat=52.09, lon=5.12, gemeente_code="GM0344"))

    plaats = build_gazetteer(uow, geocoder).resolve("neude 1")

    assert (plaats.gemeente_naam, plaats.gebieden) == ("Utrecht", ("GM0344", "NL"))


def test_a_known_name_is_never_sent_to_the_geocoder(uow: UnitOfWork) -> None:
    geocoder = KnownAdres(Adres(naam="Elders", lat=52.0, lon=5.0, gemeente_code=None))
    gazetteer = build_gazetteer(uow, geocoder)

    for waar in ("Weert", "6001 TV", "51.2,5.7", "WK098821", "Nederwert"):
        gazetteer.resolve(waar)

    assert geocoder.asked == []


@pytest.mark.parametrize(
    ("waar", "label"),
    [
        ("Molenstraat 12, 6001 TV Weert", "6001 TV in Weert"),
        ("6001 Weert", "6001 in Weert"),
        ("Molenstraat 12 Weert", "Weert"),
        ("station Roermond", "Roermond"),
    ],
)
def test_without_a_geocoder_an_adres_is_its_postcode_or_its_town(
    gazetteer: Gazetteer, waar: str, label: str
) -> None:
    assert gazetteer.resolve(waar).label == label


# Suggestions, names, ancestors


def test_suggestions_begin_with_the_letters_and_with_the_region(gazetteer: Gazetteer) -> None:
    labels = [plaats.label for plaats in gazetteer.suggest("we", 5)]

    assert labels[0] == "Weert"
    assert "Wessem in Maasgouw" in labels
    assert len(labels) == 5


def test_digits_suggest_postcodes_of_four_digits_first(gazetteer: Gazetteer) -> None:
    assert [plaats.naam for plaats in gazetteer.suggest("600", 7)] == [
        "6001",
        "6002",
        "6003",
        "6004",
        "6005",
        "6006",
        "6001 AT",
    ]
    assert [plaats.naam for plaats in gazetteer.suggest("6001 t")] == ["6001 TV"]


@pytest.mark.parametrize("q", ["", "?", "qqq", "99999"])
def test_nothing_is_suggested_where_nothing_fits(gazetteer: Gazetteer, q: str) -> None:
    assert gazetteer.suggest(q) == ()


def test_names_are_folded_and_each_of_them_is_understood(gazetteer: Gazetteer) -> None:
    names = gazetteer.names()

    assert {
        "weert",
        "nederweert eind",
        "keent",
        "roermond",
        "den bosch",
        "amsterdam",
        "6001",
    } <= names
    assert not names & {"heel", "best", "echt", "dieren"}
    for name in names:
        assert is_understood(gazetteer, name)


def test_the_codes_around_a_gebied_hold_it_or_lie_in_it(gazetteer: Gazetteer) -> None:
    assert set(gazetteer.codes_around("BU09882101")) == {"BU09882101", "WK098821", "GM0988", "NL"}
    assert {"GM0988", "WK098821", "BU09882101", "NL"} <= set(gazetteer.codes_around("GM0988"))
    assert "GM0946" not in gazetteer.codes_around("GM0988")


def test_a_gebied_is_known_by_code_and_called_as_people_do(gazetteer: Gazetteer) -> None:
    assert gazetteer.is_gebied("WK098821")
    assert not gazetteer.is_gebied("WK999999")
    assert gazetteer.naam("WK098821") == "Keent"
    assert gazetteer.naam("WK999999") == "WK999999"


# Building


def test_an_unchanged_database_keeps_the_gazetteer_that_there_is(uow: UnitOfWork) -> None:
    gazetteer = build_gazetteer(uow)

    assert build_gazetteer(uow, old=gazetteer) is gazetteer


def test_a_new_name_makes_a_new_gazetteer(uow: UnitOfWork) -> None:
    old = build_gazetteer(uow)
    with uow:
        renamed = update(Gebied).where(Gebied.code == "WK098821").values(naam="Wijk 21 Keenterveld")
        uow.session.execute(renamed)
        uow.commit()

    new = build_gazetteer(uow, old=old)

    assert new is not old
    assert new.resolve("Keenterveld").soort is PlaatsSoort.WIJK


def add_gebied(uow: UnitOfWork, code: str, naam: str, lat: float, lon: float) -> None:
    with uow:
        uow.session.add(
            Gebied(
                code=code,
                niveau=Niveau.WIJK if code.startswith("WK") else Niveau.BUURT,
                naam=naam,
                ouder_code=ouder_of(code),
                gemeente_code=f"GM{code[2:6]}",
                lat=lat,
                lon=lon,
            )
        )
        uow.commit()


def is_understood(gazetteer: Gazetteer, naam: str) -> bool:
    try:
        return isinstance(gazetteer.resolve(naam), Plaats)
    except PlaatsMeerduidig:
        return True
