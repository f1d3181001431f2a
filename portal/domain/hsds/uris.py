"""Web addresses as the standard wants them: in ASCII only."""

import re
from urllib.parse import quote, urlsplit, urlunsplit

_GEBIED = re.compile(r"/gebieden/([A-Z]{2}[0-9]*)/?$")
_KEPT = "/?#[]@!$&'()*+,;=:%~-._"


def make_uri(url: str | None) -> str | None:
    """The same address with every letter that is not ASCII written out."""
    if not url or url.isascii():
        return url
    parts = urlsplit(url)
    host = parts.netloc.encode("idna").decode("ascii")
    rest = (quote(part, safe=_KEPT) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, host, *rest))


def find_gebied_code(uri: str) -> str | None:
    """The code at the end of the address of a gebied, of any portal."""
    match = _GEBIED.search(uri)
    return match[1] if match else None
