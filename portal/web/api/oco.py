"""The cliëntondersteuning in answers of the API: whom to call first, and where more stands."""

from collections.abc import Sequence

from portal.domain.regio import Contact
from portal.web.common.adres import whole_url


def make_oco(contacten: Sequence[Contact]) -> dict[str, str] | None:
    """The first of these, None without any."""
    if not contacten:
        return None
    return {
        "naam": contacten[0].naam,
        "telefoon": contacten[0].telefoon,
        "url": whole_url("publiek.clientondersteuning"),
    }
