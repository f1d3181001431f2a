"""Being logged in, for tests of what lies behind the door; the door itself has its own tests."""

from typing import Any
from uuid import uuid4

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from portal.bootstrap import Container
from portal.data.models import Gebruiker
from portal.domain.begrippen import Rol
from portal.services.sessies import start_sessie
from portal.web.common.access import SESSIE
from tests.factories.gebruiker import GebruikerFactory


def log_in(
    client: FlaskClient, container: Container, rol: Rol | None, **bevoegdheid: Any
) -> Gebruiker:
    """Make an account with this role and log the client in with it, second factor included."""
    with container.uow() as uow:
        session: Session = uow.session
        gebruiker = GebruikerFactory(session)(rol, email=f"{uuid4().hex}@example.nl", **bevoegdheid)
    token = start_sessie(container.uow(), gebruiker.id, tweede_factor=True)
    with client.session_transaction() as cookie:
        cookie[SESSIE] = token
    return gebruiker
