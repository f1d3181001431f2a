"""What is exported can be imported again, here or elsewhere, and is then the same."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import delete, func, select

from portal.adapters.formats.formaten import FORMATEN
from portal.data.models import Aanbieder, Locatie, Voorziening, VoorzieningLocatie
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import KanaalSoort, Lijn, Overgang, Soort, VoorzieningStatus
from portal.domain.uitvoer import KOLOMMEN, KOLOMMEN_VOLLEDIG
from portal.services.demo import load_demo
from portal.services.verslag import ImportVerslag
from portal.services.voorzieningen_export import list_rijen
from portal.services.voorzieningen_import import import_voorzieningen
from tests.factories import Factories

GEHEIM = {"straat": "Dreef", "plaats": "Weert", "lat": 51.2, "lon": 5.7, "adres_geheim": True}
BOTH = pytest.mark.parametrize("kolommen", [tuple(KOLOMMEN), KOLOMMEN_VOLLEDIG])


def export(uow: UnitOfWork, path: Path, kolommen: Sequence[str] = KOLOMMEN) -> bytes:
    with uow:
        FORMATEN["csv"].write(path, kolommen, list_rijen(uow, kolommen))
    return path.read_bytes()


def bring_back(uow: UnitOfWork, path: Path) -> ImportVerslag:
    return import_voorzieningen(uow, FORMATEN["csv"].read(path))


def clear(uow: UnitOfWork) -> None:
    """As a database that holds no voorziening yet."""
    with uow:
        for model in (VoorzieningLocatie, Voorziening, Locatie, Aanbieder):
            uow.session.execute(delete(model))
        uow.commit()


@pytest.fixture
def varied(factories: Factories) -> None:
    """Entries in which everything that a file can hold occurs."""
    aanbieder = factories.aanbieder(naam="=De Kei", website="https://kei.nl")
    factories.voorziening(
        extern_id="+a",
        naam="Één",
        aanbieder=aanbieder,
        omschrijving='Regel "een";\n\nregel, twee',
        lijn=Lijn.TWEEDE,
        soort=Soort.OCO,
        overgangen=(Overgang.WMO_WLZ,),
        trefwoorden=("huur", "schuld"),
        leeftijd_van=0,
        leeftijd_tot=120,
        online=True,
        onafhankelijk=True,
        plekken=[
            {"straat": "Markt", "huisnummer": "1a", "postcode": "6001 TV", "plaats": "Weert",
             "lat": 51.25, "lon": 5.7, "rolstoel": False, "openingstijden": "We[1] 14:00-16:00"},
            {"naam": "De Brug", "straat": "Kade", "lat": 51.00001, "lon": -0.00001},
        ],
        kanalen=[(KanaalSoort.TELEFOON, "+31 495 555 101"), (KanaalSoort.EMAIL, "a@b.nl")],
        werkgebied=["GM0988", "NL"],
    )  # fmt: skip
    factories.voorziening(naam="één", slug="een-2", plekken=[GEHEIM | {"openingstijden": "24/7"}])
    factories.voorziening(naam="Zonder plek")
    factories.voorziening(naam="Twee geheim", plekken=[GEHEIM, GEHEIM | {"straat": "Laan"}])
    factories.voorziening(naam="Nog niet", status=VoorzieningStatus.CONCEPT)


@BOTH
def test_bringing_an_export_back_changes_nothing(
    uow: UnitOfWork, varied: None, tmp_path: Path, kolommen: Sequence[str]
) -> None:
    first = export(uow, tmp_path / "een.csv", kolommen)

    verslag = bring_back(uow, tmp_path / "een.csv")

    assert (verslag.nieuw, verslag.gewijzigd, verslag.ongewijzigd) == (0, 0, 4)
    assert (verslag.fouten, verslag.meldingen) == ([], [])
    assert export(uow, tmp_path / "twee.csv", kolommen) == first


@BOTH
def test_an_export_brought_elsewhere_gives_the_same_export(
    uow: UnitOfWork, varied: None, tmp_path: Path, kolommen: Sequence[str]
) -> None:
    first = export(uow, tmp_path / "een.csv", kolommen)
    clear(uow)

    assert bring_back(uow, tmp_path / "een.csv").nieuw == 4
    assert export(uow, tmp_path / "twee.csv", kolommen) == first


def test_the_demo_region_comes_back_the_same(uow: UnitOfWork, tmp_path: Path) -> None:
    load_demo(uow)
    first = export(uow, tmp_path / "een.csv", KOLOMMEN_VOLLEDIG)
    clear(uow)
    bring_back(uow, tmp_path / "een.csv")

    assert export(uow, tmp_path / "twee.csv", KOLOMMEN_VOLLEDIG) == first


@BOTH
def test_a_secret_address_is_not_exported_and_not_lost(
    uow: UnitOfWork, factories: Factories, tmp_path: Path, kolommen: Sequence[str]
) -> None:
    factories.voorziening(plekken=[GEHEIM])

    content = export(uow, tmp_path / "een.csv", kolommen)
    bring_back(uow, tmp_path / "een.csv")

    for secret in (b"Dreef", b"Weert", b"51.2", b"5.7"):
        assert secret not in content
    with uow:
        straten = uow.session.execute(select(Locatie.straat, Locatie.adres_geheim)).all()
    assert [tuple(row) for row in straten] == [("Dreef", True)]


def test_the_header_is_the_published_one(uow: UnitOfWork, tmp_path: Path) -> None:
    assert export(uow, tmp_path / "leeg.csv").decode() == (
        "extern_id,naam,samenvatting,omschrijving,aanbieder,aanbieder_website,lijn,soort,"
        "leefgebieden,doelgroepen,wetten,trefwoorden,straat,huisnummer,postcode,plaats,lat,lon,"
        "werkgebied,telefoon,email,website,openingstijden,kosten,talen,leeftijd_van,leeftijd_tot,"
        "verwijzing_nodig,aanmelden,gecontroleerd_op\n"
    )


def test_rows_come_in_order_of_name_whatever_the_database(
    uow: UnitOfWork, factories: Factories, tmp_path: Path
) -> None:
    for naam in ("b-c", "b c", "B", "a", "é"):
        factories.voorziening(naam=naam, slug=f"slug-{naam.encode().hex()}")

    with uow:
        assert [row[1] for row in list_rijen(uow, KOLOMMEN)] == ["B", "a", "b c", "b-c", "é"]


def test_more_rows_than_a_batch_are_all_exported(uow: UnitOfWork, tmp_path: Path) -> None:
    load_demo(uow)

    with uow:
        total = uow.session.scalar(select(func.count()).select_from(Voorziening))
        assert len(list(list_rijen(uow, KOLOMMEN))) == total
