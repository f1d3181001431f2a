"""What a document must hold to match, as a formula of tokens that every engine can evaluate.

One engine turns it into a filter, the other into operations on sets; because the formula is made
in one place, both find the same documents.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from enum import StrEnum

from indexer.geo import cover
from indexer.query import Filters, Omgeving


class Veld:
    """The fields of tokens besides the facets, which go by their own names. Plain texts: tokens
    are made and compared by the million, and members of an enum are slow keys."""

    NAAM = "naam"
    KOP = "kop"
    TEKST = "tekst"
    WOORD = "woord"
    UUR = "uur"
    VAN = "van"
    TOT = "tot"
    CEL = "cel"
    WERKGEBIED = "werkgebied"
    BEREIK = "bereik"


class Bereik(StrEnum):
    """What a document says about whom it reaches."""

    ALLEEN_WERKGEBIED = "alleen-werkgebied"
    ZONDER_PLEK = "zonder-plek"
    IEDEREEN = "iedereen"


JA = "true"
MAX_LEEFTIJD = 150


@dataclass(frozen=True, slots=True)
class Een:
    """Holds at least one of these values in the field."""

    veld: str
    waarden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alle:
    """Fits all parts; without parts everything fits."""

    delen: tuple["Voorwaarde", ...] = ()


@dataclass(frozen=True, slots=True)
class Enige:
    """Fits at least one part; without parts nothing fits."""

    delen: tuple["Voorwaarde", ...] = ()


@dataclass(frozen=True, slots=True)
class Niet:
    """Does not fit the part."""

    deel: "Voorwaarde"


Voorwaarde = Een | Alle | Enige | Niet
ALTIJD = Alle()
NOOIT = Enige()


def both(*delen: Voorwaarde) -> Voorwaarde:
    """``Alle`` of the parts, without needless nesting."""
    flat = _flat(Alle, delen)
    return NOOIT if NOOIT in flat else flat[0] if len(flat) == 1 else Alle(flat)


def either(*delen: Voorwaarde) -> Voorwaarde:
    """``Enige`` of the parts, without needless nesting."""
    flat = _flat(Enige, delen)
    return ALTIJD if ALTIJD in flat else flat[0] if len(flat) == 1 else Enige(flat)


def _flat(kind: type[Alle] | type[Enige], delen: Iterable[Voorwaarde]) -> tuple[Voorwaarde, ...]:
    """The parts, each once, those of the same kind taken apart."""
    parts = (d for deel in delen for d in (deel.delen if isinstance(deel, kind) else (deel,)))
    return tuple(dict.fromkeys(parts))


def of_filters(filters: Filters) -> Voorwaarde:
    """What the filters ask."""
    return both(*(_of_field(filters, field.name) for field in fields(filters)))


def without_facet(filters: Filters, facet: str) -> Filters:
    """The filters with the selection in one facet lifted."""
    veld = _VELD_VAN_FACET.get(facet, facet)
    return replace(filters, **{veld: getattr(_GEEN_FILTERS, veld)})


def selection(filters: Filters, facet: str) -> tuple[str, ...]:
    """The values that are selected in a facet."""
    value = getattr(filters, _VELD_VAN_FACET.get(facet, facet))
    return ((JA,) if value else ()) if isinstance(value, bool) else tuple(value)


def of_omgeving(omgeving: Omgeving | None) -> Voorwaarde:
    """What is there for somebody at this place: it serves the place, or it is near and open to
    all. Who asked for a distance gets what is further away only when one need not go there."""
    if omgeving is None:
        return ALTIJD
    serves = Een(Veld.WERKGEBIED, tuple(sorted(omgeving.gebieden)))
    near = near_to(omgeving)
    only_here = Een(Veld.BEREIK, (Bereik.ALLEEN_WERKGEBIED,))
    everybody = Een(Veld.BEREIK, (Bereik.IEDEREEN,))
    if not omgeving.alleen_nabij:
        return either(serves, both(near, Niet(only_here)), everybody)
    no_travel = either(Een(Veld.BEREIK, (Bereik.ZONDER_PLEK,)), Een("online", (JA,)))
    return either(both(near, either(serves, Niet(only_here))), both(serves, no_travel), everybody)


def near_to(omgeving: Omgeving) -> Voorwaarde:
    """Has a plek within the distance."""
    return Een(Veld.CEL, cover(omgeving.punt, omgeving.afstand_m))


_GEEN_FILTERS = Filters()
_VELD_VAN_FACET = {"zonderVerwijzing": "zonder_verwijzing"}
_FACET_VAN_VELD = {veld: facet for facet, veld in _VELD_VAN_FACET.items()}


def _of_field(filters: Filters, name: str) -> Voorwaarde:
    value = getattr(filters, name)
    if name == "leeftijd":
        return _of_leeftijd(value)
    if not value or name == "gebied_verwant":
        return ALTIJD
    if name == "gebied":
        return _of_gebied(filters)
    if name == "open_om":
        return Een(Veld.UUR, (value,))
    facet = _FACET_VAN_VELD.get(name, name)
    return Een(facet, selection(filters, facet))


def _of_leeftijd(leeftijd: int | None) -> Voorwaarde:
    if leeftijd is None:
        return ALTIJD
    age = max(0, min(MAX_LEEFTIJD, leeftijd))
    return both(
        Een(Veld.VAN, tuple(map(str, range(age + 1)))),
        Een(Veld.TOT, tuple(map(str, range(age, MAX_LEEFTIJD + 1)))),
    )


def _of_gebied(filters: Filters) -> Voorwaarde:
    """It lies there, or it is meant for who lives there. What is only for its own werkgebied
    does not count by where it stands."""
    only_here = Een(Veld.BEREIK, (Bereik.ALLEEN_WERKGEBIED,))
    return either(
        both(Een("gebied", filters.gebied), Niet(only_here)),
        Een(Veld.WERKGEBIED, (*filters.gebied, *filters.gebied_verwant)),
    )
