"""A change and the word that it must be indexed commit together, or not at all."""

from datetime import datetime, timedelta

from sqlalchemy import select

from portal.data import outbox
from portal.data.models import IndexTaak, Voorziening
from portal.data.uow import UnitOfWork
from portal.services.outbox import OutboxSource, enqueue
from tests.factories import Factories


def tasks(uow: UnitOfWork) -> list[IndexTaak]:
    with uow:
        return list(uow.session.scalars(select(IndexTaak).order_by(IndexTaak.id)))


def clear(uow: UnitOfWork) -> None:
    with uow:
        outbox.remove(uow.session, [taak.id for taak in uow.session.scalars(select(IndexTaak))])
        uow.commit()


def test_a_new_voorziening_is_queued_in_its_own_transaction(
    uow: UnitOfWork, factories: Factories
) -> None:
    voorziening = factories.voorziening()

    assert [taak.voorziening_id for taak in tasks(uow)] == [voorziening.id]


def test_a_change_that_is_rolled_back_leaves_no_task(uow: UnitOfWork, factories: Factories) -> None:
    voorziening = factories.voorziening()
    clear(uow)

    with uow:
        row = uow.session.get_one(Voorziening, voorziening.id)
        row.naam = "Iets anders"
        uow.session.flush()

    assert tasks(uow) == []


def test_a_change_of_the_aanbieder_queues_all_it_offers(
    uow: UnitOfWork, factories: Factories
) -> None:
    aanbieder = factories.aanbieder()
    offered = {factories.voorziening(aanbieder=aanbieder).id for _ in range(2)}
    factories.voorziening()
    clear(uow)

    with uow:
        uow.session.merge(aanbieder).naam = "Nieuwe naam (voorbeeld)"
        uow.commit()

    assert {taak.voorziening_id for taak in tasks(uow)} == offered


def test_every_change_gives_a_higher_version(uow: UnitOfWork, factories: Factories) -> None:
    voorziening = factories.voorziening()
    before = voorziening.version

    with uow:
        uow.session.get_one(Voorziening, voorziening.id).kosten = "€ 2 per keer"
        uow.commit()
        after = uow.session.get_one(Voorziening, voorziening.id).version

    assert after > before


def test_a_claimed_task_is_not_claimed_again_before_its_lease_ends(
    uow: UnitOfWork, factories: Factories, now: datetime
) -> None:
    factories.voorziening()
    later = now + timedelta(days=10_000)

    with uow:
        first = outbox.claim(uow.session, 10, later)
        again = outbox.claim(uow.session, 10, later)
        late = outbox.claim(uow.session, 10, later + outbox.LEASE * 2)

    assert (len(first), len(again), len(late)) == (1, 0, 1)


def test_a_failing_task_waits_ever_longer_and_is_parked_at_the_tenth_time(
    uow: UnitOfWork, factories: Factories, now: datetime
) -> None:
    factories.voorziening()
    [taak] = tasks(uow)
    pauses = []

    with uow:
        for _ in range(outbox.MAX_ATTEMPTS):
            outbox.postpone(uow.session, [taak.id], "stuk", now)
            row = uow.session.get_one(IndexTaak, taak.id)
            pauses.append(row.available_at - now)
        uow.commit()

    assert pauses == sorted(pauses)
    assert pauses[-1] <= outbox.LONGEST_PAUSE
    assert tasks(uow)[0].parked


def test_a_deleted_voorziening_can_be_queued(uow: UnitOfWork, factories: Factories) -> None:
    voorziening = factories.voorziening()
    id_ = str(voorziening.id)
    with uow:
        uow.session.delete(uow.session.get_one(Voorziening, voorziening.id))
        uow.commit()
    clear(uow)

    enqueue(uow, [id_], "herstel")

    source = OutboxSource(lambda: uow)
    assert source.documents([id_]) == {}
    assert [str(taak.voorziening_id) for taak in tasks(uow)] == [id_]
