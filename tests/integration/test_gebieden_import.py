"""Import of gebieden over the seed of the demo region, on both databases."""

import json
from typing import Any

import pytest
from sqlalchemy import delete, func, select

from portal.data.models import Gebied, IndexTaak, Kern, Postcode, PostcodeGebied, Voorziening
from portal.data.models.voorziening import Locatie, VoorzieningLocatie
from portal.data.uow import UnitOfWork
from portal.domain.errors import InvoerOngeldig
from portal.domain.foutcodes import Foutcode
from portal.domain.invoer import Rij, Tabel
from portal.services.gebieden import find_at, get_gebied
from portal.services.gebieden_import import has_gebieden, import_gebieden, load_seed
from tests.factories import Factories

# Two squares beside each other in Cranendonck, of which the seed knows the outline only.
WEST = (5.56, 51.26, 5.58, 51.28)
EAST = (5.58, 51.26, 5.60, 51.28)
BOTH = (5.56, 51.26, 5.60, 51.28)
Box = tuple[float, float, float, float]


def outline(box: Box, extra: int = 0) -> str:
    """A rectangle; ``extra`` points on its first side make it a finer drawing."""
    west, south, east, north = box
    side = [[west + (east - west) * i / (extra + 1), south] for i in range(1, extra + 1)]
    ring = [[west, south], *side, [east, south], [east, north], [west, north], [west, south]]
    return json.dumps({"type": "Polygon", "coordinates": [ring]})


def buurt(code: str, naam: str, box: Box, **cells: str) -> dict[str, str]:
    return {
        "buurtcode": code,
        "buurtnaam": naam,
        "wijkcode": f"WK{code[2:8]}",
        "wijknaam": f"Wijk {code[6:8]} Budel",
        "gemeentecode": f"GM{code[2:6]}",
        "gemeentenaam": "Cranendonck",
        "geometrie": outline(box),
        **cells,
    }


def gemeente(code: str, naam: str, box: Box, extra: int = 0) -> dict[str, str]:
    return {"gemeentecode": code, "gemeentenaam": naam, "geometrie": outline(box, extra)}


def tabel(*rows: dict[str, str]) -> Tabel:
    return Tabel(tuple(rows[0]), (Rij(nummer, row) for nummer, row in enumerate(rows, start=1)))


def codes_at(uow: UnitOfWork, lat: float, lon: float) -> list[str]:
    return [gebied.code for gebied in find_at(uow, lat, lon)]


def read(uow: UnitOfWork, code: str) -> Gebied:
    with uow:
        return uow.session.get_one(Gebied, code)


def counts(uow: UnitOfWork) -> tuple[int, ...]:
    with uow:
        tables = (Gebied, Kern, Postcode, PostcodeGebied)
        return tuple(
            uow.session.scalar(select(func.count()).select_from(table)) or 0 for table in tables
        )


# The seed


def test_the_seed_knows_the_country_in_outline_and_the_region_in_detail(uow: UnitOfWork) -> None:
    assert has_gebieden(uow)
    assert counts(uow) == (1 + 342 + 37 + 85, 30, 4086 + 52, 105 + 52)
    assert codes_at(uow, 51.2441, 5.69992) == ["BU09882101", "WK098821", "GM0988"]
    assert codes_at(uow, 51.2, 5.99) == ["GM0957"]


def test_the_seed_is_loaded_once(uow: UnitOfWork) -> None:
    before = counts(uow)

    load_seed(uow)

    assert counts(uow) == before


# Writing


def test_a_file_of_buurten_makes_its_wijken_known_too(uow: UnitOfWork) -> None:
    rows = buurt("BU17060100", "Dorp", WEST), buurt("BU17060101", "Veld", EAST)

    uitkomst = import_gebieden(uow, tabel(*rows))

    assert uitkomst.nieuw == 3
    assert codes_at(uow, 51.27, 5.57) == ["BU17060100", "WK170601", "GM1706"]
    wijk = get_gebied(uow, "WK170601")
    assert (wijk.naam, wijk.kader) == ("Budel", pytest.approx((51.26, 5.56, 51.28, 5.60)))
    assert [kind.naam for kind in wijk.kinderen] == ["Dorp", "Veld"]


def test_a_point_in_a_buurt_lies_in_its_gemeente_even_when_that_has_no_outline(
    uow: UnitOfWork,
) -> None:
    row = buurt("BU07620100", "Dorp", (5.75, 51.43, 5.77, 51.45), gemeentenaam="Deurne")

    import_gebieden(uow, tabel(row))

    assert codes_at(uow, 51.44, 5.76) == ["BU07620100", "WK076201", "GM0762"]


def test_the_same_file_twice_changes_nothing(uow: UnitOfWork) -> None:
    rows = buurt("BU17060100", "Dorp", WEST), buurt("BU17060101", "Veld", EAST)
    import_gebieden(uow, tabel(*rows))

    uitkomst = import_gebieden(uow, tabel(*rows))

    assert (uitkomst.nieuw, uitkomst.gewijzigd, uitkomst.gelijk) == (0, 0, 2)


