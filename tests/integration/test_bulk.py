"""Many entries at once: seen before it is done, and undone while nobody changed them."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from portal.data.models import Controleronde, Versie, Voorziening
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import (
    Bulkwerk,
    Doelgroep,
    Gebeurtenis,
    Leefgebied,
    VoorzieningStatus,
    Wet,
)
from portal.domain.errors import InvoerOngeldig, NietGevonden, NietToegestaan
from portal.domain.selectie import Selectie
from portal.services.bulk import choose_ids, do_bulk, list_bulkacties, preview_bulk, undo_bulk
from tests.factories import Factories
from tests.support.portaal import NOW
from tests.support.redactie import NEDERWEERT, WEERT, make_redacteur

WONEN, VERVOER = Leefgebied.WONEN, Leefgebied.VERVOER


@pytest.fixture
def entries(factories: Factories) -> list[Voorziening]:
    return [
        factories.voorziening(naam=naam, leefgebieden=leefgebieden, werkgebied=[WEERT])
        for naam, leefgebieden in (("A", (WONEN,)), ("B", (WONEN, VERVOER)), ("C", (VERVOER,)))
    ]


def ids(entries: list[Voorziening]) -> list[UUID]:
    return [entry.id for entry in entries]


def test_a_preview_shows_what_would_change_and_changes_nothing(
    uow: UnitOfWork, factories: Factories, entries: list[Voorziening]
) -> None:
    voorbeeld = preview_bulk(
        uow,
        wie=make_redacteur(WEERT),
        ids=ids(entries),
        werk=Bulkwerk.LEEFGEBIED_ERBIJ,
        waarde="vervoer",
    )

    (regel,) = voorbeeld.regels
    assert (regel.voorziening.naam, regel.oud, regel.nieuw) == ("A", (WONEN,), (WONEN, VERVOER))
    assert voorbeeld.ongewijzigd == 2
    assert factories.session.query(Versie).count() == 0


@pytest.mark.parametrize(
    ("werk", "waarde", "veld", "after"),
    [
        (
            Bulkwerk.LEEFGEBIED_ERBIJ,
            "vervoer",
            "leefgebieden",
            [(WONEN, VERVOER), (WONEN, VERVOER), (VERVOER,)],
        ),
        (Bulkwerk.LEEFGEBIED_ERAF, "wonen", "leefgebieden", [(WONEN,), (VERVOER,), (VERVOER,)]),
        (Bulkwerk.DOELGROEP_ERBIJ, "ouderen", "doelgroepen", [(Doelgroep.OUDEREN,)] * 3),
        (Bulkwerk.WET_ERBIJ, "wmo", "wetten", [(Wet.WMO,)] * 3),
        (Bulkwerk.ARCHIVEREN, "", "status", [VoorzieningStatus.GEARCHIVEERD] * 3),
        (Bulkwerk.BEVESTIGEN, "", "gecontroleerd_op", [NOW.date()] * 3),
    ],
)
def test_it_is_done_to_all_and_undone_again(
    uow: UnitOfWork,
    factories: Factories,
    entries: list[Voorziening],
    werk: Bulkwerk,
    waarde: str,
    veld: str,
    after: list[Any],
) -> None:
    before = [getattr(entry, veld) for entry in entries]
    wie = make_redacteur(WEERT)

    id_ = do_bulk(uow, wie=wie, ids=ids(entries), werk=werk, waarde=waarde)
    factories.session.expire_all()
    assert [getattr(entry, veld) for entry in entries] == after

    (detail,) = list_bulkacties(uow, wie=wie)
    assert detail.kan_terug
    back = undo_bulk(uow, wie=wie, id_=id_)
    factories.session.expire_all()
    assert [getattr(entry, veld) for entry in entries] == before
    assert back.overgeslagen == 0
    with pytest.raises(NietGevonden):
        undo_bulk(uow, wie=wie, id_=id_)


def test_what_was_changed_since_is_left_alone(
    uow: UnitOfWork, factories: Factories, entries: list[Voorziening]
) -> None:
    wie = make_redacteur(WEERT)
    id_ = do_bulk(uow, wie=wie, ids=ids(entries), werk=Bulkwerk.WET_ERBIJ, waarde="wmo")
    factories.session.expire_all()
    entries[0].wetten = (Wet.WMO, Wet.WLZ)
    factories.session.commit()

    back = undo_bulk(uow, wie=wie, id_=id_)

    factories.session.expire_all()
    assert (back.hersteld, back.overgeslagen) == (2, 1)
    assert entries[0].wetten == (Wet.WMO, Wet.WLZ)


def test_every_step_stands_in_the_history(
    uow: UnitOfWork, factories: Factories, entries: list[Voorziening]
) -> None:
    wie = make_redacteur(WEERT)
    id_ = do_bulk(uow, wie=wie, ids=ids(entries), werk=Bulkwerk.WET_ERBIJ, waarde="wmo")
    undo_bulk(uow, wie=wie, id_=id_)

    versies = factories.session.query(Versie).filter_by(voorziening_id=entries[0].id)
    assert [v.gebeurtenis for v in versies.order_by(Versie.nummer)] == [
        Gebeurtenis.NIEUW,
        Gebeurtenis.GEWIJZIGD,
        Gebeurtenis.HERSTELD,
    ]


def test_a_check_ends_the_round_and_brings_back_what_expired(
    uow: UnitOfWork, factories: Factories
) -> None:
    entry = factories.voorziening(status=VoorzieningStatus.VERLOPEN, werkgebied=[WEERT])
    factories.session.add(Controleronde(voorziening_id=entry.id, controle_voor=date(2026, 5, 1)))
    factories.session.commit()

    do_bulk(uow, wie=make_redacteur(WEERT), ids=[entry.id], werk=Bulkwerk.BEVESTIGEN)

    factories.session.expire_all()
    assert entry.status == VoorzieningStatus.GEPUBLICEERD
    assert entry.gecontroleerd_door == "Weert"
    assert factories.session.query(Controleronde).count() == 0


def test_after_a_week_there_is_no_way_back(uow: UnitOfWork, entries: list[Voorziening]) -> None:
    wie = make_redacteur(WEERT)
    id_ = do_bulk(uow, wie=wie, ids=ids(entries), werk=Bulkwerk.ARCHIVEREN)
    later = UnitOfWork(uow._factory, lambda: NOW + timedelta(days=8))

    assert list_bulkacties(later, wie=wie) == ()
    with pytest.raises(NietGevonden):
        undo_bulk(later, wie=wie, id_=id_)


def test_another_editor_neither_sees_nor_does_nor_undoes(
    uow: UnitOfWork, entries: list[Voorziening]
) -> None:
    id_ = do_bulk(
        uow, wie=make_redacteur(WEERT), ids=ids(entries), werk=Bulkwerk.WET_ERBIJ, waarde="wmo"
    )
    other = make_redacteur(NEDERWEERT)

    assert choose_ids(uow, wie=other, selectie=Selectie()) == ()
    assert list_bulkacties(uow, wie=other) == ()
    with pytest.raises(NietToegestaan):
        do_bulk(uow, wie=other, ids=ids(entries), werk=Bulkwerk.BEVESTIGEN)
    with pytest.raises(NietToegestaan):
        undo_bulk(uow, wie=other, id_=id_)


@pytest.mark.parametrize(
    ("number", "werk", "waarde", "code"),
    [
        (0, Bulkwerk.ARCHIVEREN, "", "niets-gekozen"),
        (1_001, Bulkwerk.ARCHIVEREN, "", "te-veel"),
        (1, Bulkwerk.WET_ERBIJ, "bestaat-niet", "keuze-onbekend"),
    ],
)
def test_what_cannot_be_done_is_told(
    uow: UnitOfWork, number: int, werk: Bulkwerk, waarde: str, code: str
) -> None:
    with pytest.raises(InvoerOngeldig) as error:
        preview_bulk(
            uow,
            wie=make_redacteur(),
            ids=[uuid4() for _ in range(number)],
            werk=werk,
            waarde=waarde,
        )

    assert [fout.code for fout in error.value.fouten] == [code]


def test_all_of_a_filter_is_chosen(uow: UnitOfWork, entries: list[Voorziening]) -> None:
    chosen = choose_ids(uow, wie=make_redacteur(WEERT), selectie=Selectie(leefgebied=WONEN))

    assert chosen == (entries[0].id, entries[1].id)
