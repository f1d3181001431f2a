import json
from collections.abc import Iterable
from typing import Any

import pytest

from portal.domain.begrippen import KernSoort, Niveau
from portal.domain.errors import Fout, InvoerOngeldig
from portal.domain.foutcodes import Foutcode
from portal.domain.invoer import Rij, Tabel
from portal.services.gebieden_bestand import make_ouder, read_gebieden

SQUARE = [[5.70, 51.24], [5.72, 51.24], [5.72, 51.26], [5.70, 51.26], [5.70, 51.24]]


def polygon(ring: list[list[float]]) -> str:
    return json.dumps({"type": "Polygon", "coordinates": [ring]})


def tabel(*rows: dict[str, str]) -> Tabel:
    return Tabel(tuple(rows[0]), (Rij(nummer, row) for nummer, row in enumerate(rows, start=2)))


def buurt(**cells: str) -> dict[str, str]:
    return {
        "buurtcode": "BU09880101",
        "buurtnaam": "Boshoven-Vrakker",
        "wijkcode": "WK098801",
        "wijknaam": "Wijk 01 Boshoven",
        "gemeentecode": "GM0988",
        "gemeentenaam": "Weert",
        "geometrie": polygon(SQUARE),
        **cells,
    }


def punt(**cells: str) -> dict[str, str]:
    return {
        "niveau": "wijk",
        "code": "WK098801",
        "naam": "Boshoven",
        "lat": "51.25",
        "lon": "5.7",
    } | cells


def faults(*rows: dict[str, str]) -> list[tuple[str, str, int | None]]:
    with pytest.raises(InvoerOngeldig) as error:
        read_gebieden(tabel(*rows))
    return [(fout.veld, fout.code, fout.rij) for fout in error.value.fouten]


def test_a_buurt_is_read_with_its_outline_and_its_place_in_the_tree() -> None:
    bestand = read_gebieden(tabel(buurt()))

    (gebied,) = bestand.gebieden
    assert (gebied.code, gebied.niveau, gebied.naam) == (
        "BU09880101",
        Niveau.BUURT,
        "Boshoven-Vrakker",
    )
    assert (gebied.ouder_code, gebied.gemeente_code) == ("WK098801", "GM0988")
    assert gebied.punt == (51.25, 5.71)
    assert gebied.omtrek is not None
    assert bestand.ouders == (("WK098801", "Wijk 01 Boshoven"), ("GM0988", "Weert"))


def test_a_file_without_outlines_gives_points() -> None:
    (gebied,) = read_gebieden(tabel(punt())).gebieden

    assert (gebied.punt, gebied.omtrek) == ((51.25, 5.7), None)


def test_the_names_that_cbs_gives_its_columns_are_known() -> None:
    row = {"wk_code": "WK0363AF", "wk_naam": "Nieuwmarkt", "geometrie": polygon(SQUARE)}

    (gebied,) = read_gebieden(tabel(row)).gebieden

    assert (gebied.code, gebied.naam) == ("WK0363AF", "Nieuwmarkt")


def test_water_is_no_gebied() -> None:
    land, water = buurt(water="NEE"), buurt(buurtcode="BU09889997", water="JA")

    assert [g.code for g in read_gebieden(tabel(land, water)).gebieden] == ["BU09880101"]


def test_a_wijk_may_be_without_a_name_and_a_buurt_may_not() -> None:
    assert read_gebieden(tabel(punt(naam=""))).gebieden[0].naam == ""
    assert faults(buurt(buurtnaam="")) == [("buurtnaam", Foutcode.VERPLICHT, 2)]


def test_the_point_of_a_bent_gebied_lies_inside_it() -> None:
    bent = [
        [5.0, 52.0],
        [5.4, 52.0],
        [5.4, 52.4],
        [5.3, 52.4],
        [5.3, 52.1],
        [5.0, 52.1],
        [5.0, 52.0],
    ]

    (gebied,) = read_gebieden(tabel(buurt(geometrie=polygon(bent)))).gebieden

    lat, lon = gebied.punt
    assert lat < 52.1 or lon > 5.3


def test_an_outline_that_crosses_itself_is_mended() -> None:
    crossing = [[5.70, 51.24], [5.72, 51.26], [5.72, 51.24], [5.70, 51.26], [5.70, 51.24]]

    (gebied,) = read_gebieden(tabel(buurt(geometrie=polygon(crossing)))).gebieden

    assert gebied.omtrek is not None
    assert gebied.omtrek.is_valid


@pytest.mark.parametrize(
    ("geometrie", "code"),
    [
        ("{", Foutcode.OMTREK),
        ("null", Foutcode.OMTREK),
        ('{"type":"Point","coordinates":[5.7,51.2]}', Foutcode.OMTREK),
        ('{"type":"Polygon","coordinates":[]}', Foutcode.OMTREK),
        ('{"type":"Polygon","coordinates":"leeg"}', Foutcode.OMTREK),
        (polygon([[lat, lon] for lon, lat in SQUARE]), Foutcode.COORDINAAT_VERWISSELD),
        (
            polygon([[x * 30_000, y * 7_000] for x, y in SQUARE]),
            Foutcode.COORDINAAT_GEEN_GRADEN,
        ),
        (polygon([[x - 20, y] for x, y in SQUARE]), Foutcode.COORDINAAT_BUITEN_NEDERLAND),
    ],
)
def test_an_outline_that_cannot_be_is_a_fault(geometrie: str, code: Foutcode) -> None:
    assert faults(buurt(geometrie=geometrie)) == [("geometrie", code, 2)]


