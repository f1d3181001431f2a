"""The unit of work: one transaction per use case. Leaving it without ``commit()`` rolls back."""

from collections.abc import Callable
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.orm import Session, sessionmaker

from portal.data import outbox

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    return datetime.now(UTC)


def make_engine(url: str) -> Engine:
    """An engine for SQLite or PostgreSQL; SQLite gets foreign keys, WAL and a patient lock.

    Its errors go into a log: they hold no values, which may be what somebody wrote in confidence.
    """
    engine = create_engine(url, pool_pre_ping=not url.startswith("sqlite"), hide_parameters=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver's own BEGIN comes too late to protect reads; ``_begin_sqlite`` gives it instead.
    connection.isolation_level = None
    for pragma in (
        "foreign_keys=ON",
        "journal_mode=WAL",
        "busy_timeout=10000",
        "synchronous=NORMAL",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN")


def make_session_factory(engine: Engine) -> sessionmaker[Session]:
    """Sessions whose flushes write the outbox."""
    factory = sessionmaker(engine, expire_on_commit=False, autoflush=True)
    event.listen(factory, "before_flush", outbox.note_changes)
    return factory


class UnitOfWork:
    """``with uow:`` opens a session; ``clock`` is the time that services go by."""

    session: Session

    def __init__(self, factory: sessionmaker[Session], clock: Clock = utc_now) -> None:
        self._factory = factory
        self.clock = clock

    def __enter__(self) -> Self:
        self.session = self._factory()
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.session.close()

    def commit(self) -> None:
        self.session.commit()

    def another(self) -> "UnitOfWork":
        """One more on the same database, for a thread of its own or beside an open one."""
        return UnitOfWork(self._factory, self.clock)
