"""What is asked while speed is measured: fixed questions, places and filters, always the same mix.

Every question comes by once without a place, once with a place, once with a filter and once with
both; each time another place, so that nobody answers from what was remembered.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from urllib.parse import urlencode

from portal.data.queries.plekken import GemeentePostcodeRij

VRAGEN = Path(__file__).parent / "vragen" / "snelheid.txt"
ZAAD = 20261120
_FILTERS = (
    ("leefgebied", "geld-en-schulden"),
    ("leefgebied", "mantelzorg"),
    ("doelgroep", "ouderen"),
    ("lijn", "0"),
    ("lijn", "1"),
    ("gratis", "1"),
)


@dataclass(frozen=True, slots=True)
class Verzoek:
    """One search; ``postcode`` and ``gemeente`` (a code) are empty without a place."""

    q: str
    postcode: str = ""
    gemeente: str = ""
    filter: tuple[str, str] | None = None

    @property
    def path(self) -> str:
        """The address of the result page."""
        values = [("q", self.q), ("waar", self.postcode), *([self.filter] if self.filter else [])]
        return f"/zoeken?{urlencode([pair for pair in values if pair[1]])}"


def make_mix(postcodes: Sequence[GemeentePostcodeRij], aantal: int) -> list[Verzoek]:
    """The first ``aantal`` searches of the mix."""
    return list(islice(_make_all(postcodes), aantal))


def make_beginnen(aantal: int) -> list[str]:
    """The first letters of words as somebody types them, three at least."""
    kies = random.Random(ZAAD)
    woorden = sorted({w for q in _read_vragen() for w in q.split() if len(w) > 3})
    return [woord[: kies.randint(3, len(woord))] for woord in kies.choices(woorden, k=aantal)]


def _make_all(postcodes: Sequence[GemeentePostcodeRij]) -> Iterator[Verzoek]:
    kies = random.Random(ZAAD)
    vragen = _read_vragen()
    for ronde in count():
        for nummer, q in enumerate(kies.sample(vragen, len(vragen))):
            soort = (ronde + nummer) % 4
            plek = kies.choice(postcodes)
            yield Verzoek(
                q=q,
                postcode=plek.code if soort in {1, 3} else "",
                gemeente=plek.gemeente_code if soort in {1, 3} else "",
                filter=kies.choice(_FILTERS) if soort in {2, 3} else None,
            )


def _read_vragen() -> list[str]:
    return VRAGEN.read_text(encoding="utf-8").split("\n")[:-1]
