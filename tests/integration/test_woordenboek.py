"""The vocabulary: filled once, kept by editors, read by search."""

from itertools import islice
from pathlib import Path

import pytest

from indexer.woordenboek import Crisispatroon, Relatie, Woordpaar
from portal.config import SEED
from portal.data.uow import UnitOfWork
from portal.domain.errors import InvoerOngeldig
from portal.domain.foutcodes import Foutcode
from portal.domain.invoer import Rij, Tabel
from portal.services.seed import read_seed
from portal.services.verslag import ImportVerslag
from portal.services.woordenboek import (
    ONDERDELEN,
    export_woordenboek,
    get_woordenboek,
    has_woordenboek,
    import_woordenboek,
    load_woordenboek_seed,
)

PAAR = {
    "gewoon": "Poetshulp",
    "vakterm": "huishoudelijke hulp",
    "leefgebied": "Zelfstandig leven en huishouden",
    "relatie": "synoniem",
    "crisis": "0",
}


def load(uow: UnitOfWork, *rows: dict[str, str], overwrite: bool = True) -> ImportVerslag:
    rijen = (Rij(number, row) for number, row in enumerate(rows, 2))
    return import_woordenboek(uow, Tabel(tuple(rows[0]), rijen), overwrite=overwrite)


def test_words_are_kept_in_lower_case_for_comparing(uow: UnitOfWork) -> None:
    load(uow, PAAR)

    assert get_woordenboek(uow).paren == (
        Woordpaar(
            gewoon="poetshulp",
            vakterm="huishoudelijke hulp",
            relatie=Relatie.SYNONIEM,
            leefgebied="zelfstandig-leven",
        ),
    )


def test_each_part_is_recognised_by_its_columns(uow: UnitOfWork) -> None:
    load(uow, {"deel": "schuld"})
    load(uow, {"woord": "de"})
    load(uow, {"patroon": "zelfmoord*", "soort": "zelfdoding"})

    woordenboek = get_woordenboek(uow)

    assert woordenboek.delen == ("schuld",)
    assert woordenboek.stopwoorden == ("de",)
    assert woordenboek.crisispatronen == (Crisispatroon(patroon="zelfmoord*", soort="zelfdoding"),)


def test_a_file_of_something_else_is_refused(uow: UnitOfWork) -> None:
    verslag = load(uow, {"naam": "x"})

    assert [(f.veld, f.code, f.rij) for f in verslag.fouten] == [
        ("gewoon", Foutcode.KOLOM_ONTBREEKT, 1)
    ]


def test_the_same_file_twice_changes_nothing(uow: UnitOfWork) -> None:
    load(uow, PAAR)
    verslag = load(uow, PAAR)

    assert (verslag.nieuw, verslag.gewijzigd, verslag.ongewijzigd) == (0, 0, 1)


def test_an_import_changes_what_is_known(uow: UnitOfWork) -> None:
    load(uow, PAAR)
    verslag = load(uow, PAAR | {"relatie": "verwant", "crisis": "1", "leefgebied": ""})

    (paar,) = get_woordenboek(uow).paren
    assert verslag.gewijzigd == 1
    assert (paar.relatie, paar.crisis, paar.leefgebied) == (Relatie.VERWANT, True, "")


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("gewoon", "", Foutcode.VERPLICHT),
        ("relatie", "", Foutcode.VERPLICHT),
        ("relatie", "tegendeel", Foutcode.KEUZE_ONBEKEND),
        ("leefgebied", "geluk", Foutcode.KEUZE_ONBEKEND),
        ("vakterm", "x" * 121, Foutcode.TE_LANG),
    ],
)
def test_a_fault_refuses_the_whole_file(
    uow: UnitOfWork, field: str, value: str, code: Foutcode
) -> None:
    verslag = load(uow, PAAR, PAAR | {"gewoon": "schoonmaakhulp"} | {field: value})

    assert [(f.rij, f.veld, f.code) for f in verslag.fouten] == [(3, field, code)]
    assert (verslag.nieuw, verslag.geweigerd) == (1, 1)
    assert not has_woordenboek(uow)


def test_doubles_in_the_file_are_faults(uow: UnitOfWork) -> None:
    verslag = load(uow, PAAR, PAAR | {"gewoon": "POETSHULP"})

    assert [(f.rij, f.code) for f in verslag.fouten] == [(3, Foutcode.DUBBEL_IN_BESTAND)]


def test_the_seed_is_filled_once_and_keeps_what_editors_did(uow: UnitOfWork) -> None:
    folder = SEED / "woordenboek"
    load_woordenboek_seed(uow, folder)
    first = get_woordenboek(uow)
    edited = first.paren[0]
    load(uow, PAAR | {"gewoon": edited.gewoon, "vakterm": edited.vakterm, "relatie": "breder"})
    load(uow, PAAR | {"gewoon": "eigen woord"})

    load_woordenboek_seed(uow, folder)

    again = get_woordenboek(uow)
    assert has_woordenboek(uow)
    assert len(again.paren) == len(first.paren) + 1
    assert {
        p.relatie for p in again.paren if p.gewoon == edited.gewoon and p.vakterm == edited.vakterm
    } == {Relatie.BREDER}
    assert (again.delen, again.stopwoorden) == (first.delen, first.stopwoorden)
    assert again.crisispatronen == first.crisispatronen


def test_a_fault_in_the_seed_is_told(uow: UnitOfWork, tmp_path: Path) -> None:
    (tmp_path / "gewone-woorden.tsv").write_text("\t".join(PAAR) + "\n" + "\t" * 4 + "\n")

    with pytest.raises(InvoerOngeldig):
        load_woordenboek_seed(uow, tmp_path)


def test_equal_contents_are_equal_values(uow: UnitOfWork) -> None:
    load(uow, PAAR)

    assert get_woordenboek(uow) == get_woordenboek(uow)


@pytest.mark.parametrize("soort", list(ONDERDELEN))
def test_an_export_is_what_an_import_reads(uow: UnitOfWork, soort: str) -> None:
    seed = read_seed(SEED / "woordenboek" / ONDERDELEN[soort].seed, "\t")
    import_woordenboek(uow, Tabel(seed.kolommen, islice(seed.rijen, 50)))
    kolommen, cells = export_woordenboek(uow, soort)

    verslag = load(uow, *(dict(zip(kolommen, row, strict=True)) for row in cells))

    assert (verslag.nieuw, verslag.gewijzigd, verslag.fouten) == (0, 0, [])
    assert verslag.ongewijzigd == len(cells) == 50
