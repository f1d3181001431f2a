"""XLSX: the first sheet, its first row the header. Read and written row by row."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from openpyxl import Workbook, load_workbook

from portal.adapters.formats.bestand import (
    find_kind,
    make_tabel,
    neutralise,
    refuse,
    replaced,
)
from portal.domain.foutcodes import Foutcode
from portal.domain.invoer import Tabel

# Unpacked, in bytes: a small file may unpack to something that fills the memory.
MAX_UNPACKED = 500_000_000

# What the library raises for files that are broken somewhere.
_BROKEN = (
    BadZipFile,
    EOFError,
    IndexError,
    KeyError,
    ParseError,
    ValueError,
    zlib.error,
)


def read_xlsx(path: Path) -> Tabel:
    """The rows of the first sheet, every value as the text that a person would type.

    Raises:
        InvoerOngeldig: it is no XLSX, or far too large.

    """
    kind = find_kind(path)
    if kind != Foutcode.BESTAND_IS_XLSX:
        raise refuse(kind or Foutcode.BESTAND_GEEN_XLSX)
    return make_tabel(_read_rows(path))


def write_xlsx(path: Path, kolommen: Sequence[str], rijen: Iterable[Sequence[str]]) -> None:
    """Write the rows as text; an existing file stays as it was when that fails."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("voorzieningen")
    sheet.freeze_panes = "A2"
    sheet.append(list(kolommen))
    try:
        for rij in rijen:
            sheet.append([neutralise(cell) for cell in rij])
    finally:
        sheet.close()
    with replaced(path) as fresh:
        book.save(fresh)


def _read_rows(path: Path) -> Iterator[list[str]]:
    # As an open file: of a path the library would want a name that ends in .xlsx.
    with path.open("rb") as file:
        try:
            if sum(part.file_size for part in ZipFile(file).infolist()) > MAX_UNPACKED:
                raise refuse(Foutcode.BESTAND_TE_GROOT)
            sheet = load_workbook(file, read_only=True, data_only=True).worksheets[0]
            sheet.reset_dimensions()
            for row in sheet.iter_rows(values_only=True):
                yield [_write(value) for value in row]
        except _BROKEN:
            raise refuse(Foutcode.BESTAND_GEEN_XLSX) from None


def _write(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nee"
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case _:
            return str(value)
