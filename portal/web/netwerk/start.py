"""The professional's desk."""

from flask import render_template
from flask.typing import ResponseReturnValue

from portal.web.netwerk import bp


@bp.get("/")
def start() -> ResponseReturnValue:
    return render_template("netwerk/start.html")
