"""Where who manages the site begins."""

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from portal.web.beheer import bp


@bp.get("/")
def start() -> ResponseReturnValue:
    return redirect(url_for("beheer.gebruikers"))
