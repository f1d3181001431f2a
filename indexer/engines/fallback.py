"""The server first; our own engine when the server fails; back again by itself.

A circuit breaker: after one failure no visitor waits for the server again until a probe, made
beside the requests, finds it well. Writes go to the embedded engine first, so that it is always
current, and then to the server; a server that fails makes the write fail, so the outbox keeps it.
Type-ahead goes the other way round: our own engine first.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Protocol, TypeVar

from indexer.documents import VoorzieningDocument
from indexer.engine import MIN_SHARE, Engine, EngineHealth, EngineNietBereikbaar
from indexer.language import Taalmodel
from indexer.query import Omgeving, Suggestie, ZoekUitkomst, ZoekVraag

# Well within the ten seconds in which the server must be used again after it recovered.
PROBE_EVERY_S = 3.0
ONVOLLEDIG = "onvolledig"
T = TypeVar("T")
_log = logging.getLogger(__name__)


class Reserve(Engine, Protocol):
    """The embedded engine can also tell what it holds, so that a server is filled from it."""

    def documents(self) -> Iterable[VoorzieningDocument]: ...


class FallbackEngine:
    """``eerste`` is the server, ``reserve`` the embedded engine; ``clock`` gives seconds."""

    def __init__(
        self, eerste: Engine, reserve: Reserve, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._eerste = eerste
        self._reserve = reserve
        self._clock = clock
        self._lock = threading.Lock()
        self._well: bool | None = None
        """Whether the server is used; None before the first look at it."""
        self._holds_less = False
        """Whether the reserve lacks much of what the server holds."""
        self._reden = ""
        self._probe_at = clock() + PROBE_EVERY_S

    @property
    def naam(self) -> str:
        return self._eerste.naam if self._well else self._reserve.naam

    def search(self, vraag: ZoekVraag) -> ZoekUitkomst:
        return self._ask(lambda engine: engine.search(vraag))

    def count(self, q: str, omgevingen: Sequence[Omgeving]) -> list[int]:
        return self._ask(lambda engine: engine.count(q, omgevingen))

    def suggest(self, q: str, limit: int = 8) -> tuple[Suggestie, ...]:
        """By our own engine where it holds as much: in less time than a journey takes."""
        self._probe_now_and_then()
        if not self._holds_less:
            with suppress(EngineNietBereikbaar):
                return self._reserve.suggest(q, limit)
        return self._ask(lambda engine: engine.suggest(q, limit))

    def prepare(self) -> None:
        """Both: our own engine takes a second at 50,000 entries, and nobody should wait for that
        in the minute in which the server stops."""
        with suppress(EngineNietBereikbaar):
            self._reserve.prepare()
        self._ask(lambda engine: engine.prepare())

    def health(self) -> EngineHealth:
        """Of the engine that answers now; ``reden`` says why the server does not."""
        server, own = self._probe()
        health = server if self._well else own
        return EngineHealth(
            naam=health.naam,
            beschikbaar=health.beschikbaar,
            documenten=health.documenten,
            reden=health.reden or self._reden,
            onvolledig=server.onvolledig or self._reden == ONVOLLEDIG or self._holds_less,
        )

    def set_taalmodel(self, taalmodel: Taalmodel) -> None:
        self._reserve.set_taalmodel(taalmodel)
        self._eerste.set_taalmodel(taalmodel)

    def upsert(self, documenten: Sequence[VoorzieningDocument]) -> None:
        self._reserve.upsert(documenten)
        self._eerste.upsert(documenten)

    def delete(self, ids: Sequence[str]) -> None:
        self._reserve.delete(ids)
        self._eerste.delete(ids)

    def versions(self, ids: Sequence[str] | None = None) -> dict[str, int]:
        """What both show; where they differ -1, so that a comparison finds it."""
        ours, theirs = self._reserve.versions(ids), self._eerste.versions(ids)
        return {id_: ours[id_] if ours.get(id_) == theirs.get(id_) else -1 for id_ in ours | theirs}

    def rebuild(self, documenten: Iterable[VoorzieningDocument]) -> int:
        """Both, one after the other; the server is filled from what the embedded engine took."""
        count = self._reserve.rebuild(documenten)
        self._eerste.rebuild(self._reserve.documents())
        return count

    def _ask(self, question: Callable[[Engine], T]) -> T:
        self._probe_now_and_then()
        if self._well:
            try:
                return question(self._eerste)
            except EngineNietBereikbaar as error:
                self._set(well=False, reden=str(error))
        return question(self._reserve)

    def _probe_now_and_then(self) -> None:
        """Look at the server before it is used at all, and then beside the questions: no visitor
        waits for it again."""
        if self._well is None:
            with self._lock:
                if self._well is None:
                    self._probe()
        elif self._clock() >= self._probe_at and self._lock.acquire(blocking=False):
            self._probe_at = self._clock() + PROBE_EVERY_S
            threading.Thread(target=self._probe_and_release, daemon=True).start()

    def _probe_and_release(self) -> None:
        try:
            self._probe()
        finally:
            self._lock.release()

    def _probe(self) -> tuple[EngineHealth, EngineHealth]:
        server, own = self._eerste.health(), self._reserve.health()
        self._holds_less = (own.documenten or 0) < MIN_SHARE * (server.documenten or 0)
        if not server.beschikbaar:
            self._set(well=False, reden=server.reden)
        elif (server.documenten or 0) < MIN_SHARE * (own.documenten or 0):
            self._set(well=False, reden=ONVOLLEDIG)
        else:
            self._set(well=True, reden="")
        return server, own

    def _set(self, *, well: bool, reden: str) -> None:
        if well is not self._well and not (well and self._well is None):
            _log.warning("search_server_%s", "back" if well else "down", extra={"reden": reden})
        self._well, self._reden = well, reden
