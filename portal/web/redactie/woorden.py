"""The words of search: looked up, added, changed, removed, tried, and taken along as a file."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _l

from portal.domain.errors import Fout, InvoerOngeldig
from portal.services.verslag import ImportVerslag
from portal.services.woorden import (
    PER_PAGINA,
    export_woorden,
    get_onderdeel,
    get_woord,
    import_woorden,
    list_woorden,
    remove_woord,
    save_woord,
    try_vraag,
)
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.common.fouten import fout_tekst
from portal.web.common.tabelbestand import csv_answer
from portal.web.redactie import bp
from portal.web.redactie.forms import RELATIES, ImportForm, WoordForm
from portal.web.redactie.keuzes import MAX_TEKST, paginate, read_pagina

ONDERDELEN = {
    "woorden": _l("Gewone woorden"),
    "samenstellingen": _l("Delen van lange woorden"),
    "stopwoorden": _l("Woorden die niet meetellen"),
    "crisis": _l("Woorden over gevaar"),
}
MAX_FOUTEN = 20


@bp.get("/woorden")
def woorden() -> ResponseReturnValue:
    onderdeel = request.args.get("onderdeel", "woorden")
    tekst = request.args.get("tekst", "")[:MAX_TEKST].strip()
    lijst = list_woorden(
        get_container().uow(),
        wie=get_gebruiker(),
        onderdeel=onderdeel,
        tekst=tekst,
        pagina=read_pagina(),
    )
    return render_template(
        "redactie/woorden.html",
        lijst=lijst,
        onderdeel=onderdeel,
        onderdelen=ONDERDELEN,
        kolommen=tuple(get_onderdeel(onderdeel).kolommen),
        sleutel_van=lambda rij: tuple(rij[naam] for naam in get_onderdeel(onderdeel).sleutels),
        relaties={relatie.value: naam for relatie, naam in RELATIES.items()},
        tekst=tekst,
        paginering=paginate(lijst.totaal, PER_PAGINA),
        importform=ImportForm(),
        fouten=(),
    )


@bp.get("/woorden/wijzigen")
def woord() -> ResponseReturnValue:
    """One row in a form; without a key an empty one, filled with what the address says."""
    onderdeel = request.args.get("onderdeel", "woorden")
    sleutel = request.args.getlist("sleutel")
    if sleutel:
        found = get_woord(
            get_container().uow(), wie=get_gebruiker(), onderdeel=onderdeel, sleutel=sleutel
        )
        data = {**found, "crisis": found.get("crisis") == "1"}
        return _show(onderdeel, sleutel, WoordForm(data=data, formdata=None))
    return _show(onderdeel, sleutel, WoordForm(data=request.args.to_dict(), formdata=None))


@bp.post("/woorden/wijzigen")
def save() -> ResponseReturnValue:
    onderdeel = request.args.get("onderdeel", "woorden")
    sleutel = request.args.getlist("sleutel")
    form = WoordForm()
    kolommen = tuple(get_onderdeel(onderdeel).kolommen)
    if form.validate():
        try:
            save_woord(
                get_container().uow(),
                wie=get_gebruiker(),
                onderdeel=onderdeel,
                cellen=form.cells(kolommen),
                sleutel=sleutel,
            )
        except InvoerOngeldig as error:
            form.add_fouten(error.fouten)
        else:
            flash(gettext("Bewaard. Binnen een minuut kent de zoekmachine het."))
            first = form[kolommen[0]].data
            return redirect(url_for("redactie.woorden", onderdeel=onderdeel, tekst=first), 303)
    return _show(onderdeel, sleutel, form)


def _show(onderdeel: str, sleutel: Sequence[str], form: WoordForm) -> ResponseReturnValue:
    fouten = form.fouten()
    return render_template(
        "redactie/woord.html",
        onderdeel=onderdeel,
        naam=ONDERDELEN.get(onderdeel, ""),
        kolommen=tuple(get_onderdeel(onderdeel).kolommen),
        sleutel=tuple(sleutel),
        form=form,
        fouten=fouten,
    ), 400 if fouten else 200


@bp.post("/woorden/weg")
def drop_woord() -> ResponseReturnValue:
    onderdeel = request.form.get("onderdeel", "woorden")
    sleutel = request.form.getlist("sleutel")
    if not sleutel:
        return redirect(url_for("redactie.woorden", onderdeel=onderdeel), 303)
    remove_woord(get_container().uow(), wie=get_gebruiker(), onderdeel=onderdeel, sleutel=sleutel)
    flash(gettext("Weggehaald. Binnen een minuut weet de zoekmachine het."))
    return redirect(url_for("redactie.woorden", onderdeel=onderdeel), 303)


@bp.get("/woorden/bestand")
def woorden_bestand() -> ResponseReturnValue:
    onderdeel = request.args.get("onderdeel", "woorden")
    uow = get_container().uow()
    kolommen, rijen = export_woorden(uow, wie=get_gebruiker(), onderdeel=onderdeel)
    return csv_answer(f"{onderdeel}.tsv", kolommen, rijen, delimiter="\t")


@bp.post("/woorden/bestand")
def woorden_inlezen() -> ResponseReturnValue:
    container, upload = get_container(), request.files.get("bestand")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "woorden"
        path.write_bytes(upload.read() if upload else b"")
        try:
            tabel = container.read_tabel(path)
            verslag = import_woorden(container.uow(), wie=get_gebruiker(), tabel=tabel)
        except InvoerOngeldig as error:
            verslag = ImportVerslag(fouten=error.fouten)
    if verslag.fouten:
        teksten = [_tell(fout) for fout in verslag.fouten[:MAX_FOUTEN]]
        return render_template("redactie/woorden_fouten.html", teksten=teksten), 400
    flash(_tell_import(verslag))
    return redirect(url_for("redactie.woorden"), 303)


def _tell_import(verslag: ImportVerslag) -> str:
    return str(
        gettext(
            "Ingelezen: %(nieuw)d nieuw, %(gewijzigd)d gewijzigd.",
            nieuw=verslag.nieuw,
            gewijzigd=verslag.gewijzigd,
        )
    )


def _tell(fout: Fout) -> str:
    if fout.rij is None:
        return fout_tekst(fout)
    return str(gettext("Rij %(rij)d: %(tekst)s", rij=fout.rij, tekst=fout_tekst(fout)))


@bp.get("/woorden/proef")
def proef() -> ResponseReturnValue:
    """How a question is understood, and what one pair more would do."""
    q = request.args.get("q", "")[:200].strip()
    paar = {naam: request.args.get(naam, "").strip() for naam in ("gewoon", "vakterm", "relatie")}
    voor = na = None
    fouten: dict[str, list[str]] = {}
    if q:
        container = get_container()
        wanted = {**paar, "leefgebied": "", "crisis": ""} if paar["vakterm"] else None
        try:
            voor, na = try_vraag(
                container.uow(), container.zoeker_with, wie=get_gebruiker(), q=q, paar=wanted
            )
        except InvoerOngeldig as error:
            fouten = {fout.veld: [fout_tekst(fout)] for fout in error.fouten}
    return render_template(
        "redactie/proef.html", q=q, paar=paar, voor=voor, na=na, relaties=RELATIES, fouten=fouten
    ), 400 if fouten else 200
