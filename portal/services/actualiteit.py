"""How current the entries are: figures per aanbieder, gemeente and leefgebied."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.data.queries import redactie as queries
from portal.data.queries.controle import Kandidaat, get_beleidsboek, list_kandidaten
from portal.data.queries.redactie import Rij
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import VoorzieningStatus
from portal.domain.controle import Beleid, Beleidsboek, get_controle_voor, is_bevestigd
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
    with uow:
        where = (queries.TELT_MEE, queries.in_gemeenten(wie.gemeenten))
        kandidaten = list_kandidaten(uow.session, *where)
        rows = {row.id: row for row in queries.list_indelingen(uow.session, *where)}
        namen = {row.code: row.naam for row in queries.list_gemeente_keuzes(uow.session)}
        boek = get_beleidsboek(uow.session)
    groups = defaultdict[str, list[Kandidaat]](list)
    for kandidaat in kandidaten:
        for key in _list_groepen(indeling, kandidaat, rows[kandidaat.id], namen):
            groups[key].append(kandidaat)
    regels = [_count(naam, found, boek, vandaag) for naam, found in groups.items()]
    return Actualiteit(
        _count("", kandidaten, boek, vandaag),
        tuple(sorted(regels, key=lambda regel: (regel.deel_op_tijd, -regel.totaal, regel.naam))),
    )


def _list_groepen(
    indeling: Indeling, kandidaat: Kandidaat, row: Rij, namen: Mapping[str, str]
) -> Collection[str]:
    match indeling:
        case Indeling.GEMEENTE:
            return {namen[code] for code in kandidaat.gemeente_codes if code in namen} or {""}
        case Indeling.LEEFGEBIED:
            return [term.value for term in row.leefgebieden]
        case Indeling.AANBIEDER:
            return [row.aanbieder]


def _count(
    naam: str, kandidaten: Iterable[Kandidaat], boek: Beleidsboek, vandaag: date
) -> Cijferregel:
    counts = {"op_tijd": 0, "te_laat": 0, "gemarkeerd": 0, "verborgen": 0}
    days = []
    nooit = 0
    for kandidaat in kandidaten:
        counts[_stand(kandidaat, boek.get(kandidaat.gemeente_code), vandaag)] += 1
        if kandidaat.stand.gecontroleerd_op is None:
            nooit += 1
        else:
            days.append(kandidaat.stand.gecontroleerd_op)
    return Cijferregel(naam=naam, **counts, oudste=min(days, default=None), nooit=nooit)


def _stand(kandidaat: Kandidaat, beleid: Beleid, vandaag: date) -> str:
    if kandidaat.status == VoorzieningStatus.VERLOPEN:
        return "verborgen"
    if not is_bevestigd(kandidaat.stand, beleid, vandaag):
        return "gemarkeerd"
    due = get_controle_voor(kandidaat.stand, beleid, vandaag)
    return "op_tijd" if vandaag <= due else "te_laat"
