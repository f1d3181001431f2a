"""Whether somebody found what was looked for: one click, and after "no" a way to go on.

The form holds of which entry or leefgebieden and gemeente it is, never the words or the place.
"""

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.domain.begrippen import Leefgebied
from portal.domain.tellingen import Telsoort
from portal.web.common.container import get_container
from portal.web.common.security import check_same_origin, without_token
from portal.web.common.tellen import note_actie, note_voorval
from portal.web.publiek import bp

ANTWOORDEN = {"ja": Telsoort.GEVONDEN_JA, "nee": Telsoort.GEVONDEN_NEE}


@bp.post("/tevreden")
@without_token
def send_tevreden() -> ResponseReturnValue:
    check_same_origin()
    antwoord = request.form.get("antwoord", "")
    soort = ANTWOORDEN.get(antwoord)
    if soort is None:
        abort(400)
    slug, gemeente = request.form.get("slug", ""), request.form.get("gemeente", "")
    if slug:
        note_actie(soort, slug)
    else:
        chosen = set(request.form.getlist("leefgebied"))
        leefgebieden = tuple(term.value for term in Leefgebied if term.value in chosen)
        note_voorval(soort, leefgebieden, gemeente_code=gemeente)
    codes = {known.code for known in get_container().regio().gemeenten}
    where = gemeente if gemeente in codes else None
    return redirect(url_for("publiek.tevreden", antwoord=antwoord, gemeente=where), 303)


@bp.get("/tevreden/<any(ja, nee):antwoord>")
def tevreden(antwoord: str) -> ResponseReturnValue:
    """Thanks, and after "no" whom to ask."""
    regio, gemeente = get_container().regio(), request.args.get("gemeente")
    return render_template(
        "publiek/tevreden.html",
        gevonden=antwoord == "ja",
        oco=regio.oco_for(gemeente),
        toegang=regio.toegang_for(gemeente),
    )
