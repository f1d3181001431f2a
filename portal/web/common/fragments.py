"""Parts of pages that are drawn once and used again.

Drawing is most of what a result page costs, and most of what is drawn is the same for every
question: an entry without the words that are marked in it, a choice without its number of hits.
A macro that is called a hundred times on a page costs more to call than to fill in.
"""

from collections.abc import Callable, Hashable
from contextvars import ContextVar
from typing import Any

from flask import Flask, request
from markupsafe import Markup, escape

# Parts that are kept: some 400 bytes each, a card some 2,000.
_MAX_KEPT = 20_000
# Marks where a skeleton is filled in. Text is escaped, so no text can hold it.
_GAT = Markup("<gat>")
# The path of the request: a page asks a hundred times, and Flask looks it up anew each time.
_root: ContextVar[str | None] = ContextVar("root", default=None)


def init_fragments(app: Flask) -> None:
    """Add ``keep``, ``vul`` and ``gat`` to the templates.

    ``{% call keep("voet", regio) %}…{% endcall %}``: a part of a page that is the same for every
    request with this key. ``{{ _keuze|vul((naam, waarde), aantal) }}``: what the macro of a
    component draws for these arguments, with the values that follow in its ``{{ gat }}``s.

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

    def vul(macro: Callable[..., Markup], arguments: tuple[Hashable, ...], *gaten: Any) -> Markup:
        full = (_get_root(), macro, *arguments)
        pieces = kept.get(full)
        if pieces is None:
            pieces = remember(full, str(macro(*arguments)).split(_GAT))
        filled = [pieces[0]]
        for value, piece in zip(gaten, pieces[1:], strict=True):
            filled += (value if type(value) is Markup else escape(value), piece)
        return Markup("".join(filled))

    app.jinja_env.globals.update(keep=keep, gat=_GAT)
    app.jinja_env.filters["vul"] = vul


def _get_root() -> str:
    """The path under which the portal is mounted; the language is the end of it."""
    root = _root.get()
    return request.script_root if root is None else root
