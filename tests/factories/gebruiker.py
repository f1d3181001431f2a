from itertools import count
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from portal.data.models import Gebruiker, Rolverlening
from portal.domain.begrippen import Rol


class GebruikerFactory:
    """``rol`` with ``aanbieder_id``, ``gemeente_code`` and ``hoofd`` is the one role it gets."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.numbers = count(1)

    def __call__(
        self,
        rol: Rol | None = None,
        *,
        aanbieder_id: UUID | None = None,
        gemeente_code: str | None = None,
        hoofd: bool = False,
        **values: Any,
    ) -> Gebruiker:
        number = next(self.numbers)
        values.setdefault("naam", f"Voorbeeld {number}")
        values.setdefault("email", f"voorbeeld{number}@example.nl")
        bevoegdheden = []
        if rol is not None:
            bevoegdheden.append(
                Rolverlening(
                    rol=rol, aanbieder_id=aanbieder_id, gemeente_code=gemeente_code, hoofd=hoofd
                )
            )
        gebruiker = Gebruiker(**values, bevoegdheden=bevoegdheden)
        self.session.add(gebruiker)
        self.session.commit()
        return gebruiker
