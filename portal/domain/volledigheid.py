"""How complete an entry is, as a number from 0 to 100 with what is missing.

The weights say what a visitor misses most: how to get in touch, where, when, and what it costs.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from portal.domain.voorziening import VoorzieningInvoer


class Onderdeel(StrEnum):
    """What an entry should tell."""

    CONTACT = "contact"
    TELEFOON = "telefoon"
    PLEK = "plek"
    OPENINGSTIJDEN = "openingstijden"
    OMSCHRIJVING = "omschrijving"
    KOSTEN = "kosten"
    DOELGROEPEN = "doelgroepen"
    WERKGEBIED = "werkgebied"
    AANMELDEN = "aanmelden"
    SOORT = "soort"
    TREFWOORDEN = "trefwoorden"


@dataclass(frozen=True, slots=True)
class Volledigheid:
    """``ontbreekt``: the most important first."""

    score: int
    ontbreekt: tuple[Onderdeel, ...]


_DELEN: dict[Onderdeel, tuple[int, Callable[[VoorzieningInvoer], bool]]] = {
    Onderdeel.CONTACT: (20, lambda i: bool(i.telefoon or i.email or i.website)),
    Onderdeel.TELEFOON: (10, lambda i: bool(i.telefoon or any(p.telefoon for p in i.plekken))),
    Onderdeel.PLEK: (15, lambda i: bool(i.plekken) or i.online),
    Onderdeel.OPENINGSTIJDEN: (
        15,
        lambda i: (bool(i.plekken) and all(p.openingstijden for p in i.plekken))
        or (not i.plekken and i.online),
    ),
    Onderdeel.OMSCHRIJVING: (10, lambda i: len(i.omschrijving) >= 80),
    Onderdeel.KOSTEN: (10, lambda i: bool(i.kosten)),
    Onderdeel.DOELGROEPEN: (5, lambda i: bool(i.doelgroepen)),
    Onderdeel.WERKGEBIED: (5, lambda i: bool(i.werkgebied)),
    Onderdeel.AANMELDEN: (4, lambda i: bool(i.aanmelden)),
    Onderdeel.SOORT: (3, lambda i: i.soort is not None),
    Onderdeel.TREFWOORDEN: (3, lambda i: bool(i.trefwoorden)),
}  # fmt: skip


def get_volledigheid(invoer: VoorzieningInvoer) -> Volledigheid:
    missing = tuple(deel for deel, (_, has) in _DELEN.items() if not has(invoer))
    return Volledigheid(100 - sum(_DELEN[deel][0] for deel in missing), missing)
