"""One voorziening."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.domain.clientondersteuning import choose_oco
from portal.services.tips import find_tips
from portal.services.voorzieningen import Gestopt, Verhuisd, get_voorziening
from portal.web.common.access import get_identiteit
from portal.web.common.container import get_container
from portal.web.common.herkomst import find_herkomstplaats
from portal.web.common.mijn_lijst import read_lijst
from portal.web.common.tellen import note_geopend
from portal.web.publiek import bp


@bp.get("/voorzieningen/<slug>")
def voorzieningen(slug: str) -> ResponseReturnValue:
    container = get_container()
    try:
        voorziening = get_voorziening(container.uow(), slug)
    except Verhuisd as moved:
        return redirect(url_for("publiek.voorzieningen", slug=moved.slug), 301)
    except Gestopt as gestopt:
        return render_template("publiek/gestopt.html", gestopt=gestopt), 410
    note_geopend(voorziening)
    return render_template(
        "publiek/voorzieningen.html",
        voorziening=voorziening,
        oco=choose_oco(container.regio(), voorziening.oco_vraag.at(find_herkomstplaats())),
        op_lijst=voorziening.id in read_lijst(request),
        tips=find_tips(container.uow(), get_identiteit(), voorziening.id),
    )
