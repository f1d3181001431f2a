"""What a page tells the counts: never who, only what.

An entry that is opened from our own page of results is sent that page's address by the browser
(the links there ask it to; no other link and no other site does). So there is nothing in the
address of an entry that tells what somebody searched for, and nothing to follow anybody by.
"""

import re
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

from flask import current_app, request

from indexer.language import split_plaats
from indexer.query import MAX_Q
from portal.domain.zoekwoorden import find_telbare_woorden
from portal.services.zoeken import ZoekResultaat
from portal.web.common.container import get_container

_MACHINE = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|preview|curl|wget|python|monitor|uptime|scan|fetch|^$",
    re.IGNORECASE,
)
# Choosing a filter, an order or a page is looking on, not asking anew.
_VRAAG = {"q", "waar"}


def note_zoeken(resultaat: ZoekResultaat) -> None:
    """Somebody sees these results."""
    if not _counts():
        return
    container = get_container()
    uitkomst = resultaat.uitkomst
    now = container.clock()
    ids = [UUID(treffer.document.id) for treffer in uitkomst.treffers]
    container.cijfers.note_gevonden(ids, now)
    if {name for name, value in request.args.items() if value} <= _VRAAG:
        q = resultaat.opdracht.q
        woorden = find_telbare_woorden(q, uitkomst.uitleg.woorden, uitkomst.uitleg.crisis)
        if woorden:
            container.cijfers.note_vraag(woorden, now, leeg=not uitkomst.totaal)


def note_geopend(id_: UUID) -> None:
    """Somebody sees this entry."""
    if _counts():
        container = get_container()
        container.cijfers.note_geopend(id_, container.clock(), _find_woorden())


def _counts() -> bool:
    """Not machines, not pages that a browser fetches in advance, and not who keeps the entries:
    only those who log in have a cookie here."""
    ahead = request.headers.get("Sec-Purpose", "") + request.headers.get("Purpose", "")
    return (
        request.method == "GET"
        and "prefetch" not in ahead
        and current_app.config["SESSION_COOKIE_NAME"] not in request.cookies
        and not _MACHINE.search(request.user_agent.string)
    )


def _find_woorden() -> str:
    """The words of the question whose results this visitor comes from."""
    try:
        came_from = urlsplit(request.referrer or "")
    except ValueError:
        return ""
    if came_from.netloc != request.host or not came_from.path.endswith("/zoeken"):
        return ""
    q = " ".join(parse_qs(came_from.query).get("q", [""])[0].split())
    if not q or len(q) > MAX_Q:
        return ""
    container = get_container()
    rest, _naam = split_plaats(q, container.gazetteer().names())
    # Danger is not looked for here: such a question was not counted, and so this is not either.
    return find_telbare_woorden(q, container.taalmodel().content(rest), ())
