"""The fast way: opening hours of one place, live at once."""

import json
from dataclasses import replace
from typing import Any
from uuid import UUID

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from wtforms import FormField

from portal.domain.voorziening import VoorzieningInvoer
from portal.domain.wijzigingen import SamenvoegenNodig
from portal.services.bewerken import Bewerking, get_bewerking
from portal.services.wijzigingen import submit_wijziging
from portal.web.aanbieder import bp
from portal.web.aanbieder.forms import OpeningstijdenForm
from portal.web.aanbieder.voorzieningen import back
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.common.roosterform import Ingevuld, RoosterForm, list_fouten

INTUSSEN = _l(
    "Iemand anders heeft deze openingstijden net ook veranderd. Kijk ze na en bewaar ze opnieuw."
)


class TijdenForm(OpeningstijdenForm):
    """The boxes of one place; ``ook`` names other places with the same hours."""

    rooster = FormField(RoosterForm)


@bp.route("/voorzieningen/<uuid:id_>/openingstijden", methods=["GET", "POST"])
def openingstijden(id_: UUID) -> ResponseReturnValue:
    bewerking = get_bewerking(get_container().uow(), get_gebruiker(), id_)
    plekken = bewerking.basis.plekken
    plek = request.values.get("plek", 0, type=int)
    if plekken and not 0 <= plek < len(plekken):
        abort(404)
    form = TijdenForm()
    rooster: Any = form.rooster.form
    if request.method == "GET" and plekken:
        rooster.set_openingstijden(plekken[plek].openingstijden)
        form.basis.data = json.dumps([one.openingstijden for one in plekken])
    if form.validate_on_submit() and plekken:
        actie = request.form.get("actie", "")
        if not (actie.startswith("kopieer:") and rooster.copy_dag(actie.rpartition(":")[2])):
            answer = _send(bewerking, form, plek)
            if answer is not None:
                return answer
    return render_template(
        "aanbieder/openingstijden.html",
        bewerking=bewerking,
        form=form,
        plek=plek,
        fouten=list_fouten(form),
    )


def _send(bewerking: Bewerking, form: TijdenForm, plek: int) -> ResponseReturnValue | None:
    """Store what was filled in; None when something is wrong with it."""
    ingevuld = Ingevuld()
    tijden = form.rooster.form.read(ingevuld)
    assert bewerking.id is not None
    if ingevuld.has_fouten:
        return None
    basis = _read_basis(bewerking.basis, form.basis.data)
    also = {plek, *request.form.getlist("ook", type=int)}
    plekken = tuple(
        replace(one, openingstijden=tijden) if number in also else one
        for number, one in enumerate(basis.plekken)
    )
    try:
        submit_wijziging(
            get_container().uow(),
            get_gebruiker(),
            bewerking.id,
            replace(basis, plekken=plekken),
            basis=basis,
        )
    except SamenvoegenNodig:
        form.form_errors.append(INTUSSEN)
        form.basis.data = json.dumps([one.openingstijden for one in bewerking.basis.plekken])
        return None
    return back(bewerking.id, "direct")


def _read_basis(now: VoorzieningInvoer, kept: str | None) -> VoorzieningInvoer:
    """The entry with the hours that the form began from, as far as the places are the same."""
    try:
        hours = json.loads(kept or "")
    except ValueError:
        return now
    if not isinstance(hours, list) or len(hours) != len(now.plekken):
        return now
    pairs = zip(now.plekken, hours, strict=True)
    return replace(
        now, plekken=tuple(replace(one, openingstijden=str(text)) for one, text in pairs)
    )
