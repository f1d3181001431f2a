"""Counts: they add up whoever writes them, words wait for the fifth time, and old ones go."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, delete, select
from sqlalchemy.orm import Session, sessionmaker

from portal.data.models import (
    Aanbieder,
    IndexTaak,
    Linkcontrole,
    Signaal,
    Voorziening,
    Voorzieningcijfer,
    Zoekcijfer,
)
from portal.data.queries import cijfers as queries
from portal.data.uow import UnitOfWork, make_engine, make_session_factory
from portal.domain.begrippen import Rol, SignaalStatus
from portal.domain.errors import NietGevonden, NietToegestaan
from portal.domain.gebruikers import Bevoegdheid, Identiteit
from portal.services import teller as module
from portal.services.cijfers import (
    list_lege_zoekvragen,
    list_weinig_geopend,
    mark_gezien,
)
from portal.services.opruimen import clean_up
from portal.services.teller import Teller
from tests.factories import Factories
from tests.support.portaal import NOW

MAAND = date(2026, 11, 1)
REDACTEUR = Identiteit(
    id=uuid4(), naam="R", email="r@example.nl", bevoegdheden=(Bevoegdheid(Rol.REDACTEUR),)
)


@pytest.fixture
def teller(uow: UnitOfWork) -> Teller:
    return Teller(uow.another, "geheim")


def ask(teller: Teller, woorden: str, times: int = 5, *, leeg: bool = False) -> None:
    for _ in range(times):
        teller.note_vraag(woorden, NOW, leeg=leeg)


def cijfers(uow: UnitOfWork, ids: list[UUID]) -> dict[tuple[UUID, date], tuple[int, int]]:
    """How often each was found and opened, by entry and month."""
    with uow:
        rows = queries.list_cijfers(uow.session, ids, date(2025, 12, 1))
        return {(id_, maand): (gevonden, geopend) for id_, maand, gevonden, geopend in rows}


def vragen(uow: UnitOfWork) -> dict[str, tuple[int, int, int]]:
    with uow:
        rows = uow.session.scalars(select(Zoekcijfer).where(Zoekcijfer.voorziening_id.is_(None)))
        return {rij.woorden: (rij.aantal, rij.leeg, rij.geopend) for rij in rows}


def test_found_and_opened_are_counted_by_month(
    uow: UnitOfWork, factories: Factories, teller: Teller
) -> None:
    one, none = factories.voorziening().id, factories.voorziening().id
    october = datetime(2026, 10, 31, 23, tzinfo=NOW.tzinfo)
    for moment in (NOW, NOW, october):
        teller.note_gevonden([one], moment)
    teller.note_geopend(one, NOW)
    teller.flush()

    found = cijfers(uow, [one, none])

    assert found[one, MAAND] == (2, 1)
    assert found[one, date(2026, 10, 1)] == (1, 0)
    assert sum(gevonden for (id_, _), (gevonden, _) in found.items() if id_ == none) == 0


def test_writing_again_adds_and_nothing_twice(
    uow: UnitOfWork, factories: Factories, teller: Teller
) -> None:
    id_ = factories.voorziening().id
    for _ in range(3):
        teller.note_gevonden([id_], NOW)
        teller.flush()
    teller.flush()

    assert cijfers(uow, [id_])[id_, MAAND] == (3, 0)


def test_words_are_kept_from_the_fifth_time_on(uow: UnitOfWork, teller: Teller) -> None:
    ask(teller, "schulden", 4)
    teller.flush()
    assert vragen(uow) == {"": (4, 0, 0)}

    ask(teller, "schulden", 1)
    teller.flush()
    assert vragen(uow) == {"schulden": (5, 0, 0)}


def test_five_times_over_two_processes_is_five_times(uow: UnitOfWork, teller: Teller) -> None:
    other = Teller(uow.another, "geheim")
    ask(teller, "huur betalen", 3)
    ask(other, "betalen huur", 2, leeg=True)

    teller.flush()
    other.flush()

    assert vragen(uow) == {"betalen huur": (5, 2, 0)}


def test_nothing_in_the_table_tells_the_words_before(uow: UnitOfWork, teller: Teller) -> None:
    ask(teller, "schulden", 4)
    teller.flush()

    with uow:
        (rij,) = uow.session.scalars(select(Zoekcijfer))
    assert "schulden" not in repr({c.name: getattr(rij, c.name) for c in Zoekcijfer.__table__.c})


def test_an_entry_has_its_words_when_five_came_by_them(
    uow: UnitOfWork, factories: Factories, teller: Teller
) -> None:
    id_ = factories.voorziening().id
    ask(teller, "schulden", 8)
    for woorden in ("schulden",) * 5 + ("nooit gevraagd",) * 9:
        teller.note_geopend(id_, NOW, woorden)
    teller.flush()

    with uow:
        woorden = queries.list_woorden(uow.session, id_, MAAND, 20)
    assert [(w.woorden, w.aantal) for w in woorden] == [("schulden", 5)]
    assert vragen(uow) == {"schulden": (8, 0, 5)}


def test_an_entry_that_is_gone_does_not_keep_the_others_from_being_counted(
    uow: UnitOfWork, factories: Factories, teller: Teller
) -> None:
    id_ = factories.voorziening().id
    ask(teller, "schulden")
    for opened in (id_, uuid4()):
        teller.note_gevonden([opened], NOW)
        teller.note_geopend(opened, NOW, "schulden")
    teller.flush()

    assert cijfers(uow, [id_])[id_, MAAND] == (1, 1)


def test_asked_in_vain_and_hardly_opened_are_two_lists(
    uow: UnitOfWork, factories: Factories, teller: Teller
) -> None:
    id_ = factories.voorziening().id
    ask(teller, "zwembad", 6, leeg=True)
    ask(teller, "taxi", 9)
    ask(teller, "schulden", 9)
    for woorden in ("schulden", "schulden", "taxi"):
        teller.note_geopend(id_, NOW, woorden)
    teller.flush()

    assert [(v.woorden, v.aantal, v.leeg) for v in list_lege_zoekvragen(uow)] == [("zwembad", 6, 6)]
    assert [(v.woorden, v.geopend) for v in list_weinig_geopend(uow)] == [("taxi", 1)]


def test_what_was_seen_comes_back_when_it_is_asked_in_a_new_month(
    uow: UnitOfWork, teller: Teller
) -> None:
    ask(teller, "zwembad", leeg=True)
    teller.flush()
    mark_gezien(uow, REDACTEUR, list_lege_zoekvragen(uow)[0].id)
    assert list_lege_zoekvragen(uow) == ()

    for _ in range(5):
        teller.note_vraag("zwembad", NOW + timedelta(days=20), leeg=True)
    teller.flush()
    assert [v.aantal for v in list_lege_zoekvragen(uow)] == [5]


def test_only_the_redactie_marks_a_question_as_seen(uow: UnitOfWork, teller: Teller) -> None:
    ask(teller, "zwembad", leeg=True)
    teller.flush()
    (vraag,) = list_lege_zoekvragen(uow)
    aanbieder = Identiteit(
        id=uuid4(),
        naam="A",
        email="a@example.nl",
        bevoegdheden=(Bevoegdheid(Rol.AANBIEDER, aanbieder_id=uuid4()),),
    )

    with pytest.raises(NietToegestaan):
        mark_gezien(uow, aanbieder, vraag.id)
    with pytest.raises(NietGevonden):
        mark_gezien(uow, REDACTEUR, uuid4())


def test_a_flood_of_questions_is_bounded(
    uow: UnitOfWork, teller: Teller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MAX_VRAGEN", 20)
    monkeypatch.setattr(module, "MAX_VRAGEN_PER_MAAND", 30)
    for batch in range(4):
        for number in range(50):
            teller.note_vraag(f"vraag {batch} {number}", NOW, leeg=True)
        teller.flush()

    with uow:
        assert len(uow.session.scalars(select(Zoekcijfer)).all()) == 30


def test_what_cannot_be_written_is_kept_for_the_next_time(
    uow: UnitOfWork, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'leeg.sqlite'}")
    broken = UnitOfWork(make_session_factory(engine))
    uows = iter([broken, uow.another()])
    teller = Teller(lambda: next(uows), "geheim")
    ask(teller, "schulden")

    teller.flush()
    ask(teller, "schulden", 1)
    teller.flush()

    assert vragen(uow) == {"schulden": (6, 0, 0)}
    assert "counts_not_written" in caplog.text
    assert "schulden" not in caplog.text
    engine.dispose()


def test_nothing_is_written_before_its_time(uow: UnitOfWork, teller: Teller) -> None:
    ask(teller, "schulden")

    teller.flush_when_due(NOW + timedelta(seconds=29))

    assert vragen(uow) == {}


@pytest.fixture(params=["sqlite", "postgresql"])
def own_sessions(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[sessionmaker[Session]]:
    """A database on which several may write at the same time; left as it was."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "p.sqlite")
        engine: Engine = make_engine(f"sqlite:///{tmp_path / 'p.sqlite'}")
    else:
        engine = make_engine(request.getfixturevalue("postgres_engine").url.render_as_string(False))
    sessions = make_session_factory(engine)
    yield sessions
    with sessions() as session:
        for model in (Voorzieningcijfer, Zoekcijfer, Voorziening, Aanbieder, IndexTaak):
            session.execute(delete(model))
        session.commit()
    engine.dispose()


