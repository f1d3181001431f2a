r"""CSV as spreadsheets really write it.

Read: ``,``, ``;`` or tabs; UTF-8 with or without byte order mark, or Windows-1252; any line ends.
The file is never read whole: a line longer than MAX_LINE is refused before it fills the memory.
Written: UTF-8, ``,`` and ``\n``, so that equal data give equal bytes.
"""

import codecs
import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TextIO

from portal.adapters.formats.bestand import find_kind, make_tabel, neutralise, refuse, replaced
from portal.domain.foutcodes import Foutcode
from portal.domain.invoer import Tabel

MAX_LINE = 1_000_000
_CHUNK = 1 << 20

# Bytes that Windows-1252 does not use, and pairs that are UTF-8 beyond reasonable doubt.
_NOT_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]|[\xc2-\xdf][\x80-\xbf]|\xe2\x80[\x80-\xbf]")


def read_csv(path: Path) -> Tabel:
    """The rows of a CSV file.

    Raises:
        InvoerOngeldig: it is no CSV, or in an encoding that cannot be told.

    """
    if kind := find_kind(path):
        raise refuse(kind)
    return make_tabel(_read_rows(path, _find_encoding(path)))


def write_csv(
    path: Path, kolommen: Sequence[str], rijen: Iterable[Sequence[str]], delimiter: str = ","
) -> None:
    """Write the rows; an existing file stays as it was when that fails."""
    with replaced(path) as fresh, fresh.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, lineterminator="\n")
        writer.writerow(kolommen)
        writer.writerows(map(neutralise, rij) for rij in rijen)


def _read_rows(path: Path, encoding: str) -> Iterator[list[str]]:
    with path.open(encoding=encoding, newline="") as file:
        header = file.readline(MAX_LINE)
        file.seek(0)
        delimiter = max(",;\t", key=header.count)
        rows = csv.reader(_limited(file), delimiter=delimiter, strict=True)
        for number in count(1):
            try:
                yield next(rows)
            except StopIteration:
                return
            except csv.Error as error:
                is_long = "field limit" in str(error)
                code = Foutcode.CEL_TE_GROOT if is_long else Foutcode.AANHALINGSTEKEN
                raise refuse(code, number) from None


def _limited(file: TextIO) -> Iterator[str]:
    """The lines of ``file``, none of them longer than MAX_LINE."""
    while line := file.readline(MAX_LINE):
        if len(line) == MAX_LINE:
            raise csv.Error("line longer than field limit")
        yield line


def _find_encoding(path: Path) -> str:
    """The encoding as the bytes of the whole file tell it; it is never guessed from a few."""
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as content:
        if content.find(b"\0") >= 0:
            raise refuse(Foutcode.BESTAND_BINAIR)
        if _is_utf8(content):
            return "utf-8-sig"
        if _NOT_1252.search(content):
            raise refuse(Foutcode.BESTAND_CODERING)
        return "cp1252"


def _is_utf8(content: mmap) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for chunk in iter(lambda: content.read(_CHUNK), b""):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
