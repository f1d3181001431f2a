"""Which gebied somebody means by a code or a name in a column ``werkgebied``."""

from collections import defaultdict

from sqlalchemy.orm import Session

from portal.data.queries.gebieden import GebiedRij, list_gebied_rijen
from portal.domain.begrippen import Niveau
from portal.domain.foutcodes import Foutcode
from portal.domain.plaats import LAND, is_buitengebied, naam_sleutel, roepnaam, without_haakjes
from portal.domain.velden import Ongeldig
from portal.services.gebiedenboom import Gebiedenboom

_NEDERLAND = ("nederland", "heelnederland", "landelijk")


class Werkgebieden:
    """All gebieden by code and by name; built once for a whole file."""

    def __init__(self, session: Session) -> None:
        rijen = list_gebied_rijen(session)
        self._boom = Gebiedenboom(rijen)
        self._by_naam = defaultdict[str, set[str]](set)
        for rij in rijen:
            for naam in (rij.naam, roepnaam(rij.naam), without_haakjes(rij.naam)):
                self._by_naam[naam_sleutel(naam)].add(rij.code)

    def find(self, tekst: str) -> str:
        """The code of the gebied.

        A gemeente goes before a wijk or buurt of that name, a gebied before those in it, and the
        village before the farms around it.

        Raises:
            Ongeldig: there is none, or several that are really different.

        """
        naam = naam_sleutel(tekst)
        code = LAND if naam in _NEDERLAND else tekst.upper()
        if code in self._boom.gebieden:
            return code
        found = [self._boom.gebieden[code] for code in self._by_naam.get(naam, ())]
        gemeenten = [gebied for gebied in found if gebied.niveau == Niveau.GEMEENTE]
        outer = gemeenten or [gebied for gebied in found if not self._is_inside(gebied, found)]
        candidates = [gebied for gebied in outer if not is_buitengebied(gebied.naam)] or outer
        if not candidates:
            raise Ongeldig(Foutcode.GEBIED_ONBEKEND)
        if len(candidates) > 1:
            raise Ongeldig(Foutcode.GEBIED_MEERDUIDIG)
        (only,) = candidates
        return str(only.code)

    def _is_inside(self, gebied: GebiedRij, others: list[GebiedRij]) -> bool:
        above = set(self._boom.above(gebied.code)) - {gebied.code}
        return any(other.code in above for other in others)
