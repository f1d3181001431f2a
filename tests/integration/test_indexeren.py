"""From rows to documents: what search may know."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine

from indexer.documents import Plek, VoorzieningDocument
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import (
    Doelgroep,
    KanaalSoort,
    Leefgebied,
    Lijn,
    Soort,
    Taal,
    VoorzieningStatus,
)
from portal.services.indexeren import (
    count_published,
    documents_for,
    list_documents,
    list_versions,
)
from tests.factories import Factories
from tests.support.telling import count_statements

KEENT = {"buurt_code": "BU09883101", "wijk_code": "WK098831", "gemeente_code": "GM0988"}


def document(uow: UnitOfWork, factories: Factories, **values: Any) -> VoorzieningDocument:
    made = factories.voorziening(**values)
    with uow:
        return documents_for(uow, [made.id])[str(made.id)]


def test_a_document_holds_all_that_a_result_shows(uow: UnitOfWork, factories: Factories) -> None:
    aanbieder = factories.aanbieder(naam="De Kei")
    made = document(
        uow,
        factories,
        naam="Inloop",
        aanbieder=aanbieder,
        lijn=Lijn.NULDE,
        soort=Soort.INFORMELE_HULP,
        leefgebieden=(Leefgebied.WONEN,),
        doelgroepen=(Doelgroep.OUDEREN,),
        talen=(Taal.NEDERLANDS,),
        trefwoorden=("koffie",),
        kosten="Gratis",
        plekken=[{"straat": "Markt", "plaats": "Weert", "lat": 51.2, "lon": 5.7, "rolstoel": True,
                  "openingstijden": "Tu 09:00-10:00", **KEENT}],
        kanalen=[(KanaalSoort.TELEFOON, "113"), (KanaalSoort.TELEFOON, "144")],
        werkgebied=["GM0988"],
        gesloten_tot=date(2027, 1, 1),
    )  # fmt: skip

    assert made == VoorzieningDocument(
        id=made.id,
        version=1,
        slug="inloop",
        naam="Inloop",
        samenvatting=made.samenvatting,
        aanbieder="De Kei",
        aanbieder_slug="de-kei",
        lijn="0",
        soort="informele-hulp",
        leefgebieden=("wonen",),
        leefgebied_namen=("Wonen",),
        doelgroepen=("ouderen",),
        doelgroep_namen=("Ouderen",),
        talen=("nl",),
        trefwoorden=("koffie",),
        kosten="Gratis",
        gratis=True,
        plekken=(
            Plek(
                straat="Markt", plaats="Weert", lat=51.2, lon=5.7, openingstijden="Tu 09:00-10:00"
            ),
        ),
        gebieden=("BU09883101", "WK098831", "GM0988"),
        gebied_namen=("Altweerterheide", "Altweerderheide", "Weert"),
        werkgebied=("GM0988",),
        telefoon="113",
        rolstoel=True,
        dagen=("di",),
        uren=("di-0900", "di-0930"),
        gesloten_tot="2027-01-01",
        gecontroleerd_op="2026-11-01",
        gecontroleerd_door="Redactie",
        bevestigd=True,
    )
    assert VoorzieningDocument.from_dict(made.to_dict()) == made


def test_of_a_secret_place_only_the_gemeente_is_told(uow: UnitOfWork, factories: Factories) -> None:
    secret = {
        "naam": "Het Huis", "straat": "Dreef", "postcode": "6001 TV", "plaats": "Altweert",
        "lat": 51.21, "lon": 5.71, "adres_geheim": True, "openingstijden": "24/7", **KEENT,
    }  # fmt: skip

    made = document(uow, factories, plekken=[secret])

    assert made.adres_geheim
    assert made.plekken == ()
    assert (made.gebieden, made.gebied_namen) == (("GM0988",), ("Weert",))
    assert made.dagen
    for text in ("Het Huis", "Dreef", "6001", "Altweert", "51.21", "BU0988", "WK0988"):
        assert text not in str(made.to_dict())


def test_several_places_share_one_week_and_their_gebieden(
    uow: UnitOfWork, factories: Factories
) -> None:
    made = document(
        uow,
        factories,
        plekken=[
            {"openingstijden": "Tu 09:00-09:30", **KEENT},
            {"openingstijden": "Mo 09:00-09:30", "gemeente_code": "GM0988"},
        ],
    )

    assert made.uren == ("ma-0900", "di-0900")
    assert made.gebieden == ("BU09883101", "WK098831", "GM0988")


@pytest.mark.parametrize(
    ("soort", "alleen"),
    [
        (Soort.TOEGANG, True),
        (Soort.OCO, True),
        (Soort.MAATWERKVOORZIENING, True),
        (Soort.ALGEMENE_VOORZIENING, False),
        (None, False),
    ],
)
def test_being_near_does_not_help_with_what_is_for_inhabitants_only(
    uow: UnitOfWork, factories: Factories, soort: Soort | None, *, alleen: bool
) -> None:
    assert document(uow, factories, soort=soort).alleen_werkgebied is alleen


@pytest.mark.parametrize(
    ("op", "soort", "bevestigd"),
    [
        (date(2026, 5, 1), None, True),
        (date(2026, 5, 1), Soort.TOEGANG, False),
        (date(2026, 3, 1), None, False),
        (None, None, False),
    ],
)
def test_a_check_stays_good_for_a_while(
    uow: UnitOfWork, factories: Factories, op: date | None, soort: Soort | None, *, bevestigd: bool
) -> None:
    made = document(uow, factories, gecontroleerd_op=op, soort=soort)

    assert made.bevestigd is bevestigd


def test_only_what_is_published_is_indexed(uow: UnitOfWork, factories: Factories) -> None:
    public = factories.voorziening()
    hidden = [
        factories.voorziening(status=status).id
        for status in VoorzieningStatus
        if status is not VoorzieningStatus.GEPUBLICEERD
    ]

    with uow:
        assert [made.id for made in list_documents(uow)] == [str(public.id)]
        assert list_versions(uow) == {str(public.id): 1}
        assert count_published(uow) == 1
        assert documents_for(uow, hidden) == {}
        assert documents_for(uow, []) == {}


def test_documents_come_in_batches_with_few_statements_each(
    uow: UnitOfWork, factories: Factories, database: Engine
) -> None:
    ids = {str(factories.voorziening(plekken=[KEENT]).id) for _ in range(5)}

    with uow, count_statements(database) as statements:
        found = {made.id for made in list_documents(uow, batch=2)}

    assert found == ids
    assert len(statements) <= 1 + 3 * 6
