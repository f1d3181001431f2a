"""One aanbieder and all it offers."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.domain.clientondersteuning import choose_oco
from portal.services.voorzieningen import Verhuisd, get_aanbieder
from portal.web.common.container import get_container
from portal.web.publiek import bp


@bp.get("/aanbieders/<slug>")
def aanbieders(slug: str) -> ResponseReturnValue:
    container = get_container()
    try:
        aanbieder = get_aanbieder(container.uow(), slug)
    except Verhuisd as moved:
        return redirect(url_for("publiek.aanbieders", slug=moved.slug), 301)
    oco = choose_oco(container.regio(), aanbieder.oco_vraag) if aanbieder.oco_vraag else ()
    return render_template("publiek/aanbieders.html", aanbieder=aanbieder, oco=oco)
