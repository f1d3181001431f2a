"""The professional's desk."""

from flask import render_template
from flask.typing import ResponseReturnValue

from portal.services.netwerkbureau import get_netwerkbureau
from portal.services.plannen import list_plannen
from portal.services.verwijzingen import count_wachtend
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.netwerk import bp


@bp.get("/")
def start() -> ResponseReturnValue:
    uow, wie = get_container().uow(), get_gebruiker()
    return render_template(
        "netwerk/start.html",
        plannen=list_plannen(uow, wie=wie),
        wachtend=count_wachtend(uow, wie=wie),
        bureau=get_netwerkbureau(uow, wie),
    )
