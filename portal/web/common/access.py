"""Who is asking: the session in the cookie, and the doors that ask for a role.

A visitor has no session cookie and costs no query. What somebody may do with one object is asked
in the services, of ``Identiteit``.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import current_app, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from portal.domain.begrippen import Rol
from portal.domain.errors import NietToegestaan
from portal.domain.gebruikers import Identiteit
from portal.services.sessies import find_identiteit
from portal.web.common.container import get_container

SESSIE = "sessie"
READING = ("GET", "HEAD", "OPTIONS")
_DEUR = "is_deur"


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


class SessieVerlopen(Exception):
    """Something was sent by who is not (or no longer) logged in; ``opnieuw`` keeps what it was."""


def require(*rollen: Rol) -> Callable[[], ResponseReturnValue | None]:
    """A ``before_request`` that lets in who has one of ``rollen`` (any account without ``rollen``).

    Who is not logged in goes to the log-in page first, who lacks its second factor to that. What
    was sent in a form is kept for after that.
    """

    def check() -> ResponseReturnValue | None:
        identiteit = get_identiteit()
        if identiteit is None or not identiteit.is_binnen:
            if request.method not in READING:
                raise SessieVerlopen
            page = "account.tweede_factor" if identiteit else "account.inloggen"
            return redirect(url_for(page, volgende=_here()))
        if rollen and not identiteit.has_rol(*rollen):
            raise NietToegestaan
        return None

    vars(check)[_DEUR] = True
    return check


def behind_door(
    *rollen: Rol,
) -> Callable[[Callable[..., ResponseReturnValue]], Callable[..., ResponseReturnValue]]:
    """The same for one view of a blueprint that has public pages too."""
    check = require(*rollen)

    def wrap(view: Callable[..., ResponseReturnValue]) -> Callable[..., ResponseReturnValue]:
        @wraps(view)
        def guarded(**values: Any) -> ResponseReturnValue:
            answer = check()
            return view(**values) if answer is None else answer

        vars(guarded)[_DEUR] = True
        return guarded

    return wrap


def is_behind_door() -> bool:
    """Whether the page of this request asks who somebody is."""
    view = current_app.view_functions.get(request.endpoint or "")
    checks = current_app.before_request_funcs.get(request.blueprint, ())
    return any(_DEUR in vars(function) for function in (view, *checks) if function is not None)


def _here() -> str:
    """Where to go on after logging in."""
    return request.full_path.removesuffix("?")
