"""A table as a file to download, which no spreadsheet takes for a formula."""

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

from flask import Response

_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def csv_answer(
    naam: str, kolommen: Sequence[str], rijen: Iterable[Sequence[str]], delimiter: str = ";"
) -> Response:
    """``naam`` is that of the file."""
    buffer = StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\n")
    writer.writerow(kolommen)
    writer.writerows([_safe(cell) for cell in rij] for rij in rijen)
    soort = "text/tab-separated-values" if delimiter == "\t" else "text/csv"
    return Response(
        buffer.getvalue(),
        content_type=f"{soort}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{naam}"'},
    )


def _safe(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell
