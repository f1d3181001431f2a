"""Writing many new voorzieningen at once: a few statements instead of thousands of entities.

Bulk statements do not pass the listener of the outbox: the caller queues what was added.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID, uuid4

from sqlalchemy import Table, insert
from sqlalchemy.orm import Session

from portal.data.base import Base
from portal.data.models.aanbieder import Aanbieder
from portal.data.models.voorziening import (
    Contactkanaal,
    Locatie,
    Voorziening,
    VoorzieningLocatie,
    voorziening_werkgebied,
)
from portal.domain.begrippen import KanaalSoort, VoorzieningStatus
from portal.domain.voorziening import VELDEN, Ligging, PlekInvoer, VoorzieningInvoer

# The ways to get in touch that are fields of the input, in the order in which they are shown.
KANALEN = (KanaalSoort.TELEFOON, KanaalSoort.EMAIL, KanaalSoort.WEBSITE)


@dataclass(frozen=True, slots=True, kw_only=True)
class NieuweVoorziening:
    """Checked input with what the database needs beside it; a ligging for each of its places."""

    id: UUID
    invoer: VoorzieningInvoer
    liggingen: Sequence[Ligging]
    slug: str
    aanbieder_id: UUID
    status: VoorzieningStatus
    gecontroleerd_door: str


def insert_voorzieningen(
    session: Session, nieuwe: Sequence[NieuweVoorziening], now: datetime
) -> None:
    """Add them with all that belongs to them."""
    if not nieuwe:
        return
    plekken = [plek for nieuw in nieuwe for plek in _plekken(nieuw)]
    _insert(session, Voorziening, (_voorziening(nieuw, now) for nieuw in nieuwe))
    _insert(session, Locatie, (locatie for locatie, _ in plekken))
    _insert(session, VoorzieningLocatie, (plek for _, plek in plekken))
    _insert(session, Contactkanaal, (kanaal for nieuw in nieuwe for kanaal in _kanalen(nieuw)))
    serves = [
        {"voorziening_id": nieuw.id, "gebied_code": code}
        for nieuw in nieuwe
        for code in nieuw.invoer.werkgebied
    ]
    if serves:
        session.execute(insert(voorziening_werkgebied), serves)


def insert_aanbieders(session: Session, rows: Iterable[dict[str, Any]]) -> None:
    """Add aanbieders; none of them offers anything yet."""
    _insert(session, Aanbieder, rows)


def locatie_values(plek: PlekInvoer, ligging: Ligging) -> dict[str, Any]:
    """The columns of a locatie."""
    return {
        "naam": plek.naam,
        "straat": plek.straat,
        "huisnummer": plek.huisnummer,
        "postcode": plek.postcode,
        "plaats": plek.plaats,
        "lat": plek.lat,
        "lon": plek.lon,
        "rolstoel": plek.rolstoel,
        "adres_geheim": plek.adres_geheim,
        **ligging._asdict(),
    }


def _insert(session: Session, model: type[Base], rows: Iterable[dict[str, Any]]) -> None:
    values = list(rows)
    if values:
        # The table, not the entity: entities are inserted apart by which of their values are None.
        session.execute(insert(cast("Table", model.__table__)), values)


def _voorziening(nieuw: NieuweVoorziening, now: datetime) -> dict[str, Any]:
    return {
        **{name: getattr(nieuw.invoer, name) for name in VELDEN},
        "id": nieuw.id,
        "slug": nieuw.slug,
        "aanbieder_id": nieuw.aanbieder_id,
        "status": nieuw.status,
        "gecontroleerd_door": nieuw.gecontroleerd_door,
        "version": 1,
        "created_at": now,
        "updated_at": now,
    }


def _plekken(nieuw: NieuweVoorziening) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """For each place the row of its locatie and the row that ties it to the voorziening."""
    pairs = zip(nieuw.invoer.plekken, nieuw.liggingen, strict=True)
    for volgorde, (plek, ligging) in enumerate(pairs):
        locatie_id = uuid4()
        yield (
            {"id": locatie_id, **locatie_values(plek, ligging)},
            {
                "id": uuid4(),
                "voorziening_id": nieuw.id,
                "locatie_id": locatie_id,
                "volgorde": volgorde,
                "openingstijden": plek.openingstijden,
                "telefoon": plek.telefoon,
            },
        )


def _kanalen(nieuw: NieuweVoorziening) -> Iterator[dict[str, Any]]:
    for volgorde, soort in enumerate(KANALEN):
        waarde = getattr(nieuw.invoer, soort.value)
        if waarde:
            yield {
                "id": uuid4(),
                "voorziening_id": nieuw.id,
                "soort": soort,
                "waarde": waarde,
                "volgorde": volgorde,
            }
