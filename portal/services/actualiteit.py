"""How current the entries are: figures per aanbieder, gemeente and leefgebied."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.data.queries import redactie as queries
from portal.data.queries.bewerking import list_gemeente_codes
from portal.data.queries.redactie import Rij, in_gemeenten
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import VoorzieningStatus
from portal.domain.controle import get_controle_voor, is_bevestigd, is_dringend
from portal.domain.gebruikers import Identiteit
from portal.services.redactie import check_redacteur


class Indeling(StrEnum):
    """By what the figures are told apart."""

    GEMEENTE = "gemeente"
    LEEFGEBIED = "leefgebied"
    AANBIEDER = "aanbieder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cijferregel:
    """One group. Every entry counts once: ``op_tijd`` was checked in time, ``te_laat`` should
    have been, ``gemarkeerd`` says to visitors that nobody confirmed it, ``verborgen`` is hidden.
    ``naam`` is a code or slug where it is no name; '' holds what serves no gemeente."""

    naam: str
    op_tijd: int = 0
    te_laat: int = 0
    gemarkeerd: int = 0
    verborgen: int = 0
    oudste: date | None = None
    nooit: int = 0

    @property
    def totaal(self) -> int:
        return self.op_tijd + self.te_laat + self.gemarkeerd + self.verborgen

    @property
    def deel_op_tijd(self) -> int:
        """Percent, rounded down: 100 says that all are."""
        return self.op_tijd * 100 // self.totaal if self.totaal else 0


@dataclass(frozen=True, slots=True)
class Actualiteit:
    """``regels``: the groups, the worst first."""

    totaal: Cijferregel
    regels: tuple[Cijferregel, ...]


def get_actualiteit(uow: UnitOfWork, *, wie: Identiteit, indeling: Indeling) -> Actualiteit:
    """The figures over what this editor keeps: what is public, and what was hidden."""
    check_redacteur(wie)
    vandaag = uow.clock().date()
    groups = defaultdict[str, list[Rij]](list)
    with uow:
        rows = queries.list_gecontroleerd(uow.session, in_gemeenten(wie.gemeenten))
        codes = (
            list_gemeente_codes(uow.session, [row.id for row in rows])
            if indeling is Indeling.GEMEENTE
            else {}
        )
        namen = {row.code: row.naam for row in queries.list_gemeente_keuzes(uow.session)}
    for row in rows:
        match indeling:
            case Indeling.GEMEENTE:
                keys: Iterable[str] = {namen.get(code, "") for code in codes.get(row.id, ())} or {
                    ""
                }
            case Indeling.LEEFGEBIED:
                keys = [term.value for term in row.leefgebieden]
            case Indeling.AANBIEDER:
                keys = [row.aanbieder]
        for key in keys:
            groups[key].append(row)
    regels = [_count(naam, found, vandaag) for naam, found in groups.items()]
    return Actualiteit(
        _count("", rows, vandaag),
        tuple(sorted(regels, key=lambda regel: (regel.deel_op_tijd, -regel.totaal, regel.naam))),
    )


def _count(naam: str, rows: Iterable[Rij], vandaag: date) -> Cijferregel:
    counts = {"op_tijd": 0, "te_laat": 0, "gemarkeerd": 0, "verborgen": 0}
    days = []
    nooit = 0
    for row in rows:
        counts[_stand(row, vandaag)] += 1
        if row.gecontroleerd_op is None:
            nooit += 1
        else:
            days.append(row.gecontroleerd_op)
    return Cijferregel(naam=naam, **counts, oudste=min(days, default=None), nooit=nooit)


def _stand(row: Rij, vandaag: date) -> str:
    dringend = is_dringend(row.soort, row.trefwoorden)
    op = row.gecontroleerd_op
    if row.status == VoorzieningStatus.VERLOPEN:
        return "verborgen"
    if not is_bevestigd(op, dringend=dringend, vandaag=vandaag):
        return "gemarkeerd"
    return "op_tijd" if vandaag <= get_controle_voor(op, dringend=dringend) else "te_laat"
