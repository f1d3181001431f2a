"""Open data in the standard of the field: the read API of HSDS 3.1.

Addresses, parameters and names are those of the standard; see ``domain/hsds``.
"""

from flask import Blueprint, Response

PREFIX = "/hsds"
bp = Blueprint("hsds", __name__, url_prefix=PREFIX)


@bp.after_request
def open_to_all(response: Response) -> Response:
    """Any site may read."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
