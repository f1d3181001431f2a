"""What is counted of the use of the portal: events in a month, never people.

An event is counted once in all, and once more in every leefgebied and gebied it belongs to. So a
total is a count of its own, and never the sum of counts that may name the same event twice.
"""

from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple

from portal.domain.begrippen import Begrip

# Where a count stands for all leefgebieden, or for the whole region.
ALLES = ""


def _naam(tekst: str) -> str:
    return tekst


class Telsoort(Begrip):
    """What happened."""

    GEZOCHT = "gezocht", _naam("Gezocht")
    ZONDER_RESULTAAT = "zonder_resultaat", _naam("Niets gevonden")
    GEOPEND = "geopend", _naam("Voorziening geopend")
    GEBELD = "gebeld", _naam("Gebeld")
    GEMAILD = "gemaild", _naam("Gemaild")
    WEBSITE = "website", _naam("Website bekeken")
    ROUTE = "route", _naam("Route opgezocht")
    OCO_GETOOND = "oco_getoond", _naam("Cliëntondersteuning getoond")
    OCO_GEOPEND = "oco_geopend", _naam("Cliëntondersteuning geopend")
    OCO_GEBELD = "oco_gebeld", _naam("Cliëntondersteuning gebeld")
    GEVONDEN_JA = "gevonden_ja", _naam("Gevonden: ja")
    GEVONDEN_NEE = "gevonden_nee", _naam("Gevonden: nee")
    VERWEZEN = "verwezen", _naam("Verwezen")
    VERWIJZING_AANGENOMEN = "verwijzing_aangenomen", _naam("Verwijzing aangenomen")
    VERWIJZING_ANDERS = "verwijzing_anders", _naam("Iets anders voorgesteld")
    VERWIJZING_AFGEWEZEN = "verwijzing_afgewezen", _naam("Verwijzing afgewezen")
    VERWIJZING_GEEN_ANTWOORD = "verwijzing_geen_antwoord", _naam("Verwijzing zonder antwoord")
    GEHOLPEN_JA = "geholpen_ja", _naam("Geholpen: ja")
    GEHOLPEN_DEELS = "geholpen_deels", _naam("Geholpen: deels")
    GEHOLPEN_NEE = "geholpen_nee", _naam("Geholpen: nee")
    HULPVRAAG = "hulpvraag", _naam("Hulpvraag ingevuld")


class Telsleutel(NamedTuple):
    """What one count is of; ``maand`` is its first day, ``gebied_code`` that of a gemeente or
    wijk."""

    maand: date
    soort: Telsoort
    leefgebied: str = ALLES
    gebied_code: str = ALLES


def list_telsleutels(
    dag: date,
    soort: Telsoort,
    leefgebieden: Collection[str] = (),
    gebied_codes: Collection[str] = (),
) -> Iterator[Telsleutel]:
    """The counts to which one event adds: all together, and by each leefgebied and gebied."""
    maand = dag.replace(day=1)
    for leefgebied in dict.fromkeys((ALLES, *map(str, leefgebieden))):
        for gebied_code in dict.fromkeys((ALLES, *gebied_codes)):
            yield Telsleutel(maand, soort, leefgebied, gebied_code)


def gemeente_of(gebied_code: str) -> str:
    """The gemeente in which a wijk lies, as its CBS code tells; a gemeente lies in itself, and the
    whole region in none."""
    return f"GM{gebied_code[2:6]}" if gebied_code else ALLES
