"""The visitor's own list: keys of voorzieningen in a signed cookie, so that it works without
account and without script. It holds nothing else, and goes nowhere but here."""

from collections.abc import Sequence
from uuid import UUID

from flask import Request, Response, current_app
from itsdangerous import BadSignature, URLSafeSerializer

from portal.services.lijst import HOOGUIT

_COOKIE = "lijst"
_DAYS = 30


def read_lijst(request: Request) -> tuple[UUID, ...]:
    """What stands on the list; a cookie that was tampered with counts as empty."""
    try:
        ids = _serializer().loads(request.cookies.get(_COOKIE, ""))
        return tuple(UUID(id_) for id_ in ids)[:HOOGUIT]
    except (BadSignature, ValueError, TypeError, AttributeError):
        return ()


def write_lijst(response: Response, ids: Sequence[UUID]) -> None:
    """Let the browser keep this list for a month; an empty one is forgotten at once."""
    if not ids:
        response.delete_cookie(_COOKIE)
        return
    response.set_cookie(
        _COOKIE,
        _serializer().dumps([id_.hex for id_ in ids]),
        max_age=_DAYS * 24 * 3600,
        httponly=True,
        samesite="Lax",
        secure=bool(current_app.config["SESSION_COOKIE_SECURE"]),
    )


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="lijst")
