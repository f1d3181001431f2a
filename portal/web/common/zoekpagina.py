"""What a result page shows around its hits: facets, chips, sorting and paging, all as addresses."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple, Self
from urllib.parse import urlencode

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict

from indexer.query import Sortering
from portal.services.gazetteer import Gazetteer
from portal.services.zoeken import AFSTANDEN_M, WEINIG, ZoekResultaat
from portal.web.common.adres import short_url
from portal.web.common.labels import BEGRIPPEN, label, label_of
from portal.web.common.locale import get_locale

# The order in which filters are offered: what most people choose by comes first.
GROEPEN = {
    "leefgebied": _l("Onderwerp"),
    "doelgroep": _l("Voor wie"),
    "dag": _l("Open op"),
    "lijn": _l("Hoe licht of zwaar is de hulp"),
    "soort": _l("Soort hulp"),
    "wet": _l("Wet"),
    "taal": _l("Taal"),
}
_TITELS = GROEPEN | {"ja": _l("Snel kiezen")}
_OP_VOLGORDE = {"lijn", "dag"}
# What stands in a query as it is, by the standard of browsers: easier to read in an address.
_GEWOON = "!$'()*,/:;?@"
VLAGGEN = {
    "gratis": _l("Gratis"),
    "zonderVerwijzing": _l("Zonder verwijzing"),
    "openNu": _l("Nu open"),
    "online": _l("Online of per telefoon"),
    "rolstoel": _l("Toegankelijk met een rolstoel"),
}
# What the page counts: of "open now" it cannot be known before.
FACETTEN = (*GROEPEN, *(naam for naam in VLAGGEN if naam != "openNu"))
_SORTERINGEN = {
    Sortering.RELEVANTIE: _l("Wat het beste past"),
    Sortering.AFSTAND: _l("Dichtbij eerst"),
    Sortering.NAAM: _l("Naam"),
    Sortering.GECONTROLEERD: _l("Laatst gecontroleerd"),
}


class Keuze(NamedTuple):
    """All of a choice but its number of hits. A result page has eighty of them, so that each is
    drawn once. ``leeg``: it would give nothing; ``geteld``: its hits are counted."""

    waarde: str
    label: str
    gekozen: bool = False
    leeg: bool = False
    geteld: bool = True


class Optie(NamedTuple):
    """A choice with its number of hits, empty when that is not counted."""

    keuze: Keuze
    aantal: int | str


@dataclass(frozen=True, slots=True)
class _Waarde:
    """A value of a facet in the three ways in which it can stand on a page."""

    waarde: str
    gewoon: Keuze
    leeg: Keuze
    gekozen: Keuze

    @classmethod
    def of(cls, waarde: str, label: str) -> Self:
        return cls(
            waarde,
            Keuze(waarde, label),
            Keuze(waarde, label, leeg=True),
            Keuze(waarde, label, gekozen=True),
        )

    def with_aantal(self, aantal: int, *, gekozen: bool) -> Optie:
        return Optie(self.gekozen if gekozen else self.gewoon if aantal else self.leeg, aantal)


@dataclass(frozen=True, slots=True)
class FacetGroep:
    naam: str
    label: str
    opties: tuple[Optie, ...]

    @property
    def gekozen(self) -> int:
        """How many are chosen."""
        return sum(optie.keuze.gekozen for optie in self.opties)


@dataclass(frozen=True, slots=True)
class Paginering:
    """``nummers``: (number, address, current), None where numbers are left out."""

    pagina: int
    paginas: int
    vorige_url: str | None
    volgende_url: str | None
    nummers: tuple[tuple[int, str, bool] | None, ...]


Args = MultiDict[str, str]


def page_url(args: Args, **changes: str | list[str] | None) -> str:
    """The result page with these parameters changed (None takes one away)."""
    values: dict[str, Any] = {k: v for k, v in args.to_dict(flat=False).items() if any(v)}
    values.update({k: [v] if isinstance(v, str) else v for k, v in changes.items() if v})
    for name in (k for k, v in changes.items() if not v):
        values.pop(name, None)
    query = urlencode(values, doseq=True, safe=_GEWOON)
    return f"{short_url('publiek.zoeken')}{'?' if query else ''}{query}"


def build_facetten(resultaat: ZoekResultaat) -> tuple[FacetGroep, ...]:
    """The filters, most frequent value first; what would give nothing is shown with 0."""
    groups = []
    language = get_locale()
    titles = _name_groups(language)
    for naam in GROEPEN:
        chosen = getattr(resultaat.opdracht.filters, naam)
        counts = resultaat.uitkomst.facetten.get(naam, {})
        opties = [
            w.with_aantal(counts.get(w.waarde, 0), gekozen=w.waarde in chosen)
            for w in _list_waarden(naam, language)
        ]
        if naam not in _OP_VOLGORDE:
            # Ordered by name already, and sorting keeps that among equal counts.
            opties.sort(key=attrgetter("aantal"), reverse=True)
        groups.append(FacetGroep(naam, titles[naam], tuple(opties)))
    return (*groups, _build_vlaggen(resultaat))


@cache
def list_sorteringen(chosen: Sortering, _language: str) -> tuple[tuple[str, str, bool], ...]:
    """(value, name in the language of this request, chosen) of each order."""
    return tuple((s.value, str(text), s is chosen) for s, text in _SORTERINGEN.items())


@cache
def _name_groups(_language: str) -> dict[str, str]:
    """The names of groups and flags in the language of this request."""
    return {naam: str(title) for naam, title in (_TITELS | VLAGGEN).items()}


@cache
def _list_waarden(naam: str, _language: str) -> tuple[_Waarde, ...]:
    """The values of a facet in the language of this request: in their own order where they have
    one, else by name."""
    names = [(member.value, label(member)) for member in BEGRIPPEN[naam]]
    if naam not in _OP_VOLGORDE:
        names.sort(key=itemgetter(1))
    return tuple(_Waarde.of(waarde, text) for waarde, text in names)


def _build_vlaggen(resultaat: ZoekResultaat) -> FacetGroep:
    counts, titles = resultaat.uitkomst.facetten, _name_groups(get_locale())
    opties = []
    for naam, chosen in _chosen_vlaggen(resultaat).items():
        if naam in counts:
            waarde, aantal = _Waarde.of(naam, titles[naam]), counts[naam].get("true", 0)
            opties.append(waarde.with_aantal(aantal, gekozen=chosen))
        else:
            opties.append(Optie(Keuze(naam, titles[naam], chosen, geteld=False), ""))
    return FacetGroep("ja", titles["ja"], tuple(opties))


def _chosen_vlaggen(resultaat: ZoekResultaat) -> dict[str, bool]:
    filters = resultaat.opdracht.filters
    return {
        "gratis": filters.gratis,
        "zonderVerwijzing": filters.zonder_verwijzing,
        "openNu": filters.open_om is not None,
        "online": filters.online,
        "rolstoel": filters.rolstoel,
    }


def build_chips(
    resultaat: ZoekResultaat, args: Args, gazetteer: Gazetteer
) -> tuple[tuple[str, str], ...]:
    """Every chosen filter with the address of the page without it."""
    chips = []
    for naam in (*GROEPEN, "gebied", "aanbieder"):
        values = list(getattr(resultaat.opdracht.filters, naam))
        for waarde in values:
            rest = [w for w in values if w != waarde]
            text = gazetteer.naam(waarde) if naam == "gebied" else label_of(naam, waarde)
            chips.append((text, page_url(args, **{naam: rest, "pagina": None})))
    chips += [
        (_name_groups(get_locale())[naam], page_url(args, **{naam: None, "pagina": None}))
        for naam, chosen in _chosen_vlaggen(resultaat).items()
        if chosen
    ]
    if resultaat.opdracht.filters.leeftijd is not None:
        text = gettext("%(jaren)d jaar", jaren=resultaat.opdracht.filters.leeftijd)
        chips.append((text, page_url(args, leeftijd=None, pagina=None)))
    return tuple(chips)


def build_verder(resultaat: ZoekResultaat, args: Args) -> tuple[tuple[str, str], ...]:
    """When little is found near: ways to look further away, each with its address."""
    afstand_m = resultaat.afstand_m
    if afstand_m is None or resultaat.uitkomst.totaal >= WEINIG:
        return ()
    further = [
        (
            gettext("Zoek tot %(km)d kilometer ver", km=step // 1000),
            page_url(args, afstand=str(step // 1000), pagina=None),
        )
        for step in AFSTANDEN_M
        if step > afstand_m
    ]
    if args.get("waar"):
        further.append(
            (gettext("Zoek in de hele regio"), page_url(args, waar=None, afstand=None, pagina=None))
        )
    return tuple(further)


def build_paginering(resultaat: ZoekResultaat, args: Args) -> Paginering:
    opdracht = resultaat.opdracht
    last = max(1, -(-resultaat.uitkomst.totaal // opdracht.per_pagina))

    def url(n: int) -> str:
        return page_url(args, pagina=None if n == 1 else str(n))

    return make_paginering(opdracht.pagina, last, url)


def make_paginering(pagina: int, last: int, url: Callable[[int], str]) -> Paginering:
    """The way from this page to the others of ``last``; ``url`` gives the address of one."""
    numbers = sorted({1, last, *range(max(1, pagina - 1), min(last, pagina + 1) + 1)})
    return Paginering(
        pagina=pagina,
        paginas=last,
        vorige_url=url(min(pagina - 1, last)) if pagina > 1 else None,
        volgende_url=url(pagina + 1) if pagina < last else None,
        nummers=tuple(_with_gaps((n, url(n), n == pagina) for n in numbers)),
    )


def _with_gaps(
    numbers: Iterable[tuple[int, str, bool]],
) -> Iterable[tuple[int, str, bool] | None]:
    previous = 0
    for item in numbers:
        if item[0] > previous + 1:
            yield None
        yield item
        previous = item[0]
