"""Who is asking: the session in the cookie, and the doors that ask for a role.

A visitor has no session cookie and costs no query. What somebody may do with one object is asked
in the services, of ``Identiteit``.
"""

from collections.abc import Callable

from flask import g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from portal.domain.begrippen import Rol
from portal.domain.errors import NietToegestaan
from portal.domain.gebruikers import Identiteit
from portal.services.sessies import find_identiteit
from portal.web.common.container import get_container

SESSIE = "sessie"


def get_identiteit() -> Identiteit | None:
    """Who is logged in, also when the second factor is still to come; None for a visitor."""
    if "identiteit" not in g:
        token = session.get(SESSIE)
        g.identiteit = find_identiteit(get_container().uow(), token) if token else None
    identiteit: Identiteit | None = g.identiteit
    return identiteit


def get_gebruiker() -> Identiteit:
    """Who is logged in, behind a door of ``require``.

    Raises:
        NietToegestaan: nobody is.

    """
    identiteit = get_identiteit()
    if identiteit is None:
        raise NietToegestaan
    return identiteit


def require(*rollen: Rol) -> Callable[[], ResponseReturnValue | None]:
    """A ``before_request`` that lets in who has one of ``rollen`` (any account without ``rollen``).

    Who is not logged in goes to the log-in page first, who lacks its second factor to that.
    """

    def check() -> ResponseReturnValue | None:
        identiteit = get_identiteit()
        if identiteit is None:
            return redirect(url_for("account.inloggen", volgende=_here()))
        if identiteit.needs_tweede_factor and not identiteit.tweede_factor:
            return redirect(url_for("account.tweede_factor", volgende=_here()))
        if rollen and not identiteit.has_rol(*rollen):
            raise NietToegestaan
        return None

    return check


def _here() -> str:
    """Where to go on after logging in: only a page, never the place where a form was sent."""
    return request.full_path.removesuffix("?") if request.method == "GET" else ""
