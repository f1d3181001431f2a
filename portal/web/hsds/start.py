"""``GET /hsds``: which version and profile this API gives, and where it is described."""

from flask import Response
from flask.typing import ResponseReturnValue

from portal.domain.hsds import VERSION
from portal.web.common.adres import whole_url
from portal.web.hsds import bp
from portal.web.hsds.antwoord import answer
from portal.web.hsds.openapi import make_openapi

# The standard itself: we add no fields to it.
_PROFILE = f"https://docs.openreferral.org/en/{VERSION}/"


@bp.get("", strict_slashes=False)
def start() -> ResponseReturnValue:
    return answer(
        {
            "version": VERSION,
            "profile": _PROFILE,
            "openapi_url": whole_url("hsds.openapi"),
        }
    )


@bp.get("/openapi.json")
def openapi() -> Response:
    server = whole_url("hsds.openapi").removesuffix("/openapi.json")
    return answer({**make_openapi(), "servers": [{"url": server}]})
