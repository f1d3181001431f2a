"""Editors for the tests of services: of one gemeente, or of the whole region."""

from uuid import uuid4

from portal.domain.begrippen import Rol
from portal.domain.gebruikers import Bevoegdheid, Identiteit

WEERT = "GM0988"
NEDERWEERT = "GM0946"


def make_redacteur(*gemeenten: str) -> Identiteit:
    """Without ``gemeenten``: of all of the region."""
    return Identiteit(
        id=uuid4(),
        naam="Sanne Redactie",
        email="redactie@example.nl",
        bevoegdheden=tuple(
            Bevoegdheid(Rol.REDACTEUR, gemeente_code=code) for code in gemeenten or (None,)
        ),
        tweede_factor=True,
    )
