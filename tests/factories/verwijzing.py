from itertools import count
from typing import Any

from sqlalchemy.orm import Session

from portal.data.models import Gebruiker, Verwijzing, Voorziening
from tests.support.portaal import NOW


class VerwijzingFactory:
    """From ``verwijzer`` to ``voorziening``, sent now, of the gemeente Weert."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.numbers = count(1)

    def __call__(self, voorziening: Voorziening, verwijzer: Gebruiker, **values: Any) -> Verwijzing:
        values = {
            "inzending": f"{next(self.numbers):032}",
            "gemeente_code": "GM0988",
            "leefgebieden": voorziening.leefgebieden,
            "codewoord": "blauwe fiets",
            "vraag": "Wie kan helpen met de post?",
            "warm": True,
            "belmoment": "dinsdag van 9 tot 12",
            "email": verwijzer.email,
            "verstuurd_op": NOW,
            **values,
        }
        row = Verwijzing(
            voorziening_id=voorziening.id,
            aanbieder_id=voorziening.aanbieder_id,
            verwijzer_id=verwijzer.id,
            **values,
        )
        self.session.add(row)
        self.session.commit()
        return row
