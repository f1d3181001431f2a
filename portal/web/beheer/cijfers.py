"""The figures for the gemeente: on a page, and each table as a file."""

from datetime import date

from babel.dates import format_date
from babel.numbers import format_decimal
from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _l

from portal.domain.afscherming import Getoond, Verborgen
from portal.domain.begrippen import Leefgebied, Lijn
from portal.domain.cijfers import PER_GEMEENTE, Cijfervraag, Indeling, Onderwerp, Periode
from portal.domain.errors import NietGevonden
from portal.domain.tellingen import gemeente_of
from portal.services.cijferbord import (
    Teltabel,
    get_cijferbord,
    list_keuzes,
    list_vraag_en_aanbod,
    list_woorden,
)
from portal.web.beheer import cijfers_bp
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.common.labels import label, label_of
from portal.web.common.locale import get_locale
from portal.web.common.tabelbestand import csv_answer

# Nothing was counted before it.
EERSTE_DAG = date(2020, 1, 1)
# The head first.
Rijen = list[list[str]]
ONDERWERPEN = {
    Onderwerp.ZOEKEN: _l("Zoeken"),
    Onderwerp.GEBRUIK: _l("Bekeken en gebeld"),
    Onderwerp.AANBOD: _l("Vraag en aanbod"),
    Onderwerp.OCO: _l("Cliëntondersteuning"),
    Onderwerp.VERWIJZEN: _l("Verwijzingen"),
    Onderwerp.TEVREDEN: _l("Tevredenheid"),
}
INDELINGEN = {
    Indeling.MAAND: _l("Maand"),
    Indeling.LEEFGEBIED: _l("Leefgebied"),
    Indeling.GEBIED: _l("Gebied"),
}


@cijfers_bp.get("")
def overzicht() -> ResponseReturnValue:
    uow, wie, vraag = get_container().uow(), get_gebruiker(), _read_vraag()
    bord = get_cijferbord(uow, wie=wie, vraag=vraag)
    keuzes = list_keuzes(uow, wie=wie, gebied_code=vraag.gebied_code)
    is_aanbod = vraag.onderwerp is Onderwerp.AANBOD
    is_zoeken = vraag.onderwerp is Onderwerp.ZOEKEN
    return render_template(
        "beheer/cijfers.html",
        vraag=vraag,
        gemeente=gemeente_of(vraag.gebied_code),
        onderwerpen=ONDERWERPEN,
        indelingen=INDELINGEN,
        bord=bord,
        tabellen=[
            (tabel, _list_namen(tabel), _list_namen(tabel, "LLL"))
            for tabel in bord.tabellen
            if tabel.regels
        ],
        aanbod=list_vraag_en_aanbod(uow, wie=wie, vraag=vraag) if is_aanbod else (),
        woorden=list_woorden(uow, wie=wie, periode=vraag.periode) if is_zoeken else (),
        keuzes=keuzes,
        periodes=[(_write_periode(one), _name_periode(one)) for one in keuzes.periodes],
        leefgebieden=[(term.value, label(term)) for term in Leefgebied],
        lijnen=tuple(Lijn),
        druk=_write_druk,
        per_gemeente=PER_GEMEENTE,
        is_beheerder=wie.is_beheerder,
        adres=_make_adres(vraag),
    )


@cijfers_bp.get("/bestand")
def bestand() -> ResponseReturnValue:
    """One table of the page, with the same counts left out."""
    vraag, tabel = _read_vraag(), request.args.get("tabel", Indeling.LEEFGEBIED.value)
    make = {"aanbod": _make_aanbod, "woorden": _make_woorden}.get(tabel)
    found = make(vraag) if make else _make_telling(vraag, tabel)
    naam = f"cijfers-{vraag.onderwerp}-{tabel}-{_write_periode(vraag.periode)}.csv"
    return csv_answer(naam, found[0], found[1:])


def _make_telling(vraag: Cijfervraag, indeling: str) -> Rijen:
    bord = get_cijferbord(get_container().uow(), wie=get_gebruiker(), vraag=vraag)
    for tabel in bord.tabellen:
        if tabel.indeling.value == indeling:
            cellen = (map(_write, regel.cellen) for regel in tabel.regels)
            rijen = [[naam, *rij] for naam, rij in zip(_list_namen(tabel), cellen, strict=True)]
            return [[indeling, *(soort.value for soort in tabel.soorten)], *rijen]
    raise NietGevonden


