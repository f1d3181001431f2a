"""Where to go after logging in: a page of this site, or the desk of the role."""

from urllib.parse import urlsplit

from flask import current_app, request, url_for

from portal.domain.begrippen import Rol
from portal.domain.gebruikers import Identiteit

_MAX = 2_000
# The first that fits somebody's roles is where that person starts.
_BALIES = (
    (Rol.REDACTEUR, "redactie.start"),
    (Rol.BEHEERDER, "redactie.start"),
    (Rol.AANBIEDER, "aanbieder.start"),
    (Rol.AANBIEDER, "aanbieder.signalen"),
    (Rol.AANBIEDER, "aanbieder.verwijzingen"),
    (Rol.PROFESSIONAL, "netwerk.start"),
    (Rol.BEHEERDER, "beheer.gebruikers"),
)


def safe_path(volgende: str | None) -> str:
    r"""``volgende`` when it is a path of this site, else empty.

    Browsers read ``//evil.example`` and ``/\\evil.example`` as another site, and drop tabs and
    line ends in an address, so that what looks like a path may not be one.
    """
    if not volgende or len(volgende) > _MAX or not volgende.startswith("/"):
        return ""
    if volgende[1:2] in {"/", "\\"} or "\\" in volgende:
        return ""
    if any(ord(char) < 0x21 or ord(char) == 0x7F for char in volgende):
        return ""
    parts = urlsplit(volgende)
    return "" if parts.scheme or parts.netloc else volgende


def make_next_url(identiteit: Identiteit, volgende: str | None) -> str:
    """The address to go to after logging in, in the language of this request."""
    path = safe_path(volgende)
    return request.script_root + path if path else url_for(find_balie(identiteit))


def find_balie(identiteit: Identiteit) -> str:
    """The endpoint where this person starts."""
    return next(iter(list_balies(identiteit)), "account.account")


def list_balies(identiteit: Identiteit) -> list[str]:
    """The endpoints of this person's desks, each once."""
    found = [
        endpoint
        for rol, endpoint in _BALIES
        if identiteit.has_rol(rol) and endpoint in current_app.view_functions
    ]
    return list(dict.fromkeys(found))
