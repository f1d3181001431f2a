"""Coming in and going out: what the cookie holds after each."""

from flask import redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from portal.domain.gebruikers import Identiteit
from portal.web.common.access import SESSIE
from portal.web.common.volgende import make_next_url, safe_path

_VOLGENDE = "volgende"
# From the start of a browser's own name; the first that fits.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


def enter(token: str, wie: Identiteit) -> ResponseReturnValue:
    """Start with an empty cookie: what was in it before logging in counts no more."""
    volgende = pop_volgende()
    session.clear()
    session[SESSIE] = token
    if not wie.is_binnen:
        return redirect(url_for("account.tweede_factor", volgende=volgende or None), 303)
    return redirect(make_next_url(wie, volgende), 303)


def keep_volgende() -> None:
    """Remember where somebody was going: the mail with the link does not know it."""
    volgende = safe_path(request.args.get(_VOLGENDE))
    if volgende:
        session[_VOLGENDE] = volgende


def pop_volgende() -> str:
    """Where somebody was going, once: as the address says, or as was remembered."""
    kept: str = session.pop(_VOLGENDE, "")
    return safe_path(request.args.get(_VOLGENDE)) or safe_path(kept)


def describe_apparaat() -> str:
    """A rough name for this browser, such as "Firefox, Windows": enough to know one's own."""
    agent = request.headers.get("User-Agent", "")
    parts = [
        next((name for mark, name in marks if mark in agent), "") for marks in (_BROWSERS, _SYSTEMS)
    ]
    return ", ".join(part for part in parts if part)