def test_processes_that_write_at_the_same_time_add_up(
    own_sessions: sessionmaker[Session],
) -> None:
    with own_sessions() as session:
        factories = Factories(session)
        ids = [factories.voorziening().id for _ in range(3)]

    def count(number: int) -> None:
        teller = Teller(lambda: UnitOfWork(own_sessions), "geheim")
        for turn in range(10):
            teller.note_gevonden(ids if number % 2 else ids[::-1], NOW)
            teller.note_vraag("schulden" if turn % 2 else "huur", NOW, leeg=False)
            teller.flush()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(count, range(4)))

    uow = UnitOfWork(own_sessions, lambda: NOW)
    found = cijfers(uow, ids)
    assert [found[id_, MAAND][0] for id_ in ids] == [40, 40, 40]
    assert {w: n for w, (n, _, _) in vragen(uow).items()} == {"schulden": 20, "huur": 20}


def test_old_counts_and_closed_signals_are_forgotten(uow: UnitOfWork, factories: Factories) -> None:
    voorziening = factories.voorziening()
    open_ = factories.signaal(voorziening_id=voorziening.id, dagen_geleden=900)
    for days in (366, 364):
        factories.signaal(
            voorziening_id=voorziening.id,
            status=SignaalStatus.OPGELOST,
            afgehandeld_op=NOW - timedelta(days=days),
        )
    with uow:
        for maand in (date(2023, 10, 1), date(2023, 11, 1), date(2026, 10, 1), MAAND):
            uow.session.add(Voorzieningcijfer(voorziening_id=voorziening.id, maand=maand))
            uow.session.add(Zoekcijfer(maand=maand, hash=f"a{maand}", woorden="huur", aantal=5))
            uow.session.add(Zoekcijfer(maand=maand, hash=f"b{maand}", aantal=4))
        uow.session.add(
            Linkcontrole(
                voorziening_id=voorziening.id, url="https://weg.nl", gekeken_op=NOW, uitkomst="goed"
            )
        )
        uow.commit()

    done, again = clean_up(uow), clean_up(uow)

    assert (done.signalen, done.cijfers) == (1, 5)
    assert (again.signalen, again.cijfers) == (0, 0)
    with uow:
        assert open_.id in set(uow.session.scalars(select(Signaal.id)))
        assert len(uow.session.scalars(select(Zoekcijfer)).all()) == 4
        assert uow.session.scalars(select(Linkcontrole)).all() == []
