"""The server with our own index beside it, which says how much there is without a journey."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from indexer.documents import VoorzieningDocument
from indexer.engines.embedded import EmbeddedEngine
from indexer.engines.meilisearch import MeilisearchEngine
from indexer.engines.meilisearch.verbinding import Verbinding
from indexer.engines.meilisearch.zoekindex import Zoekindex
from indexer.language import Taalmodel
from indexer.query import ZoekVraag
from indexer.zoektocht import Zoektocht
from tests.support.meilisearch_server import MeilisearchServer
from tests.support.zoeken import VANDAAG, ask, make_document, names, omgeving, plek_op


class _Reisteller(Verbinding):
    """Counts the journeys that search."""

    journeys = 0

    def ask(
        self, questions: Sequence[Mapping[str, Any]], timeout_s: float | None = None
    ) -> list[dict[str, Any]]:
        self.journeys += 1
        return super().ask(questions, timeout_s)


def _make_documents(aantal: int) -> list[VoorzieningDocument]:
    return [
        make_document(f"Hulp {n:03}", lijn=str(n % 3), plekken=(plek_op(20 * n),))
        for n in range(aantal)
    ]


@pytest.mark.parametrize("aantal", [20, 60, 450])
def test_a_search_is_one_journey(
    embedded: EmbeddedEngine, server: MeilisearchServer, taalmodel: Taalmodel, aantal: int
) -> None:
    documents = _make_documents(aantal)
    embedded.rebuild(documents)
    uid = f"reizen-{aantal}"
    MeilisearchEngine(server.url, server.key, taalmodel, index=uid, timeout_s=20).rebuild(documents)
    verbinding = _Reisteller(server.url, server.key, 20)
    zoektocht = Zoektocht(Zoekindex(verbinding, uid, embedded), taalmodel, VANDAAG, "meilisearch")
    vraag = ZoekVraag(q="hulp", omgeving=omgeving())
    # The first one reads the vocabulary and the documents.
    zoektocht.search(vraag)
    verbinding.journeys = 0

    found = zoektocht.search(replace(vraag, limit=19))

    assert verbinding.journeys == 1
    assert found.treffers


@pytest.mark.parametrize("beside", [0, 57, 60, 63])
@pytest.mark.parametrize("q", ["hulp", ""])
def test_what_is_found_and_shown_is_what_the_server_holds(
    embedded: EmbeddedEngine, beside_embedded: MeilisearchEngine, beside: int, q: str
) -> None:
    """Whether our own index holds as much, lags behind, runs ahead, or is still empty."""
    documents = _make_documents(63)
    held = documents[:60]
    embedded.rebuild(documents[:beside])
    beside_embedded.rebuild(held)

    pages = [
        ask(beside_embedded, q, omgeving=omgeving(), offset=offset, limit=30) for offset in (0, 30)
    ]

    assert [page.totaal for page in pages] == [60, 60]
    shown = [name for page in pages for name in names(page)]
    assert sorted(shown) == [document.naam for document in held]


def test_without_a_usable_index_beside_it_the_server_is_asked(
    tmp_path: Path, beside_embedded: MeilisearchEngine
) -> None:
    beside_embedded.rebuild(_make_documents(3))
    (tmp_path / "index.sqlite.1").write_bytes(b"geen database" * 500)

    assert ask(beside_embedded, "hulp").totaal == 3
