"""The demo region in both engines: loaded by the portal's own services into a temporary folder."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import select

from indexer.documents import VoorzieningDocument
from indexer.engine import EngineNietBereikbaar
from portal.bootstrap import Container
from portal.cli.installatie import index_once, load_demo_once, upgrade
from portal.config import load_settings
from portal.data.models.voorziening import Voorziening
from portal.services.indexeren import list_documents
from portal.services.zoeken import Zoeker, ZoekOpdracht
from tests.support.meilisearch_server import meilisearch_server

# Fresh counts in the order, so the day is fixed: the one for which the demo region was written.
VANDAAG = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
INGEBOUWD = "ingebouwd"
MEILISEARCH = "meilisearch"
GEDULD_S = 20.0


@dataclass(frozen=True, slots=True)
class Motor:
    """One engine behind the portal's search."""

    naam: str
    zoeker: Zoeker
    extern_ids: dict[str, str]

    def ask(self, q: str, waar: str, aantal: int) -> list[str]:
        """The ``extern_id`` of each hit, best first.

        The portal falls back on its own engine while the server is being filled or is slow;
        then the question is asked again, since the answer would measure the wrong engine.

        Raises:
            EngineNietBereikbaar: the engine stayed away.

        """
        opdracht = ZoekOpdracht(q=q, waar=waar, per_pagina=aantal)
        deadline = time.monotonic() + GEDULD_S
        while (uitkomst := self.zoeker.search(opdracht).uitkomst).motor != self.naam:
            if time.monotonic() > deadline:
                raise EngineNietBereikbaar(self.naam)
            time.sleep(0.1)
        return [self.extern_ids[treffer.document.id] for treffer in uitkomst.treffers]


@dataclass(frozen=True, slots=True)
class Opstelling:
    """The engines, and what is in them."""

    motoren: tuple[Motor, ...]
    documenten: list[tuple[str, VoorzieningDocument]]


@contextmanager
def demo_region() -> Iterator[Opstelling]:
    """Both engines over one database with the demo region; gone afterwards."""
    with (
        TemporaryDirectory() as server_folder,
        TemporaryDirectory() as folder,
        meilisearch_server(Path(server_folder)) as server,
    ):
        database = f"sqlite:///{folder}/portal.sqlite"
        ingebouwd = _make_container(Path(folder) / INGEBOUWD, DATABASE_URL=database)
        meilisearch = _make_container(
            Path(folder) / MEILISEARCH,
            DATABASE_URL=database,
            MEILISEARCH_URL=server.url,
            MEILISEARCH_KEY=server.key,
        )
        for step in (upgrade, load_demo_once, index_once):
            step(ingebouwd)
        index_once(meilisearch)
        extern_ids = _list_extern_ids(ingebouwd)
        with ingebouwd.uow() as uow:
            documenten = [(extern_ids[doc.id], doc) for doc in list_documents(uow)]
        yield Opstelling(
            motoren=(
                Motor(MEILISEARCH, meilisearch.zoeker, extern_ids),
                Motor(INGEBOUWD, ingebouwd.zoeker, extern_ids),
            ),
            documenten=documenten,
        )


def _make_container(instance: Path, **settings: str) -> Container:
    environ = {f"PORTAL_{naam}": waarde for naam, waarde in settings.items()}
    environ["PORTAL_INSTANCE"] = str(instance)
    return Container(load_settings(environ, root=instance), clock=lambda: VANDAAG)


def _list_extern_ids(container: Container) -> dict[str, str]:
    with container.uow() as uow:
        rows = uow.session.execute(select(Voorziening.id, Voorziening.extern_id))
        return {str(id_): extern_id for id_, extern_id in rows if extern_id}
