"""How the index on the server is set up, and what a document is there.

Search matches by filters on terms that we make ourselves (``x_naam``, ``x_kop``, ``x_tekst``), so
that it finds what the embedded engine finds; only type-ahead uses the server's own word search.
All facets are values of one attribute, which the server counts several times faster than many;
those with very many values have their own, since a result page does not show them.
"""

from functools import lru_cache
from hashlib import blake2b
from typing import Any

from indexer.documents import VoorzieningDocument
from indexer.geo import cell_tokens
from indexer.query import FACETTEN
from indexer.record import RUIME_FACETTEN, Record
from indexer.voorwaarden import Veld

FACET, RUIM_FACET = "x_facet", "x_ruim_facet"
VOLGORDE, NAAM, GECONTROLEERD = "x_volgorde", "x_naamsleutel", "x_gecontroleerd"
RANG, INHOUD, LIGGINGEN = "x_rang", "x_inhoud", "x_liggingen"
# Tells apart what stands in ``RANG`` and ``INHOUD``, so that these need not be fetched again, and
# in which order: the server counts the keys of what fits much faster than it fetches documents.
SLEUTEL = "x_sleutel"
# Which form a document has; raised when what stands in one changes. A new setting is no proof: the
# server puts it on the old documents as well.
VORM, DEZE_VORM = "x_vorm", "2"
_SCHEIDING = ":"
# Letters of a fingerprint; bytes of what follows it.
_VINGERAFDRUK, _MAX_VOLGORDE = 24, 400
_VELDEN = sorted(value for name, value in vars(Veld).items() if name.isupper())
# The server stops counting at its limits; ours are above anything we keep.
_ONBEPERKT = 10_000_000


def attribute_of(veld: str) -> str:
    """Where the server keeps the values of a field."""
    if veld in RUIME_FACETTEN:
        return RUIM_FACET
    return FACET if veld in FACETTEN else f"x_{veld}"


def value_of(veld: str, waarde: str) -> str:
    """A value as the server keeps it."""
    return f"{veld}{_SCHEIDING}{waarde}" if veld in FACETTEN else waarde


@lru_cache(maxsize=4096)
def read_facet(value: str) -> tuple[str, str]:
    """Facet and value of what ``value_of`` wrote; kept, because every answer counts the same few
    hundred of them."""
    facet, _, waarde = value.partition(_SCHEIDING)
    return facet, waarde


def make_settings() -> dict[str, Any]:
    """The settings of the index, complete."""
    return {
        "searchableAttributes": ["naam", "aanbieder", "trefwoorden"],
        "displayedAttributes": [
            "id",
            "version",
            "slug",
            "naam",
            "aanbieder",
            "aanbieder_slug",
            NAAM,
            RANG,
            INHOUD,
            SLEUTEL,
            LIGGINGEN,
        ],
        "filterableAttributes": [
            {
                "attributePatterns": [
                    "id",
                    VORM,
                    SLEUTEL,
                    FACET,
                    RUIM_FACET,
                    *map(attribute_of, _VELDEN),
                ],
                "features": {
                    "facetSearch": False,
                    "filter": {"equality": True, "comparison": False},
                },
            }
        ],
        "sortableAttributes": sorted([VOLGORDE, NAAM, GECONTROLEERD]),
        "rankingRules": ["words", "typo", "attribute", "sort", "proximity", "exactness"],
        "typoTolerance": {
            "enabled": True,
            "minWordSizeForTypos": {"oneTypo": 5, "twoTypos": 9},
            "disableOnNumbers": True,
        },
        "faceting": {"maxValuesPerFacet": _ONBEPERKT},
        "pagination": {"maxTotalHits": _ONBEPERKT},
        "facetSearch": False,
    }


def make_document(document: VoorzieningDocument, record: Record) -> dict[str, Any]:
    """The document as the server keeps it."""
    values = {attribute_of(veld): list(waarden) for veld, waarden in record.tokens.items()}
    return {
        "id": record.id,
        "version": record.version,
        VORM: DEZE_VORM,
        "slug": document.slug,
        "naam": document.naam,
        "aanbieder": document.aanbieder,
        "aanbieder_slug": document.aanbieder_slug,
        "trefwoorden": document.trefwoorden,
        **values,
        attribute_of(Veld.CEL): cell_tokens(document.plekken),
        FACET: [value_of(*pair) for pair in record.facetten if pair[0] not in RUIME_FACETTEN],
        RUIM_FACET: [value_of(*pair) for pair in record.facetten if pair[0] in RUIME_FACETTEN],
        VOLGORDE: record.volgorde,
        NAAM: record.naam,
        GECONTROLEERD: record.gecontroleerd,
        LIGGINGEN: [(punt.lat, punt.lon) for punt in record.liggingen],
        RANG: record.rang,
        INHOUD: record.inhoud,
        SLEUTEL: _make_sleutel(record),
    }


def order_of(sleutel: str) -> str:
    """By what the keys of documents stand in the order of relevance before ranking."""
    return sleutel[_VINGERAFDRUK:]


def _make_sleutel(record: Record) -> str:
    """Different for different documents, by all that is likely, and then their place in the order.
    The server keeps no longer values."""
    text = f"{record.rang}\0{record.inhoud}".encode()
    place = record.volgorde.encode()[:_MAX_VOLGORDE].decode(errors="ignore")
    return blake2b(text, digest_size=_VINGERAFDRUK // 2).hexdigest() + place
