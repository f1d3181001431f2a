"""The search from which a visitor comes to this page.

Only a link on our own page of results tells it (the browser sends the address along when that
link asks it to), and it is read and forgotten: nothing of it stands in an address or a cookie.
"""

from urllib.parse import parse_qs, urlsplit

from flask import request

from indexer.query import MAX_Q
from portal.domain.plaats import Plaats
from portal.web.common.container import get_container
from portal.web.common.waar import MAX_WAAR


def read_herkomst() -> tuple[str, str]:
    """The words and the place of that search; empty for who comes from elsewhere."""
    try:
        came_from = urlsplit(request.referrer or "")
    except ValueError:
        return "", ""
    if came_from.netloc != request.host or not came_from.path.endswith("/zoeken"):
        return "", ""
    asked = parse_qs(came_from.query)
    q, waar = (" ".join(asked.get(name, [""])[0].split()) for name in ("q", "waar"))
    return (q if len(q) <= MAX_Q else ""), (waar if len(waar) <= MAX_WAAR else "")


def find_herkomstplaats() -> Plaats | None:
    """The place of that search, as far as it is clear without asking others about an address."""
    q, waar = read_herkomst()
    if not (q or waar):
        return None
    return get_container().zoeker.find_plek(q, waar, ask_geocoder=False).plaats
