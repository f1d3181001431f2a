"""What there is in a gemeente, wijk or buurt."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from indexer.query import Filters
from portal.services.gebieden import get_gebied
from portal.services.zoeken import ZoekOpdracht
from portal.web.common.container import get_container
from portal.web.publiek import bp

AANTAL = 50


@bp.get("/gebieden/<code>")
def gebieden(code: str) -> ResponseReturnValue:
    container = get_container()
    if code != code.upper():
        return redirect(url_for("publiek.gebieden", code=code.upper()), 301)
    gebied = get_gebied(container.uow(), code)
    filters = Filters(gebied=(gebied.code,))
    resultaat = container.zoeker.search(ZoekOpdracht(filters=filters, per_pagina=AANTAL))
    regio = container.regio()
    return render_template(
        "publiek/gebieden.html",
        gebied=gebied,
        resultaat=resultaat,
        oco=regio.oco_for(gebied.gemeente_code),
        toegang=regio.toegang_for(gebied.gemeente_code),
    )
