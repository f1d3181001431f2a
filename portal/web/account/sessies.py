"""Where somebody is logged in, and ending that from anywhere."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.services.sessies import end_andere_sessies, end_sessie, list_sessies
from portal.web.account import bp
from portal.web.common.access import behind_door, get_gebruiker
from portal.web.common.container import get_container


@bp.get("/account/sessies")
@behind_door()
def sessies() -> ResponseReturnValue:
    gevonden = list_sessies(get_container().uow(), wie=get_gebruiker())
    return render_template("account/sessies.html", sessies=gevonden)


@bp.post("/account/sessies/<uuid:sessie_id>/beeindigen")
@behind_door()
def sessie_beeindigen(sessie_id: UUID) -> ResponseReturnValue:
    end_sessie(get_container().uow(), wie=get_gebruiker(), sessie_id=sessie_id)
    flash(gettext("Dat apparaat is uitgelogd."))
    return redirect(url_for("account.sessies"), 303)


@bp.post("/account/sessies/andere-beeindigen")
@behind_door()
def andere_sessies_beeindigen() -> ResponseReturnValue:
    end_andere_sessies(get_container().uow(), wie=get_gebruiker())
    flash(gettext("Al uw andere apparaten zijn uitgelogd."))
    return redirect(url_for("account.sessies"), 303)