@pytest.mark.parametrize(
    ("lat", "lon", "fault"),
    [
        ("", "5.7", ("lat", Foutcode.BREEDTEGRAAD, 2)),
        ("51.2", "oost", ("lon", Foutcode.LENGTEGRAAD, 2)),
        ("95", "5.7", ("lat", Foutcode.BREEDTEGRAAD, 2)),
        ("nan", "5.7", ("lat", Foutcode.BREEDTEGRAAD, 2)),
        ("5.7", "51.2", ("lat", Foutcode.COORDINAAT_VERWISSELD, 2)),
        ("40.4", "-3.7", ("lat", Foutcode.COORDINAAT_BUITEN_NEDERLAND, 2)),
    ],
)
def test_a_point_that_cannot_be_is_a_fault(lat: str, lon: str, fault: tuple[str, str, int]) -> None:
    assert faults(punt(lat=lat, lon=lon)) == [fault]


def test_every_fault_of_the_file_is_told_at_once() -> None:
    assert faults(
        buurt(buurtcode="0988"),
        buurt(buurtnaam="x" * 121),
        buurt(),
        buurt(buurtcode=""),
    ) == [
        ("buurtcode", Foutcode.CBS_CODE, 2),
        ("buurtnaam", Foutcode.TE_LANG, 3),
        ("buurtcode", Foutcode.DUBBEL_IN_BESTAND, 4),
        ("buurtcode", Foutcode.VERPLICHT, 5),
    ]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ({"naam": "Weert"}, ("", Foutcode.BESTAND_SOORT_ONBEKEND, None)),
        ({"buurtcode": "BU09880101"}, ("buurtnaam", Foutcode.KOLOM_ONTBREEKT, 1)),
        ({"wijkcode": "WK098801", "wijknaam": "x"}, ("lat", Foutcode.KOLOM_ONTBREEKT, 1)),
        ({"kern_buurtcodes": ""}, ("naam", Foutcode.KOLOM_ONTBREEKT, 1)),
    ],
)
def test_a_file_of_something_else_says_what_is_missing(
    row: dict[str, str], fault: tuple[str, str, int | None]
) -> None:
    assert fault in faults(row)


def test_a_file_with_a_header_only_is_empty() -> None:
    with pytest.raises(InvoerOngeldig) as error:
        read_gebieden(Tabel(tuple(buurt()), iter(())))

    assert error.value.fouten == [Fout("", Foutcode.BESTAND_LEEG)]


def test_what_was_wrong_when_the_row_was_read_is_told_too() -> None:
    fault = Fout("", Foutcode.TE_VEEL_CELLEN, "x", 2)

    with pytest.raises(InvoerOngeldig) as error:
        read_gebieden(Tabel(tuple(punt()), iter([Rij(2, punt(), (fault,))])))

    assert error.value.fouten == [fault]


def kern(**cells: Any) -> dict[str, str]:
    return {
        "naam": "Boshoven",
        "soort": "kern",
        "gemeentecode": "GM0988",
        "wijkcode": "WK098801",
        "kern_buurtcodes": "BU09880101 BU09880102",
        "pc4": "6002",
        "lat": "51.25878",
        "lon": "5.68056",
        **cells,
    }


def test_a_kern_is_read_with_all_its_buurten() -> None:
    (found,) = read_gebieden(tabel(kern())).kernen

    assert (found.naam, found.soort, found.pc4) == ("Boshoven", KernSoort.KERN, "6002")
    assert found.buurt_codes == ("BU09880101", "BU09880102")


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"soort": "gehucht"}, ("soort", Foutcode.KEUZE_ONBEKEND, 2)),
        ({"kern_buurtcodes": "Vrakker"}, ("kern_buurtcodes", Foutcode.CBS_CODE, 2)),
        ({"wijkcode": "01"}, ("wijkcode", Foutcode.CBS_CODE, 2)),
        ({"pc4": "602"}, ("pc4", Foutcode.POSTCODE, 2)),
    ],
)
def test_a_kern_with_a_fault_is_refused(cells: dict[str, str], fault: tuple[str, str, int]) -> None:
    assert faults(kern(**cells)) == [fault]


def test_an_ouder_is_drawn_round_its_parts() -> None:
    east = [[x + 0.02, y] for x, y in SQUARE]
    parts: Iterable[dict[str, str]] = (
        buurt(),
        buurt(buurtcode="BU09880102", geometrie=polygon(east)),
    )

    wijk = make_ouder("WK098801", "Boshoven", read_gebieden(tabel(*parts)).gebieden)

    assert wijk.niveau is Niveau.WIJK
    assert wijk.punt == (51.25, 5.72)
    assert wijk.omtrek is not None
    assert wijk.omtrek.bounds == pytest.approx((5.70, 51.24, 5.74, 51.26))


def test_an_ouder_of_points_lies_in_their_middle() -> None:
    parts = read_gebieden(tabel(punt(), punt(code="WK098802", lat="51.27"))).gebieden

    gemeente = make_ouder("GM0988", "Weert", parts)

    assert gemeente.omtrek is None
    assert gemeente.punt == pytest.approx((51.26, 5.7))