def test_progress_ends_with_all_rows(uow: UnitOfWork) -> None:
    heard: list[tuple[int, int]] = []

    import_gebieden(
        uow,
        tabel(buurt("BU17060100", "Dorp", WEST)),
        lambda done, total: heard.append((done, total)),
    )

    assert heard[-1] == (2, 2)


def test_a_file_without_outlines_leaves_those_that_are_there(uow: UnitOfWork) -> None:
    before = read(uow, "GM0988")
    row = {"code": "GM0988", "naam": "Weert (L)", "lat": "51.3", "lon": "5.8"}

    import_gebieden(uow, tabel(row))

    after = read(uow, "GM0988")
    assert (after.naam, after.lat, after.min_lat) == ("Weert (L)", before.lat, before.min_lat)
    assert codes_at(uow, 51.2441, 5.69992)[-1] == "GM0988"


def test_a_name_that_is_not_known_leaves_the_one_that_is(uow: UnitOfWork) -> None:
    import_gebieden(uow, tabel({"code": "WK098821", "naam": "", "lat": "51.2", "lon": "5.7"}))

    assert read(uow, "WK098821").naam == "Wijk 21 Keent"


def test_a_coarser_drawing_of_the_same_gebied_does_not_replace_the_finer(uow: UnitOfWork) -> None:
    import_gebieden(uow, tabel(gemeente("GM9001", "Proef", BOTH, extra=20)))
    before = read(uow, "GM9001")

    uitkomst = import_gebieden(uow, tabel(gemeente("GM9001", "Proef", (5.561, *BOTH[1:]))))

    assert uitkomst.gelijk == 1
    assert read(uow, "GM9001").min_lon == before.min_lon


def test_a_gebied_that_really_changed_is_drawn_anew_however_coarse(uow: UnitOfWork) -> None:
    import_gebieden(uow, tabel(gemeente("GM9001", "Proef", WEST, extra=20)))

    import_gebieden(uow, tabel(gemeente("GM9001", "Proef", EAST)))

    assert read(uow, "GM9001").min_lon == EAST[0]


def test_a_wijk_under_a_code_that_was_used_before_gets_its_new_name_and_outline(
    uow: UnitOfWork,
) -> None:
    import_gebieden(uow, tabel(buurt("BU17060100", "Dorp", WEST)))

    import_gebieden(uow, tabel(buurt("BU17060101", "Heide", EAST, wijknaam="Gastel")))

    wijk = read(uow, "WK170601")
    assert (wijk.naam, wijk.min_lon) == ("Gastel", EAST[0])


# Newer editions


def test_a_code_that_a_newer_edition_replaces_goes_when_nothing_refers_to_it(
    uow: UnitOfWork,
) -> None:
    import_gebieden(uow, tabel(buurt("BU17060100", "Budel", BOTH)))

    uitkomst = import_gebieden(
        uow, tabel(buurt("BU17060200", "West", WEST), buurt("BU17060201", "Oost", EAST))
    )

    assert (uitkomst.vervangen, uitkomst.verwijderd) == (2, 2)
    assert codes_at(uow, 51.27, 5.57) == ["BU17060200", "WK170602", "GM1706"]
    with uow:
        assert uow.session.get(Gebied, "BU17060100") is None
        assert uow.session.get(Gebied, "WK170601") is None


def test_a_code_without_outline_is_replaced_where_its_point_lies(uow: UnitOfWork) -> None:
    import_gebieden(
        uow, tabel({"code": "WK170601", "naam": "Budel", "lat": "51.27", "lon": "5.57"})
    )

    uitkomst = import_gebieden(uow, tabel(buurt("BU17060200", "West", WEST)))

    assert (uitkomst.vervangen, uitkomst.verwijderd) == (1, 1)


def test_a_replaced_code_that_a_voorziening_serves_stays_without_an_outline(
    uow: UnitOfWork, factories: Factories
) -> None:
    import_gebieden(uow, tabel(buurt("BU17060100", "Budel", BOTH)))
    factories.voorziening(werkgebied=["WK170601"])

    uitkomst = import_gebieden(uow, tabel(buurt("BU17060200", "Budel", BOTH)))

    assert (uitkomst.vervangen, uitkomst.verwijderd) == (2, 1)
    assert read(uow, "WK170601").min_lat is None
    assert codes_at(uow, 51.27, 5.57) == ["BU17060200", "WK170602", "GM1706"]


def test_a_replaced_code_that_is_the_core_of_a_kern_stays(uow: UnitOfWork) -> None:
    import_gebieden(uow, tabel(buurt("BU17060100", "Budel", BOTH)))
    kern: dict[str, Any] = {
        "naam": "Budel",
        "soort": "woonplaats",
        "gemeentecode": "GM1706",
        "kern_buurtcodes": "BU17060100 BU17060109",
        "lat": "51.27",
        "lon": "5.58",
    }
    import_gebieden(uow, tabel(kern))

    import_gebieden(uow, tabel(buurt("BU17060200", "Budel", BOTH)))

    assert read(uow, "BU17060100").naam == "Budel"


