from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from portal.data.models import Signaal
from portal.domain.begrippen import SignaalBron, SignaalSoort
from portal.domain.signalen import get_termijn
from tests.factories.voorziening import VoorzieningFactory
from tests.support.portaal import NOW


class SignaalFactory:
    """``dagen_geleden``: how long ago it was reported; the term follows from it."""

    def __init__(self, session: Session, voorziening: VoorzieningFactory) -> None:
        self.session = session
        self.voorziening = voorziening

    def __call__(self, *, dagen_geleden: int = 0, **values: Any) -> Signaal:
        soort = values.setdefault("soort", SignaalSoort.ADRES)
        values.setdefault("bron", SignaalBron.BEZOEKER)
        gemeld_op = values.setdefault("gemeld_op", NOW - timedelta(days=dagen_geleden))
        values.setdefault("termijn", get_termijn(soort, gemeld_op.date()))
        if "voorziening_id" not in values:
            values["voorziening_id"] = self.voorziening().id
        signaal = Signaal(**values)
        self.session.add(signaal)
        self.session.commit()
        return signaal
