from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from portal.data.models import (
    BewaardeZoekopdracht,
    Gebruiker,
    Netwerkantwoord,
    Netwerkvraag,
    Profiel,
    Tip,
)
from portal.data.queries.profielen import find_profiel_of
from portal.domain.begrippen import Leefgebied
from portal.domain.netwerk import VRAAG_OPEN
from tests.factories.voorziening import VoorzieningFactory
from tests.support.portaal import NOW


class NetwerkFactory:
    """What a professional writes; ``dagen_geleden``: when."""

    def __init__(self, session: Session, voorziening: VoorzieningFactory) -> None:
        self.session = session
        self.voorziening = voorziening

    def profiel(self, van: Gebruiker, **values: Any) -> Profiel:
        """The one that there is, or a new one."""
        known = find_profiel_of(self.session, van.id)
        # Having read keeps others from writing, or from being seen.
        self.session.commit()
        return known or self._add(
            Profiel(gebruiker_id=van.id, **{"organisatie": "Punt Welzijn", **values})
        )

    def tip(self, van: Gebruiker, *, dagen_geleden: int = 0, **values: Any) -> Tip:
        when = NOW - timedelta(days=dagen_geleden)
        if "voorziening_id" not in values:
            values["voorziening_id"] = self.voorziening().id
        defaults = {
            "organisatie": "Punt Welzijn",
            "tekst": "Bel liever dan dat u mailt.",
            "geschreven_op": when,
            "bevestigd_op": when,
        }
        return self._add(Tip(gebruiker_id=van.id, **{**defaults, **values}))

    def vraag(self, van: Gebruiker, *, dagen_geleden: int = 0, **values: Any) -> Netwerkvraag:
        when = NOW - timedelta(days=dagen_geleden)
        defaults = {
            "leefgebieden": (Leefgebied.WONEN,),
            "tekst": "Wie kent een plek waar iemand een week kan slapen?",
            "gesteld_op": when,
            "sluit_op": when + VRAAG_OPEN,
        }
        return self._add(Netwerkvraag(gebruiker_id=van.id, **{**defaults, **values}))

    def antwoord(self, van: Gebruiker, op: Netwerkvraag, **values: Any) -> Netwerkantwoord:
        defaults = {"tekst": "Vraag het bij de inloop.", "geschreven_op": NOW}
        return self._add(
            Netwerkantwoord(gebruiker_id=van.id, vraag_id=op.id, **{**defaults, **values})
        )

    def zoekopdracht(
        self, van: Gebruiker, *, dagen_geleden: int = 0, **values: Any
    ) -> BewaardeZoekopdracht:
        when = NOW - timedelta(days=dagen_geleden)
        defaults = {
            "naam": "Taalles",
            "parameters": "q=taalles",
            "created_at": when,
            "gezocht_op": when,
        }
        return self._add(BewaardeZoekopdracht(gebruiker_id=van.id, **{**defaults, **values}))

    def _add(self, row: Any) -> Any:
        self.session.add(row)
        self.session.commit()
        return row
