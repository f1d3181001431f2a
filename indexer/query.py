"""The frozen values that cross the border between the portal and search."""

from dataclasses import dataclass, field
from enum import StrEnum

from indexer.documents import VoorzieningDocument

MAX_Q = 500
MAX_PER_PAGINA = 100

# The facets that are counted, each with the field of the document that it reads.
FACETTEN: dict[str, str] = {
    "leefgebied": "leefgebieden",
    "doelgroep": "doelgroepen",
    "lijn": "lijn",
    "soort": "soort",
    "wet": "wetten",
    "taal": "talen",
    "dag": "dagen",
    "aanbieder": "aanbieder_slug",
    "gebied": "gebieden",
    "gratis": "gratis",
    "zonderVerwijzing": "verwijzing_nodig",
    "online": "online",
    "rolstoel": "rolstoel",
}


class Sortering(StrEnum):
    RELEVANTIE = "relevantie"
    AFSTAND = "afstand"
    NAAM = "naam"
    GECONTROLEERD = "gecontroleerd"


@dataclass(frozen=True, slots=True)
class Punt:
    """Degrees, WGS84."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Omgeving:
    """Where the visitor is: a point, and the codes of all gebieden that hold it (``NL`` included).

    ``afstand_m``: what lies within this distance (metres) is near.
    ``alleen_nabij``: the visitor asked for this distance, so what lies only further away is out.
    """

    punt: Punt
    gebieden: frozenset[str]
    afstand_m: int = 10_000
    alleen_nabij: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Within one field any of the values fits (OR); between fields all must (AND)."""

    leefgebied: tuple[str, ...] = ()
    doelgroep: tuple[str, ...] = ()
    lijn: tuple[str, ...] = ()
    soort: tuple[str, ...] = ()
    wet: tuple[str, ...] = ()
    aanbieder: tuple[str, ...] = ()
    taal: tuple[str, ...] = ()
    dag: tuple[str, ...] = ()
    gebied: tuple[str, ...] = ()
    """Codes: it lies there, or its werkgebied is there or in ``gebied_verwant``."""
    gebied_verwant: tuple[str, ...] = ()
    """The codes above and below ``gebied``: a werkgebied there serves (part of) it too."""
    gratis: bool = False
    zonder_verwijzing: bool = False
    online: bool = False
    rolstoel: bool = False
    leeftijd: int | None = None
    open_om: str | None = None
    """A half hour such as ``di-1430``: open at that time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoekVraag:
    """One question to an engine. ``q`` are the visitor's own words, at most ``MAX_Q`` characters,
    place words already taken out; ``offset`` and ``limit`` count hits. ``eenmalig``: of a spot that
    is somebody's own, so that the answer is not kept in memory."""

    q: str = ""
    omgeving: Omgeving | None = None
    filters: Filters = field(default_factory=Filters)
    sorteer: Sortering = Sortering.RELEVANTIE
    offset: int = 0
    limit: int = 20
    facetten: tuple[str, ...] = tuple(FACETTEN)
    eenmalig: bool = False


class Reden(StrEnum):
    """Why a hit is shown: facts, each computed from the hit and the question."""

    WOORD_IN_NAAM = "woord-in-naam"
    WOORD_IN_TEKST = "woord-in-tekst"
    BETEKENIS = "betekenis"
    ONDERWERP = "onderwerp"
    DICHTBIJ = "dichtbij"
    VOOR_UW_BUURT = "voor-uw-buurt"
    LICHTE_HULP = "lichte-hulp"
    PAS_GECONTROLEERD = "pas-gecontroleerd"


@dataclass(frozen=True, slots=True)
class Waarom:
    """``detail`` is the word or term that made the match, where there is one."""

    reden: Reden
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Stuk:
    """A piece of text; ``raak`` when it is a word of the question."""

    tekst: str
    raak: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Treffer:
    """A hit. ``afstand_m``: metres to its nearest plek, None without omgeving or plek.
    ``markering``: for ``naam`` and ``samenvatting`` the text in pieces."""

    document: VoorzieningDocument
    afstand_m: int | None = None
    dient_plek: bool = False
    waarom: tuple[Waarom, ...] = ()
    markering: dict[str, tuple[Stuk, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitleg:
    """How the words were understood: for ``portal index explain`` and the no-result page."""

    woorden: tuple[str, ...] = ()
    weggelaten: tuple[str, ...] = ()
    gewichten: dict[str, float] = field(default_factory=dict)
    gesplitst: dict[str, tuple[str, ...]] = field(default_factory=dict)
    vervangen: dict[str, str] = field(default_factory=dict)
    """A word with a typo, and the known word that was taken for it."""
    betekenissen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """A plain word or phrase, and the terms it stands for or leads to."""
    leefgebieden: tuple[str, ...] = ()
    """Leefgebieden that the plain words point at, likeliest first."""
    crisis: tuple[str, ...] = ()
    """Kinds of danger (``zelfdoding``, ``geweld``, ``kind``, ``acuut``) that the words speak of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoekUitkomst:
    """``facetten``: for each facet value (slug, or ``true`` for a yes/no facet) how many hits
    there would be with it, the other filters standing. ``motor``: who answered, ``meilisearch`` or
    ``ingebouwd``."""

    totaal: int
    treffers: tuple[Treffer, ...]
    facetten: dict[str, dict[str, int]]
    uitleg: Uitleg
    motor: str
    bedoelde_u: str | None = None
    duur_ms: int = 0


class SuggestieSoort(StrEnum):
    LEEFGEBIED = "leefgebied"
    ONDERWERP = "onderwerp"
    VOORZIENING = "voorziening"
    AANBIEDER = "aanbieder"
    PLAATS = "plaats"


@dataclass(frozen=True, slots=True)
class Suggestie:
    """``sleutel``: the slug or code; for an onderwerp the words to search for."""

    soort: SuggestieSoort
    tekst: str
    sleutel: str
