"""What people search for and do not find, each to be turned into a word, a task, or "seen"."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.services.werklijsten import add_werklijst
from portal.services.zoekvragen import list_zoekvragen, mark_gezien
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.redactie import bp


@bp.get("/zoekvragen")
def zoekvragen() -> ResponseReturnValue:
    vragen = list_zoekvragen(get_container().uow(), wie=get_gebruiker())
    return render_template("redactie/zoekvragen.html", vragen=vragen)


@bp.post("/zoekvragen/gezien")
def zoekvraag_gezien() -> ResponseReturnValue:
    woorden = request.form.get("woorden", "")
    mark_gezien(get_container().uow(), wie=get_gebruiker(), woorden=woorden)
    flash(gettext("Deze vraag staat niet meer in de lijst."))
    return redirect(url_for("redactie.zoekvragen"), 303)


@bp.post("/zoekvragen/taak")
def zoekvraag_taak() -> ResponseReturnValue:
    woorden, uow, wie = request.form.get("woorden", "")[:80], get_container().uow(), get_gebruiker()
    naam = gettext("Uitzoeken: %(woorden)s", woorden=woorden)
    add_werklijst(uow, wie=wie, naam=naam)
    mark_gezien(uow, wie=wie, woorden=woorden)
    flash(gettext("De taak staat bij uw werklijsten."))
    return redirect(url_for("redactie.werklijsten"), 303)
