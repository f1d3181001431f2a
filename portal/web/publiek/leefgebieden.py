"""A life domain: what it is about, questions people have, and what there is."""

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from indexer.query import Filters
from portal.domain.begrippen import Leefgebied
from portal.services.zoeken import ZoekOpdracht
from portal.web.common.container import get_container
from portal.web.common.labels import label
from portal.web.common.leefgebied_teksten import introducties
from portal.web.publiek import bp

AANTAL = 10


@bp.get("/leefgebieden/<slug>")
def leefgebieden(slug: str) -> ResponseReturnValue:
    if slug not in set(Leefgebied):
        abort(404)
    leefgebied = Leefgebied(slug)
    filters = Filters(leefgebied=(leefgebied.value,))
    return render_template(
        "publiek/leefgebieden.html",
        leefgebied=leefgebied,
        naam=label(leefgebied),
        introductie=introducties[leefgebied],
        resultaat=get_container().zoeker.search(ZoekOpdracht(filters=filters, per_pagina=AANTAL)),
    )
