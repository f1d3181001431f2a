"""A moment at which people fall between two laws: what to do, and who walks along."""

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from indexer.query import Filters
from portal.domain.begrippen import Overgang, Soort
from portal.services.zoeken import ZoekOpdracht
from portal.web.common.container import get_container
from portal.web.common.overgang_teksten import OVERGANGEN
from portal.web.publiek import bp

MAX_WAAR = 120
AANTAL = 50


@bp.get("/overgangen/<slug>")
def overgangen(slug: str) -> ResponseReturnValue:
    if slug not in set(Overgang):
        abort(404)
    overgang = Overgang(slug)
    waar = " ".join(request.args.get("waar", "")[:MAX_WAAR].split())
    filters = Filters(soort=(Soort.OCO.value,))
    resultaat = get_container().zoeker.search(
        ZoekOpdracht(waar=waar, filters=filters, per_pagina=AANTAL)
    )
    return render_template(
        "publiek/overgangen.html",
        overgang=overgang,
        teksten=OVERGANGEN[overgang],
        waar=waar,
        resultaat=resultaat,
        coaches=[
            treffer
            for treffer in resultaat.uitkomst.treffers
            if overgang.value in treffer.document.overgangen
        ],
    )
