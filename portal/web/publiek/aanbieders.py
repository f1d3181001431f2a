"""One aanbieder and all it offers."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.services.voorzieningen import Verhuisd, get_aanbieder
from portal.web.common.container import get_container
from portal.web.publiek import bp


@bp.get("/aanbieders/<slug>")
def aanbieders(slug: str) -> ResponseReturnValue:
    try:
        aanbieder = get_aanbieder(get_container().uow(), slug)
    except Verhuisd as moved:
        return redirect(url_for("publiek.aanbieders", slug=moved.slug), 301)
    return render_template("publiek/aanbieders.html", aanbieder=aanbieder)
