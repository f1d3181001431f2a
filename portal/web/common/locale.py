"""The language of a page is the start of its address: ``/en/zoeken``; Dutch has none.

The prefix becomes part of the WSGI script name, so that every address made while answering
keeps the language and no route has to know about it.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import NullTranslations
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from babel import Locale
from flask import Flask, g, request
from flask_babel import get_translations

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

BRONTAAL = "nl"
TALEN = ("nl", "en")
_KEY = "portal.taal"


class TaalPrefix:
    """WSGI middleware: takes the language off the path."""

    def __init__(self, app: "WSGIApplication") -> None:
        self.app = app

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        first, _, rest = environ.get("PATH_INFO", "").removeprefix("/").partition("/")
        if first in TALEN and first != BRONTAAL:
            environ[_KEY] = first
            environ["SCRIPT_NAME"] = f"{environ.get('SCRIPT_NAME', '')}/{first}"
            environ["PATH_INFO"] = f"/{rest}"
        return self.app(environ, start_response)


def get_locale() -> str:
    """The language of this request; for Babel."""
    taal: str = request.environ.get(_KEY, BRONTAAL)
    return taal


# A result page asks for some five hundred texts. Flask-Babel finds out the language of each one
# anew, which took half of the page; here it is found once for the request.
_SOURCE_TEXTS = NullTranslations()
_catalogue: ContextVar[NullTranslations | None] = ContextVar("catalogue", default=None)


def init_catalogue(app: Flask) -> None:
    """Let the templates take their texts from the catalogue of the request."""

    @app.before_request
    def choose_catalogue() -> None:
        g.catalogue_before = _catalogue.set(get_translations())

    @app.teardown_request
    def leave_catalogue(_error: BaseException | None) -> None:
        """A thread that goes on must not speak the language of whom it answered last."""
        if (before := g.pop("catalogue_before", None)) is not None:
            _catalogue.reset(before)

    # Functions that the i18n extension of Jinja adds to its environment.
    install: Any = vars(app.jinja_env)["install_gettext_callables"]
    install(translate, _ngettext, newstyle=True)


@contextmanager
def speaking(app: Flask, url: str, taal: str) -> Iterator[None]:
    """Texts and addresses as in a request for a page in ``taal`` at ``url``, outside any request:
    for what is written to people beside the pages."""
    known = taal if taal in TALEN else BRONTAAL
    prefix = "" if known == BRONTAAL else f"/{known}"
    with app.test_request_context(base_url=url + prefix, environ_overrides={_KEY: known}):
        before = _catalogue.set(get_translations())
        try:
            yield
        finally:
            _catalogue.reset(before)


def translate(text: str) -> str:
    """``text`` in the language of this request; as it is outside one."""
    return (_catalogue.get() or _SOURCE_TEXTS).gettext(text)


def _ngettext(one: str, many: str, n: int) -> str:
    return (_catalogue.get() or _SOURCE_TEXTS).ngettext(one, many, n)


def root_without_language() -> str:
    """The path under which the portal is mounted, mostly empty."""
    root = request.script_root
    return root.removesuffix(f"/{get_locale()}") if _KEY in request.environ else root


def is_right_to_left() -> bool:
    return _is_right_to_left(get_locale())


@cache
def _is_right_to_left(taal: str) -> bool:
    return Locale(taal).text_direction == "rtl"


def language_links() -> list[tuple[str, str, str, bool]]:
    """(code, its own name, this page in that language, whether it is the current one)."""
    root = root_without_language()
    query = f"?{request.query_string.decode('latin-1')}" if request.query_string else ""
    links = []
    for taal in TALEN:
        prefix = "" if taal == BRONTAAL else f"/{taal}"
        url = f"{root}{prefix}{quote(request.path)}{query}"
        links.append((taal, _own_name(taal), url, taal == get_locale()))
    return links


@cache
def _own_name(taal: str) -> str:
    """What speakers of a language call it."""
    return (Locale(taal).get_display_name(taal) or taal).capitalize()


def translate_plural(one: str, many: str, n: int) -> str:
    """The text for ``n`` things, with ``n`` in it, in the language of this request."""
    return _ngettext(one, many, n) % {"n": n}
