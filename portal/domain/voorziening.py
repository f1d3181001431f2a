"""A voorziening as somebody enters it: the value that forms, files and the database meet in.

What is entered is compared with what is known as values; equal values change nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from portal.domain.begrippen import Doelgroep, Leefgebied, Lijn, Overgang, Soort, Taal, Wet

# Any part of a file's row, by field; a field that the file does not have is absent.
Gegeven = Mapping[str, Any]

ADRESREGEL = ("straat", "huisnummer", "postcode", "plaats")
ADRES = ("naam", *ADRESREGEL, "lat", "lon")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlekInvoer:
    """One place where it is offered; ``naam`` is that of the building."""

    naam: str = ""
    straat: str = ""
    huisnummer: str = ""
    postcode: str = ""
    plaats: str = ""
    lat: float | None = None
    lon: float | None = None
    openingstijden: str = ""
    telefoon: str | None = None
    rolstoel: bool | None = None
    adres_geheim: bool = False

    def is_same_adres(self, deel: Gegeven) -> bool:
        """Whether the address parts that ``deel`` gives are those of this place."""
        return all(getattr(self, part) == deel[part] for part in ADRESREGEL if part in deel)


class Ligging(NamedTuple):
    """The gebieden that hold a place, as far as they are known."""

    buurt_code: str | None = None
    wijk_code: str | None = None
    gemeente_code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoorzieningInvoer:
    """Checked input. ``aanbieder`` is its name; ``werkgebied`` holds CBS codes, in order.

    ``telefoon``, ``email`` and ``website`` are the main ones; other ways to get in touch are
    kept apart and not touched by a change of these.
    """

    extern_id: str | None = None
    naam: str = ""
    samenvatting: str = ""
    omschrijving: str = ""
    aanbieder: str = ""
    aanbieder_website: str | None = None
    lijn: Lijn | None = None
    soort: Soort | None = None
    leefgebieden: tuple[Leefgebied, ...] = ()
    doelgroepen: tuple[Doelgroep, ...] = ()
    wetten: tuple[Wet, ...] = ()
    overgangen: tuple[Overgang, ...] = ()
    talen: tuple[Taal, ...] = ()
    trefwoorden: tuple[str, ...] = ()
    plekken: tuple[PlekInvoer, ...] = ()
    werkgebied: tuple[str, ...] = ()
    telefoon: str | None = None
    email: str | None = None
    website: str | None = None
    kosten: str = ""
    leeftijd_van: int | None = None
    leeftijd_tot: int | None = None
    verwijzing_nodig: bool = False
    aanmelden: str = ""
    online: bool = False
    onafhankelijk: bool = False
    gesloten_tot: date | None = None
    gesloten_reden: str = ""
    gecontroleerd_op: date | None = None


# The fields of VoorzieningInvoer that are one value of the voorziening itself.
VELDEN = (
    "extern_id",
    "naam",
    "samenvatting",
    "omschrijving",
    "lijn",
    "soort",
    "leefgebieden",
    "doelgroepen",
    "wetten",
    "overgangen",
    "talen",
    "trefwoorden",
    "kosten",
    "leeftijd_van",
    "leeftijd_tot",
    "verwijzing_nodig",
    "aanmelden",
    "online",
    "onafhankelijk",
    "gesloten_tot",
    "gesloten_reden",
    "gecontroleerd_op",
)


def is_gratis(kosten: str) -> bool:
    """Whether the words on the costs begin by saying that there are none."""
    return kosten.casefold().startswith("gratis")


def needs_verwijzing(soort: Soort | None, *, nodig: bool) -> bool:
    """Whether one cannot simply come in: somebody refers, or the gemeente decides, as it does of
    every maatwerkvoorziening."""
    return nodig or soort is Soort.MAATWERKVOORZIENING


def merge_invoer(current: VoorzieningInvoer, gegeven: Gegeven) -> VoorzieningInvoer:
    """``current`` with what is given; a field that is absent stays as it is.

    A check never becomes older by what somebody sends, and an entry keeps its ``extern_id``.
    """
    values = dict(gegeven)
    if "plekken" in values:
        values["plekken"] = merge_plekken(current.plekken, values["plekken"])
    op, known = values.get("gecontroleerd_op"), current.gecontroleerd_op
    if known and (op is None or op < known):
        values["gecontroleerd_op"] = known
    if not values.get("extern_id"):
        values["extern_id"] = current.extern_id
    return replace(current, **values)


def merge_plekken(
    current: Sequence[PlekInvoer], given: Sequence[Gegeven]
) -> tuple[PlekInvoer, ...]:
    """The places that ``given`` describes, keeping of each what it does not speak of.

    An export leaves a secret address blank. Bringing such a file back must not erase the address,
    nor may a file that knows nothing of the secret make an address public: only ``adres_geheim``
    False does that.
    """
    if len(given) == 1 and not _speaks_of(given, *ADRESREGEL):
        given = tuple(given) * max(len(current), 1)
    left = list(current)
    merged = []
    for deel in given:
        known = _find_known(left, deel)
        if known:
            left.remove(known)
        merged.append(_merge_plek(known, deel) if known else PlekInvoer(**deel))
    if _speaks_of(given, "adres_geheim"):
        return tuple(merged)
    return (*merged, *(plek for plek in left if plek.adres_geheim))


def _speaks_of(given: Iterable[Gegeven], *fields: str) -> bool:
    return any(field in deel for deel in given for field in fields)


def _find_known(plekken: Iterable[PlekInvoer], deel: Gegeven) -> PlekInvoer | None:
    """The place that ``deel`` is about: that of this address, else the one that is kept secret."""
    for plek in plekken:
        if plek.is_same_adres(deel):
            return plek
    if deel.get("adres_geheim") is False:
        return None
    return next((plek for plek in plekken if plek.adres_geheim), None)


def _merge_plek(known: PlekInvoer, deel: Gegeven) -> PlekInvoer:
    if known.adres_geheim and deel.get("adres_geheim", True) and not any(map(deel.get, ADRES)):
        return replace(known, **{name: v for name, v in deel.items() if name not in ADRES})
    if not known.is_same_adres(deel):
        return PlekInvoer(telefoon=known.telefoon, **{"adres_geheim": True, **deel})
    if deel.get("lat") is None:
        deel = {name: value for name, value in deel.items() if name not in ("lat", "lon")}
    return replace(known, **deel)
