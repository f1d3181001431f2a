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
def make_embedded(tmp_path: Path, taalmodel: Taalmodel) -> Callable[[], EmbeddedEngine]:
    """Engines on one file, as each process has its own."""
    path = tmp_path / "index.sqlite"
    return lambda: EmbeddedEngine(path, taalmodel, vandaag=lambda: VANDAAG)


@pytest.fixture
def make_meilisearch(
    server: MeilisearchServer, taalmodel: Taalmodel
) -> Callable[..., MeilisearchEngine]:
    """Engines on one index of the server, perhaps with our own index beside it."""
    index = f"test-{uuid4().hex}"
    return lambda raming=None: MeilisearchEngine(
        server.url,
        server.key,
        taalmodel,
        index=index,
        timeout_s=RUIM_S,
        vandaag=lambda: VANDAAG,
        raming=raming,
    )


@pytest.fixture
def make_fallback(
    make_embedded: Callable[[], EmbeddedEngine], make_meilisearch: Callable[..., MeilisearchEngine]
) -> Callable[[], FallbackEngine]:
    """The server first and our own engine beside it, as an installation has them."""

    def make() -> FallbackEngine:
        own = make_embedded()
        return FallbackEngine(make_meilisearch(own), own)

    return make


@pytest.fixture
def embedded(make_embedded: Callable[[], EmbeddedEngine]) -> EmbeddedEngine:
    return make_embedded()


@pytest.fixture
def meilisearch(make_meilisearch: Callable[..., MeilisearchEngine]) -> MeilisearchEngine:
    return make_meilisearch()


@pytest.fixture
def beside_embedded(
    make_meilisearch: Callable[..., MeilisearchEngine], embedded: EmbeddedEngine
) -> MeilisearchEngine:
    """The server with our own index beside it."""
    return make_meilisearch(embedded)


@pytest.fixture(params=["embedded", "meilisearch", "fallback"])
def make_engine(request: pytest.FixtureRequest) -> Callable[[], Engine]:
    """Makes the same engine as another process has it; each engine in turn."""
    make: Callable[[], Engine] = request.getfixturevalue(f"make_{request.param}")
    return make


@pytest.fixture
def engine(make_engine: Callable[[], Engine]) -> Engine:
    """Each engine in turn, empty."""
    return make_engine()


@pytest.fixture
def another(make_engine: Callable[[], Engine]) -> Engine:
    """The engine as another process has it."""
    return make_engine()
