"""The vocabulary of search: read for the indexer, imported and exported for editors.

It has four parts, each a file with columns of its own, by which a file is recognised.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from indexer import woordenboek as values
from portal.data.base import Base
from portal.data.models.woordenboek import Crisispatroon, Samenstellingsdeel, Stopwoord, Woordpaar
from portal.data.queries import woordenboek as queries
from portal.data.uow import UnitOfWork
from portal.domain import velden
from portal.domain.begrippen import Leefgebied
from portal.domain.errors import Fout, InvoerOngeldig
from portal.domain.foutcodes import Foutcode
from portal.domain.invoer import Check, Rij, Tabel
from portal.domain.velden import Ongeldig
from portal.services.seed import read_seed
from portal.services.verslag import ImportVerslag

_phrase = partial(velden.check_woorden, max_length=120)
_word = partial(velden.check_woorden, max_length=40)


def _check_relatie(tekst: str) -> values.Relatie:
    try:
        return values.Relatie(tekst.lower())
    except ValueError:
        raise Ongeldig(Foutcode.KEUZE_ONBEKEND) from None


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """A part of the vocabulary: how its rows are checked, listed and told apart.

    The first ``keys`` of ``kolommen`` together are the key and must be filled.
    """

    model: type[Base]
    kolommen: Mapping[str, Check]
    keys: int
    seed: str

    @property
    def sleutels(self) -> tuple[str, ...]:
        """The columns that together are the key."""
        return tuple(self.kolommen)[: self.keys]

    def list_values(self, session: Session) -> Sequence[Row[*tuple[Any, ...]]]:
        """All rows, by key; each has the columns of ``kolommen`` by name."""
        return queries.list_values(session, self.model, self.kolommen, self.sleutels)

    def cells_of(self, row: Base | Row[*tuple[Any, ...]]) -> dict[str, str]:
        """A row as it is written in a file."""
        return {kolom: _write(value) for kolom, value in self.fields_of(row).items()}

    def key_of(self, fields: Mapping[str, Any]) -> tuple[Any, ...]:
        return tuple(fields[kolom] for kolom in self.sleutels)

    def fields_of(self, row: Base | Row[*tuple[Any, ...]]) -> dict[str, Any]:
        return {kolom: getattr(row, kolom) for kolom in self.kolommen}


ONDERDELEN = {
    "woorden": Onderdeel(
        Woordpaar,
        {
            "gewoon": _phrase,
            "vakterm": _phrase,
            "leefgebied": partial(velden.check_begrip, Leefgebied),
            "relatie": _check_relatie,
            "crisis": velden.check_ja_nee,
        },
        2,
        "gewone-woorden.tsv",
    ),
    "samenstellingen": Onderdeel(Samenstellingsdeel, {"deel": _word}, 1, "samenstellingen.tsv"),
    "stopwoorden": Onderdeel(Stopwoord, {"woord": _word}, 1, "stopwoorden.tsv"),
    "crisis": Onderdeel(
        Crisispatroon,
        {"patroon": velden.check_patroon, "soort": _word},
        2,
        "crisis.tsv",
    ),
}
# What a blank cell means; a column that is not named here must be filled.
_BLANK: dict[str, Any] = {"leefgebied": None, "crisis": False}


def has_woordenboek(uow: UnitOfWork) -> bool:
    """Whether the vocabulary was ever filled."""
    with uow:
        return queries.has_woorden(uow.session)


def get_woordenboek(uow: UnitOfWork) -> values.Woordenboek:
    """All of the vocabulary as the indexer knows it; equal contents make equal values."""
    with uow:
        rows = {naam: part.list_values(uow.session) for naam, part in ONDERDELEN.items()}
    return values.Woordenboek(
        paren=tuple(make_paar(row._asdict()) for row in rows["woorden"]),
        delen=tuple(row.deel for row in rows["samenstellingen"]),
        stopwoorden=tuple(row.woord for row in rows["stopwoorden"]),
        crisispatronen=tuple(
            values.Crisispatroon(patroon=row.patroon, soort=row.soort) for row in rows["crisis"]
        ),
    )


def load_woordenboek_seed(uow: UnitOfWork, folder: Path) -> None:
    """Add what is missing of the vocabulary that comes with the portal; rows of editors stay.

    Raises:
        InvoerOngeldig: a file has a fault.

    """
    for onderdeel in ONDERDELEN.values():
        tabel = read_seed(folder / onderdeel.seed, "\t")
        verslag = import_woordenboek(uow, tabel, overwrite=False)
        if verslag.fouten:
            raise InvoerOngeldig(verslag.fouten)


def import_woordenboek(uow: UnitOfWork, tabel: Tabel, *, overwrite: bool = True) -> ImportVerslag:
    """Add the rows of one part, and with ``overwrite`` change those that are known.

    Nothing changes when the returned report has ``fouten``; nothing is ever removed.
    """
    verslag = ImportVerslag()
    onderdeel = _find_onderdeel(tabel.kolommen)
    if onderdeel is None:
        verslag.fouten.append(Fout("gewoon", Foutcode.KOLOM_ONTBREEKT, rij=1))
        return verslag
    with uow:
        rows = list(_check_rijen(tabel, onderdeel, verslag))
        known = {
            onderdeel.key_of(onderdeel.fields_of(row)): row
            for row in queries.list_entities(uow.session, onderdeel.model, onderdeel.sleutels)
        }
        for fields in rows:
            row = known.get(onderdeel.key_of(fields))
            if row is None:
                uow.session.add(onderdeel.model(**fields))
                verslag.nieuw += 1
            elif overwrite and onderdeel.fields_of(row) != fields:
                for kolom, value in fields.items():
                    setattr(row, kolom, value)
                verslag.gewijzigd += 1
            else:
                verslag.ongewijzigd += 1
        if not verslag.fouten:
            uow.commit()
    return verslag


def export_woordenboek(uow: UnitOfWork, soort: str) -> tuple[Sequence[str], list[list[str]]]:
    """The columns and rows of one of ``ONDERDELEN``, as ``import_woordenboek`` reads them."""
    onderdeel = ONDERDELEN[soort]
    with uow:
        rows = onderdeel.list_values(uow.session)
        cells = [list(onderdeel.cells_of(row).values()) for row in rows]
    return tuple(onderdeel.kolommen), cells


def make_paar(fields: Mapping[str, Any]) -> values.Woordpaar:
    """A pair as the indexer knows it."""
    leefgebied = fields["leefgebied"]
    return values.Woordpaar(
        gewoon=fields["gewoon"],
        vakterm=fields["vakterm"],
        relatie=fields["relatie"],
        leefgebied=leefgebied.value if leefgebied else "",
        crisis=fields["crisis"],
    )


def _find_onderdeel(kolommen: Sequence[str]) -> Onderdeel | None:
    return next((one for one in ONDERDELEN.values() if set(one.kolommen) <= {*kolommen}), None)


def _check_rijen(
    tabel: Tabel, onderdeel: Onderdeel, verslag: ImportVerslag
) -> Iterator[dict[str, Any]]:
    """The fields of every good row; faults go into ``verslag``."""
    seen = set()
    for rij in tabel.rijen:
        fields, faults = check_rij(rij, onderdeel)
        if not faults and onderdeel.key_of(fields) in seen:
            first = next(iter(onderdeel.kolommen))
            faults = [Fout(first, Foutcode.DUBBEL_IN_BESTAND, rij.cellen[first], rij.nummer)]
        if faults:
            verslag.geweigerd += 1
            verslag.fouten += faults
        else:
            seen.add(onderdeel.key_of(fields))
            yield fields


def check_rij(rij: Rij, onderdeel: Onderdeel) -> tuple[dict[str, Any], list[Fout]]:
    """The fields of a row of this part, and every fault in it."""
    fields, faults = {}, list(rij.fouten)
    for kolom, check in onderdeel.kolommen.items():
        text = rij.cellen[kolom].strip()
        try:
            fields[kolom] = check(text) if text else _blank(kolom)
        except Ongeldig as error:
            faults.append(Fout(kolom, error.code, text, rij.nummer))
    return fields, faults


def _blank(kolom: str) -> Any:
    if kolom not in _BLANK:
        raise Ongeldig(Foutcode.VERPLICHT)
    return _BLANK[kolom]


def _write(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else "0"
        case _:
            return str(value)
