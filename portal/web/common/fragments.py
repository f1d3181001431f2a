"""Parts of pages that are drawn once and used again.

Drawing is most of what a result page costs, and most of what is drawn is the same for every
question: an entry without the words that are marked in it, a choice without its number of hits.
A macro that is called a hundred times on a page costs more to call than to fill in.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
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
    """Add ``keep``, ``vul``, ``vul_elk`` and ``gat`` to the templates.

    ``{% call keep("voet", regio) %}…{% endcall %}``: a part of a page that is the same for every
    request with this key. ``{{ _keuze|vul((naam, waarde), aantal) }}``: what the macro of a
    component draws for these arguments, with the values that follow in its ``{{ gat }}``s.
    ``{{ _keuze|vul_elk((naam,), keuzes) }}``: the same for each of many rows; the first of a row is
    the last argument, the others fill the gaps.

    What is drawn may depend on nothing but the key or the arguments, the language and the path
    under which the portal is mounted.
    """

    @app.before_request
    def set_root() -> None:
        _root.set(request.script_root)

    @app.teardown_request
    def forget_root(_error: BaseException | None) -> None:
        _root.set(None)

    fragments = _Fragments()
    app.jinja_env.globals.update(keep=fragments.keep, gat=_GAT)
    app.jinja_env.filters.update(vul=fragments.fill, vul_elk=fragments.fill_each)


class _Fragments:
    """What was drawn in this process."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Hashable, ...], Any] = {}

    def keep(self, *key: Hashable, caller: Callable[[], str]) -> Any:
        full = (_get_root(), *key)
        found = self._kept.get(full)
        return self._remember(full, caller()) if found is None else found

    def fill(
        self, macro: Callable[..., Markup], arguments: tuple[Hashable, ...], *gaten: Any
    ) -> Markup:
        return Markup(self._fill(macro, arguments, gaten))

    def fill_each(
        self,
        macro: Callable[..., Markup],
        vast: tuple[Hashable, ...],
        rows: Iterable[Sequence[Any]],
    ) -> Markup:
        return Markup("".join(self._fill(macro, (*vast, row[0]), row[1:]) for row in rows))

    def _fill(
        self, macro: Callable[..., Markup], arguments: tuple[Hashable, ...], gaten: Sequence[Any]
    ) -> str:
        first, *others = self._pieces_of(macro, arguments)
        filled = [first]
        for value, piece in zip(gaten, others, strict=True):
            filled += (_escape(value), piece)
        return "".join(filled)

    def _pieces_of(
        self, macro: Callable[..., Markup], arguments: tuple[Hashable, ...]
    ) -> list[str]:
        """What the macro draws, cut where its gaps are."""
        full = (_get_root(), macro, *arguments)
        pieces: list[str] | None = self._kept.get(full)
        if pieces is None:
            pieces = self._remember(full, str(macro(*arguments)).split(_GAT))
        return pieces

    def _remember(self, key: tuple[Hashable, ...], value: Any) -> Any:
        if len(self._kept) >= _MAX_KEPT:
            self._kept.clear()
        self._kept[key] = value
        return value


def _escape(value: Any) -> str:
    """As ``markupsafe.escape``; most of what fills a gap needs none."""
    if type(value) is Markup:
        return value
    return str(value) if type(value) is int else escape(value)


def _get_root() -> str:
    """The path under which the portal is mounted; the language is the end of it."""
    root = _root.get()
    return request.script_root if root is None else root
