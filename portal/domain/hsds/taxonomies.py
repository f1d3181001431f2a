"""Our controlled terms as taxonomies of the standard.

Keys of terms are made of their slugs, which are permanent: every portal gives the same term the
same key, so that one can read what another wrote.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from uuid import UUID, uuid5

from portal.domain.begrippen import Begrip, Doelgroep, Leefgebied, Lijn, Overgang, Soort, Wet
from portal.domain.hsds import Json

_NAMESPACE = UUID("5b1f9c1e-3c0b-5d0e-9a57-6f3f5e2d7a41")


class Kenmerk(Begrip):
    """What the standard has no field for; the value is the name of our field."""

    SAMENVATTING = "samenvatting", "Samenvatting"
    TREFWOORD = "trefwoorden", "Trefwoord"
    VERWIJZING_NODIG = "verwijzing_nodig", "Verwijzing nodig"
    ONLINE = "online", "Online"
    ONAFHANKELIJK = "onafhankelijk", "Onafhankelijk"
    GESLOTEN_TOT = "gesloten_tot", "Gesloten tot en met"
    GECONTROLEERD_DOOR = "gecontroleerd_door", "Gecontroleerd door"
    OPENINGSTIJDEN = "openingstijden", "Openingstijden (OpenStreetMap opening_hours)"
    ROLSTOEL = "rolstoel", "Toegankelijk met een rolstoel"
    ADRES_GEHEIM = "adres_geheim", "Adres is geheim"
    HUISNUMMER = "huisnummer", "Huisnummer"


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """``slug`` is the name of our field; ``terms`` are all its values."""

    slug: str
    name: str
    description: str
    terms: type[Begrip]

    @property
    def id(self) -> UUID:
        return _make_uuid("taxonomy", self.slug)


TAXONOMIES = (
    Taxonomy("leefgebieden", "Leefgebieden", "Waar in het leven de vraag speelt", Leefgebied),
    Taxonomy("doelgroepen", "Doelgroepen", "Voor wie de hulp bedoeld is", Doelgroep),
    Taxonomy("soort", "Soort voorziening", "Wat voor voorziening het is volgens de wet", Soort),
    Taxonomy("lijn", "Lijn", "Hoe dicht de hulp bij het gewone leven staat", Lijn),
    Taxonomy("wetten", "Wetten", "De wet waaronder de hulp valt", Wet),
    Taxonomy(
        "overgangen", "Overgangen", "Waar iemand van de ene naar de andere wet gaat", Overgang
    ),
    Taxonomy("kenmerken", "Kenmerken", "Waar de standaard geen eigen veld voor heeft", Kenmerk),
)


def make_id(*parts: object) -> str:
    """A permanent key for what has none of its own: the same parts always give the same."""
    return str(_make_uuid(*parts))


def _make_uuid(*parts: object) -> UUID:
    return uuid5(_NAMESPACE, "/".join(map(str, parts)))


@cache
def map_taxonomies() -> Mapping[UUID, Taxonomy]:
    return {taxonomy.id: taxonomy for taxonomy in TAXONOMIES}


@cache
def map_terms() -> Mapping[UUID, tuple[Taxonomy, Begrip]]:
    """Every term of ours, by its key."""
    return {
        _make_uuid(taxonomy.slug, term.value): (taxonomy, term)
        for taxonomy in TAXONOMIES
        for term in taxonomy.terms
    }


def make_taxonomy(taxonomy: Taxonomy) -> Json:
    return {
        "id": str(taxonomy.id),
        "name": taxonomy.name,
        "description": taxonomy.description,
    }


def make_term(taxonomy: Taxonomy, term: Begrip) -> Json:
    return {
        "id": make_id(taxonomy.slug, term.value),
        "code": term.value,
        "name": term.naam,
        "description": f"{taxonomy.name}: {term.naam}",
        "taxonomy": taxonomy.name,
        "taxonomy_detail": make_taxonomy(taxonomy),
        "language": "nl",
    }


# Of the same few terms a region says the same thousands of times.
_make_term = cache(make_term)


def make_attributes(owner: object, taxonomy: Taxonomy, terms: Sequence[Begrip]) -> list[Json]:
    """That each of these terms goes for ``owner``, a key."""
    return [
        {
            "id": make_id(owner, taxonomy.slug, term.value),
            "link_type": taxonomy.slug,
            "taxonomy_term": _make_term(taxonomy, term),
        }
        for term in terms
    ]


def make_kenmerken(owner: object, kenmerk: Kenmerk, *values: str) -> list[Json]:
    """A feature of ``owner`` with each of these values."""
    taxonomy = TAXONOMIES[-1]
    return [
        {
            "id": make_id(owner, taxonomy.slug, kenmerk.value, value),
            "link_type": taxonomy.slug,
            "label": kenmerk.naam,
            "value": value,
            "taxonomy_term": _make_term(taxonomy, kenmerk),
        }
        for value in values
    ]
