"""Two that change things at the same time wait for each other instead of failing."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Barrier

from portal.data.locks import begin_writing, lock_import
from portal.data.uow import UnitOfWork, make_engine, make_session_factory
from portal.services.indexeren import list_versions
from portal.services.voorzieningen import confirm_voorziening
from tests.factories import Factories

TIMES = 8


def test_changes_at_the_same_time_all_arrive(sqlite_template: Path, tmp_path: Path) -> None:
    shutil.copy(sqlite_template, tmp_path / "portal.sqlite")
    engine = make_engine(f"sqlite:///{tmp_path / 'portal.sqlite'}")
    sessions = make_session_factory(engine)
    with sessions() as session:
        factories = Factories(session)
        ids = [factories.voorziening().id for _ in range(2)]
    together = Barrier(len(ids), timeout=20)

    def confirm_often(number: int) -> None:
        for day in range(1, TIMES + 1):
            together.wait()
            confirm_voorziening(
                UnitOfWork(sessions), ids[number], f"De Kei {day}", date(2026, 11, day + 1)
            )

    with ThreadPoolExecutor() as pool:
        list(pool.map(confirm_often, range(len(ids))))

    with UnitOfWork(sessions) as uow:
        assert list_versions(uow) == {str(id_): TIMES + 1 for id_ in ids}
    engine.dispose()


def test_asking_twice_in_one_transaction_is_no_trouble(uow: UnitOfWork) -> None:
    with uow:
        begin_writing(uow.session)
        lock_import(uow.session)
        lock_import(uow.session)
