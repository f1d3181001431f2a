import csv
import io
import stat
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from portal.adapters.formats import xlsx
from portal.adapters.formats.bestand import neutralise, restore
from portal.adapters.formats.csv import MAX_LINE, read_csv, write_csv
from portal.adapters.formats.formaten import FORMATEN
from portal.adapters.formats.xlsx import read_xlsx, write_xlsx
from portal.domain.errors import InvoerOngeldig
from portal.domain.foutcodes import Foutcode

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


def write(tmp_path: Path, content: bytes, naam: str = "bestand.csv") -> Path:
    path = tmp_path / naam
    path.write_bytes(content)
    return path


def rows(path: Path, formaat: str = "csv") -> list[dict[str, str]]:
    return [dict(rij.cellen) for rij in FORMATEN[formaat].read(path).rijen]


def fault(path: Path, formaat: str = "csv") -> tuple[str, int | None]:
    with pytest.raises(InvoerOngeldig) as raised:
        rows(path, formaat)
    (only,) = raised.value.fouten
    return only.code, only.rij


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_csv_is_read_as_spreadsheets_write_it(tmp_path, separator, encoding, newline):
    text = newline.join((separator.join(("Naam", " KOSTEN ")), separator.join(("Café", "€ 2"))))
    path = write(tmp_path, text.encode(encoding))

    assert read_csv(path).kolommen == ("naam", "kosten")
    assert rows(path) == [{"naam": "Café", "kosten": "€ 2"}]


def test_a_quoted_cell_may_hold_separators_quotes_and_line_ends(tmp_path):
    path = write(tmp_path, b'naam;tekst\r\nA;"een; ""twee""\r\ndrie"\r\nB;x\r\n')

    tabel = list(read_csv(path).rijen)

    assert tabel[0].cellen["tekst"] == 'een; "twee"\r\ndrie'
    assert [rij.nummer for rij in tabel] == [2, 3]


def test_blank_rows_are_passed_over_but_counted(tmp_path):
    path = write(tmp_path, b"naam,kosten\n\n,\nA,1\n")

    assert [(rij.nummer, rij.cellen["naam"]) for rij in read_csv(path).rijen] == [(4, "A")]


def test_a_short_row_is_filled_up_and_a_long_one_is_a_fault(tmp_path):
    path = write(tmp_path, b"naam,kosten\nA\nB,2,extra\nC,3,,\n")

    short, long, blank = read_csv(path).rijen

    assert short.cellen == {"naam": "A", "kosten": ""}
    assert [(f.code, f.rij, f.waarde) for f in long.fouten] == [
        (Foutcode.TE_VEEL_CELLEN, 3, "extra")
    ]
    assert blank.fouten == ()


def test_columns_without_a_name_at_the_end_are_left_out(tmp_path):
    assert read_csv(write(tmp_path, b"naam;kosten;;\nA;1;;\n")).kolommen == ("naam", "kosten")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", Foutcode.BESTAND_LEEG),
        (b"PK\x03\x04rest", Foutcode.BESTAND_IS_XLSX),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", Foutcode.BESTAND_IS_XLS),
        (PNG, Foutcode.BESTAND_BINAIR),
        (b"%PDF-1.7\n", Foutcode.BESTAND_BINAIR),
        (bytes(range(256)), Foutcode.BESTAND_BINAIR),
        ("naam\nA".encode("utf-16"), Foutcode.BESTAND_CODERING),
        (b"naam\nCaf\x81", Foutcode.BESTAND_CODERING),
        ("naam\nCafé ".encode() + b"\xe9", Foutcode.BESTAND_CODERING),
    ],
)
def test_what_is_no_csv_is_refused_whole(tmp_path, content, code):
    assert fault(write(tmp_path, content)) == (code, None)


@pytest.mark.parametrize("row", [b'"never closed\nB\nC\n', b'"a"b\n'])
def test_a_stray_quote_is_a_fault_of_its_row(tmp_path, row):
    assert fault(write(tmp_path, b"naam\nA\n" + row)) == (Foutcode.AANHALINGSTEKEN, 3)


def test_a_huge_cell_is_refused_before_it_fills_the_memory(tmp_path):
    many_lines = write(tmp_path, b'naam\n"' + b"x\n" * 100_000 + b'"\n', "a.csv")
    one_line = write(tmp_path, b"naam\nA\n" + b"x" * (MAX_LINE + 1), "b.csv")

    assert fault(many_lines) == (Foutcode.CEL_TE_GROOT, 2)
    assert fault(one_line) == (Foutcode.CEL_TE_GROOT, 3)


@given(st.binary(max_size=300) | st.text("ab,;\"'\n\r\té=\ufeff", max_size=80).map(str.encode))
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_any_bytes_are_read_or_refused(tmp_path, content):
    path = write(tmp_path, content)

    with suppress(InvoerOngeldig):
        tabel = read_csv(path)
        for rij in tabel.rijen:
            assert set(rij.cellen) == set(tabel.kolommen)


@pytest.mark.parametrize(
    "cell", ["=1+1", "+31 495 555 101", "-x", "@som", "＝1", "'=x", "''@", "\t=", "\rx"]
)
def test_no_written_cell_is_a_formula(cell):
    assert neutralise(cell).startswith("'")
    assert restore(neutralise(cell)) == cell


