"""What an engine keeps of a document: the tokens by which it matches, and what ranks it.

Made once, when the document is written; the same for every engine.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from indexer.documents import Plek, VoorzieningDocument
from indexer.geo import liggingen
from indexer.query import FACETTEN, Punt
from indexer.tekst import fold_text
from indexer.termen import DocumentTermen
from indexer.voorwaarden import JA, MAX_LEEFTIJD, Bereik, Veld

# Light help first; an entry whose lijn nobody stated stands before the second.
_LIJN_VOLGORDE = {"0": 0, "1": 1, "2": 3}
_ONBEKENDE_LIJN = 2
_MAX_SLEUTEL = 120
# Facets with so many values that counting them costs more than all the others.
RUIME_FACETTEN = frozenset({"aanbieder", "gebied"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One document as it goes into an index. ``tokens`` are pairs of field and value, ``cellen``
    the tokens of ``indexer.geo.cell_of`` for each plek with coordinates."""

    id: str
    version: int
    volgorde: str
    """The order of entries that fit equally: lijn, confirmed, name."""
    naam: str
    gecontroleerd: int
    """The day of the last check as a number (20261122), 0 when there was none."""
    facetten: tuple[tuple[str, str], ...]
    tokens: Mapping[str, Collection[str]]
    """All but the facets: the values of each field, each once."""
    liggingen: tuple[Punt, ...]
    rang: str
    inhoud: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rang:
    """What ranking needs to know of a document, small enough to read for a whole window."""

    lijn: int
    bevestigd: bool
    gesloten_tot: str
    leefgebieden: tuple[str, ...]
    werkgebied: frozenset[str]
    liggingen: tuple[Punt, ...]
    sleutel: str
    """The folded name and the slug: a unique last criterion."""
    vindplaatsen: Mapping[str, int]
    """Each term with the most telling place where it stands; see ``indexer.termen``."""


@lru_cache(maxsize=4096)
def read_rang(tekst: str) -> Rang:
    """The ``rang`` of a record; kept, because the same entries come up again and again."""
    lijn, bevestigd, gesloten, leefgebieden, werkgebied, punten, sleutel, places = json.loads(tekst)
    return Rang(
        lijn=lijn,
        bevestigd=bevestigd,
        gesloten_tot=gesloten,
        leefgebieden=tuple(leefgebieden),
        werkgebied=frozenset(werkgebied),
        liggingen=tuple(Punt(lat, lon) for lat, lon in punten),
        sleutel=sleutel,
        vindplaatsen={
            term: place for place, termen in enumerate(places) for term in termen.split()
        },
    )


@lru_cache(maxsize=4096)
def read_document(tekst: str) -> VoorzieningDocument:
    """The document that ``make_record`` wrote."""
    return VoorzieningDocument.from_dict(json.loads(tekst))


def make_record(document: VoorzieningDocument, termen: DocumentTermen) -> Record:
    """All that an engine keeps of the document."""
    lijn = _LIJN_VOLGORDE.get(document.lijn or "", _ONBEKENDE_LIJN)
    sleutel = f"{fold_text(document.naam)[:_MAX_SLEUTEL]} {document.slug}"
    punten = tuple(liggingen(document.plekken))
    return Record(
        id=document.id,
        version=document.version,
        volgorde=f"{lijn}{int(not document.bevestigd)} {sleutel}",
        naam=sleutel,
        gecontroleerd=_day_number(document.gecontroleerd_op),
        facetten=tuple(_facet_values(document)),
        tokens={**_filter_values(document, located=bool(punten)), **termen.index_terms()},
        liggingen=punten,
        rang=_write(
            (
                lijn,
                document.bevestigd,
                document.gesloten_tot,
                document.leefgebieden,
                sorted(document.werkgebied),
                [(punt.lat, punt.lon) for punt in punten],
                sleutel,
                # A text for each place is much shorter than each term with its place, and read
                # faster. No term has a space in it.
                [" ".join(terms) for terms in termen.by_place()],
            )
        ),
        inhoud=_write({**_fields(document), "plekken": [*map(_fields, document.plekken)]}),
    )


def _day_number(iso: str) -> int:
    digits = iso.replace("-", "")
    return int(digits) if digits.isdecimal() else 0


def _fields(value: VoorzieningDocument | Plek) -> dict[str, Any]:
    """As ``dataclasses.asdict``, without copying all that stands in the fields."""
    return {name: getattr(value, name) for name in value.__slots__}


# One encoder for all: to make one takes as long as a small document.
_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _facet_values(document: VoorzieningDocument) -> Iterator[tuple[str, str]]:
    """Facet and value: what is counted and filtered on."""
    for facet, name in FACETTEN.items():
        value = getattr(document, name)
        if facet == "zonderVerwijzing":
            value = not value
        if value is True:
            yield facet, JA
        elif isinstance(value, str) and value:
            yield facet, value
        elif isinstance(value, tuple):
            yield from ((facet, part) for part in dict.fromkeys(value))


def _filter_values(document: VoorzieningDocument, *, located: bool) -> dict[str, Collection[str]]:
    """By field the values that are filtered on without being counted; the cells go apart."""
    tot = MAX_LEEFTIJD if document.leeftijd_tot is None else document.leeftijd_tot
    return {
        Veld.UUR: frozenset(document.uren),
        Veld.WERKGEBIED: frozenset(document.werkgebied),
        Veld.VAN: (str(max(0, min(MAX_LEEFTIJD, document.leeftijd_van or 0))),),
        Veld.TOT: (str(max(0, min(MAX_LEEFTIJD, tot))),),
        Veld.BEREIK: tuple(_bereik(document, located=located)),
    }


def _bereik(document: VoorzieningDocument, *, located: bool) -> Iterator[str]:
    if document.alleen_werkgebied:
        yield Bereik.ALLEEN_WERKGEBIED
    if not located:
        yield Bereik.ZONDER_PLEK
        if not document.werkgebied:
            yield Bereik.IEDEREEN