def test_a_file_of_one_buurt_replaces_nothing_beside_it(uow: UnitOfWork) -> None:
    import_gebieden(
        uow, tabel(buurt("BU17060100", "West", WEST), buurt("BU17060101", "Oost", EAST))
    )

    uitkomst = import_gebieden(uow, tabel(buurt("BU17060101", "Oosteinde", EAST)))

    assert uitkomst.vervangen == 0
    assert read(uow, "BU17060100").min_lon == WEST[0]


def test_what_lies_in_a_new_gebied_moves_there_and_is_indexed_again(
    uow: UnitOfWork, factories: Factories
) -> None:
    import_gebieden(uow, tabel(buurt("BU17060100", "Budel", BOTH)))
    voorziening = factories.voorziening(
        plekken=[
            {
                "lat": 51.27,
                "lon": 5.57,
                "buurt_code": "BU17060100",
                "wijk_code": "WK170601",
                "gemeente_code": "GM1706",
            }
        ]
    )
    forget_tasks(uow)

    import_gebieden(
        uow, tabel(buurt("BU17060200", "West", WEST), buurt("BU17060201", "Oost", EAST))
    )

    with uow:
        locatie = uow.session.scalars(
            select(Locatie)
            .join(VoorzieningLocatie)
            .where(VoorzieningLocatie.voorziening_id == voorziening.id)
        ).one()
        queued = uow.session.scalars(select(IndexTaak.voorziening_id)).all()
        version = uow.session.get_one(Voorziening, voorziening.id).version
    assert version == voorziening.version + 1
    assert (locatie.buurt_code, locatie.wijk_code) == ("BU17060200", "WK170602")
    assert queued == [voorziening.id]


def test_a_gebied_that_is_called_otherwise_is_indexed_again_wherever_it_is_named(
    uow: UnitOfWork, factories: Factories
) -> None:
    keent = {"lat": 51.2441, "lon": 5.69992, "buurt_code": "BU09882101", "wijk_code": "WK098821"}
    named = factories.voorziening(plekken=[{**keent, "gemeente_code": "GM0988"}])
    factories.voorziening(plekken=[{"gemeente_code": "GM1640"}])
    forget_tasks(uow)

    import_gebieden(
        uow, tabel({"code": "WK098821", "naam": "Keenterveld", "lat": "51.2", "lon": "5.7"})
    )

    with uow:
        assert uow.session.scalars(select(IndexTaak.voorziening_id)).all() == [named.id]


# Faults


def test_a_file_with_one_fault_changes_nothing(uow: UnitOfWork) -> None:
    rows = buurt("BU17060100", "Dorp", WEST), buurt("BU17060101", "", EAST)

    with pytest.raises(InvoerOngeldig):
        import_gebieden(uow, tabel(*rows))

    with uow:
        assert uow.session.get(Gebied, "BU17060100") is None


def test_a_gebied_whose_ouder_nobody_names_is_refused(uow: UnitOfWork) -> None:
    before = counts(uow)
    rows = buurt("BU17060100", "Dorp", WEST, wijknaam=""), buurt("BU90010100", "Elders", EAST)
    rows[1]["gemeentenaam"] = ""

    with pytest.raises(InvoerOngeldig) as error:
        import_gebieden(uow, tabel(*rows))

    assert [(fout.code, fout.waarde, fout.rij) for fout in error.value.fouten] == [
        (Foutcode.OUDER_ONBEKEND, "WK900101", 2),
        (Foutcode.OUDER_ONBEKEND, "BU17060100", 1),
    ]
    assert counts(uow) == before


# Kernen


def test_kernen_of_gemeenten_that_are_not_here_are_left_out(uow: UnitOfWork) -> None:
    row = {"soort": "kern", "lat": "51.3", "lon": "5.7", "wijkcode": "WK098899"}
    here = {**row, "naam": "Heuvel", "gemeentecode": "GM0988", "kern_buurtcodes": "BU09880101"}
    there = {**row, "naam": "Elders", "gemeentecode": "GM9001", "kern_buurtcodes": ""}

    uitkomst = import_gebieden(uow, tabel(here, there))

    assert (uitkomst.nieuw, uitkomst.overgeslagen) == (1, 1)
    with uow:
        kern = uow.session.scalars(select(Kern).where(Kern.naam == "Heuvel")).one()
    assert (kern.wijk_code, kern.buurt_codes) == (None, ("BU09880101",))


def test_a_kern_that_is_known_is_changed(uow: UnitOfWork) -> None:
    row = {"naam": "Laar", "soort": "woonplaats", "gemeentecode": "GM0988"}

    uitkomst = import_gebieden(
        uow, tabel({**row, "kern_buurtcodes": "BU09880201", "lat": "51.3", "lon": "5.7"})
    )

    assert (uitkomst.nieuw, uitkomst.gewijzigd) == (0, 1)


def forget_tasks(uow: UnitOfWork) -> None:
    with uow:
        uow.session.execute(delete(IndexTaak))
        uow.commit()
