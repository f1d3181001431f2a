"""Whole addresses, for links that leave this site: the sitemap, the API, other languages.

They begin with ``PORTAL_URL`` when that is set, because what a request calls this host is the word
of whoever asks. Without it, on one's own machine, that word is all there is.
"""

import re
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from flask import request, url_for

from portal.web.common.container import get_container

_SLUG = re.compile(r"[a-z0-9-]+")
# A slug that no entry has.
_GAT = "-gat-"


def origin() -> str:
    """How every address here begins, without a slash at the end."""
    public = get_container().settings.public_url
    if not public:
        return f"{request.scheme}://{request.host}"
    url = urlsplit(public)
    return f"{url.scheme}://{url.netloc}"


def short_url(endpoint: str, **values: Any) -> str:
    """``url_for`` for an address on this site; it depends on the language prefix only, and a page
    asks a hundred."""
    root = request.script_root
    if len(values) == 1:
        ((name, value),) = values.items()
        if isinstance(value, str) and _SLUG.fullmatch(value):
            # Of thousands of entries the address differs in nothing but the slug.
            before, after = _build_around(root, endpoint, name)
            return f"{before}{value}{after}"
    return _build_url(root, endpoint, tuple(values.items()))


@lru_cache(maxsize=1024)
def _build_around(root: str, endpoint: str, name: str) -> tuple[str, str]:
    before, _, after = _build_url(root, endpoint, ((name, _GAT),)).partition(_GAT)
    return before, after


@lru_cache(maxsize=8192)
def _build_url(_root: str, endpoint: str, values: tuple[tuple[str, Any], ...]) -> str:
    return url_for(endpoint, **dict(values))


def whole_url(endpoint: str, **values: Any) -> str:
    """The address of a page with scheme and host, in the language of this request."""
    return origin() + url_for(endpoint, **values)
