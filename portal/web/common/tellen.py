"""What a page tells the counts: never who, only what.

An entry that is opened from our own page of results is sent that page's address by the browser
(the links there ask it to; no other link and no other site does). So there is nothing in the
address of an entry that tells what somebody searched for, and nothing to follow anybody by.
"""

import re
from uuid import UUID

from flask import current_app, request

from indexer.language import split_plaats
from portal.domain.plaats import Plaats
from portal.domain.tellingen import Telsoort
from portal.domain.zoekwoorden import find_telbare_woorden
from portal.services.hulpvraag import Uitslag
from portal.services.tellingen import find_gebied_codes
from portal.services.voorziening_detail import VoorzieningDetail
from portal.services.zoeken import ZoekResultaat
from portal.web.common.container import get_container
from portal.web.common.herkomst import read_herkomst

_MACHINE = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|preview|curl|wget|python|monitor|uptime|scan|fetch|^$",
    re.IGNORECASE,
)
# Choosing a filter, an order or a page is looking on, not asking anew.
_VRAAG = {"q", "waar"}
_VERGEEFS = [Telsoort.GEZOCHT, Telsoort.ZONDER_RESULTAAT]


def note_zoeken(resultaat: ZoekResultaat) -> None:
    """Somebody sees these results, and beside them whom to call for cliëntondersteuning. Of words
    of danger nothing is counted."""
    if not _counts():
        return
    container = get_container()
    uitkomst = resultaat.uitkomst
    uitleg = uitkomst.uitleg
    now = container.clock()
    ids = [UUID(treffer.document.id) for treffer in uitkomst.treffers]
    container.cijfers.note_gevonden(ids, now)
    if uitleg.crisis:
        return
    soorten = [Telsoort.OCO_GETOOND]
    given = {name for name, value in request.args.items() if value}
    if given and given <= _VRAAG:
        soorten += [Telsoort.GEZOCHT] if uitkomst.totaal else _VERGEEFS
        woorden = find_telbare_woorden(resultaat.opdracht.q, uitleg.woorden, ())
        if woorden:
            container.cijfers.note_vraag(woorden, now, leeg=not uitkomst.totaal)
    gebieden = _find_gebieden(resultaat.plaats)
    for soort in soorten:
        container.cijfers.note_voorval(soort, now, uitleg.leefgebieden, gebieden)


def note_geopend(voorziening: VoorzieningDetail) -> None:
    """Somebody sees this entry."""
    if _counts():
        container = get_container()
        container.cijfers.note_geopend(voorziening.id, container.clock(), _find_woorden())


def note_hulpvraag(uitslag: Uitslag) -> None:
    """Somebody came to the end of the quickscan; danger is not counted there either."""
    if not uitslag.vraag.gevaar:
        note_voorval(Telsoort.HULPVRAAG, uitslag.vraag.leefgebieden, uitslag.plaats)
        note_voorval(Telsoort.OCO_GETOOND, uitslag.vraag.leefgebieden, uitslag.plaats)


def note_voorval(
    soort: Telsoort,
    leefgebieden: tuple[str, ...] = (),
    plaats: Plaats | None = None,
    gemeente_code: str | None = None,
) -> None:
    """Something happened; of the place only its gemeente and wijk are kept."""
    if _counts():
        container = get_container()
        gebieden = _find_gebieden(plaats, gemeente_code)
        container.cijfers.note_voorval(soort, container.clock(), leefgebieden, gebieden)


def note_actie(soort: Telsoort, slug: str) -> None:
    """Somebody did this with an entry."""
    if _counts():
        container = get_container()
        container.cijfers.note_actie(soort, slug, container.clock())


def _find_gebieden(plaats: Plaats | None, gemeente_code: str | None = None) -> tuple[str, ...]:
    code = plaats.gemeente_code if plaats else gemeente_code
    inside = plaats.gebieden if plaats else ()
    return find_gebied_codes(get_container().regio(), code, inside)


def _counts() -> bool:
    """Not machines, not pages that a browser fetches in advance, and not who keeps the entries:
    only those who log in have a cookie here."""
    ahead = request.headers.get("Sec-Purpose", "") + request.headers.get("Purpose", "")
    return (
        request.method in {"GET", "POST"}
        and "prefetch" not in ahead
        and current_app.config["SESSION_COOKIE_NAME"] not in request.cookies
        and not _MACHINE.search(request.user_agent.string)
    )


def _find_woorden() -> str:
    """The words of the question whose results this visitor comes from."""
    q, _waar = read_herkomst()
    if not q:
        return ""
    container = get_container()
    rest, _naam = split_plaats(q, container.gazetteer().names())
    # Danger is not looked for here: such a question was not counted, and so this is not either.
    return find_telbare_woorden(q, container.taalmodel().content(rest), ())
