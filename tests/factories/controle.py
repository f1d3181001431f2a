from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from portal.data.models import Controleronde


class ControlerondeFactory:
    def __init__(self, session: Session) -> None:
        self.session = session

    def __call__(self, voorziening_id: UUID, **values: Any) -> Controleronde:
        defaults = {"controle_voor": date(2026, 11, 20), "gevraagd_op": date(2026, 11, 6)}
        ronde = Controleronde(voorziening_id=voorziening_id, **{**defaults, **values})
        self.session.add(ronde)
        self.session.commit()
        return ronde
