"""The open, read-only API, version 1."""

from flask import Blueprint, Response

PREFIX = "/api/"
bp = Blueprint("api", __name__, url_prefix="/api/v1")


@bp.after_request
def open_to_all(response: Response) -> Response:
    """Any site may read; NL API Design Rules ask for the version of the API."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["API-Version"] = "1.0.0"
    return response
