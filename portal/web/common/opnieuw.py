"""Sending a form once more, when logging in or a stale page came in between: nothing is lost.

What was sent comes back in hidden fields. While nobody is logged in, the page asks to do so in
another tab and to go on here; then the same page, with a fresh token, sends the form again. A form
that another site sent is not given back: a confused click on it would do what that site wants.
"""

from dataclasses import dataclass

from flask import Flask, current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError

from portal.web.common.access import READING, SessieVerlopen, get_identiteit, is_behind_door

# What a form of text holds at most; the longest entry is some thirty kB.
MAX_TEKST = 256 * 1024
# Passwords and codes are asked by the pages of an account only, and never written back.
GEHEIM = frozenset({"wachtwoord", "huidig", "nieuw", "code"})


@dataclass(frozen=True, slots=True)
class Inzending:
    """What was sent; ``velden`` is empty when it cannot be sent again."""

    velden: list[tuple[str, str]]
    had_bestand: bool


def init_opnieuw(app: Flask) -> None:
    @app.before_request
    def refuse_other_sites() -> ResponseReturnValue | None:
        """Browsers say where a form comes from; a sibling site is another site too."""
        if request.method in READING or not _is_foreign():
            return None
        return render_template("errors/400.html"), 400

    @app.errorhandler(SessieVerlopen)
    @app.errorhandler(CSRFError)
    def ask_again(_error: SessieVerlopen | CSRFError) -> ResponseReturnValue:
        identiteit = get_identiteit()
        outside = is_behind_door() and not (identiteit and identiteit.is_binnen)
        page = render_template("errors/opnieuw.html", inzending=_read(), buiten=outside)
        return page, 401 if outside else 400, {"Cache-Control": "no-store"}


def _is_foreign() -> bool:
    return request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}


def _read() -> Inzending:
    token = current_app.config["WTF_CSRF_FIELD_NAME"]
    velden = [(name, value) for name, value in request.form.items(multi=True) if name != token]
    size = sum(len(name) + len(value) for name, value in velden)
    is_secret = request.blueprint == "account" and not GEHEIM.isdisjoint(dict(velden))
    is_kept = size <= MAX_TEKST and not is_secret
    return Inzending(velden if is_kept else [], had_bestand=bool(request.files))
