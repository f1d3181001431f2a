"""Parts of pages that are drawn once and used again.

Drawing is most of what a result page costs, and most of what is drawn is the same for every
question: an entry without the words that are marked in it, a choice without its number of hits.
"""

from collections.abc import Callable, Hashable
from contextvars import ContextVar
from typing import Any

from flask import Flask, request
from markupsafe import Markup

# Parts that are kept: some 400 bytes each, a card some 2,000.
_MAX_KEPT = 20_000
# Marks where a skeleton is filled in. Text is escaped, so no text can hold it.
_GAT = Markup("<gat>")
# The path of the request: a page asks a hundred times, and Flask looks it up anew each time.
_root: ContextVar[str | None] = ContextVar("root", default=None)


def init_fragments(app: Flask) -> None:
    """Add ``keep``, ``skelet`` and ``gat`` to the templates.

    ``{% call keep("voet", regio) %}…{% endcall %}``: a part of a page that is the same for every
    request with this key. ``{% set begin, eind = _keuze|skelet(waarde) %}``: what the macro of a
    component draws for these arguments, in the pieces between its ``{{ gat }}``s.

    What is drawn may depend on nothing but the key or the arguments, the language and the path
    under which the portal is mounted.
    """
    kept: dict[tuple[Hashable, ...], Any] = {}

    @app.before_request
    def set_root() -> None:
        _root.set(request.script_root)

    @app.teardown_request
    def forget_root(_error: BaseException | None) -> None:
        _root.set(None)

    def remember(key: tuple[Hashable, ...], value: Any) -> Any:
        if len(kept) >= _MAX_KEPT:
            kept.clear()
        kept[key] = value
        return value

    def keep(*key: Hashable, caller: Callable[[], str]) -> Any:
        full = (_get_root(), *key)
        found = kept.get(full)
        return remember(full, caller()) if found is None else found

    def skelet(macro: Callable[..., Markup], *arguments: Hashable) -> Any:
        full = (_get_root(), macro, *arguments)
        found = kept.get(full)
        if found is None:
            pieces = str(macro(*arguments)).split(_GAT)
            return remember(full, tuple(map(Markup, pieces)))
        return found

    app.jinja_env.globals.update(keep=keep, gat=_GAT)
    app.jinja_env.filters["skelet"] = skelet


def _get_root() -> str:
    """The path under which the portal is mounted; the language is the end of it."""
    root = _root.get()
    return request.script_root if root is None else root
