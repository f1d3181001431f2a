"""Import of postcodes over the seed of the demo region, on both databases."""

import pytest
from sqlalchemy import select

from portal.data.models import Postcode, PostcodeGebied
from portal.data.uow import UnitOfWork
from portal.domain.errors import InvoerOngeldig
from portal.domain.foutcodes import Foutcode
from portal.domain.invoer import Rij, Tabel
from portal.services.postcodes_import import import_postcodes


def tabel(*rows: dict[str, str]) -> Tabel:
    return Tabel(tuple(rows[0]), (Rij(nummer, row) for nummer, row in enumerate(rows, start=2)))


def pc4(**cells: str) -> dict[str, str]:
    return {
        "pc4": "6001",
        "woonplaats": "Weert",
        "gemeentecode": "GM0988",
        "lat": "51.254",
        "lon": "5.7067",
        **cells,
    }


def pc6(**cells: str) -> dict[str, str]:
    return {
        "pc6": "6001 zx",
        "plaats": "Weert",
        "gemeentecode": "GM0988",
        "lat": "51.25",
        "lon": "5.7",
        "buurtcode": "BU09881401",
        **cells,
    }


def overlap(**cells: str) -> dict[str, str]:
    return {
        "pc4": "6012",
        "buurtcode": "BU16401200",
        "deel_van_pc4": "0.0149",
        "deel_van_buurt": "1.0",
        **cells,
    }


def buurten_of(uow: UnitOfWork, postcode: str) -> dict[str, tuple[float, float]]:
    with uow:
        rows = uow.session.scalars(
            select(PostcodeGebied).where(PostcodeGebied.postcode == postcode)
        )
        return {row.buurt_code: (row.deel, row.deel_van_buurt) for row in rows}


def faults(uow: UnitOfWork, *rows: dict[str, str]) -> list[tuple[str, str, int | None]]:
    with pytest.raises(InvoerOngeldig) as error:
        import_postcodes(uow, tabel(*rows))
    return [(fout.veld, fout.code, fout.rij) for fout in error.value.fouten]


def test_postcodes_are_added_and_changed_and_the_same_file_changes_nothing(
    uow: UnitOfWork,
) -> None:
    rows = pc4(lat="51.255"), pc4(pc4="6000"), pc4(pc4="6002", lat="51.2591", lon="5.6786")

    first = import_postcodes(uow, tabel(*rows))
    second = import_postcodes(uow, tabel(*rows))

    assert (first.nieuw, first.gewijzigd, first.gelijk) == (1, 1, 1)
    assert (second.nieuw, second.gewijzigd, second.gelijk) == (0, 0, 3)
    with uow:
        assert uow.session.get_one(Postcode, "6001").lat == 51.255


def test_a_pc6_comes_with_its_buurt(uow: UnitOfWork) -> None:
    import_postcodes(uow, tabel(pc6()))

    assert buurten_of(uow, "6001ZX") == {"BU09881401": (1.0, 0.0)}


def test_a_pc6_that_moved_to_another_buurt_has_left_the_first(uow: UnitOfWork) -> None:
    import_postcodes(uow, tabel(pc6()))

    import_postcodes(uow, tabel(pc6(buurtcode="BU09881402")))

    assert buurten_of(uow, "6001ZX") == {"BU09881402": (1.0, 0.0)}


def test_a_pc6_in_a_buurt_that_is_not_here_and_without_a_place_is_still_a_point(
    uow: UnitOfWork,
) -> None:
    row = pc6(pc6="3511AB", plaats="", gemeentecode="GM0344", buurtcode="BU03440111")

    uitkomst = import_postcodes(uow, tabel(row))

    assert (uitkomst.nieuw, uitkomst.overgeslagen) == (1, 0)
    assert buurten_of(uow, "3511AB") == {}


def test_overlaps_take_the_place_of_those_that_were_there(uow: UnitOfWork) -> None:
    uitkomst = import_postcodes(uow, tabel(overlap(deel_van_pc4="0.02")))

    assert (uitkomst.nieuw, uitkomst.gewijzigd) == (0, 1)
    assert buurten_of(uow, "6012") == {"BU16401200": (0.02, 1.0)}


def test_overlaps_with_what_is_not_here_are_left_out_and_counted(uow: UnitOfWork) -> None:
    rows = (
        overlap(),
        overlap(buurtcode="BU03440111"),
        overlap(pc4="1999"),
        overlap(buurtcode="BU16401201", deel_van_pc4="0"),
    )

    uitkomst = import_postcodes(uow, tabel(*rows))

    assert (uitkomst.gelijk, uitkomst.overgeslagen) == (1, 2)


def test_progress_ends_with_all_rows(uow: UnitOfWork) -> None:
    heard: list[tuple[int, int]] = []

    import_postcodes(uow, tabel(pc6()), lambda done, total: heard.append((done, total)))

    assert heard[-1] == (2, 2)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (pc4(pc4="0123"), ("pc4", Foutcode.POSTCODE, 2)),
        (pc4(pc4=""), ("pc4", Foutcode.VERPLICHT, 2)),
        (pc4(woonplaats=""), ("woonplaats", Foutcode.VERPLICHT, 2)),
        (pc4(woonplaats="x" * 81), ("woonplaats", Foutcode.TE_LANG, 2)),
        (pc4(gemeentecode="0988"), ("gemeentecode", Foutcode.CBS_CODE, 2)),
        (pc4(lat="5.7", lon="51.2"), ("lat", Foutcode.COORDINAAT_VERWISSELD, 2)),
        (pc6(pc6="6001"), ("pc6", Foutcode.POSTCODE, 2)),
        (pc6(buurtcode="Fatima"), ("buurtcode", Foutcode.CBS_CODE, 2)),
        (overlap(deel_van_pc4="1.2"), ("deel_van_pc4", Foutcode.DEEL, 2)),
        (overlap(deel_van_buurt=""), ("deel_van_buurt", Foutcode.DEEL, 2)),
        ({"postcode": "6001"}, ("", Foutcode.BESTAND_SOORT_ONBEKEND, None)),
        ({"pc4": "6001"}, ("woonplaats", Foutcode.KOLOM_ONTBREEKT, 1)),
    ],
)
def test_a_row_that_cannot_be_is_a_fault(
    uow: UnitOfWork, row: dict[str, str], fault: tuple[str, str, int | None]
) -> None:
    assert fault in faults(uow, row)


def test_a_postcode_twice_is_a_fault_and_nothing_is_changed(uow: UnitOfWork) -> None:
    rows = pc4(pc4="6000"), pc4(pc4="6000")

    assert faults(uow, *rows) == [("pc4", Foutcode.DUBBEL_IN_BESTAND, 3)]
    with uow:
        assert uow.session.get(Postcode, "6000") is None
