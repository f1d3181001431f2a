"""The first page: one question, and the leefgebieden."""

from flask import render_template
from flask.typing import ResponseReturnValue

from portal.domain.begrippen import Leefgebied
from portal.web.common.labels import label
from portal.web.publiek import bp


@bp.get("/")
def start() -> ResponseReturnValue:
    return render_template(
        "publiek/start.html", leefgebieden=[(item.value, label(item)) for item in Leefgebied]
    )
