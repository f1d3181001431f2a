"""What the address of a list asks for, and the addresses of its other pages."""

from typing import Any
from uuid import UUID

from flask import request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict

from portal.domain.begrippen import Aandacht, Begrip, Leefgebied, VoorzieningStatus
from portal.domain.gebruikers import Identiteit
from portal.domain.selectie import Selectie
from portal.web.common.container import get_container
from portal.web.common.labels import label
from portal.web.common.zoekpagina import Paginering, make_paginering

Args = MultiDict[str, str]
MAX_TEKST = 120
# In an address the region needs a name; its code is empty.
HELE_REGIO = "regio"
FILTERS = ("tekst", "status", "gemeente", "aanbieder", "leefgebied", "aandacht")


def read_selectie(args: Args) -> Selectie:
    """A value that cannot be is left out, as if it was not chosen."""
    return Selectie(
        tekst=" ".join(args.get("tekst", "")[:MAX_TEKST].split()),
        status=_begrip(VoorzieningStatus, args.get("status")),
        gemeente_code=args.get("gemeente") or None,
        aanbieder_id=read_uuid(args.get("aanbieder")),
        leefgebied=_begrip(Leefgebied, args.get("leefgebied")),
        aandacht=_begrip(Aandacht, args.get("aandacht")),
    )


def read_filters(args: Args) -> dict[str, Any]:
    """The filters as they were asked, to send them along."""
    return {naam: args[naam] for naam in FILTERS if args.get(naam)}


def read_getikt(args: Args) -> dict[str, Any]:
    """The list as it was, with its page, its ticks and what was to be done, to show it again. All
    of the list is one tick: its keys would not fit into an address."""
    sent = {naam: args[naam] for naam in ("pagina", "werk", "alles") if args.get(naam)}
    return read_filters(args) | sent | {"id": args.getlist("id")}


def read_pagina() -> int:
    text = request.args.get("pagina", "1")
    return min(max(int(text), 1), 100_000) if text.isascii() and text.isdigit() else 1


def read_ids(args: Args, naam: str = "id") -> tuple[UUID, ...]:
    """The keys that are keys, each once."""
    found = (read_uuid(text) for text in args.getlist(naam))
    return tuple(dict.fromkeys(id_ for id_ in found if id_))


def read_uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None


def paginate(totaal: int, per_pagina: int) -> Paginering:
    """To the other pages of this list."""
    values: dict[str, Any] = {**(request.view_args or {}), **request.args.to_dict(flat=False)}
    endpoint = request.endpoint or ""
    return make_paginering(
        read_pagina(),
        max(1, -(-totaal // per_pagina)),
        lambda n: url_for(endpoint, **{**values, "pagina": n}),
    )


def list_termen(enum: type[Begrip]) -> list[tuple[str, str]]:
    """The terms as a choice: value and name."""
    return [(term.value, label(term)) for term in enum]


def _begrip(enum: type[Begrip], text: str | None) -> Any:
    return enum(text) if text in {member.value for member in enum} else None


def list_gemeenten(wie: Identiteit) -> list[tuple[str, Any]]:
    """Whose terms ``wie`` sets, by the name in the address; the region for who keeps all of it."""
    own = wie.gemeenten
    found: list[tuple[str, Any]] = [
        (gemeente.code, gemeente.naam)
        for gemeente in get_container().regio().gemeenten
        if own is None or gemeente.code in own
    ]
    return [*found, (HELE_REGIO, _l("Hele regio"))] if own is None else found
