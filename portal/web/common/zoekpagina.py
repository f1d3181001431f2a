"""What a result page shows around its hits: facets, chips, sorting and paging, all as addresses."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict

from indexer.query import Sortering
from portal.services.gazetteer import Gazetteer
from portal.services.zoeken import AFSTANDEN_M, WEINIG, ZoekResultaat
from portal.web.common.labels import BEGRIPPEN, label, label_of

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
_OP_VOLGORDE = {"lijn", "dag"}
VLAGGEN = {
    "gratis": _l("Gratis"),
    "zonderVerwijzing": _l("Zonder verwijzing"),
    "openNu": _l("Nu open"),
    "online": _l("Online of per telefoon"),
    "rolstoel": _l("Toegankelijk met een rolstoel"),
}
SORTERINGEN = {
    Sortering.RELEVANTIE: _l("Wat het beste past"),
    Sortering.AFSTAND: _l("Dichtbij eerst"),
    Sortering.NAAM: _l("Naam"),
    Sortering.GECONTROLEERD: _l("Laatst gecontroleerd"),
}


@dataclass(frozen=True, slots=True)
class Optie:
    waarde: str
    label: str
    aantal: int | None
    gekozen: bool


@dataclass(frozen=True, slots=True)
class FacetGroep:
    naam: str
    label: str
    opties: tuple[Optie, ...]


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
    return url_for("publiek.zoeken", **values)


def build_facetten(resultaat: ZoekResultaat) -> tuple[FacetGroep, ...]:
    """The filters, most frequent value first; what would give nothing is shown with 0."""
    groups = []
    for naam, title in GROEPEN.items():
        chosen = getattr(resultaat.opdracht.filters, naam)
        counts = resultaat.uitkomst.facetten.get(naam, {})
        opties = [
            Optie(m.value, label(m), counts.get(m.value, 0), m.value in chosen)
            for m in BEGRIPPEN[naam]
        ]
        if naam not in _OP_VOLGORDE:
            opties.sort(key=lambda o: (-(o.aantal or 0), o.label))
        groups.append(FacetGroep(naam, str(title), tuple(opties)))
    return (*groups, _build_vlaggen(resultaat))


def _build_vlaggen(resultaat: ZoekResultaat) -> FacetGroep:
    filters = resultaat.opdracht.filters
    chosen = {
        "gratis": filters.gratis,
        "zonderVerwijzing": filters.zonder_verwijzing,
        "openNu": filters.open_om is not None,
        "online": filters.online,
        "rolstoel": filters.rolstoel,
    }
    counts = resultaat.uitkomst.facetten
    opties = tuple(
        Optie(
            naam, str(title), counts[naam].get("true", 0) if naam in counts else None, chosen[naam]
        )
        for naam, title in VLAGGEN.items()
    )
    return FacetGroep("ja", gettext("Snel kiezen"), opties)


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
        (optie.label, page_url(args, **{optie.waarde: None, "pagina": None}))
        for optie in _build_vlaggen(resultaat).opties
        if optie.gekozen
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

    numbers = sorted(
        {1, last, *range(max(1, opdracht.pagina - 1), min(last, opdracht.pagina + 1) + 1)}
    )
    return Paginering(
        pagina=opdracht.pagina,
        paginas=last,
        vorige_url=url(min(opdracht.pagina - 1, last)) if opdracht.pagina > 1 else None,
        volgende_url=url(opdracht.pagina + 1) if opdracht.pagina < last else None,
        nummers=tuple(_with_gaps((n, url(n), n == opdracht.pagina) for n in numbers)),
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
