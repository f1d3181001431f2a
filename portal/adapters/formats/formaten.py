"""The formats that voorzieningen can come from and go to."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from portal.adapters.formats.csv import read_csv, write_csv
from portal.adapters.formats.xlsx import read_xlsx, write_xlsx
from portal.domain.invoer import Tabel


@dataclass(frozen=True, slots=True)
class Formaat:
    """``read`` raises ``InvoerOngeldig`` for a file that is something else; ``write`` leaves an
    existing file as it was when it fails.
    """

    read: Callable[[Path], Tabel]
    write: Callable[[Path, Sequence[str], Iterable[Sequence[str]]], None]


FORMATEN = {"csv": Formaat(read_csv, write_csv), "xlsx": Formaat(read_xlsx, write_xlsx)}