@pytest.mark.parametrize("cell", ["-5.7", "12", "'t Heem", "a=b", "", "0495-555 101"])
def test_other_cells_are_written_as_they_are(cell):
    assert neutralise(cell) == cell
    assert restore(cell) == cell


@given(st.text("'=+-@a1.\t\r ＝", max_size=8))
def test_any_cell_comes_back(cell):
    assert restore(neutralise(cell)) == cell


TABLE = [["Café 't Heem", '=cmd|"x"', "regel een\n\nregel twee"], ["b", "", "-5.7"]]


@pytest.mark.parametrize("formaat", list(FORMATEN))
def test_what_is_written_is_read_again(tmp_path, formaat):
    path = tmp_path / f"uit.{formaat}"

    FORMATEN[formaat].write(path, ("naam", "kosten", "tekst"), iter(TABLE))

    assert [list(row.values()) for row in rows(path, formaat)] == TABLE


def test_csv_is_written_the_same_on_every_machine(tmp_path):
    path = tmp_path / "uit.csv"

    write_csv(path, ("naam", "kosten"), [["é", "a,b"]])

    assert path.read_bytes() == 'naam,kosten\né,"a,b"\n'.encode()


def test_tabs_can_be_asked_for(tmp_path):
    path = tmp_path / "uit.tsv"

    write_csv(path, ("a", "b"), [["1", "2"]], delimiter="\t")

    assert list(csv.reader(io.StringIO(path.read_text()), delimiter="\t")) == [
        ["a", "b"],
        ["1", "2"],
    ]


@pytest.mark.parametrize("formaat", list(FORMATEN))
def test_writing_that_fails_leaves_the_old_file(tmp_path, formaat):
    path = write(tmp_path, b"oud", f"uit.{formaat}")

    def failing() -> Iterator[list[str]]:
        yield ["a"]
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        FORMATEN[formaat].write(path, ("naam",), failing())

    assert path.read_bytes() == b"oud"
    assert list(tmp_path.iterdir()) == [path]


def test_a_device_is_written_to_and_not_replaced(tmp_path):
    with pytest.raises(OSError, match="No space"):
        write_csv(Path("/dev/full"), ("naam",), [["x" * 100_000]])

    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)
    write_csv(Path("/dev/null"), ("naam",), [["x"]])
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_xlsx_values_become_what_a_person_would_type(tmp_path):
    book = Workbook()
    book.active.append(["Naam", "a", "b", "c", "d", "e", "f", None])
    book.active.append(
        ["A", 12, 12.0, 5.75, True, date(2026, 11, 20), datetime.fromisoformat("2026-11-20T09:30")]
    )
    book.active.append([None] * 7)
    book.active.append(
        ["B", None, None, None, False, datetime.fromisoformat("2026-11-20"), time(9, 30)]
    )
    book.save(tmp_path / "in.xlsx")

    tabel = list(read_xlsx(tmp_path / "in.xlsx").rijen)

    assert [rij.nummer for rij in tabel] == [2, 4]
    assert list(tabel[0].cellen.values()) == [
        "A", "12", "12", "5.75", "ja", "2026-11-20", "2026-11-20T09:30:00",
    ]  # fmt: skip
    assert list(tabel[1].cellen.values()) == ["B", "", "", "", "nee", "2026-11-20", "09:30:00"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", Foutcode.BESTAND_LEEG),
        (b"naam,kosten\n", Foutcode.BESTAND_GEEN_XLSX),
        (b"PK\x03\x04 geen zip", Foutcode.BESTAND_GEEN_XLSX),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", Foutcode.BESTAND_IS_XLS),
        (PNG, Foutcode.BESTAND_GEEN_XLSX),
    ],
)
def test_what_is_no_xlsx_is_refused(tmp_path, content, code):
    assert fault(write(tmp_path, content, "in.xlsx"), "xlsx") == (code, None)


def test_a_zip_without_a_workbook_is_refused(tmp_path):
    with ZipFile(tmp_path / "in.xlsx", "w") as archive:
        archive.writestr("hallo.txt", "x")

    assert fault(tmp_path / "in.xlsx", "xlsx") == (Foutcode.BESTAND_GEEN_XLSX, None)


def test_a_sheet_that_is_broken_halfway_is_refused(tmp_path):
    write_xlsx(tmp_path / "goed.xlsx", ("naam",), [["a"]])
    with ZipFile(tmp_path / "goed.xlsx") as good, ZipFile(tmp_path / "in.xlsx", "w") as broken:
        for part in good.infolist():
            content = good.read(part)
            broken.writestr(part, content[:-40] if "sheet1" in part.filename else content)

    assert fault(tmp_path / "in.xlsx", "xlsx") == (Foutcode.BESTAND_GEEN_XLSX, None)


def test_a_file_that_unpacks_to_far_too_much_is_refused(tmp_path):
    with ZipFile(tmp_path / "in.xlsx", "w") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", "<x/>")
        archive.infolist()[0].file_size = xlsx.MAX_UNPACKED + 1

    assert fault(tmp_path / "in.xlsx", "xlsx") == (Foutcode.BESTAND_TE_GROOT, None)
