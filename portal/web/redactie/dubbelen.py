"""Entries that are there twice: side by side, and made one."""

from collections.abc import Callable
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _l

from portal.domain.dubbelen import Overeenkomst
from portal.domain.errors import InvoerOngeldig
from portal.services.dubbelen import decide_no_dubbel, list_dubbelen
from portal.services.samenvoegen import (
    Samenvoegpaar,
    get_aanbieder_paar,
    get_paar,
    merge_aanbieders,
    merge_voorzieningen,
)
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.common.fouten import fout_tekst
from portal.web.common.veldnamen import veld_naam
from portal.web.common.verschil import write
from portal.web.redactie import bp
from portal.web.redactie.keuzes import read_uuid

REDENEN = {
    Overeenkomst.NAAM: _l("De namen lijken op elkaar"),
    Overeenkomst.TELEFOON: _l("Hetzelfde telefoonnummer"),
    Overeenkomst.ADRES: _l("Hetzelfde adres"),
    Overeenkomst.WEBSITE: _l("Dezelfde website"),
    Overeenkomst.AANBIEDER: _l("Dezelfde aanbieder"),
    Overeenkomst.KVK: _l("Hetzelfde KvK-nummer"),
}


@bp.get("/dubbelen")
def dubbelen() -> ResponseReturnValue:
    container = get_container()
    paren = list_dubbelen(container.uow(), wie=get_gebruiker(), dubbelen=container.dubbelen())
    return render_template("redactie/dubbelen.html", paren=paren, redenen=REDENEN)


@bp.post("/dubbelen/niet")
def niet_dubbel() -> ResponseReturnValue:
    a_id, b_id = read_uuid(request.form.get("a")), read_uuid(request.form.get("b"))
    if a_id is None or b_id is None:
        return redirect(url_for("redactie.dubbelen"), 303)
    decide_no_dubbel(get_container().uow(), wie=get_gebruiker(), a_id=a_id, b_id=b_id)
    flash(gettext("Genoteerd: dit zijn er echt twee."))
    return redirect(url_for("redactie.dubbelen"), 303)


@bp.get("/samenvoegen/<uuid:blijft_id>/<uuid:weg_id>")
def samenvoegen(blijft_id: UUID, weg_id: UUID) -> ResponseReturnValue:
    return _show(get_paar, "redactie.samenvoegen", blijft_id, weg_id)


@bp.post("/samenvoegen/<uuid:blijft_id>/<uuid:weg_id>")
def merge(blijft_id: UUID, weg_id: UUID) -> ResponseReturnValue:
    return _merge(
        merge_voorzieningen, "redactie.samenvoegen", "redactie.voorziening", blijft_id, weg_id
    )


@bp.get("/aanbieders/samenvoegen/<uuid:blijft_id>/<uuid:weg_id>")
def aanbieders_samenvoegen(blijft_id: UUID, weg_id: UUID) -> ResponseReturnValue:
    return _show(get_aanbieder_paar, "redactie.aanbieders_samenvoegen", blijft_id, weg_id)


@bp.post("/aanbieders/samenvoegen/<uuid:blijft_id>/<uuid:weg_id>")
def merge_two_aanbieders(blijft_id: UUID, weg_id: UUID) -> ResponseReturnValue:
    return _merge(
        merge_aanbieders, "redactie.aanbieders_samenvoegen", "redactie.aanbieder", blijft_id, weg_id
    )


def _merge(
    do: Callable[..., None], again: str, done: str, blijft_id: UUID, weg_id: UUID
) -> ResponseReturnValue:
    """``again``: the page of the choices, for when they do not go together; ``done``: of the one
    that stays."""
    try:
        do(
            get_container().uow(),
            wie=get_gebruiker(),
            blijft_id=blijft_id,
            weg_id=weg_id,
            keuzes=request.form,
        )
    except InvoerOngeldig as error:
        flash(fout_tekst(error.fouten[0]), "fout")
        return redirect(url_for(again, blijft_id=blijft_id, weg_id=weg_id), 303)
    flash(gettext("Samengevoegd. Het oude adres leidt voortaan hierheen."))
    return redirect(url_for(done, id_=blijft_id), 303)


def _show(
    get: Callable[..., Samenvoegpaar], endpoint: str, blijft_id: UUID, weg_id: UUID
) -> ResponseReturnValue:
    paar = get(get_container().uow(), wie=get_gebruiker(), blijft_id=blijft_id, weg_id=weg_id)
    return render_template(
        "redactie/samenvoegen.html",
        paar=paar,
        hier=endpoint,
        veldnaam=veld_naam,
        write=write,
        is_aanbieder=get is get_aanbieder_paar,
    )
