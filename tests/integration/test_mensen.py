"""Finding colleagues in ordinary words, with the vocabulary of the demo region."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.bootstrap import Container
from portal.domain.begrippen import Doelgroep, Leefgebied, Overgang, Rol, Taal, Wet
from portal.domain.gebruikers import Identiteit
from portal.services.mensen import MensenUitkomst, Mensenvraag
from portal.services.sessies import make_identiteit
from tests.factories import Factories
from tests.support import portaal

NEDERWEERT, WEERT = "GM0946", "GM0988"


@pytest.fixture(scope="module")
def portal(demo_instance: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Container]:
    """A region with three professionals."""
    folder = portaal.copy_of(demo_instance, tmp_path_factory.mktemp("mensen") / "instance")
    container = portaal.make_container(folder)
    with container.uow() as uow:
        make = Factories(uow.session)
        anna, bram, carla = (
            make.gebruiker(Rol.PROFESSIONAL, naam=naam) for naam in ("Anna", "Bram", "Carla")
        )
        make.netwerk.profiel(
            anna,
            gemeenten=(NEDERWEERT,),
            leefgebieden=(Leefgebied.GELD_EN_SCHULDEN, Leefgebied.WONEN),
            talen=(Taal.NEDERLANDS, Taal.POOLS),
        )
        make.netwerk.profiel(
            bram, gemeenten=(NEDERWEERT, WEERT), leefgebieden=(Leefgebied.GELD_EN_SCHULDEN,)
        )
        make.netwerk.profiel(
            carla,
            oco=True,
            gemeenten=(WEERT,),
            leefgebieden=(Leefgebied.ZELFSTANDIG_LEVEN,),
            doelgroepen=(Doelgroep.DEMENTIE,),
            overgangen=(Overgang.WMO_WLZ,),
            wetten=(Wet.WLZ,),
        )
    yield container
    container.database.dispose()


@pytest.fixture(scope="module")
def wie(portal: Container) -> Identiteit:
    with portal.uow() as uow:
        make = Factories(uow.session).gebruiker
        return make_identiteit(make(Rol.PROFESSIONAL, naam="Ik", email="ik@example.nl"))


def names(uitkomst: MensenUitkomst) -> list[str]:
    return [gevonden.collega.naam for gevonden in uitkomst.gevonden]


@pytest.mark.parametrize(
    ("q", "namen"),
    [
        ("schulden nederweert pools", ["Anna"]),
        ("schuldne leveroy", ["Anna", "Bram"]),
        ("kan mijn huur niet betalen", ["Anna", "Bram"]),
        ("vergeetachtig weert", ["Carla"]),
        ("overbruggingscoach wlz", ["Carla"]),
        ("wie is er in weert", ["Carla", "Bram"]),
        ("", ["Anna", "Bram", "Carla"]),
    ],
    ids=[
        "words",
        "typo and village",
        "plain speech",
        "synonym",
        "transition",
        "only a place",
        "nothing",
    ],
)
def test_people_are_found_as_help_is(
    portal: Container, wie: Identiteit, q: str, namen: list[str]
) -> None:
    uitkomst = portal.mensenzoeker.search(portal.uow(), wie, Mensenvraag(q=q))

    assert names(uitkomst) == namen
    assert not uitkomst.deels


def test_it_is_told_by_what_somebody_fits_and_by_what_not(
    portal: Container, wie: Identiteit
) -> None:
    zoek = portal.mensenzoeker.search
    whole = zoek(portal.uow(), wie, Mensenvraag(q="schulden nederweert pools"))
    partly = zoek(portal.uow(), wie, Mensenvraag(q="schulden turks xyzzy"))

    assert {(r.veld, r.waarde) for r in whole.gevonden[0].redenen} == {
        ("gemeente", NEDERWEERT),
        ("leefgebied", "geld-en-schulden"),
        ("taal", "pl"),
    }
    assert partly.deels
    assert partly.onbekend == ("xyzzy",)
    assert {g.mist for g in partly.gevonden} == {("turks",)}


def test_filters_leave_out_who_does_not_have_it(portal: Container, wie: Identiteit) -> None:
    vraag = Mensenvraag(q="schulden", gemeente=WEERT)

    assert names(portal.mensenzoeker.search(portal.uow(), wie, vraag)) == ["Bram"]
