"""A voorziening as features of GeoJSON (RFC 7946), for maps: one per place.

Properties have the names of our own files. What is online only, or at a secret place, has no
geometry.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from portal.domain.opendata import OpenVoorziening, make_address
from portal.domain.voorziening import PlekInvoer

Json = dict[str, Any]


def make_features(voorziening: OpenVoorziening, root: str) -> Iterator[Json]:
    """``root`` is the address of the portal: its page of the voorziening is among the facts."""
    facts = _make_facts(voorziening, root)
    if not voorziening.sleutels:
        yield _make_feature(voorziening.id, None, facts)
    for sleutel, plek in zip(voorziening.sleutels, voorziening.invoer.plekken, strict=True):
        yield _make_feature(sleutel.id, plek, facts)


def _make_facts(voorziening: OpenVoorziening, root: str) -> Json:
    invoer = voorziening.invoer
    return {
        "voorziening": str(voorziening.id),
        "url": make_address(root, "voorzieningen", voorziening.slug),
        "naam": invoer.naam,
        "samenvatting": invoer.samenvatting,
        "aanbieder": invoer.aanbieder,
        "lijn": invoer.lijn,
        "soort": invoer.soort,
        "leefgebieden": list(invoer.leefgebieden),
        "doelgroepen": list(invoer.doelgroepen),
        "telefoon": invoer.telefoon,
        "email": invoer.email,
        "website": invoer.website,
        "kosten": invoer.kosten,
        "werkgebied": list(invoer.werkgebied),
        "online": invoer.online,
        "gecontroleerd_op": invoer.gecontroleerd_op and invoer.gecontroleerd_op.isoformat(),
    }


def _make_feature(id_: UUID, plek: PlekInvoer | None, facts: Json) -> Json:
    place: Json = {}
    geometry = None
    if plek is not None:
        place = {
            "locatie_naam": plek.naam,
            "straat": plek.straat,
            "huisnummer": plek.huisnummer,
            "postcode": plek.postcode,
            "plaats": plek.plaats,
            "openingstijden": plek.openingstijden,
            "rolstoel": plek.rolstoel,
        }
        if plek.lat is not None:
            geometry = {"type": "Point", "coordinates": [plek.lon, plek.lat]}
    return {
        "type": "Feature",
        "id": str(id_),
        "geometry": geometry,
        "properties": {**facts, **place},
    }
