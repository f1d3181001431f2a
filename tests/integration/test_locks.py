"""Two that change things at the same time wait for each other instead of failing."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import Engine, event

from portal.data.locks import begin_writing, lock_import
from portal.data.uow import UnitOfWork, make_engine, make_session_factory
from portal.services.aanbod import confirm_aanbod
from portal.services.indexeren import list_versions
from portal.services.outbox import OutboxSource, enqueue
from tests.factories import Factories
from tests.support.redactie import make_redacteur

TIMES = 8


@pytest.fixture
def engine(sqlite_template: Path, tmp_path: Path) -> Iterator[Engine]:
    """SQLite, where one writes at a time, with connections of their own."""
    shutil.copy(sqlite_template, tmp_path / "portal.sqlite")
    engine = make_engine(f"sqlite:///{tmp_path / 'portal.sqlite'}")
    yield engine
    engine.dispose()


def test_changes_at_the_same_time_all_arrive(engine: Engine) -> None:
    sessions = make_session_factory(engine)
    with sessions() as session:
        factories = Factories(session)
        ids = [factories.voorziening().id for _ in range(2)]
    together = Barrier(len(ids), timeout=20)

    def confirm_often(number: int) -> None:
        for day in range(1, TIMES + 1):
            together.wait()
            uow = UnitOfWork(sessions, partial(datetime, 2026, 11, day + 1, tzinfo=UTC))
            confirm_aanbod(uow, make_redacteur(), [ids[number]])

    with ThreadPoolExecutor() as pool:
        list(pool.map(confirm_often, range(len(ids))))

    with UnitOfWork(sessions) as uow:
        assert list_versions(uow) == {str(id_): TIMES + 1 for id_ in ids}


def test_the_worker_claims_its_tasks_also_when_others_write_just_before(engine: Engine) -> None:
    sessions = make_session_factory(engine)
    with sessions() as session:
        voorziening = str(Factories(session).voorziening().id)
    meanwhile = ["daily run"]

    def write_first(_connection: object, _cursor: object, statement: str, *_rest: Any) -> None:
        if statement.startswith("UPDATE") and meanwhile:
            enqueue(UnitOfWork(sessions), [voorziening], meanwhile.pop())

    event.listen(engine, "before_cursor_execute", write_first)
    source = OutboxSource(lambda: UnitOfWork(sessions))
    taken = source.claim(10)
    meanwhile.append("daily run")
    source.postpone(taken, "engine is away")

    assert [taak.voorziening_id for taak in taken] == [voorziening] * 2


def test_asking_twice_in_one_transaction_is_no_trouble(uow: UnitOfWork) -> None:
    with uow:
        begin_writing(uow.session)
        lock_import(uow.session)
        lock_import(uow.session)
