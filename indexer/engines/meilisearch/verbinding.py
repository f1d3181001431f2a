"""Questions to the server, over connections of our own.

The official client keeps no connection open and asks for compressed answers, which on a kept
connection costs 40 ms each; a question of a visitor cannot wait for that. The library under it
costs more of the processor for each question than the standard one needs.
"""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any
from urllib.parse import urlsplit

from urllib3.util import wait_for_read

from indexer.engine import EngineNietBereikbaar


class Verbinding:
    """One server; any number of threads may ask at once."""

    def __init__(self, url: str, key: str, timeout_s: float) -> None:
        self._url = urlsplit(url.rstrip("/"))
        self._timeout_s = timeout_s
        self._headers = {
            "Accept-Encoding": "identity",
            "Content-Type": "application/json",
            **({"Authorization": f"Bearer {key}"} if key else {}),
        }
        self._idle: list[HTTPConnection] = []
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
        connection = self._take(timeout_s)
        try:
            connection.request(method, self._url.path + path, body, self._headers)
            answer = connection.getresponse()
            values: dict[str, Any] = json.loads(answer.read())
        except (OSError, HTTPException, ValueError) as error:
            connection.close()
            raise EngineNietBereikbaar(f"meilisearch: {type(error).__name__}") from error
        self._idle.append(connection)
        if answer.status >= 400:
            raise EngineNietBereikbaar(f"meilisearch: {values.get('code', answer.status)}")
        return values

    def _take(self, timeout_s: float) -> HTTPConnection:
        """A connection for one question: one that is kept, unless the server closed it. Over one
        that two processes share since a fork, each would read answers to the other."""
        if self._pid != os.getpid():
            self._close_kept()
            self._pid = os.getpid()
        for connection in self._kept():
            if connection.sock is not None and not wait_for_read(connection.sock, 0.0):
                connection.sock.settimeout(timeout_s)
                return connection
            connection.close()
        kind = HTTPSConnection if self._url.scheme == "https" else HTTPConnection
        return kind(self._url.hostname or "", self._url.port, timeout=timeout_s)

    def _kept(self) -> Iterator[HTTPConnection]:
        """Takes them out, the last used first, which is the least likely to be closed."""
        while True:
            try:
                yield self._idle.pop()
            except IndexError:
                return

    def _close_kept(self) -> None:
        for connection in self._kept():
            connection.close()

    __del__ = _close_kept
