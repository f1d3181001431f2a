"""What somebody asks of the figures: about what, over which months, where."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.domain.afscherming import HEEL_JAAR, Cel
from portal.domain.tellingen import ALLES, Telsoort


class Onderwerp(StrEnum):
    """What the figures are about."""

    ZOEKEN = "zoeken"
    GEBRUIK = "gebruik"
    AANBOD = "vraag-en-aanbod"
    OCO = "clientondersteuning"
    VERWIJZEN = "verwijzen"
    TEVREDEN = "tevredenheid"


SOORTEN: dict[Onderwerp, tuple[Telsoort, ...]] = {
    Onderwerp.ZOEKEN: (Telsoort.GEZOCHT, Telsoort.ZONDER_RESULTAAT, Telsoort.HULPVRAAG),
    Onderwerp.GEBRUIK: (
        Telsoort.GEOPEND,
        Telsoort.GEBELD,
        Telsoort.GEMAILD,
        Telsoort.WEBSITE,
        Telsoort.ROUTE,
    ),
    Onderwerp.AANBOD: (Telsoort.GEZOCHT, Telsoort.GEOPEND),
    Onderwerp.OCO: (Telsoort.OCO_GETOOND, Telsoort.OCO_GEOPEND, Telsoort.OCO_GEBELD),
    Onderwerp.VERWIJZEN: (
        Telsoort.VERWEZEN,
        Telsoort.VERWIJZING_AANGENOMEN,
        Telsoort.VERWIJZING_ANDERS,
        Telsoort.VERWIJZING_AFGEWEZEN,
        Telsoort.VERWIJZING_GEEN_ANTWOORD,
        Telsoort.GEHOLPEN_JA,
        Telsoort.GEHOLPEN_DEELS,
        Telsoort.GEHOLPEN_NEE,
    ),
    Onderwerp.TEVREDEN: (Telsoort.GEVONDEN_JA, Telsoort.GEVONDEN_NEE),
}


# What is counted by gemeente, and never by wijk.
PER_GEMEENTE = frozenset({Onderwerp.AANBOD, Onderwerp.VERWIJZEN})


class Indeling(StrEnum):
    """By what a table tells the counts apart."""

    MAAND = "maand"
    LEEFGEBIED = "leefgebied"
    GEBIED = "gebied"


@dataclass(frozen=True, slots=True, order=True)
class Periode:
    """A year, or one month of it."""

    jaar: int
    maand: int = HEEL_JAAR

    @property
    def begin(self) -> date:
        return date(self.jaar, self.maand or 1, 1)

    @property
    def end(self) -> date:
        """The first day after it."""
        if self.maand in {HEEL_JAAR, 12}:
            return date(self.jaar + 1, 1, 1)
        return date(self.jaar, self.maand + 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cijfervraag:
    """Which figures somebody asks for; ``gebied_code`` is that of a gemeente or wijk."""

    onderwerp: Onderwerp
    periode: Periode
    gebied_code: str = ALLES
    leefgebied: str = ALLES

    @property
    def cel(self) -> Cel:
        return Cel(self.periode.maand, self.leefgebied, self.gebied_code)
