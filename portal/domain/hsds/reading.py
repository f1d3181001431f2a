"""A service of the standard as a row of a file of voorzieningen, for the import and all its checks.

Only what the service says becomes a cell: what is absent stays as it is here. A portal like this
one is known by terms of our taxonomies; then no term means that there is none.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from portal.domain.begrippen import Begrip, Leefgebied
from portal.domain.hsds import Json
from portal.domain.hsds.addresses import split_address_1
from portal.domain.hsds.schedules import read_schedules
from portal.domain.hsds.taxonomies import TAXONOMIES, Kenmerk, map_terms
from portal.domain.hsds.uris import find_gebied_code
from portal.domain.invoer import PLEK_KOLOMMEN, SCHEIDING, Rij
from portal.domain.uitvoer import KOLOMMEN_VOLLEDIG

KOLOMMEN = KOLOMMEN_VOLLEDIG
REQUIRED = ("id", "name", "status")
# What nobody can go to any more is not taken over.
_ENDED = ("inactive", "defunct")

# Where what stands in a column of ours stands in the standard, to tell what is wrong with it.
VELDEN = {
    "extern_id": "id",
    "naam": "name",
    "samenvatting": "description",
    "omschrijving": "description",
    "leefgebieden": "attributes (leefgebieden)",
    "aanbieder": "organization.name",
    "aanbieder_website": "organization.website",
    "telefoon": "phones.number",
    "email": "email",
    "website": "url",
    "kosten": "fees_description",
    "aanmelden": "application_process",
    "leeftijd_van": "minimum_age",
    "leeftijd_tot": "maximum_age",
    "talen": "languages.code",
    "werkgebied": "service_areas",
    "gecontroleerd_op": "assured_date",
    "locatie_naam": "location.name",
    "straat": "addresses.address_1",
    "huisnummer": "addresses.address_1",
    "postcode": "addresses.postal_code",
    "plaats": "addresses.city",
    "lat": "location.latitude",
    "lon": "location.longitude",
    "openingstijden": "schedules",
}


def is_service(record: object) -> bool:
    return isinstance(record, dict) and all(record.get(field) for field in REQUIRED)


def is_ended(service: Json) -> bool:
    return service["status"] in _ENDED


def make_rij(service: Json, nummer: int) -> Rij:
    """``nummer`` is that of the row or record in the file."""
    classified = _Classified(service.get("attributes") or ())
    organization = service.get("organization") or {}
    samenvatting, omschrijving = _split_description(service, classified)
    cells = {
        "extern_id": service["id"],
        "naam": service["name"],
        "samenvatting": samenvatting,
        "omschrijving": omschrijving,
        "aanbieder": organization.get("name"),
        "aanbieder_website": organization.get("website"),
        "telefoon": _first_phone(service),
        "email": service.get("email"),
        "website": service.get("url"),
        "kosten": _read_fees(service),
        "aanmelden": service.get("application_process"),
        "leeftijd_van": service.get("minimum_age"),
        "leeftijd_tot": service.get("maximum_age"),
        "talen": _join(language.get("code") for language in service.get("languages") or ()),
        "werkgebied": _join(_list_areas(service)),
        "gecontroleerd_op": str(service.get("assured_date") or "")[:10],
        **classified.make_cells(),
        **_make_place_cells(service.get("service_at_locations") or ()),
    }
    return Rij(nummer, {column: _write(value) for column, value in cells.items()})


class _Classified:
    """The attributes of one record: terms of ours, features of ours, and names of other terms."""

    def __init__(self, attributes: Sequence[Json]) -> None:
        self.terms = defaultdict[str, list[Begrip]](list)
        self.features = defaultdict[Kenmerk, list[str]](list)
        self.names: list[str] = []
        for attribute in attributes:
            term = attribute.get("taxonomy_term") or {}
            match map_terms().get(_read_uuid(term.get("id"))):
                case (_, Kenmerk() as kenmerk):
                    self.features[kenmerk].append(str(attribute.get("value") or ""))
                case (taxonomy, known):
                    self.terms[taxonomy.slug].append(known)
                case None if term.get("name"):
                    self.names.append(str(term["name"]))

    def make_cells(self) -> dict[str, Any]:
        if not (self.terms or self.features):
            # Another taxonomy: its words are known here, or they help to find it.
            known = [Leefgebied.lookup(name) for name in self.names]
            return {
                "leefgebieden": _join(term.value for term in known if term),
                "trefwoorden": _join(
                    name for name, term in zip(self.names, known, strict=True) if not term
                ),
            }
        columns = (taxonomy.slug for taxonomy in TAXONOMIES[:-1])
        cells = {column: _join(t.value for t in self.terms.get(column, ())) for column in columns}
        kept = (
            Kenmerk.TREFWOORD,
            Kenmerk.VERWIJZING_NODIG,
            Kenmerk.ONLINE,
            Kenmerk.ONAFHANKELIJK,
            Kenmerk.GESLOTEN_TOT,
        )
        return cells | {kenmerk.value: _join(self.features.get(kenmerk, ())) for kenmerk in kept}

    def first(self, kenmerk: Kenmerk) -> str | None:
        """The value of this feature, None when nothing is said of it."""
        return next(iter(self.features.get(kenmerk, ())), None)


def _split_description(service: Json, classified: _Classified) -> tuple[str, str]:
    """The short text and the long one; of another source the first paragraph is the short one."""
    description = str(service.get("description") or "").strip()
    short = classified.first(Kenmerk.SAMENVATTING)
    if short is None:
        known = classified.terms or classified.features
        short = description if known else description.split("\n\n", 1)[0]
    return short, description.removeprefix(short).strip()


def _first_phone(service: Json) -> str:
    phones = service.get("phones") or ()
    spoken = (phone["number"] for phone in phones if phone.get("type") in (None, "", "voice"))
    return next(spoken, "")


def _read_fees(service: Json) -> str:
    """In words; else what the options cost, as far as they tell."""
    words = service.get("fees_description") or service.get("fees")
    if words:
        return str(words)
    options = [option for option in service.get("cost_options") or () if option.get("amount")]
    fields = ("option", "amount", "currency", "amount_description")
    return "; ".join(
        " ".join(_write(option[field]) for field in fields if option.get(field))
        for option in options
    )


def _list_areas(service: Json) -> Iterator[str]:
    for area in service.get("service_areas") or ():
        yield find_gebied_code(str(area.get("uri") or "")) or str(area.get("name") or "")


def _make_place_cells(places: Sequence[Json]) -> dict[str, str]:
    """The columns of places, a part per place; a column in which all is blank is blank."""
    rows = [_read_place(place) for place in places if place.get("location")]
    cells = {column: [_write(row.get(column)) for row in rows] for column in sorted(PLEK_KOLOMMEN)}
    return {name: SCHEIDING.join(parts) if any(parts) else "" for name, parts in cells.items()}


def _read_place(place: Json) -> dict[str, Any]:
    location = place["location"]
    features = _Classified([*(place.get("attributes") or ()), *(location.get("attributes") or ())])
    hours = features.first(Kenmerk.OPENINGSTIJDEN)
    if hours is None:
        hours = read_schedules(place.get("schedules") or location.get("schedules") or ())
    return {
        "locatie_naam": location.get("name"),
        "lat": location.get("latitude"),
        "lon": location.get("longitude"),
        "openingstijden": hours,
        "rolstoel": features.first(Kenmerk.ROLSTOEL),
        "adres_geheim": features.first(Kenmerk.ADRES_GEHEIM),
        **_read_address(location.get("addresses") or ()),
    }


def _read_address(addresses: Sequence[Json]) -> dict[str, Any]:
    """The address where one goes, else the first."""
    physical = [one for one in addresses if one.get("address_type") == "physical"]
    address = next(iter([*physical, *addresses]), None)
    if address is None:
        return {}
    line = str(address.get("address_1") or "")
    number = _Classified(address.get("attributes") or ()).first(Kenmerk.HUISNUMMER)
    straat, huisnummer = split_address_1(line)
    if number is not None:
        straat, huisnummer = line.removesuffix(number).rstrip(), number
    return {
        "straat": straat,
        "huisnummer": huisnummer,
        "postcode": address.get("postal_code"),
        "plaats": address.get("city"),
    }


def _read_uuid(text: object) -> UUID:
    try:
        return UUID(str(text))
    except ValueError:
        return UUID(int=0)


def _join(values: Iterable[Any]) -> str:
    return SCHEIDING.join(map(str, filter(None, values)))


def write_number(number: float) -> str:
    """Written out, without a point when it is whole."""
    return format(Decimal(repr(number)).normalize(), "f")


def _write(value: Any) -> str:
    if isinstance(value, float):
        return write_number(value)
    return "" if value is None else str(value)
