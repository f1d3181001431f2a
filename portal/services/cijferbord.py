"""The figures for the gemeente: what was counted of the use of the portal, month by month, by
leefgebied and by gebied.

Every number goes through ``Schild`` of its kind and year, which knows all of that year and nothing
of what is asked: so no two answers can be taken apart.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sqlalchemy.orm import Session

from portal.data.queries import telling as queries
from portal.data.queries.bewerking import list_gemeente_codes
from portal.data.queries.gebieden import list_children
from portal.data.queries.redactie import list_gemeente_keuzes
from portal.data.queries.telling import WoordRij
from portal.data.uow import UnitOfWork
from portal.domain.afscherming import (
    HEEL_JAAR,
    Cel,
    Getoond,
    Schild,
    Verborgen,
    add_maanden,
)
from portal.domain.begrippen import Leefgebied, Lijn
from portal.domain.cijfers import PER_GEMEENTE, SOORTEN, Cijfervraag, Indeling, Onderwerp, Periode
from portal.domain.errors import NietGevonden, NietToegestaan
from portal.domain.gebruikers import Identiteit
from portal.domain.tellingen import ALLES, Telsoort, gemeente_of
from portal.services.gebieden import weergavenaam

MAX_WOORDEN = 50


@dataclass(frozen=True, slots=True)
class Telregel:
    """A row: ``sleutel`` is a month (``2026-03``), a leefgebied or a code; ``naam`` of a gebied."""

    sleutel: str
    naam: str
    cellen: tuple[Getoond, ...]


@dataclass(frozen=True, slots=True)
class Teltabel:
    """``cellen`` of each row are of ``soorten``, in order."""

    indeling: Indeling
    soorten: tuple[Telsoort, ...]
    regels: tuple[Telregel, ...]


@dataclass(frozen=True, slots=True)
class Cijferbord:
    """``totaal``: of all that was asked for, in the order of the kinds. ``te_weinig``: it is so
    little that nothing of it may be shown."""

    soorten: tuple[Telsoort, ...]
    totaal: tuple[Getoond, ...]
    tabellen: tuple[Teltabel, ...]

    @property
    def te_weinig(self) -> bool:
        shown = [cel for cel in self.totaal if cel != 0]
        return bool(shown) and all(isinstance(cel, Verborgen) for cel in shown)

    @property
    def is_leeg(self) -> bool:
        return not any(self.totaal)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanbodregel:
    """What is asked about a leefgebied in a gemeente, and what there is. ``aanbod``: entries by
    lijn, the last without one."""

    leefgebied: Leefgebied
    gemeente: str
    gezocht: Getoond
    geopend: Getoond
    aanbod: tuple[int, ...]

    @property
    def totaal(self) -> int:
        return sum(self.aanbod)

    @property
    def druk(self) -> float | None:
        """How often it was asked for each entry that there is; None when that may not be said."""
        return None if isinstance(self.gezocht, Verborgen) else self.gezocht / max(1, self.totaal)


@dataclass(frozen=True, slots=True)
class Woordregel:
    """Words that were asked at least five times in a month, in the whole region."""

    woorden: str
    aantal: int
    leeg: Getoond
    geopend: Getoond


@dataclass(frozen=True, slots=True)
class Cijferkeuzes:
    """What this person may choose: periods (the newest first), gebieden as code and name.
    ``hele_regio``: also all gemeenten together."""

    periodes: tuple[Periode, ...]
    gemeenten: tuple[tuple[str, str], ...]
    wijken: tuple[tuple[str, str], ...]
    hele_regio: bool


def list_keuzes(uow: UnitOfWork, *, wie: Identiteit, gebied_code: str) -> Cijferkeuzes:
    """What there is to choose beside this gebied."""
    with uow:
        first = queries.find_first_month(uow.session)
        gemeenten = [
            (row.code, row.naam)
            for row in list_gemeente_keuzes(uow.session)
            if wie.may_see_cijfers(row.code)
        ]
        wijken = _list_wijken(uow.session, gebied_code) if gebied_code else ()
    now = uow.clock().date()
    years = range(now.year, min(first or now, now).year - 1, -1)
    periodes = [
        Periode(jaar, maand)
        for jaar in years
        for maand in (HEEL_JAAR, *range(_last_month(jaar, now), 0, -1))
    ]
    hele_regio = wie.may_see_cijfers(ALLES)
    return Cijferkeuzes(tuple(periodes), tuple(gemeenten), tuple(wijken), hele_regio)


def get_cijferbord(uow: UnitOfWork, *, wie: Identiteit, vraag: Cijfervraag) -> Cijferbord:
    """The figures, told apart by whatever was not chosen.

    Raises:
        NietToegestaan: these are of a gemeente of others.
        NietGevonden: there is no such gemeente or wijk in the region.

    """
    soorten = SOORTEN[vraag.onderwerp]
    with uow:
        _check(uow.session, wie, vraag)
        schilden = _read_schilden(uow.session, soorten, vraag.periode.jaar)
        gebieden = _list_gebieden(uow.session, vraag)
    last = _last_month(vraag.periode.jaar, uow.clock().date())
    choices: dict[Indeling, Iterable[tuple[str, str, Cel]]] = {}
    if vraag.periode.maand == HEEL_JAAR:
        choices[Indeling.MAAND] = (
            (f"{vraag.periode.jaar}-{maand:02}", "", vraag.cel._replace(maand=maand))
            for maand in range(1, last + 1)
        )
    if not vraag.leefgebied:
        choices[Indeling.LEEFGEBIED] = (
            (term.value, "", vraag.cel._replace(leefgebied=term.value)) for term in Leefgebied
        )
    if gebieden:
        choices[Indeling.GEBIED] = (
            (code, naam, vraag.cel._replace(gebied_code=code)) for code, naam in gebieden
        )
    tabellen = [
        Teltabel(indeling, soorten, _make_regels(indeling, rows, schilden))
        for indeling, rows in choices.items()
    ]
    totaal = tuple(schild.get(vraag.cel) for schild in schilden)
    return Cijferbord(soorten, totaal, tuple(tabellen))


def list_vraag_en_aanbod(
    uow: UnitOfWork, *, wie: Identiteit, vraag: Cijfervraag
) -> tuple[Aanbodregel, ...]:
    """What is asked and what there is, by leefgebied and gemeente: where most is asked for each
    entry stands first, and what may not be shown last. A wijk counts as its gemeente.

    Raises:
        NietToegestaan, NietGevonden: as ``get_cijferbord``.

    """
    with uow:
        _check(uow.session, wie, vraag)
        gezocht, geopend = _read_schilden(
            uow.session, SOORTEN[Onderwerp.AANBOD], vraag.periode.jaar
        )
        aanbod = _count_aanbod(uow.session)
        gemeenten = [
            (row.code, row.naam)
            for row in list_gemeente_keuzes(uow.session)
            if gemeente_of(vraag.gebied_code) in {row.code, ALLES}
        ]
    regels = []
    for leefgebied in Leefgebied:
        if vraag.leefgebied not in {leefgebied.value, ALLES}:
            continue
        for code, naam in gemeenten:
            cel = Cel(vraag.periode.maand, leefgebied.value, code)
            regels.append(
                Aanbodregel(
                    leefgebied=leefgebied,
                    gemeente=naam,
                    gezocht=gezocht.get(cel),
                    geopend=geopend.get(cel),
                    aanbod=tuple(aanbod[leefgebied.value, code, lijn] for lijn in (*Lijn, None)),
                )
            )
    return tuple(sorted(regels, key=lambda one: (one.druk is None, -(one.druk or 0))))


def list_woorden(uow: UnitOfWork, *, wie: Identiteit, periode: Periode) -> Sequence[Woordregel]:
    """The words that were asked most in the whole region.

    Raises:
        NietToegestaan: only the redactie may.

    """
    if not (wie.gemeenten or wie.may_see_cijfers(ALLES)):
        raise NietToegestaan
    with uow:
        rows = queries.list_woorden(uow.session, periode.begin, periode.end)
    maanden = defaultdict[str, list[WoordRij]](list)
    for row in rows:
        maanden[row.woorden].append(row)
    regels = [
        Woordregel(
            woorden,
            sum(row.aantal for row in own),
            add_maanden([row.leeg for row in own]),
            add_maanden([row.geopend for row in own]),
        )
        for woorden, own in maanden.items()
    ]
    return tuple(sorted(regels, key=lambda one: (-one.aantal, one.woorden))[:MAX_WOORDEN])


def _check(session: Session, wie: Identiteit, vraag: Cijfervraag) -> None:
    code = vraag.gebied_code
    gemeente = gemeente_of(code)
    if not wie.may_see_cijfers(gemeente):
        raise NietToegestaan
    if code and gemeente not in queries.list_regio_codes(session):
        raise NietGevonden
    if code != gemeente and code not in dict(_list_wijken(session, code)):
        raise NietGevonden


def _list_gebieden(session: Session, vraag: Cijfervraag) -> Sequence[tuple[str, str]]:
    """What the figures of this gebied are told apart into, as codes and names."""
    code = vraag.gebied_code
    if not code:
        return [(row.code, row.naam) for row in list_gemeente_keuzes(session)]
    if vraag.onderwerp in PER_GEMEENTE:
        return ()
    return _list_wijken(session, code) if code == gemeente_of(code) else ()


def _list_wijken(session: Session, code: str) -> Sequence[tuple[str, str]]:
    """The wijken of the gemeente in which this gebied lies."""
    return [(wijk.code, weergavenaam(wijk)) for wijk in list_children(session, gemeente_of(code))]


def _make_regels(
    indeling: Indeling, rows: Iterable[tuple[str, str, Cel]], schilden: Sequence[Schild]
) -> tuple[Telregel, ...]:
    """Months as they come; of the others those that have anything, the most first."""
    regels = [
        Telregel(sleutel, naam, tuple(schild.get(cel) for schild in schilden))
        for sleutel, naam, cel in rows
    ]
    if indeling is Indeling.MAAND:
        return tuple(regels)
    return tuple(sorted((regel for regel in regels if any(regel.cellen)), key=_order))


def _order(regel: Telregel) -> tuple[int, ...]:
    return tuple(0 if isinstance(cel, Verborgen) else -cel for cel in regel.cellen)


def _read_schilden(session: Session, soorten: Collection[Telsoort], jaar: int) -> list[Schild]:
    counts = defaultdict[Telsoort, Counter[Cel]](Counter)
    rows = queries.list_tellingen(session, soorten, date(jaar, 1, 1), date(jaar + 1, 1, 1))
    for maand, soort, leefgebied, gebied_code, aantal in rows:
        for when in (HEEL_JAAR, maand.month):
            counts[soort][Cel(when, leefgebied, gebied_code)] += aantal
    return [_make_schild(frozenset(counts[soort].items())) for soort in soorten]


@lru_cache(maxsize=64)
def _make_schild(values: frozenset[tuple[Cel, int]]) -> Schild:
    """Kept, because a busy year takes half a second; other counts make another one."""
    return Schild(dict(values))


def _count_aanbod(session: Session) -> Counter[tuple[str, str, Lijn | None]]:
    """Public entries by leefgebied, gemeente and lijn; one that is for the whole country is
    nobody's own."""
    rows = queries.list_aanbod(session)
    gemeenten = list_gemeente_codes(session, [row.id for row in rows])
    return Counter(
        (leefgebied.value, code, row.lijn)
        for row in rows
        for code in gemeenten.get(row.id, ())
        for leefgebied in row.leefgebieden
    )


def _last_month(jaar: int, now: date) -> int:
    """The last month of this year that has begun."""
    return now.month if jaar == now.year else 12
