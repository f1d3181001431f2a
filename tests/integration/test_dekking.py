"""Which buurten have no team, one, or several."""

from uuid import uuid4

import pytest

from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Leefgebied, Rol, Soort
from portal.domain.dekking import Dekkingsoort, Stand
from portal.domain.errors import NietGevonden, NietToegestaan
from portal.domain.gebruikers import Bevoegdheid, Identiteit
from portal.services.dekking import get_dekking
from tests.factories import Factories

WEERT, LEUDAL, BOSHOVEN, KEENT = "GM0988", "GM1640", "WK098801", "WK098821"
BREED = (Leefgebied.WONEN, Leefgebied.MANTELZORG, Leefgebied.ZELFSTANDIG_LEVEN)


def redacteur(gemeente_code: str | None) -> Identiteit:
    return Identiteit(
        id=uuid4(),
        naam="Voorbeeld",
        email="voorbeeld@example.nl",
        bevoegdheden=(Bevoegdheid(Rol.REDACTEUR, gemeente_code=gemeente_code),),
    )


def test_gaps_stand_first_then_overlaps_and_a_wide_desk_is_less_than_an_own_team(
    uow: UnitOfWork, factories: Factories
) -> None:
    def toegang(naam: str, *werkgebied: str, leefgebieden: tuple[Leefgebied, ...] = BREED) -> None:
        factories.voorziening(
            naam=naam, soort=Soort.TOEGANG, leefgebieden=leefgebieden, werkgebied=werkgebied
        )

    toegang("Team Noord", BOSHOVEN, KEENT)
    toegang("Team Zuid", KEENT)
    toegang("Parkeerkaart", WEERT, leefgebieden=(Leefgebied.VERVOER,))

    def ask() -> dict[Stand, set[str]]:
        dekking = get_dekking(uow, wie=redacteur(WEERT), soort=Dekkingsoort.TEAM)
        assert dekking.gemeenten == ((WEERT, "Weert"),)
        assert [b.stand for b in dekking.buurten] == sorted(
            (b.stand for b in dekking.buurten), key=list(Stand).index
        )
        assert all(b.vlak.pad.startswith("M") for b in dekking.buurten)
        assert sum(map(len, dekking.groepen)) == len(dekking.buurten)
        return {stand: {b.wijk for b in dekking.buurten if b.stand is stand} for stand in Stand}

    first = ask()
    toegang("Loket van heel Weert", WEERT)
    second = ask()

    assert first[Stand.MEER] == {"Keent"}
    assert first[Stand.EEN] == {"Boshoven"}
    assert {"Moesel", "Stramproy"} <= first[Stand.GEEN]
    assert second == {
        Stand.GEEN: set(),
        Stand.BREED: first[Stand.GEEN],
        Stand.MEER: {"Keent"},
        Stand.EEN: {"Boshoven"},
    }


def test_an_editor_sees_the_gemeenten_of_its_own_only(uow: UnitOfWork) -> None:
    def ask(wie: Identiteit, code: str | None) -> None:
        get_dekking(uow, wie=wie, soort=Dekkingsoort.JEUGD, gemeente_code=code)

    with pytest.raises(NietToegestaan):
        ask(redacteur(WEERT), LEUDAL)
    with pytest.raises(NietGevonden):
        ask(redacteur(WEERT), "GM9999")
    with pytest.raises(NietToegestaan):
        ask(Identiteit(id=uuid4(), naam="V", email="v@example.nl"), WEERT)
    ask(redacteur(None), LEUDAL)
