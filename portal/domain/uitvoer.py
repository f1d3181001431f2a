"""A voorziening as a row of a file: the way back of ``domain/invoer.py``.

What is written can be read again and then changes nothing. The address of a secret place is
never written.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from portal.domain.invoer import PLEK_KOLOMMEN, PLEK_VELD, SCHEIDING
from portal.domain.voorziening import PlekInvoer, VoorzieningInvoer

KOLOMMEN = (
    "extern_id",
    "naam",
    "samenvatting",
    "omschrijving",
    "aanbieder",
    "aanbieder_website",
    "lijn",
    "soort",
    "leefgebieden",
    "doelgroepen",
    "wetten",
    "trefwoorden",
    "straat",
    "huisnummer",
    "postcode",
    "plaats",
    "lat",
    "lon",
    "werkgebied",
    "telefoon",
    "email",
    "website",
    "openingstijden",
    "kosten",
    "talen",
    "leeftijd_van",
    "leeftijd_tot",
    "verwijzing_nodig",
    "aanmelden",
    "gecontroleerd_op",
)
KOLOMMEN_VOLLEDIG = (
    *KOLOMMEN,
    "locatie_naam",
    "rolstoel",
    "online",
    "onafhankelijk",
    "adres_geheim",
    "overgangen",
    "gesloten_tot",
)


def make_cellen(invoer: VoorzieningInvoer, kolommen: Sequence[str]) -> list[str]:
    """The cells of one row, in the order of ``kolommen``."""
    plekken = [without_secret(plek) for plek in invoer.plekken]
    return [
        _join(plekken, kolom) if kolom in PLEK_KOLOMMEN else _write(getattr(invoer, kolom))
        for kolom in kolommen
    ]


def without_secret(plek: PlekInvoer) -> PlekInvoer:
    """The place as anybody may know it: of a secret one not where it is, nor its telephone."""
    if not plek.adres_geheim:
        return plek
    public = PlekInvoer(openingstijden=plek.openingstijden, rolstoel=plek.rolstoel)
    return replace(public, adres_geheim=True)


def _join(plekken: Sequence[PlekInvoer], kolom: str) -> str:
    """The parts of all places; a cell in which every part is blank is blank."""
    parts = [_write(getattr(plek, PLEK_VELD.get(kolom, kolom))) for plek in plekken]
    return SCHEIDING.join(parts) if any(parts) else ""


def _write(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nee"
        case float():
            return format(Decimal(repr(value)), "f")
        case date():
            return value.isoformat()
        case tuple():
            return SCHEIDING.join(value)
        case _:
            return str(value)
