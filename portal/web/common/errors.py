"""Error pages and problem answers. They work when all else is broken: no query, no session."""

import logging
from collections.abc import Callable

from flask import Flask, Response, g, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from werkzeug.exceptions import HTTPException, InternalServerError

from indexer.engine import EngineNietBereikbaar
from portal.domain.errors import NietGevonden, NietToegestaan
from portal.web.common.problem import problem

TITELS = {
    400: _l("Dit kunnen wij niet lezen"),
    403: _l("U mag deze pagina niet zien"),
    404: _l("Deze pagina is er niet"),
    405: _l("Dit kan hier niet"),
    410: _l("Deze pagina is weg"),
    413: _l("Dit bestand is te groot"),
    429: _l("Dit gaat te snel"),
    500: _l("Er ging iets mis bij ons"),
    503: _l("Wij zijn er even niet"),
}
_PAGES = {400, 403, 404, 410, 429, 500, 503}
_log = logging.getLogger(__name__)


def init_errors(app: Flask, is_machine: Callable[[str], bool]) -> None:
    """``is_machine(path)``: answer with problem+json instead of a page."""

    def answer(status: int) -> ResponseReturnValue:
        if is_machine(request.path):
            return problem(status, str(TITELS.get(status, gettext("Er ging iets mis"))))
        # Who is logged in is shown when that is known already; asking could fail again.
        g.setdefault("identiteit", None)
        page = status if status in _PAGES else (400 if status < 500 else 500)
        return render_template(f"errors/{page}.html"), status

    @app.errorhandler(HTTPException)
    def on_http(error: HTTPException) -> ResponseReturnValue:
        if error.code is None or error.code < 400:
            return error.get_response()  # a redirect
        if error.code == 405 and request.method == "GET" and (above := _find_page_above(app)):
            return redirect(above, 303)
        response = app.make_response(answer(error.code))
        told = {"Retry-After", "Allow"}
        response.headers.update([pair for pair in error.get_headers() if pair[0] in told])
        return response

    @app.errorhandler(NietGevonden)
    @app.errorhandler(NietToegestaan)
    def on_refused(error: NietGevonden | NietToegestaan) -> ResponseReturnValue:
        return answer(404 if isinstance(error, NietGevonden) else 403)

    @app.errorhandler(EngineNietBereikbaar)
    def on_engine_down(_error: EngineNietBereikbaar) -> ResponseReturnValue:
        _log.error("engine_down", extra={"endpoint": request.endpoint})
        response: Response = app.make_response(answer(503))
        response.headers["Retry-After"] = "10"
        return response

    @app.errorhandler(InternalServerError)
    def on_bug(error: InternalServerError) -> ResponseReturnValue:
        # The address is left out of the log: it may hold what somebody searched for.
        _log.error(
            "server_error",
            extra={"endpoint": request.endpoint},
            exc_info=error.original_exception or error,
        )
        return answer(500)


def _find_page_above(app: Flask) -> str | None:
    """The nearest page above an address that only takes a form. The answer with the faults of that
    form stands there; who opens it anew, or in another language, comes to the page of the form."""
    adapter, path = app.create_url_adapter(request), request.path
    if adapter is None or not adapter.test(path, "POST"):
        return None
    form, _values = adapter.match(path, "POST", return_rule=True)
    while path := path.rpartition("/")[0]:
        if adapter.test(path, "GET"):
            page, _values = adapter.match(path, "GET", return_rule=True)
            # Not where a word of the address of the form would be taken for a name.
            if form.rule.startswith(f"{page.rule}/"):
                return request.script_root + path
    return None
