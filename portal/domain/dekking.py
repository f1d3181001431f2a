"""Who is there for which buurt: gaps and overlaps in the werkgebieden of teams."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from portal.domain.begrippen import Begrip, Doelgroep, Leefgebied, Lijn, Soort, Wet
from portal.domain.loket import Loket, classify_loket


def _naam(tekst: str) -> str:
    return tekst


class Dekkingsoort(Begrip):
    """Of what every buurt should have one."""

    TEAM = "team", _naam("Sociaal team")
    JEUGD = "jeugd", _naam("Opvoeden en opgroeien (CJG)")
    OCO = "oco", _naam("Onafhankelijke cliëntondersteuning")


class Stand(StrEnum):
    """How many there are; in the order in which they ask for attention."""

    GEEN = "geen"
    MEER = "meer"
    EEN = "een"


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A published toegang or OCO; ``genoemd``: the region names it for its gemeente."""

    id: UUID
    naam: str
    soort: Soort
    lijn: Lijn | None
    leefgebieden: tuple[Leefgebied, ...]
    doelgroepen: tuple[Doelgroep, ...]
    wetten: tuple[Wet, ...]
    werkgebied: frozenset[str]
    genoemd: bool

    def is_a(self, soort: Dekkingsoort) -> bool:
        """Whether everybody who needs such a one can go there."""
        if soort is Dekkingsoort.OCO:
            for_all = not self.doelgroepen and set(self.wetten) != {Wet.WLZ}
            return self.soort is Soort.OCO and self.lijn is not Lijn.NULDE and for_all
        loket = classify_loket(
            self.leefgebieden, self.doelgroepen, self.wetten, genoemd=self.genoemd
        )
        wanted = Loket.TEAM if soort is Dekkingsoort.TEAM else Loket.JEUGD
        return self.soort is Soort.TOEGANG and loket is wanted


def find_teams(teams: Iterable[Team], gebieden: Sequence[str]) -> tuple[Team, ...]:
    """Those of ``teams`` that a buurt has; ``gebieden`` are its own code and those that hold it,
    smallest first.

    What serves the whole gemeente is there for who has no team nearer by, and the desk that the
    region names for who has no other: they leave no gap, and make no overlap with those.
    """
    serving = [team for team in teams if not team.werkgebied.isdisjoint(gebieden)]
    near = [team for team in serving if not team.werkgebied.isdisjoint(gebieden[:2])]
    others = [team for team in serving if not team.genoemd]
    return tuple(near or others or serving)


def get_stand(aantal: int) -> Stand:
    match aantal:
        case 0:
            return Stand.GEEN
        case 1:
            return Stand.EEN
        case _:
            return Stand.MEER
