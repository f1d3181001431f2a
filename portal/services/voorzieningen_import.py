"""Import of a file of voorzieningen: all of it or nothing.

Rows are checked and written in batches within one transaction, so that memory stays flat however
long the file is. When a single fault is found nothing is committed, but the work goes on to the
end: the sender gets every fault at once, and a dry run counts what would have happened.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from portal.data.locks import lock_import
from portal.data.queries import voorzieningen as queries
from portal.data.queries.voorzieningen import SleutelRij
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Gebeurtenis, VoorzieningStatus
from portal.domain.errors import Fout, InvoerOngeldig
from portal.domain.foutcodes import Foutcode
from portal.domain.invoer import Rij, Tabel, check_kolommen, check_rij, check_samenhang
from portal.domain.velden import Ongeldig
from portal.domain.voorziening import VoorzieningInvoer, merge_invoer
from portal.services.aanbieders import BekendeAanbieder
from portal.services.versies import Herkomst
from portal.services.verslag import ImportVerslag
from portal.services.voorziening_invoer import make_invoer
from portal.services.voorziening_opslag import Opslag
from portal.services.werkgebied import Werkgebieden

BATCH = 500
REDEN = "import"

T = TypeVar("T")
Report = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class _Regel:
    """A row without faults: its number and the fields it gives."""

    nummer: int
    fields: dict[str, Any]

    @property
    def extern_id(self) -> str | None:
        return self.fields.get("extern_id")

    def fields_for(self, id_: UUID | None) -> dict[str, Any]:
        """The fields; our own key is nobody's ``extern_id``."""
        if id_ is None or self.extern_id != str(id_):
            return self.fields
        return {**self.fields, "extern_id": None}

    @property
    def naam(self) -> str:
        naam: str = self.fields["naam"]
        return naam


def import_voorzieningen(
    uow: UnitOfWork,
    tabel: Tabel,
    *,
    proef: bool = False,
    status: VoorzieningStatus = VoorzieningStatus.GEPUBLICEERD,
    report: Report = lambda _rows: None,
) -> ImportVerslag:
    """Add and change voorzieningen (and their aanbieders) as the rows say.

    A row is about the voorziening with its ``extern_id`` (which may be our own key, when the file
    was made of our open data), else about that of its aanbieder with its name. New ones get
    ``status``; a column that the file does not have stays as it is. Nothing changes with
    ``proef``, or when the returned report has ``fouten``. ``report`` is told how many rows were
    done.
    """
    with uow:
        verslag = write_voorzieningen(uow, tabel, status=status, report=report)
        if not proef and not verslag.fouten:
            uow.commit()
    return verslag


def write_voorzieningen(
    uow: UnitOfWork,
    tabel: Tabel,
    *,
    status: VoorzieningStatus = VoorzieningStatus.GEPUBLICEERD,
    report: Report = lambda _rows: None,
) -> ImportVerslag:
    """The same in an open unit of work, which the caller commits when there are no ``fouten``: so
    that several files are taken together or not at all."""
    lock_import(uow.session)
    job = _Import(uow, status)
    job.run(tabel, report)
    return job.verslag


