from itertools import count
from typing import Any

from sqlalchemy.orm import Session

from portal.data.models import Aanbieder
from portal.domain.slugs import make_slug


class AanbiederFactory:
    def __init__(self, session: Session) -> None:
        self.session = session
        self.numbers = count(1)

    def __call__(self, **values: Any) -> Aanbieder:
        naam = values.setdefault("naam", f"Stichting Voorbeeld {next(self.numbers)}")
        values.setdefault("slug", make_slug(naam))
        aanbieder = Aanbieder(**values)
        self.session.add(aanbieder)
        self.session.commit()
        return aanbieder
