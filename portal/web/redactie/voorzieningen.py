"""Entries as an editor sees them: the list with its filters, and everything of one."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.domain.begrippen import (
    Aandacht,
    Bulkwerk,
    Doelgroep,
    Leefgebied,
    VoorzieningStatus,
    Wet,
)
from portal.domain.errors import InvoerOngeldig
from portal.services.redactie import (
    PER_PAGINA,
    add_notitie,
    list_keuzes,
    list_voorzieningen,
    remove_notitie,
)
from portal.services.redactiedossier import get_dossier
from portal.services.sjablonen import VOLGT, follow_sjabloon, stop_following
from portal.services.versies import list_versies
from portal.services.wijzigingen import restore_versie
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.common.fouten import fout_tekst
from portal.web.common.veldnamen import veld_naam
from portal.web.common.verschil import compare
from portal.web.redactie import bp
from portal.web.redactie.forms import NotitieForm
from portal.web.redactie.keuzes import (
    list_termen,
    paginate,
    read_filters,
    read_getikt,
    read_pagina,
    read_selectie,
    read_uuid,
)


@bp.get("/voorzieningen")
def voorzieningen() -> ResponseReturnValue:
    uow, wie = get_container().uow(), get_gebruiker()
    selectie = read_selectie(request.args)
    lijst = list_voorzieningen(uow, wie=wie, selectie=selectie, pagina=read_pagina())
    return render_template(
        "redactie/voorzieningen.html",
        lijst=lijst,
        selectie=selectie,
        filters=read_filters(request.args) | {"pagina": str(read_pagina())},
        getikt=read_getikt(request.args),
        keuzes=list_keuzes(uow, wie=wie),
        aandacht_keuzes=list_termen(Aandacht),
        status_keuzes=list_termen(VoorzieningStatus),
        leefgebied_keuzes=list_termen(Leefgebied),
        werk_keuzes=list_termen(Bulkwerk),
        waarde_keuzes=[
            ("leefgebied", gettext("Welk leefgebied?"), list_termen(Leefgebied)),
            ("doelgroep", gettext("Welke doelgroep?"), list_termen(Doelgroep)),
            ("wet", gettext("Welke wet?"), list_termen(Wet)),
        ],
        paginering=paginate(lijst.totaal, PER_PAGINA),
    )


@bp.get("/voorzieningen/<uuid:id_>")
def voorziening(id_: UUID) -> ResponseReturnValue:
    return _show(id_, NotitieForm())


def _show(id_: UUID, form: NotitieForm) -> ResponseReturnValue:
    container, wie = get_container(), get_gebruiker()
    dossier = get_dossier(container.uow(), wie=wie, id_=id_, dubbelen=container.dubbelen())
    return render_template(
        "redactie/voorziening.html",
        dossier=dossier,
        versies=list_versies(container.uow(), wie, id_),
        form=form,
        fouten=form.fouten(),
        volgt=[veld_naam(veld) for veld in VOLGT],
        veldnaam=veld_naam,
        compare=compare,
    ), 400 if form.errors else 200


@bp.post("/voorzieningen/<uuid:id_>/notities")
def add_voorziening_notitie(id_: UUID) -> ResponseReturnValue:
    form = NotitieForm()
    if not form.validate():
        return _show(id_, form)
    tekst = form.tekst.data or ""
    add_notitie(get_container().uow(), wie=get_gebruiker(), tekst=tekst, voorziening_id=id_)
    return redirect(url_for("redactie.voorziening", id_=id_, _anchor="notities"), 303)


@bp.post("/notities/<uuid:id_>/weg")
def drop_notitie(id_: UUID) -> ResponseReturnValue:
    remove_notitie(get_container().uow(), wie=get_gebruiker(), id_=id_)
    flash(gettext("De notitie is weg."))
    terug = read_uuid(request.form.get("voorziening"))
    if terug:
        return redirect(url_for("redactie.voorziening", id_=terug, _anchor="notities"), 303)
    aanbieder = read_uuid(request.form.get("aanbieder"))
    return redirect(url_for("redactie.aanbieder", id_=aanbieder) if aanbieder else ".", 303)


@bp.post("/voorzieningen/<uuid:id_>/terugzetten")
def restore(id_: UUID) -> ResponseReturnValue:
    text = request.form.get("nummer", "")
    if not (text.isascii() and text.isdigit()):
        text = "1"
    nummer = int(text)
    try:
        restore_versie(get_container().uow(), get_gebruiker(), id_, nummer)
        flash(gettext("Versie %(nummer)d staat er weer.", nummer=nummer))
    except InvoerOngeldig as error:
        flash(fout_tekst(error.fouten[0]), "fout")
    return redirect(url_for("redactie.voorziening", id_=id_), 303)


@bp.post("/voorzieningen/<uuid:id_>/sjabloon")
def sjabloon(id_: UUID) -> ResponseReturnValue:
    """The address or the key of the entry to follow; empty: follow none any more."""
    uow, wie = get_container().uow(), get_gebruiker()
    wanted = read_uuid(request.form.get("sjabloon", "").strip().rstrip("/").rsplit("/", 1)[-1])
    try:
        if request.form.get("stop"):
            stop_following(uow, wie=wie, voorziening_id=id_)
            flash(gettext("De teksten zijn weer van deze voorziening zelf."))
        else:
            follow_sjabloon(uow, wie=wie, voorziening_id=id_, sjabloon_id=wanted)
            flash(gettext("Deze voorziening neemt de teksten nu over."))
    except InvoerOngeldig as error:
        flash(fout_tekst(error.fouten[0]), "fout")
    return redirect(url_for("redactie.voorziening", id_=id_, _anchor="sjabloon"), 303)