def _make_aanbod(vraag: Cijfervraag) -> Rijen:
    kop = ["leefgebied", "gemeente", "gezocht", "geopend", "gezocht_per_voorziening"]
    kop += [*(f"aanbod_lijn_{lijn}" for lijn in Lijn), "aanbod_zonder_lijn"]
    rijen = []
    for regel in list_vraag_en_aanbod(get_container().uow(), wie=get_gebruiker(), vraag=vraag):
        asked = _write(regel.gezocht), _write(regel.geopend), _write_druk(regel.druk)
        rijen.append([label(regel.leefgebied), regel.gemeente, *asked, *map(str, regel.aanbod)])
    return [kop, *rijen]


def _make_woorden(vraag: Cijfervraag) -> Rijen:
    found = list_woorden(get_container().uow(), wie=get_gebruiker(), periode=vraag.periode)
    rijen = [[w.woorden, str(w.aantal), _write(w.leeg), _write(w.geopend)] for w in found]
    return [["woorden", "gezocht", "zonder_resultaat", "geopend"], *rijen]


def _write(cel: Getoond) -> str:
    if isinstance(cel, Verborgen):
        return "<5" if cel is Verborgen.WEINIG else gettext("niet getoond")
    return str(cel)


def _write_druk(druk: float | None) -> str:
    return "" if druk is None else str(format_decimal(druk, "0.0", locale=get_locale()))


def _read_vraag() -> Cijfervraag:
    """What the address asks for; what cannot be counts as not chosen. Who sees some gemeenten only
    begins with the first."""
    args, own = request.args, get_gebruiker().gemeenten
    gemeente = args.get("gemeente") or (own[0] if own else "")
    wijk = args.get("wijk", "")
    leefgebied = args.get("leefgebied", "")
    onderwerp = args.get("onderwerp", "")
    return Cijfervraag(
        onderwerp=Onderwerp(onderwerp) if onderwerp in set(Onderwerp) else Onderwerp.ZOEKEN,
        periode=_read_periode(args.get("periode", "")),
        gebied_code=wijk if wijk and gemeente_of(wijk) == gemeente else gemeente,
        leefgebied=leefgebied if leefgebied in set(Leefgebied) else "",
    )


def _read_periode(text: str) -> Periode:
    """A year, or a month of it, that may hold counts; else this year."""
    jaar, _, maand = text.partition("-")
    now = Periode(get_container().clock().year)
    try:
        periode = Periode(int(jaar), int(maand or 0))
        is_known = EERSTE_DAG <= periode.begin < now.end
    except ValueError:
        return now
    return periode if is_known else now


def _write_periode(periode: Periode) -> str:
    return f"{periode.jaar}-{periode.maand:02}" if periode.maand else str(periode.jaar)


def _name_periode(periode: Periode) -> str:
    if not periode.maand:
        return str(periode.jaar)
    return _write_maand(periode.begin, "LLLL y")


def _list_namen(tabel: Teltabel, maand: str = "LLLL") -> list[str]:
    """What stands before each row; ``maand`` is how a month is written."""
    return [
        _write_maand(date.fromisoformat(f"{regel.sleutel}-01"), maand)
        if tabel.indeling is Indeling.MAAND
        else regel.naam or label_of("leefgebied", regel.sleutel)
        for regel in tabel.regels
    ]


def _write_maand(dag: date, how: str) -> str:
    return str(format_date(dag, how, locale=get_locale()))


def _make_adres(vraag: Cijfervraag) -> dict[str, str]:
    """The choices as the values of an address."""
    gemeente = gemeente_of(vraag.gebied_code)
    values = {
        "onderwerp": vraag.onderwerp.value,
        "periode": _write_periode(vraag.periode),
        "gemeente": gemeente,
        "wijk": vraag.gebied_code if vraag.gebied_code != gemeente else "",
        "leefgebied": vraag.leefgebied,
    }
    return {name: value for name, value in values.items() if value}
