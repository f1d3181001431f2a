"""A place as a visitor means it, and how place names are compared.

People say "Boshoven", "den bosch" or "nederweert eind"; the registers say "Wijk 01 Boshoven",
"'s-Hertogenbosch" and "Nederweert-Eind". The rules that bring them together live here.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from portal.domain.errors import DomainError

LAND = "NL"


class PlaatsSoort(StrEnum):
    """What kind of place was understood."""

    PC4 = "pc4"
    PC6 = "pc6"
    WOONPLAATS = "woonplaats"
    KERN = "kern"
    WIJK = "wijk"
    BUURT = "buurt"
    GEMEENTE = "gemeente"
    PUNT = "punt"
    ADRES = "adres"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plaats:
    """A place that was understood: a point, and all gebieden that hold it or lie in it.

    ``gebieden`` are the codes to search in: the gebied itself, what is above it (``NL`` last) and
    what is below it, so that "Weert" finds what serves all of Weert and what serves a wijk of it.
    ``gemeente_code`` is None outside the known gemeenten.
    ``toelichting`` names the larger place that tells it apart from others of that name.
    ``sleutel`` is the text that is understood as exactly this place again.
    """

    naam: str
    soort: PlaatsSoort
    lat: float
    lon: float
    gebieden: tuple[str, ...]
    gemeente_code: str | None
    gemeente_naam: str
    toelichting: str
    sleutel: str

    @property
    def is_eigen_plek(self) -> bool:
        """Somebody's own spot rather than a place that many share: nothing of it is kept, also not
        in memory."""
        return self.soort in {PlaatsSoort.PUNT, PlaatsSoort.ADRES}

    @property
    def label(self) -> str:
        """The name with what tells it apart: "Swartbroek in Weert"."""
        return f"{self.naam} in {self.toelichting}" if self.toelichting else self.naam


class PlaatsOnbekend(DomainError):
    """Nothing is known by this name, postcode or address."""

    def __init__(self, invoer: str) -> None:
        super().__init__("plaats onbekend")
        self.invoer = invoer


class PlaatsMeerduidig(DomainError):
    """Several places bear this name; the nearest to the region stands first."""

    def __init__(self, invoer: str, keuzes: tuple[Plaats, ...]) -> None:
        super().__init__(f"{len(keuzes)} plaatsen")
        self.invoer = invoer
        self.keuzes = keuzes


class CoordinaatOngeldig(DomainError):
    """A latitude beyond 90 or a longitude beyond 180 degrees."""

    def __init__(self, invoer: str) -> None:
        super().__init__("coordinaat ongeldig")
        self.invoer = invoer


@dataclass(frozen=True, slots=True, kw_only=True)
class Adres:
    """A street or address that a geocoder knows. ``lat``/``lon`` in degrees (WGS84)."""

    naam: str
    lat: float
    lon: float
    gemeente_code: str | None


class Geocoder(Protocol):
    """Finds the point of a street or address."""

    def find_adres(self, tekst: str, gemeente_codes: Collection[str] = ()) -> Adres | None:
        """The address that ``tekst`` means; one in ``gemeente_codes`` goes before one elsewhere,
        for every town has its Kerkstraat. None when there is none, or nobody answered in time.
        """
        ...


# What everybody says instead of the official name, as normalised names.
_GANGBAAR = {"s gravenhage": "den haag", "s hertogenbosch": "den bosch"}

_WIJKNUMMER = re.compile(r"^wijk \d+ (?=\S)", re.IGNORECASE)
_VOORVOEGSEL = re.compile(r"^(kern|verspreide huizen|buitengebied) (?=\S)", re.IGNORECASE)
_ACHTERVOEGSEL = re.compile(r"(?<=\S) (buitengebied|kern|\(kern\))$", re.IGNORECASE)
_BUITEN = re.compile(r"^(verspreide huizen|buitengebied) | buitengebied$", re.IGNORECASE)
_GEEN_WOORD = re.compile(r"[^0-9a-z]+")
_SINT = re.compile(r"\bst\b")
_HAAKJES = re.compile(r" \([^)]*\)$")


def normalise_naam(tekst: str) -> str:
    """The words of a place name, without case, accents or signs; 's-Gravenhage is ``den haag``."""
    plain = unicodedata.normalize("NFKD", tekst.casefold()).encode("ascii", "ignore").decode()
    words = _GEEN_WOORD.sub(" ", plain).strip()
    if " st " in f" {words} ":
        words = _SINT.sub("sint", words)
    return _GANGBAAR.get(words, words)


def naam_sleutel(tekst: str) -> str:
    """What names are compared by: also without spaces, so "nederweerteind" is Nederweert-Eind."""
    return normalise_naam(tekst).replace(" ", "")


def roepnaam(cbs_naam: str) -> str:
    """What people call a statistical gebied: "Wijk 11 Weert-Centrum" is Weert-Centrum,
    "Kern Horn" and "Verspreide huizen Horn" are Horn.
    """
    naam = _WIJKNUMMER.sub("", cbs_naam.strip())
    return _ACHTERVOEGSEL.sub("", _VOORVOEGSEL.sub("", naam))


def is_buitengebied(cbs_naam: str) -> bool:
    """Whether the statistical name stands for the farms around a place, not its built-up core."""
    return _BUITEN.search(_WIJKNUMMER.sub("", cbs_naam.strip())) is not None


def without_haakjes(naam: str) -> str:
    """As people type it: "Bergen" for "Bergen (NH)"; the part in brackets is the register's."""
    return _HAAKJES.sub("", naam)