class _Import:
    """One run over one file."""

    def __init__(self, uow: UnitOfWork, status: VoorzieningStatus) -> None:
        self.verslag = ImportVerslag()
        self._session = uow.session
        self._vandaag = uow.clock().date()
        self._status = status
        self._herkomst = Herkomst(gebeurtenis=Gebeurtenis.GEWIJZIGD, op=uow.clock())
        self._opslag = Opslag(uow)
        self._werkgebieden = Werkgebieden(uow.session)
        self._seen: set[tuple[str, ...]] = set()
        self._targets: set[UUID] = set()
        self._deferred: list[_Regel] = []

    def run(self, tabel: Tabel, report: Report) -> None:
        header_faults, self.verslag.meldingen = check_kolommen(tabel.kolommen)
        self.verslag.fouten += header_faults
        for rows in _batches(self._read(tabel)):
            regels = self._check(rows)
            if not header_faults:
                self._store(self._match(regels, self._deferred.append))
            report(len(rows))
        self._store_deferred()
        self.verslag.fouten.sort(key=lambda fout: fout.rij or 0)
        self.verslag.aanbieders_nieuw = self._opslag.aanbieders.nieuw
        self.verslag.aanbieders_gewijzigd = self._opslag.aanbieders.gewijzigd

    def _read(self, tabel: Tabel) -> Iterator[Rij]:
        """The rows, up to a place after which nothing can be read."""
        try:
            yield from tabel.rijen
        except InvoerOngeldig as error:
            self.verslag.fouten += error.fouten

    def _refuse(self, faults: Sequence[Fout]) -> None:
        self.verslag.geweigerd += 1
        self.verslag.fouten += faults

    def _refuse_naam(self, regel: _Regel, code: Foutcode) -> None:
        self._refuse([Fout("naam", code, regel.naam, regel.nummer)])

    def _check(self, rows: Iterable[Rij]) -> list[_Regel]:
        """The rows that are right in themselves and within the file."""
        regels = []
        for rij in rows:
            fields, faults = check_rij(rij, vandaag=self._vandaag)
            faults += self._resolve_werkgebied(rij, fields)
            faults += self._check_double(rij, fields)
            if faults:
                self._refuse(faults)
            else:
                regels.append(_Regel(rij.nummer, fields))
        return regels

    def _resolve_werkgebied(self, rij: Rij, fields: dict[str, Any]) -> list[Fout]:
        faults, codes = [], set()
        for tekst in filter(None, fields.get("werkgebied", ())):
            try:
                codes.add(self._werkgebieden.find(tekst))
            except Ongeldig as error:
                faults.append(Fout("werkgebied", error.code, tekst, rij.nummer))
        if "werkgebied" in fields:
            fields["werkgebied"] = tuple(sorted(codes))
        return faults

    def _check_double(self, rij: Rij, fields: dict[str, Any]) -> list[Fout]:
        keys = (("extern_id",), ("aanbieder", "naam"))
        faults = []
        for names in keys:
            key = tuple((fields.get(name) or "").casefold() for name in names)
            if all(key) and (*names, *key) in self._seen:
                value = fields[names[-1]]
                faults.append(Fout(names[-1], Foutcode.DUBBEL_IN_BESTAND, value, rij.nummer))
            self._seen.add((*names, *key))
        return faults

    def _match(
        self, regels: Sequence[_Regel], on_conflict: Callable[[_Regel], None]
    ) -> list[tuple[_Regel, UUID | None]]:
        """Each row with the voorziening it is about, None for a new one.

        ``on_conflict`` gets the rows whose name another voorziening of the aanbieder has now.
        """
        aanbieders = self._settle_aanbieders(regels)
        by_extern_id, by_naam = self._find_sleutels(regels, aanbieders)
        claimed = {sleutel.id for sleutel in by_extern_id.values()}
        matched = []
        for regel, aanbieder in zip(regels, aanbieders, strict=True):
            own = by_extern_id.get(regel.extern_id) if regel.extern_id else None
            namesake = by_naam.get((aanbieder.id, regel.naam.casefold()))
            if own is None and namesake is not None and namesake.id not in claimed:
                # Found by name: unless both have an extern_id, which then differ.
                own = None if regel.extern_id and namesake.extern_id else namesake
            id_ = own.id if own else None
            if namesake is not None and namesake.id != id_:
                on_conflict(regel)
            elif id_ in self._targets:
                self._refuse_naam(regel, Foutcode.DUBBEL_IN_BESTAND)
            else:
                matched.append((regel, id_))
        self._targets.update(id_ for _, id_ in matched if id_)
        return matched

    def _settle_aanbieders(self, regels: Sequence[_Regel]) -> list[BekendeAanbieder]:
        said = [(r.fields["aanbieder"], r.fields.get("aanbieder_website")) for r in regels]
        aanbieders = self._opslag.aanbieders.settle(said)
        for regel, aanbieder, (_, website) in zip(regels, aanbieders, said, strict=True):
            if website and website != aanbieder.website:
                notice = Fout(
                    "aanbieder_website", Foutcode.WEBSITE_VERSCHILT, website, regel.nummer
                )
                self.verslag.meldingen.append(notice)
        return aanbieders

    def _find_sleutels(
        self, regels: Sequence[_Regel], aanbieders: Sequence[BekendeAanbieder]
    ) -> tuple[dict[str, SleutelRij], dict[tuple[UUID, str], SleutelRij]]:
        """The keys of known voorzieningen by ``extern_id``, and by aanbieder and name."""
        pairs = zip(regels, aanbieders, strict=True)
        sleutels = queries.list_sleutels(
            self._session,
            {regel.extern_id for regel in regels if regel.extern_id},
            {(aanbieder.id, regel.naam) for regel, aanbieder in pairs},
        )
        wanted = {regel.extern_id for regel in regels}
        return (
            {
                extern_id: s
                for s in sleutels
                for extern_id in (str(s.id), s.extern_id)
                if extern_id and extern_id in wanted
            },
            {(s.aanbieder_id, s.naam.casefold()): s for s in sleutels},
        )

    def _store(self, matched: Sequence[tuple[_Regel, UUID | None]]) -> None:
        """Write what is new or differs from what is known."""
        known = self._read_known([id_ for _, id_ in matched if id_])
        merged: list[tuple[UUID | None, VoorzieningInvoer]] = []
        for regel, id_ in matched:
            current = known[id_] if id_ else VoorzieningInvoer()
            invoer = merge_invoer(current, regel.fields_for(id_))
            ages = {"leeftijd_van": invoer.leeftijd_van, "leeftijd_tot": invoer.leeftijd_tot}
            if faults := check_samenhang(ages, vandaag=self._vandaag, rij=regel.nummer):
                self._refuse(faults)
            else:
                merged.append((id_, invoer))
        complete = self._opslag.complete([invoer for _, invoer in merged])
        ids = [id_ for id_, _ in merged]
        new = [one for id_, one in zip(ids, complete, strict=True) if id_ is None]
        changed = {
            id_: one for id_, one in zip(ids, complete, strict=True) if id_ and one != known[id_]
        }
        # Changes go first: a new voorziening may take the name that another gives up.
        self._opslag.change(changed, self._herkomst)
        self._opslag.add(new, self._status, REDEN)
        self.verslag.nieuw += len(new)
        self.verslag.gewijzigd += len(changed)
        self.verslag.ongewijzigd += len(merged) - len(new) - len(changed)

    def _read_known(self, ids: Sequence[UUID]) -> dict[UUID, VoorzieningInvoer]:
        dossiers = queries.list_dossiers(self._session, ids)
        return {dossier.rij.id: make_invoer(dossier) for dossier in dossiers}

    def _store_deferred(self) -> None:
        """Rows whose name was taken when they came: by now, others may have given it up.

        Those that wait for each other (a swap) first get a name that nobody wants.
        """
        extern_ids = [regel.extern_id for regel in self._deferred if regel.extern_id]
        for some in _batches(iter(extern_ids)):
            queries.park_namen(self._session, some)
        for regels in _batches(iter(self._deferred)):
            self._store(self._match(regels, lambda r: self._refuse_naam(r, Foutcode.BESTAAT_AL)))


def _batches(items: Iterator[T]) -> Iterator[list[T]]:
    while batch := list(islice(items, BATCH)):
        yield batch
