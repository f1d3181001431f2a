"""Reading the data files that come with the portal: always UTF-8, with a known separator."""

import csv
from collections.abc import Iterator
from pathlib import Path

from portal.domain.invoer import Rij, Tabel

SEED = Path(__file__).resolve().parent.parent / "seed"


def read_seed(path: Path, delimiter: str) -> Tabel:
    with path.open(encoding="utf-8", newline="") as file:
        kolommen = tuple(next(csv.reader(file, delimiter=delimiter)))
    return Tabel(kolommen, _read_rijen(path, delimiter))


def _read_rijen(path: Path, delimiter: str) -> Iterator[Rij]:
    with path.open(encoding="utf-8", newline="") as file:
        for number, cellen in enumerate(csv.DictReader(file, delimiter=delimiter), 2):
            yield Rij(number, cellen)
