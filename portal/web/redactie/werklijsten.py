"""Rounds by people: lists, the sheet to call from, and what came of it."""

from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.domain.begrippen import Beluitslag
from portal.domain.errors import InvoerOngeldig
from portal.services.werklijsten import (
    add_werklijst,
    assign_werklijst,
    finish_werklijst,
    get_werklijst,
    list_redacteuren,
    list_werklijsten,
    note_uitslag,
)
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.common.openingswoorden import say_precies
from portal.web.redactie import bp
from portal.web.redactie.bulk import read_keuze
from portal.web.redactie.forms import WerklijstForm
from portal.web.redactie.keuzes import read_uuid


@bp.get("/werklijsten")
def werklijsten() -> ResponseReturnValue:
    lijsten = list_werklijsten(get_container().uow(), wie=get_gebruiker())
    return render_template("redactie/werklijsten.html", lijsten=lijsten)


@bp.post("/werklijsten/nieuw")
def nieuwe_werklijst() -> ResponseReturnValue:
    """The first time it comes from a list, as the same POST and without a name: then it only
    shows the form. The keys of a thousand entries do not fit in an address."""
    ids = read_keuze()
    form = _make_form()
    if "naam" in request.form and form.validate():
        try:
            id_ = add_werklijst(
                get_container().uow(), wie=get_gebruiker(), ids=ids, **_values(form)
            )
            return redirect(url_for("redactie.werklijst", id_=id_), 303)
        except InvoerOngeldig as error:
            form.add_fouten(error.fouten)
    fouten = form.fouten()
    return render_template(
        "redactie/werklijst_nieuw.html", form=form, ids=ids, fouten=fouten
    ), 400 if fouten else 200


@bp.get("/werklijsten/<uuid:id_>")
def werklijst(id_: UUID) -> ResponseReturnValue:
    return _show(id_, "redactie/werklijst.html")


@bp.get("/werklijsten/<uuid:id_>/belblad")
def belblad(id_: UUID) -> ResponseReturnValue:
    return _show(id_, "redactie/belblad.html")


def _show(
    id_: UUID, template: str, fouten: dict[str, list[str]] | None = None
) -> ResponseReturnValue:
    found = get_werklijst(get_container().uow(), wie=get_gebruiker(), id_=id_)
    form = _make_form(
        data={
            "gebruiker": str(found.kort.gebruiker_id or ""),
            "toegewezen_aan": "" if found.kort.gebruiker_id else found.kort.toegewezen_aan,
        },
        formdata=None,
    )
    return render_template(
        template,
        lijst=found,
        form=form,
        uitslagen=Beluitslag,
        fouten=fouten or {},
        zeg_tijden=say_precies,
    ), 400 if fouten else 200


@bp.post("/werklijsten/<uuid:id_>/toewijzen")
def toewijzen(id_: UUID) -> ResponseReturnValue:
    form = _make_form()
    values = {naam: value for naam, value in _values(form).items() if naam != "naam"}
    assign_werklijst(get_container().uow(), wie=get_gebruiker(), id_=id_, **values)
    flash(gettext("De lijst is toegewezen."))
    return redirect(url_for("redactie.werklijst", id_=id_), 303)


@bp.post("/werklijsten/<uuid:id_>/klaar")
def werklijst_klaar(id_: UUID) -> ResponseReturnValue:
    klaar = request.form.get("klaar") == "ja"
    finish_werklijst(get_container().uow(), wie=get_gebruiker(), id_=id_, klaar=klaar)
    return redirect(url_for("redactie.werklijsten"), 303)


@bp.post("/werklijsten/<uuid:id_>/uitslag")
def uitslag(id_: UUID) -> ResponseReturnValue:
    get_werklijst(get_container().uow(), wie=get_gebruiker(), id_=id_)
    regel_id = read_uuid(request.form.get("regel"))
    keuze = next((u for u in Beluitslag if u.value == request.form.get("uitslag")), None)
    if regel_id is None or keuze is None:
        return redirect(url_for("redactie.werklijst", id_=id_), 303)
    opmerking = request.form.get("opmerking", "")[:500]
    try:
        note_uitslag(
            get_container().uow(),
            wie=get_gebruiker(),
            regel_id=regel_id,
            uitslag=keuze,
            opmerking=opmerking,
        )
    except InvoerOngeldig:
        tekst = gettext("Schrijf bij ‘Wat is er anders?’ wat u hoorde.")
        return _show(id_, "redactie/werklijst.html", {f"opmerking-{regel_id}": [tekst]})
    return redirect(url_for("redactie.werklijst", id_=id_, _anchor=f"regel-{regel_id}"), 303)


def _make_form(**kwargs: object) -> WerklijstForm:
    form = WerklijstForm(**kwargs)
    colleagues = list_redacteuren(get_container().uow(), wie=get_gebruiker())
    nobody = ("", gettext("Niemand in het bijzonder"))
    form.gebruiker.choices = [nobody, *((str(id_), naam) for id_, naam in colleagues)]
    return form


def _values(form: WerklijstForm) -> dict[str, Any]:
    return {
        "naam": form.naam.data or "",
        "toegewezen_aan": form.toegewezen_aan.data or "",
        "gebruiker_id": read_uuid(form.gebruiker.data),
    }
