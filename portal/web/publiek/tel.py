"""What a small script tells when somebody calls, mails or clicks on: what, of which entry, and
nothing about who. Without script it is not counted."""

from flask import abort, request
from flask.typing import ResponseReturnValue

from portal.domain.tellingen import Telsoort
from portal.web.common.container import get_container
from portal.web.common.security import check_same_origin, without_token
from portal.web.common.tellen import note_actie, note_voorval
from portal.web.publiek import bp

ACTIES = {
    "bel": Telsoort.GEBELD,
    "mail": Telsoort.GEMAILD,
    "website": Telsoort.WEBSITE,
    "route": Telsoort.ROUTE,
}


@bp.post("/tel/<slug>")
@without_token
def tel(slug: str) -> ResponseReturnValue:
    """Something was done with an entry."""
    check_same_origin()
    soort = ACTIES.get(request.form.get("wat", ""))
    if soort is None:
        abort(400)
    note_actie(soort, slug)
    return "", 204


@bp.post("/tel/oco/<code>")
@without_token
def tel_oco(code: str) -> ResponseReturnValue:
    """The cliëntondersteuner of a gemeente was called, whom no entry describes."""
    check_same_origin()
    if code not in {gemeente.code for gemeente in get_container().regio().gemeenten}:
        abort(404)
    note_voorval(Telsoort.OCO_GEBELD, gemeente_code=code)
    return "", 204
