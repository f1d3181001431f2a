"""The professional's desk."""

from flask import render_template
from flask.typing import ResponseReturnValue

from portal.services.plannen import list_plannen
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.netwerk import bp


@bp.get("/")
def start() -> ResponseReturnValue:
    plannen = list_plannen(get_container().uow(), wie=get_gebruiker())
    return render_template("netwerk/start.html", plannen=plannen)
