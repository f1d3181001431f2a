"""Which buurten of a gemeente have no team, one, or several: for the redactie."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from portal.data.queries import dekking as queries
from portal.data.queries.regio import list_regio_gemeenten
from portal.data.uow import UnitOfWork
from portal.domain.dekking import (
    Dekkingsoort,
    Stand,
    Team,
    find_near,
    find_teams,
    get_stand,
)
from portal.domain.errors import NietGevonden, NietToegestaan
from portal.domain.gebruikers import Identiteit
from portal.domain.plaats import LAND, roepnaam
from portal.services.buurtkaart import Vlak, draw_buurten
from portal.services.redactie import check_redacteur

_ORDE = tuple(Stand)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuurtDekking:
    """A buurt and who is there for its people."""

    code: str
    naam: str
    wijk: str
    teams: tuple[Team, ...]
    stand: Stand
    vlak: Vlak


@dataclass(frozen=True, slots=True, kw_only=True)
class Dekking:
    """``gemeenten`` are those that this editor may ask for: code and name. ``buurten``: those
    that ask for attention first. ``breed`` and ``hoog`` are of the drawing."""

    gemeente_code: str
    gemeente_naam: str
    gemeenten: tuple[tuple[str, str], ...]
    soort: Dekkingsoort
    buurten: tuple[BuurtDekking, ...]
    breed: int
    hoog: int

    def count(self, stand: str) -> int:
        return sum(buurt.stand == stand for buurt in self.buurten)

    @property
    def groepen(self) -> tuple[tuple[BuurtDekking, ...], ...]:
        """The same buurten, those of a wijk that have the same teams together."""
        same = groupby(self.buurten, key=lambda buurt: (buurt.wijk, buurt.teams))
        return tuple(tuple(buurten) for _, buurten in same)


def get_dekking(
    uow: UnitOfWork, *, wie: Identiteit, soort: Dekkingsoort, gemeente_code: str | None = None
) -> Dekking:
    """Who is there for each buurt of this gemeente, else of the editor's first.

    Raises:
        NietToegestaan: it is no editor, or not of this gemeente.
        NietGevonden: it is no gemeente of the region.

    """
    check_redacteur(wie)
    with uow:
        known = {row.gemeente_code: row.naam for row in list_regio_gemeenten(uow.session)}
        own = {code: naam for code, naam in known.items() if wie.may_redigeren([code])}
        code = gemeente_code or next(iter(own), "")
        if code not in known:
            raise NietGevonden
        if code not in own:
            raise NietToegestaan
        rijen = queries.list_buurten(uow.session, code)
        codes = {LAND, code, *(rij.code for rij in rijen), *(rij.ouder_code for rij in rijen)}
        teams = [t for t in _make_teams(queries.list_teams(uow.session, codes)) if t.is_a(soort)]
    kaart = draw_buurten(tuple(rij.geometrie for rij in rijen))
    others_near = any(find_near(teams, (rij.code, rij.ouder_code)) for rij in rijen)
    buurten = [
        _make_buurt(rij, code, teams, vlak, others_near=others_near)
        for rij, vlak in zip(rijen, kaart.vlakken, strict=True)
    ]
    buurten.sort(key=_rank)
    return Dekking(
        gemeente_code=code,
        gemeente_naam=known[code],
        gemeenten=tuple(own.items()),
        soort=soort,
        buurten=tuple(buurten),
        breed=kaart.breed,
        hoog=kaart.hoog,
    )


def _rank(buurt: BuurtDekking) -> tuple[int, str, list[str], str, str]:
    """What asks for attention first; in a wijk those with the same teams together."""
    teams = [team.naam for team in buurt.teams]
    return _ORDE.index(buurt.stand), buurt.wijk, teams, buurt.naam, buurt.code


def _make_teams(rijen: Sequence[queries.Rij]) -> list[Team]:
    serves: dict[object, set[str]] = {}
    for rij in rijen:
        serves.setdefault(rij.id, set()).add(rij.gebied_code)
    first = {rij.id: rij for rij in reversed(rijen)}
    return [
        Team(
            id=id_,
            naam=first[id_].naam,
            soort=first[id_].soort,
            lijn=first[id_].lijn,
            leefgebieden=first[id_].leefgebieden,
            doelgroepen=first[id_].doelgroepen,
            wetten=first[id_].wetten,
            werkgebied=frozenset(serves[id_]),
            genoemd=first[id_].genoemd,
        )
        for id_ in dict.fromkeys(rij.id for rij in rijen)
    ]


def _make_buurt(
    rij: queries.Rij, gemeente_code: str, teams: Sequence[Team], vlak: Vlak, *, others_near: bool
) -> BuurtDekking:
    gebieden = (rij.code, rij.ouder_code, gemeente_code, LAND)
    own = find_teams(teams, gebieden)
    return BuurtDekking(
        code=rij.code,
        naam=rij.naam,
        wijk=roepnaam(rij.wijk_naam),
        teams=own,
        stand=get_stand(own, gebieden, others_near=others_near),
        vlak=vlak,
    )
