"""Headers that every answer gets. No inline script or style anywhere, nothing from elsewhere."""

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, Response, abort, g, request
from flask_wtf.csrf import CSRFProtect

csrf = CSRFProtect()
View = TypeVar("View", bound=Callable[..., Any])

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    # What somebody searched for must not travel to the site of an aanbieder.
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "geolocation=(self), camera=(), microphone=(), interest-cohort=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def init_security(app: Flask) -> None:
    csrf.init_app(app)

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if g.get("identiteit") is not None:
            # A page with a name on it is for one browser; the back button still works.
            response.headers.setdefault("Cache-Control", "private, no-cache")
        if request.is_secure:
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        return response


def without_token(view: View) -> View:
    """Decorator of a view that takes a form of a visitor: a CSRF token would need a cookie for
    everybody who only reads. The view guards itself, by ``check_same_origin`` or a seal."""
    csrf.exempt(view)
    return view


def check_same_origin() -> None:
    """The browser tells that the button was pressed on this site, which no page can forge.

    Origin is ``null`` where a page keeps its address to itself, as ours do (Referrer-Policy); then
    Sec-Fetch-Site tells. Browsers from before 2023 that send neither are refused.
    """
    site = request.headers.get("Sec-Fetch-Site")
    origin = urlsplit(request.headers.get("Origin", "")).netloc
    if site != "same-origin" and (site is not None or origin != request.host):
        abort(400)
