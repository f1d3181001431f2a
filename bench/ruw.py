"""The raw engine: Meilisearch asked in the plain way, without anything of ours between.

The same documents with the usual settings; one question, twenty hits, six facets, highlights. Over
kept connections, uncompressed: the fastest way to ask it.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import meilisearch
import urllib3

from bench.meten import measure_ms
from bench.vragenmix import Verzoek

UID = "ruw"
_PARTIJ = 10_000
_TAAK_TIMEOUT_MS = 30 * 60 * 1000
_FACETTEN = ["leefgebieden", "doelgroepen", "lijn", "soort", "dagen", "wetten"]
_OP_KAART = [
    "slug", "naam", "samenvatting", "aanbieder", "plekken", "telefoon", "lijn", "soort",
    "gecontroleerd_op",
]  # fmt: skip
_VELD = {"leefgebied": "leefgebieden", "doelgroep": "doelgroepen"}
_INSTELLINGEN = {
    "searchableAttributes": [
        "naam", "samenvatting", "trefwoorden", "aanbieder", "leefgebied_namen",
        "doelgroep_namen", "omschrijving", "gebied_namen",
    ],
    "filterableAttributes": [*_FACETTEN, "gebieden", "werkgebied", "gratis"],
    "rankingRules": ["words", "sort", "exactness", "typo", "proximity", "attribute"],
}  # fmt: skip


class RuweMotor:
    """One index on the server, with the official client and with connections of its own."""

    def __init__(self, url: str, key: str) -> None:
        self._client = meilisearch.Client(url, key)
        self._url = url
        self._pool = urllib3.PoolManager(
            maxsize=16,
            retries=False,
            headers={
                "Accept-Encoding": "identity",
                "Content-Type": "application/json",
                "Authorization": f"Bearer {key}",
            },
        )

    def fill(self, documenten: Sequence[dict[str, Any]]) -> float:
        """Documents per second, from the first batch sent until all can be found."""
        self._wait(self._client.index(UID).delete())
        self._wait(self._client.create_index(UID, {"primaryKey": "id"}))
        self._wait(self._client.index(UID).update_settings(_INSTELLINGEN))
        return len(documenten) / measure_ms(lambda: self._send(documenten)) * 1000

    def search(self, verzoek: Verzoek) -> bytes:
        """What a page would ask for this search."""
        return self._ask(
            {
                "q": verzoek.q,
                "filter": _make_filter(verzoek),
                "limit": 20,
                "facets": _FACETTEN,
                "attributesToRetrieve": _OP_KAART,
                "attributesToHighlight": ["naam", "samenvatting"],
            }
        )

    def suggest(self, begin: str) -> bytes:
        """What type-ahead would ask."""
        return self._ask({"q": begin, "limit": 8, "attributesToRetrieve": ["naam", "slug"]})

    def replace(self, document: Mapping[str, Any]) -> None:
        """Send one document; it is searchable some time later."""
        self._client.index(UID).add_documents([dict(document)])

    def _send(self, documenten: Sequence[dict[str, Any]]) -> None:
        index = self._client.index(UID)
        for first in range(0, len(documenten), _PARTIJ):
            task = index.add_documents(list(documenten[first : first + _PARTIJ]))
        self._wait(task)

    def _wait(self, task: Any) -> None:
        self._client.wait_for_task(task.task_uid, _TAAK_TIMEOUT_MS, 15)

    def _ask(self, question: dict[str, Any]) -> bytes:
        body = json.dumps({"queries": [{"indexUid": UID, **question}]}).encode()
        answer = self._pool.request("POST", f"{self._url}/multi-search", body=body, timeout=10.0)
        if answer.status != 200:
            raise OSError(answer.status)
        return bytes(answer.data)


def _make_filter(verzoek: Verzoek) -> list[str]:
    parts = []
    if verzoek.gemeente:
        code = verzoek.gemeente
        parts.append(f'gebieden = "{code}" OR werkgebied IN ["{code}", "NL"]')
    if verzoek.filter:
        naam, waarde = verzoek.filter
        parts.append(f'{_VELD.get(naam, naam)} = "{"true" if naam == "gratis" else waarde}"')
    return parts
