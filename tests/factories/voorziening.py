from collections.abc import Sequence
from datetime import date
from itertools import count
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.data.models import (
    Contactkanaal,
    Gebied,
    Locatie,
    Voorziening,
    VoorzieningLocatie,
)
from portal.domain.begrippen import KanaalSoort, Leefgebied, VoorzieningStatus
from portal.domain.slugs import make_slug
from tests.factories.aanbieder import AanbiederFactory


class VoorzieningFactory:
    """``plekken``: a mapping of fields per place (those of Locatie, and ``openingstijden`` and
    ``telefoon``); ``kanalen``: pairs of kind and value; ``werkgebied``: codes of gebieden."""

    def __init__(self, session: Session, aanbieder: AanbiederFactory) -> None:
        self.session = session
        self.aanbieder = aanbieder
        self.numbers = count(1)

    def __call__(
        self,
        *,
        plekken: Sequence[dict[str, Any]] = (),
        kanalen: Sequence[tuple[KanaalSoort, str]] = (),
        werkgebied: Sequence[str] = (),
        **values: Any,
    ) -> Voorziening:
        naam = values.setdefault("naam", f"Inloop {next(self.numbers)}")
        defaults = {
            "slug": make_slug(naam),
            "samenvatting": "Kom binnen voor koffie, een praatje en hulp bij brieven.",
            "leefgebieden": (Leefgebied.SOCIALE_CONTACTEN,),
            "status": VoorzieningStatus.GEPUBLICEERD,
            "gecontroleerd_op": date(2026, 11, 1),
            "gecontroleerd_door": "Redactie",
        }
        if "aanbieder" not in values:
            values["aanbieder"] = self.aanbieder()
        voorziening = Voorziening(
            **{**defaults, **values},
            plekken=[_make_plek(number, plek) for number, plek in enumerate(plekken)],
            kanalen=[
                Contactkanaal(soort=soort, waarde=waarde, volgorde=number)
                for number, (soort, waarde) in enumerate(kanalen)
            ],
            werkgebied=list(
                self.session.scalars(select(Gebied).where(Gebied.code.in_(werkgebied)))
            ),
        )
        self.session.add(voorziening)
        self.session.commit()
        return voorziening


def _make_plek(volgorde: int, values: dict[str, Any]) -> VoorzieningLocatie:
    own = {name: values[name] for name in ("openingstijden", "telefoon") if name in values}
    address = {name: value for name, value in values.items() if name not in own}
    return VoorzieningLocatie(volgorde=volgorde, locatie=Locatie(**address), **own)
