"""What all formats share: which kind of file it is, cells, and writing without half a file."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

from portal.domain.errors import Fout, InvoerOngeldig
from portal.domain.foutcodes import Foutcode
from portal.domain.invoer import Rij, Tabel

ZIP = b"PK\x03\x04"
_KINDS = {
    ZIP: Foutcode.BESTAND_IS_XLSX,
    b"\xd0\xcf\x11\xe0": Foutcode.BESTAND_IS_XLS,
    b"%PDF": Foutcode.BESTAND_BINAIR,
    b"\xff\xfe": Foutcode.BESTAND_CODERING,
    b"\xfe\xff": Foutcode.BESTAND_CODERING,
}

# A spreadsheet takes a cell that begins like this for a formula; a quote before it prevents that.
_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_QUOTED = re.compile(r"'+[=+\-@\t\r＝＋－＠]")
_PLAIN_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def refuse(code: Foutcode, rij: int | None = None) -> InvoerOngeldig:
    """The error for a file, or for a row after which nothing can be read."""
    return InvoerOngeldig([Fout("", code, rij=rij)])


def find_kind(path: Path) -> Foutcode | None:
    """The fault of a file that is of a wrong kind, by its first bytes."""
    with path.open("rb") as file:
        start = file.read(8)
    if not start:
        return Foutcode.BESTAND_LEEG
    return next((code for magic, code in _KINDS.items() if start.startswith(magic)), None)


def make_tabel(rows: Iterator[Sequence[str]]) -> Tabel:
    """The table of which the first row is the header; blank rows are passed over."""
    header = [cell.strip().casefold() for cell in next(rows, ())]
    while header and not header[-1]:
        header.pop()
    return Tabel(tuple(header), _make_rijen(header, rows))


def _make_rijen(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[Rij]:
    for number, cells in enumerate(rows, 2):
        if not any(cell.strip() for cell in cells):
            continue
        surplus = "".join(cells[len(header) :]).strip()
        faults = (Fout("", Foutcode.TE_VEEL_CELLEN, surplus[:200], number),) if surplus else ()
        padded = [*map(restore, cells), *[""] * (len(header) - len(cells))]
        yield Rij(number, dict(zip(header, padded, strict=False)), faults)


def neutralise(cell: str) -> str:
    """The cell so that no spreadsheet runs it; ``restore`` gives the cell again."""
    return f"'{cell}" if _FORMULA.match(cell) and not _PLAIN_NUMBER.fullmatch(cell) else cell


def restore(cell: str) -> str:
    """The cell as it was before ``neutralise``."""
    return cell[1:] if _QUOTED.match(cell) else cell


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """A fresh file that takes the place of ``path`` at the end, and only when all went well."""
    if path.exists() and not path.is_file():
        yield path  # A device or a pipe cannot be replaced.
        return
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as temporary:
        fresh = Path(temporary.name)
    try:
        fresh.chmod(0o644)
        yield fresh
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
