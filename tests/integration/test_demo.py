"""The demo region, and generated entries for load tests."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from portal.data.models import IndexTaak, Voorziening, VoorzieningLocatie
from portal.data.uow import UnitOfWork
from portal.domain.errors import InvoerOngeldig
from portal.services.demo import load_demo
from portal.services.demo_generator import load_generated
from portal.services.indexeren import count_published


def count(uow: UnitOfWork, model: type) -> int:
    with uow:
        return uow.session.scalar(select(func.count()).select_from(model)) or 0


def test_the_demo_region_is_loaded_once(uow: UnitOfWork) -> None:
    first = load_demo(uow)
    queued = count(uow, IndexTaak)
    again = load_demo(uow)

    assert first.nieuw >= 300
    assert (again.nieuw, again.gewijzigd, again.ongewijzigd) == (0, 0, first.nieuw)
    assert count(uow, IndexTaak) == queued == first.nieuw


def test_the_demo_stays_as_fresh_as_it_was(uow: UnitOfWork) -> None:
    load_demo(uow)
    with uow:
        before = uow.session.scalar(select(func.max(Voorziening.gecontroleerd_op)))
    a_year_later = datetime(2027, 11, 20, tzinfo=UTC)
    uow.clock = lambda: a_year_later

    load_demo(uow)

    with uow:
        after = uow.session.scalar(select(func.max(Voorziening.gecontroleerd_op)))
    assert before
    assert after == before + timedelta(days=365)


def test_a_fault_in_a_demo_file_is_told_and_a_row_may_have_no_check(
    uow: UnitOfWork, tmp_path: Path
) -> None:
    header = "naam,aanbieder,samenvatting,leefgebieden,gecontroleerd_op\n"
    (tmp_path / "a.csv").write_text(header + "Inloop,De Kei,Koffie,wonen,\n")
    (tmp_path / "b.csv").write_text(header + "Soep,De Kei,,wonen,2026-11-01\n")

    with pytest.raises(InvoerOngeldig) as raised:
        load_demo(uow, folder=tmp_path)

    assert [fout.veld for fout in raised.value.fouten] == ["samenvatting"]


def test_a_demo_that_is_cut_short_leaves_nothing_behind(uow: UnitOfWork, tmp_path: Path) -> None:
    header = "naam,aanbieder,samenvatting,leefgebieden\n"
    (tmp_path / "a.csv").write_text(header + "Inloop,De Kei,Koffie,wonen\n")
    (tmp_path / "b.csv").write_text(header + "Soep,De Kei,Warm eten,wonen\n")
    loaded: list[int] = []

    def stop_at_the_second(rows: int) -> None:
        loaded.append(rows)
        if len(loaded) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load_demo(uow, stop_at_the_second, tmp_path)

    assert count(uow, Voorziening) == count(uow, IndexTaak) == 0


def test_generated_entries_are_added_up_to_the_number_asked_for(uow: UnitOfWork) -> None:
    assert load_generated(uow, 30, queue=True) == 30
    assert load_generated(uow, 40, queue=True) == 10
    assert load_generated(uow, 40, queue=True) == 0

    with uow:
        assert count_published(uow) == 40
    assert count(uow, IndexTaak) == 40
    assert count(uow, VoorzieningLocatie) > 25


def test_entries_that_are_not_queued_leave_the_index_to_the_caller(uow: UnitOfWork) -> None:
    told: list[int] = []

    load_generated(uow, 5, queue=False, report=told.append)

    assert told == [5]
    assert count(uow, IndexTaak) == 0
