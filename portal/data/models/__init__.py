"""The tables, a module per aggregate."""

from portal.data.models.aanbieder import Aanbieder, AanbiederSlug
from portal.data.models.gebied import Gebied, Kern, Postcode, PostcodeGebied
from portal.data.models.outbox import IndexTaak
from portal.data.models.regio import Regio, RegioContact, RegioGemeente
from portal.data.models.voorziening import (
    Contactkanaal,
    Locatie,
    Voorziening,
    VoorzieningLocatie,
    VoorzieningSlug,
    voorziening_werkgebied,
)
from portal.data.models.woordenboek import (
    Crisispatroon,
    Samenstellingsdeel,
    Stopwoord,
    Woordpaar,
)

__all__ = [
    "Aanbieder",
    "AanbiederSlug",
    "Contactkanaal",
    "Crisispatroon",
    "Gebied",
    "IndexTaak",
    "Kern",
    "Locatie",
    "Postcode",
    "PostcodeGebied",
    "Regio",
    "RegioContact",
    "RegioGemeente",
    "Samenstellingsdeel",
    "Stopwoord",
    "Voorziening",
    "VoorzieningLocatie",
    "VoorzieningSlug",
    "Woordpaar",
    "voorziening_werkgebied",
]
