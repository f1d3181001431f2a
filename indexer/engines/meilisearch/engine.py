"""``MeilisearchEngine``: both protocols of ``indexer.engine`` on a Meilisearch server."""

import json
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from itertools import islice
from typing import Any
from uuid import uuid4

import meilisearch
import requests
from meilisearch.errors import MeilisearchApiError, MeilisearchError
from meilisearch.index import Index
from meilisearch.models.task import TaskInfo

from indexer.documents import VoorzieningDocument
from indexer.engine import (
    DocumentGeweigerd,
    EngineHealth,
    EngineNietBereikbaar,
    IndexVerouderd,
)
from indexer.engines.meilisearch.filters import of_ids
from indexer.engines.meilisearch.inrichting import INHOUD, make_document, make_settings
from indexer.engines.meilisearch.suggesties import suggest
from indexer.engines.meilisearch.verbinding import Verbinding
from indexer.engines.meilisearch.zoekindex import Raming, Zoekindex
from indexer.helper import map_parts
from indexer.language import Taalmodel
from indexer.query import Omgeving, Suggestie, ZoekUitkomst, ZoekVraag
from indexer.record import make_record, read_document
from indexer.zoektocht import Zoektocht

NAAM = "meilisearch"
_OUDSTE_SERVER = (1, 12)
# Parts that go to the server together, and how often that before it has done the first.
_PARTIJ, _ONDERWEG = 10, 10
_PER_LEZING = 5_000
_MAX_IDS = 500
_TAAK_TIMEOUT_MS = 30 * 60 * 1000
_TAAK_ELKE_MS = 15
_BEHEER_TIMEOUT_S = 60
# Bad request, too large.
_GEWEIGERD = (400, 413)
_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class MeilisearchEngine:
    """Searches ask over connections of their own; the official client writes and administers."""

    def __init__(
        self,
        url: str,
        key: str,
        taalmodel: Taalmodel,
        index: str = "voorzieningen",
        timeout_s: float = 0.5,
        vandaag: Callable[[], date] = date.today,
        raming: Raming | None = None,
    ) -> None:
        self._uid = index
        self._taalmodel = taalmodel
        self._vandaag = vandaag
        self._verbinding = Verbinding(url, key, timeout_s)
        self._zoekindex = Zoekindex(self._verbinding, index, raming)
        self._client = meilisearch.Client(url, key, timeout=_BEHEER_TIMEOUT_S)

    @property
    def naam(self) -> str:
        return NAAM

    def search(self, vraag: ZoekVraag) -> ZoekUitkomst:
        return self._zoektocht().search(vraag)

    def count(self, q: str, omgevingen: Sequence[Omgeving]) -> list[int]:
        return self._zoektocht().count(q, omgevingen)

    def suggest(self, q: str, limit: int = 8) -> tuple[Suggestie, ...]:
        return suggest(self._verbinding, self._uid, q, limit)

    def prepare(self) -> None:
        self.search(ZoekVraag(limit=1))

    def health(self) -> EngineHealth:
        try:
            documenten = self._check()
        except EngineNietBereikbaar as error:
            old = isinstance(error, IndexVerouderd)
            return EngineHealth(naam=NAAM, beschikbaar=False, reden=str(error), onvolledig=old)
        reden = "" if documenten else "meilisearch: leeg"
        return EngineHealth(
            naam=NAAM, beschikbaar=bool(documenten), documenten=documenten, reden=reden
        )

    def set_taalmodel(self, taalmodel: Taalmodel) -> None:
        self._taalmodel = taalmodel

    def upsert(self, documenten: Sequence[VoorzieningDocument]) -> None:
        with _as_engine_error():
            self._ensure_index(self._uid)
            self._add(self._uid, documenten)
        self._zoekindex.forget()

    def delete(self, ids: Sequence[str]) -> None:
        with _as_engine_error():
            self._ensure_index(self._uid)
            self._delete(self._uid, ids)
        self._zoekindex.forget()

    def versions(self, ids: Sequence[str] | None = None) -> dict[str, int]:
        with _as_engine_error():
            rows = self._rows(self._uid, ids, ["id", "version"])
            return {row["id"]: row["version"] for row in rows}

    def rebuild(self, documenten: Iterable[VoorzieningDocument]) -> int:
        fresh = f"{self._uid}-{uuid4().hex}"
        with _as_engine_error():
            self._ensure_index(self._uid)
            self._drop_unfinished()
            before = self.versions()
            try:
                self._ensure_index(fresh)
                count = self._fill(fresh, documenten)
                before = self._catch_up(self._uid, fresh, before)
                self._wait(self._client.swap_indexes([{"indexes": [self._uid, fresh]}]))
                # The name now stands for the new index, and ``fresh`` for the old one.
                self._catch_up(fresh, self._uid, before)
            finally:
                self._wait(self._client.delete_index(fresh))
        self._zoekindex.forget()
        return count

    def _zoektocht(self) -> Zoektocht:
        return Zoektocht(self._zoekindex, self._taalmodel, self._vandaag(), NAAM)

    def _drop_unfinished(self) -> None:
        """Remove what a rebuild that was killed left behind."""
        unfinished = re.compile(re.escape(self._uid) + "-[0-9a-f]{32}")
        for index in self._client.get_indexes({"limit": _PER_LEZING})["results"]:
            if unfinished.fullmatch(index.uid):
                self._wait(self._client.delete_index(index.uid))

    def _fill(self, uid: str, documenten: Iterable[VoorzieningDocument]) -> int:
        """Send in parts, which are made while the server works; what waits for it it takes
        together."""
        count = 0
        sent: deque[TaskInfo] = deque()
        with closing(map_parts(self._make_lines, documenten)) as parts:
            while lines := b"".join(islice(parts, _PARTIJ)):
                sent.append(self._send(uid, lines))
                count += lines.count(b"\n")
                if len(sent) > _ONDERWEG:
                    self._wait(sent.popleft())
        for task in sent:
            self._wait(task)
        return count

    def _catch_up(self, source: str, target: str, before: dict[str, int]) -> dict[str, int]:
        """Bring over what was written to ``source`` since it held these versions; returns those
        that it holds now."""
        now = {row["id"]: row["version"] for row in self._rows(source, None, ["id", "version"])}
        changed = [id_ for id_ in now if now[id_] != before.get(id_)]
        if changed:
            rows = self._rows(source, changed, [INHOUD])
            self._add(target, [read_document(row[INHOUD]) for row in rows])
        self._delete(target, [id_ for id_ in before if id_ not in now])
        return now

    def _delete(self, uid: str, ids: Sequence[str]) -> None:
        if ids:
            self._wait(self._client.index(uid).delete_documents(filter=of_ids(ids)))

    def _add(self, uid: str, documenten: Sequence[VoorzieningDocument]) -> None:
        if documenten:
            self._wait(self._send(uid, self._make_lines(documenten)))

    def _send(self, uid: str, lines: bytes) -> TaskInfo:
        return self._client.index(uid).add_documents_ndjson(lines, primary_key="id")

    def _make_lines(self, documenten: Iterable[VoorzieningDocument]) -> bytes:
        """The documents as the server takes them: each on a line of JSON."""
        terms_of = self._taalmodel.terms_of
        rows = (make_document(d, make_record(d, terms_of(d))) for d in documenten)
        return "".join(f"{_as_json(row)}\n" for row in rows).encode()

    def _rows(
        self, uid: str, ids: Sequence[str] | None, fields: Sequence[str]
    ) -> Iterator[dict[str, Any]]:
        """These fields of all documents, or of those with these ids."""
        index = self._client.index(uid)
        if ids is None:
            yield from _pages(index, {"fields": list(fields)})
            return
        for first in range(0, len(ids), _MAX_IDS):
            wanted = of_ids(ids[first : first + _MAX_IDS])
            yield from _pages(index, {"fields": list(fields), "filter": wanted})

    def _ensure_index(self, uid: str) -> None:
        """The index with the settings that this version of the software needs."""
        index = self._client.index(uid)
        try:
            current = index.get_settings()
        except MeilisearchApiError as error:
            if error.code != "index_not_found":
                raise
            self._wait(self._client.create_index(uid, {"primaryKey": "id"}))
            current = {}
        if not _holds(current, make_settings()):
            self._wait(index.update_settings(make_settings()))

    def _wait(self, task: TaskInfo) -> None:
        done = self._client.wait_for_task(task.task_uid, _TAAK_TIMEOUT_MS, _TAAK_ELKE_MS)
        if done.status != "succeeded":
            error = done.error or {}
            refused = error.get("type") == "invalid_request"
            kind = DocumentGeweigerd if refused else EngineNietBereikbaar
            raise kind(f"meilisearch: {error.get('code')}")

    def _check(self) -> int:
        """How many documents there are; raises when the server cannot be used."""
        version: str = self._verbinding.get("/version")["pkgVersion"]
        if tuple(map(int, version.split(".")[:2])) < _OUDSTE_SERVER:
            raise EngineNietBereikbaar(f"meilisearch: versie {version}")
        settings = self._verbinding.get(f"/indexes/{self._uid}/settings")
        if not _holds(settings, make_settings()):
            raise IndexVerouderd("meilisearch: instellingen verouderd")
        every, of_this_form = self._zoekindex.count()
        if of_this_form < every:
            raise IndexVerouderd("meilisearch: documenten verouderd")
        return every


def _pages(index: Index, parameters: dict[str, Any]) -> Iterator[dict[str, Any]]:
    offset = 0
    while True:
        page = index.get_documents({**parameters, "offset": offset, "limit": _PER_LEZING})
        yield from (dict(document) for document in page.results)
        offset += _PER_LEZING
        if offset >= page.total:
            return


def _holds(current: Any, wanted: Any) -> bool:
    """Whether settings are as wanted; what we do not set may be anything."""
    if isinstance(wanted, dict):
        return isinstance(current, dict) and all(
            _holds(current.get(name), value) for name, value in wanted.items()
        )
    return bool(current == wanted)


@contextmanager
def _as_engine_error() -> Iterator[None]:
    """What the client raises, as what an engine raises."""
    try:
        yield
    except MeilisearchApiError as error:
        if error.status_code in _GEWEIGERD:
            raise DocumentGeweigerd(f"meilisearch: {error.code}") from error
        raise EngineNietBereikbaar(f"meilisearch: {error.code}") from error
    except (MeilisearchError, requests.RequestException) as error:
        raise EngineNietBereikbaar(f"meilisearch: {error}") from error
