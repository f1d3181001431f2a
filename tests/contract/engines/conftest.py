"""One suite, every engine: each test that asks for ``engine`` runs with all of them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from indexer.engine import Engine
from indexer.engines.embedded import EmbeddedEngine
from indexer.engines.fallback import FallbackEngine
from indexer.engines.meilisearch import MeilisearchEngine
from indexer.language import Taalmodel
from tests.support.meilisearch_server import MeilisearchServer, meilisearch_server
from tests.support.zoeken import VANDAAG, WOORDENBOEK

# A test machine may be busy; the time-out of a visitor is tested apart.
RUIM_S = 20.0


@pytest.fixture(scope="session")
def taalmodel() -> Taalmodel:
    return Taalmodel(WOORDENBOEK)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MeilisearchServer]:
    with meilisearch_server(tmp_path_factory.mktemp("meilisearch")) as running:
        yield running


@pytest.fixture
def embedded(tmp_path: Path, taalmodel: Taalmodel) -> EmbeddedEngine:
    return EmbeddedEngine(tmp_path / "index.sqlite", taalmodel, vandaag=lambda: VANDAAG)


@pytest.fixture
def meilisearch(server: MeilisearchServer, taalmodel: Taalmodel) -> MeilisearchEngine:
    return MeilisearchEngine(
        server.url,
        server.key,
        taalmodel,
        index=f"test-{uuid4().hex}",
        timeout_s=RUIM_S,
        vandaag=lambda: VANDAAG,
    )


@pytest.fixture(params=["embedded", "meilisearch", "fallback"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each engine in turn, empty."""
    make: dict[str, Callable[[], Engine]] = {
        "embedded": lambda: request.getfixturevalue("embedded"),
        "meilisearch": lambda: request.getfixturevalue("meilisearch"),
        "fallback": lambda: FallbackEngine(
            request.getfixturevalue("meilisearch"), request.getfixturevalue("embedded")
        ),
    }
    return make[request.param]()
