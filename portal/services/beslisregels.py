"""The decision table of the quickscan: read, filled from the seed, and kept by editors."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any
from uuid import UUID

from portal.data.locks import begin_writing
from portal.data.models import hulpvraag as models
from portal.data.queries import hulpvraag as queries
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Begrip, Leefgebied, Overgang, Rol
from portal.domain.errors import NietGevonden, NietToegestaan
from portal.domain.gebruikers import Identiteit
from portal.domain.hulpvraag import Aantal, Beslisregel, Beslissing, Gevaar, VoorWie
from portal.services.seed import read_seed

TERMEN: dict[str, type[Begrip]] = {
    "voor": VoorWie,
    "aantal": Aantal,
    "leefgebied": Leefgebied,
    "gevaar": Gevaar,
    "overgang": Overgang,
}


def list_beslisregels(uow: UnitOfWork) -> tuple[Beslisregel, ...]:
    """The whole table, in order."""
    return tuple(regel for _, regel in list_beslisregels_by_id(uow))


def list_beslisregels_by_id(uow: UnitOfWork) -> tuple[tuple[UUID, Beslisregel], ...]:
    """The same with the key of each row."""
    with uow:
        return tuple((row.id, _make_regel(row)) for row in queries.list_regels(uow.session))


def may_change(wie: Identiteit, gemeente_code: str | None) -> bool:
    """Whether this editor keeps the rows of this gemeente; None: those that count everywhere."""
    if not wie.has_rol(Rol.REDACTEUR, Rol.BEHEERDER):
        return False
    return wie.gemeenten is None or gemeente_code in wie.gemeenten


def add_beslisregel(uow: UnitOfWork, wie: Identiteit, regel: Beslisregel) -> None:
    """Add a row.

    Raises:
        NietToegestaan: it is not a gemeente of this editor.

    """
    _check(wie, regel.gemeente_code)
    with uow:
        uow.session.add(models.Beslisregel(**asdict(regel)))
        uow.commit()


def change_beslisregel(uow: UnitOfWork, wie: Identiteit, id_: UUID, regel: Beslisregel) -> None:
    """Make the row what ``regel`` says.

    Raises:
        NietGevonden: there is no such row.
        NietToegestaan: the row is, or would become, that of a gemeente of others.

    """
    with uow:
        row = _get(uow, wie, id_)
        _check(wie, regel.gemeente_code)
        for name, value in asdict(regel).items():
            setattr(row, name, value)
        uow.commit()


def remove_beslisregel(uow: UnitOfWork, wie: Identiteit, id_: UUID) -> None:
    """Take the row out of the table.

    Raises:
        NietGevonden: there is no such row.
        NietToegestaan: it is that of a gemeente of others.

    """
    with uow:
        uow.session.delete(_get(uow, wie, id_))
        uow.commit()


def _get(uow: UnitOfWork, wie: Identiteit, id_: UUID) -> models.Beslisregel:
    begin_writing(uow.session)
    row = uow.session.get(models.Beslisregel, id_)
    if row is None:
        raise NietGevonden
    _check(wie, row.gemeente_code)
    return row


def _check(wie: Identiteit, gemeente_code: str | None) -> None:
    if not may_change(wie, gemeente_code):
        raise NietToegestaan


def read_beslisregels(path: Path) -> tuple[Beslisregel, ...]:
    """The table that comes with the portal."""
    return tuple(_read_regel(rij.cellen) for rij in read_seed(path, "\t").rijen)


def _read_regel(cellen: Mapping[str, str]) -> Beslisregel:
    termen: dict[str, Any] = {
        kolom: enum(cellen[kolom]) if cellen[kolom] else None for kolom, enum in TERMEN.items()
    }
    return Beslisregel(
        nummer=int(cellen["nummer"]),
        beslissing=Beslissing(cellen["beslissing"]),
        toelichting=cellen["toelichting"],
        **termen,
    )


def load_beslisregels_seed(uow: UnitOfWork, path: Path) -> None:
    """The same in an installation that has none yet; the rows of editors stay."""
    with uow:
        if not queries.has_regels(uow.session):
            uow.session.add_all(models.Beslisregel(**asdict(r)) for r in read_beslisregels(path))
            uow.commit()


def _make_regel(row: models.Beslisregel) -> Beslisregel:
    return Beslisregel(**{field.name: getattr(row, field.name) for field in fields(Beslisregel)})
