"""The composition root: Settings in, Container out. The only place that knows every part."""

import threading
import time
from collections.abc import Callable
from functools import cached_property
from typing import Generic, TypeVar

from sqlalchemy import Engine as DatabaseEngine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from indexer.engine import Engine
from indexer.engines.embedded import EmbeddedEngine
from indexer.engines.fallback import FallbackEngine
from indexer.engines.meilisearch import MeilisearchEngine
from indexer.language import Taalmodel, Woordenboek
from portal.adapters.geocoding.pdok import PdokLocatieserver
from portal.config import Settings
from portal.data.uow import Clock, UnitOfWork, make_engine, make_session_factory, utc_now
from portal.domain.errors import NietGevonden
from portal.domain.hulpvraag import Beslisregel
from portal.domain.plaats import Geocoder
from portal.services.beslisregels import list_beslisregels
from portal.services.gazetteer import Gazetteer, build_gazetteer
from portal.services.hulpvraag import Vraagbaak
from portal.services.outbox import OutboxSource
from portal.services.regio import Regio, get_regio, load_regio_file
from portal.services.suggesties import Suggesties
from portal.services.woordenboek import get_woordenboek
from portal.services.zoeken import Zoeker

# What an editor or operator changes is seen by every process within a minute.
HOUDBAAR_S = 45.0

T = TypeVar("T")


class Kept(Generic[T]):
    """A value that is costly to read and rarely changes.

    Read when first asked for; when it is old, read anew beside the requests, never in one.
    """

    def __init__(self, read: Callable[[T | None], T]) -> None:
        self._read = read
        self._lock = threading.Lock()
        self._value: T | None = None
        self._until = 0.0

    def __call__(self) -> T:
        value = self._value
        if value is None:
            with self._lock:
                return self._value if self._value is not None else self._refresh()
        if time.monotonic() >= self._until and self._lock.acquire(blocking=False):
            threading.Thread(target=self._refresh_and_release, daemon=True).start()
        return value

    def _refresh(self) -> T:
        # Before reading: a reading that fails is tried again later, not with every request.
        self._until = time.monotonic() + HOUDBAAR_S
        self._value = self._read(self._value)
        return self._value

    def _refresh_and_release(self) -> None:
        try:
            self._refresh()
        finally:
            self._lock.release()


class Container:
    """Everything a process needs, made when first asked for."""

    def __init__(self, settings: Settings, clock: Clock = utc_now) -> None:
        self.settings = settings
        self.clock = clock
        self.gazetteer: Kept[Gazetteer] = Kept(self._read_gazetteer)
        self.regio: Kept[Regio] = Kept(self._read_regio)
        self.taalmodel: Kept[Taalmodel] = Kept(self._read_taalmodel)
        self.beslisregels: Kept[tuple[Beslisregel, ...]] = Kept(self._read_beslisregels)
        self._woordenboek: Woordenboek | None = None

    @cached_property
    def database(self) -> DatabaseEngine:
        if self.settings.database_url.startswith("sqlite:"):
            self.settings.instance.mkdir(parents=True, exist_ok=True)
        return make_engine(self.settings.database_url)

    @cached_property
    def _sessions(self) -> sessionmaker[Session]:
        return make_session_factory(self.database)

    def uow(self) -> UnitOfWork:
        return UnitOfWork(self._sessions, self.clock)

    @cached_property
    def engine(self) -> Engine:
        """The embedded engine; with a Meilisearch server, that one first."""
        self.settings.instance.mkdir(parents=True, exist_ok=True)
        embedded = EmbeddedEngine(self.settings.index_path, self.taalmodel())
        if not self.settings.meilisearch_url:
            return embedded
        server = MeilisearchEngine(
            self.settings.meilisearch_url, self.settings.meilisearch_key, self.taalmodel()
        )
        return FallbackEngine(server, embedded)

    @cached_property
    def geocoder(self) -> Geocoder | None:
        url = self.settings.geocoder_url
        return PdokLocatieserver(url) if url else None

    @cached_property
    def zoeker(self) -> Zoeker:
        return Zoeker(self.engine, self.gazetteer, self.regio, self.taalmodel)

    @cached_property
    def vraagbaak(self) -> Vraagbaak:
        return Vraagbaak(self.zoeker, self.taalmodel, self.beslisregels)

    @cached_property
    def suggesties(self) -> Suggesties:
        return Suggesties(self.engine, self.taalmodel, self.gazetteer)

    @cached_property
    def outbox(self) -> OutboxSource:
        return OutboxSource(self.uow)

    def refresh(self) -> None:
        """Look whether what this process keeps has grown old; costs microseconds."""
        self.gazetteer()
        self.regio()
        self.taalmodel()

    def _read_gazetteer(self, old: Gazetteer | None) -> Gazetteer:
        return build_gazetteer(self.uow(), self.geocoder, old)

    def _read_regio(self, old: Regio | None) -> Regio:
        """The region of the tables; of its file when the database does not answer, because an
        error page must show whom to call."""
        try:
            return get_regio(self.uow())
        except (SQLAlchemyError, NietGevonden):
            return old or load_regio_file(self.settings.regio)

    def _read_beslisregels(self, _old: tuple[Beslisregel, ...] | None) -> tuple[Beslisregel, ...]:
        return list_beslisregels(self.uow())

    def _read_taalmodel(self, old: Taalmodel | None) -> Taalmodel:
        woordenboek = get_woordenboek(self.uow())
        if old is not None and woordenboek == self._woordenboek:
            return old
        self._woordenboek = woordenboek
        taalmodel = Taalmodel(woordenboek)
        if old is not None:
            self.engine.set_taalmodel(taalmodel)
        return taalmodel
