"""Questions to the server, over connections of our own.

The official client keeps no connection open and asks for compressed answers, which on a kept
connection costs 40 ms each; a question of a visitor cannot wait for that.
"""

import json
import os
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

import urllib3

from indexer.engine import EngineNietBereikbaar

_MAX_VERBINDINGEN = 16


class Verbinding:
    """One server; any number of threads may ask at once."""

    def __init__(self, url: str, key: str, timeout_s: float) -> None:
        self._url = url.rstrip("/")
        self._path = urlsplit(self._url).path
        self._timeout_s = timeout_s
        self._headers = {
            "Accept-Encoding": "identity",
            "Content-Type": "application/json",
            **({"Authorization": f"Bearer {key}"} if key else {}),
        }
        self._pool = self._make_pool()
        self._pid = os.getpid()

    def get(self, path: str) -> dict[str, Any]:
        """The answer to a GET; see ``_request`` for what it raises."""
        return self._request("GET", path, None, self._timeout_s)

    def ask(
        self, questions: Sequence[Mapping[str, Any]], timeout_s: float | None = None
    ) -> list[dict[str, Any]]:
        """The answers to several searches in one request."""
        if not questions:
            return []
        body = json.dumps({"queries": questions}, ensure_ascii=False).encode()
        answer = self._request("POST", "/multi-search", body, timeout_s or self._timeout_s)
        results: list[dict[str, Any]] = answer["results"]
        return results

    def _request(
        self, method: str, path: str, body: bytes | None, timeout_s: float
    ) -> dict[str, Any]:
        """Raises ``EngineNietBereikbaar`` when there is no answer in time, or a refusal."""
        try:
            answer = self._get_pool().urlopen(
                method, self._path + path, body=body, timeout=urllib3.Timeout(total=timeout_s)
            )
            values: dict[str, Any] = json.loads(answer.data)
        except (urllib3.exceptions.HTTPError, ValueError) as error:
            raise EngineNietBereikbaar(f"meilisearch: {type(error).__name__}") from error
        if answer.status >= 400:
            raise EngineNietBereikbaar(f"meilisearch: {values.get('code', answer.status)}")
        return values

    def _get_pool(self) -> urllib3.HTTPConnectionPool:
        """The connections of this process. Over one that two processes share since a fork, each
        would read answers to the other."""
        if self._pid != os.getpid():
            self._pool, self._pid = self._make_pool(), os.getpid()
        return self._pool

    def _make_pool(self) -> urllib3.HTTPConnectionPool:
        """One server needs no manager of pools, which costs each question time."""
        return urllib3.connection_from_url(
            self._url, maxsize=_MAX_VERBINDINGEN, retries=False, headers=self._headers
        )
