"""Pages of text: over, privacy and toegankelijkheid."""

from flask import render_template
from flask.typing import ResponseReturnValue

from portal.web.publiek import bp


@bp.get("/over")
def over() -> ResponseReturnValue:
    return render_template("publiek/over.html")


@bp.get("/privacy")
def privacy() -> ResponseReturnValue:
    return render_template("publiek/privacy.html")


@bp.get("/toegankelijkheid")
def toegankelijkheid() -> ResponseReturnValue:
    return render_template("publiek/toegankelijkheid.html")
