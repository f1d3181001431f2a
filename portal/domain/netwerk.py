"""The network of professionals: what they tell of themselves, and the terms of what they write."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from portal.domain.begrippen import Doelgroep, Leefgebied, Overgang, Taal, Wet, Zichtbaarheid

MAX_NAAM = 120
MAX_BEREIKBAAR = 200
MAX_PROFIELTEKST = 600
MAX_TIP = 1_000
MAX_MELDING = 300
MAX_VRAAG = 800
MAX_ANTWOORD = 1_500
MAX_ZOEKNAAM = 80

# After a year much has changed at an organisation.
TIP_HOUDBAAR = timedelta(days=365)
VRAAG_OPEN = timedelta(days=30)
# Long enough to look an answer up again.
VRAAG_BEWAREN = timedelta(days=365)
VRAGEN_PER_DAG = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Profielgegevens:
    """What somebody tells of himself; see ``portal.data.models.netwerk.Profiel``."""

    organisatie: str
    functie: str = ""
    gemeenten: tuple[str, ...] = ()
    leefgebieden: tuple[Leefgebied, ...] = ()
    wetten: tuple[Wet, ...] = ()
    doelgroepen: tuple[Doelgroep, ...] = ()
    overgangen: tuple[Overgang, ...] = ()
    talen: tuple[Taal, ...] = ()
    bereikbaar: str = ""
    telefoon: str = ""
    email: str = ""
    oco: bool = False
    tekst: str = ""
    zichtbaarheid: Zichtbaarheid = Zichtbaarheid.COLLEGAS
    publieke_telefoon: str = ""
    publieke_email: str = ""
    vragen_mail: bool = True

    @property
    def is_publiek(self) -> bool:
        return self.zichtbaarheid is not Zichtbaarheid.COLLEGAS


@dataclass(frozen=True, slots=True, kw_only=True)
class Collega:
    """Somebody of the network, as colleagues see him."""

    id: UUID
    naam: str
    gegevens: Profielgegevens
    eigen: bool = False


def is_tip_oud(bevestigd_op: datetime, now: datetime) -> bool:
    """Whether it is time to ask if the tip still holds."""
    return now - bevestigd_op > TIP_HOUDBAAR


def can_answer(
    gegevens: Profielgegevens, leefgebieden: Collection[Leefgebied], gemeenten: Collection[str]
) -> bool:
    """Whether a question about this is one for this person. A question that names no gemeente is
    for all of them."""
    topic = not set(leefgebieden).isdisjoint(gegevens.leefgebieden)
    return topic and (not gemeenten or not set(gemeenten).isdisjoint(gegevens.gemeenten))
