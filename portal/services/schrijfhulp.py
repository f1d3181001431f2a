"""Advice while writing, with the list of hard words that comes with the portal."""

import csv
from collections.abc import Mapping
from functools import lru_cache

from portal.domain.schrijfhulp import Advies, list_adviezen
from portal.domain.voorziening import VoorzieningInvoer
from portal.services.seed import SEED

_BESTAND = SEED / "schrijfhulp" / "moeilijke-woorden.tsv"


def get_adviezen(invoer: VoorzieningInvoer) -> tuple[Advies, ...]:
    """What could be better in these texts."""
    return list_adviezen(invoer, _read_woorden())


@lru_cache(maxsize=1)
def _read_woorden() -> Mapping[str, str]:
    with _BESTAND.open(newline="", encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["moeilijk"]: row["liever"] for row in rows}
