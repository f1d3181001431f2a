"""Whole addresses, for links that leave this site: the sitemap, the API, other languages.

They begin with ``PORTAL_URL`` when that is set, because what a request calls this host is the word
of whoever asks. Without it, on one's own machine, that word is all there is.
"""

from typing import Any
from urllib.parse import urlsplit

from flask import request, url_for

from portal.web.common.container import get_container


def origin() -> str:
    """How every address here begins, without a slash at the end."""
    url = urlsplit(get_container().settings.public_url or request.host_url)
    return f"{url.scheme}://{url.netloc}"


def whole_url(endpoint: str, **values: Any) -> str:
    """The address of a page with scheme and host, in the language of this request."""
    return origin() + url_for(endpoint, **values)
