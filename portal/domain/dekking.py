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
    JEUGD = "jeugd", _naam("CJG (opvoeden)")
    OCO = "oco", _naam("Cliëntondersteuning")


class Stand(StrEnum):
    """How a buurt is served; in the order in which this asks for attention. ``BREED``: only by who
    is there for the whole gemeente, while other buurten have a team nearer by."""

    GEEN = "geen"
    BREED = "breed"
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


def find_near(teams: Iterable[Team], gebieden: Sequence[str]) -> tuple[Team, ...]:
    """Those that are there for the buurt or its wijk; ``gebieden`` are the codes of the buurt and
    of what holds it, smallest first."""
    return tuple(team for team in teams if not team.werkgebied.isdisjoint(gebieden[:2]))


def find_teams(teams: Iterable[Team], gebieden: Sequence[str]) -> tuple[Team, ...]:
    """Those that a buurt has: a team near by goes before who serves the whole gemeente, and of
    these who the region names before others."""
    serving = [team for team in teams if not team.werkgebied.isdisjoint(gebieden)]
    named = tuple(team for team in serving if team.genoemd)
    return find_near(serving, gebieden) or named or tuple(serving)


def get_stand(teams: Sequence[Team], gebieden: Sequence[str], *, others_near: bool) -> Stand:
    """``others_near``: some buurt of the gemeente has a team near by."""
    if not teams:
        return Stand.GEEN
    if others_near and not find_near(teams, gebieden):
        return Stand.BREED
    return Stand.EEN if len(teams) == 1 else Stand.MEER
