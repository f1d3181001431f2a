"""Which buurten have no team, one, or several: a map with a table beside it."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from portal.domain.dekking import Dekkingsoort
from portal.services.dekking import get_dekking
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.redactie import bp
from portal.web.redactie.keuzes import list_termen


@bp.get("/werkgebieden")
def werkgebieden() -> ResponseReturnValue:
    soort = Dekkingsoort.lookup(request.args.get("soort", "")) or Dekkingsoort.TEAM
    dekking = get_dekking(
        get_container().uow(),
        wie=get_gebruiker(),
        soort=soort,
        gemeente_code=request.args.get("gemeente") or None,
    )
    return render_template(
        "redactie/werkgebieden.html",
        dekking=dekking,
        soorten=list_termen(Dekkingsoort),
    )
