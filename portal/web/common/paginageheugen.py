"""Whole pages, kept as long as what they show holds.

Many people ask the same, and who comes back from an entry asks it again. The address of a page is
kept and what stood on it, in memory only; nothing tells who asked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from flask import Flask, current_app, request, session

from portal.web.common.adres import origin

# Some 90 kB each.
_MAX_PAGES = 256
_EXTENSION = "paginageheugen"


@dataclass(frozen=True, slots=True)
class _Pagina:
    grond: tuple[object, ...]
    html: bytes


def init_paginageheugen(app: Flask) -> None:
    """Each process keeps its own pages."""
    app.extensions[_EXTENSION] = {}


def keep_page(vandaag: date, grond: tuple[object, ...], draw: Callable[[], str]) -> bytes:
    """The page at the address of this request, on this day. ``grond``: all else that it is drawn
    from; when one of these is another object, however alike, it is drawn anew. Who has a session
    has something of their own on the page, so that is never kept."""
    if session:
        return draw().encode()
    pages: dict[tuple[str, str, date], _Pagina] = current_app.extensions[_EXTENSION]
    key = origin() + request.script_root, request.full_path, vandaag
    found = pages.get(key)
    if found is not None and all(a is b for a, b in zip(found.grond, grond, strict=True)):
        return found.html
    html = draw().encode()
    if len(pages) >= _MAX_PAGES:
        pages.clear()
    pages[key] = _Pagina(grond, html)
    return html
