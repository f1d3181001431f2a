"""One round: a number of entries, both engines and the raw one, everything measured in turn."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlencode

from bench.meten import Doorvoer, Tijden, measure_doorvoer, measure_in_turn, measure_ms
from bench.portaalproces import PortaalProces
from bench.ruw import RuweMotor
from bench.storing import Storing, measure_storing
from bench.vragenmix import ZAAD, Verzoek, make_beginnen, make_mix
from bench.zichtbaar import Zichtbaar, measure_portaal, measure_ruw
from indexer.engines.meilisearch import MeilisearchEngine
from indexer.query import Filters
from portal.bootstrap import Container
from portal.config import load_settings
from portal.data.queries.plekken import list_gemeente_postcodes
from portal.services.indexeren import list_documents
from portal.services.zoeken import ZoekOpdracht
from portal.web.app import create_app
from tests.support.meilisearch_server import MeilisearchServer
from tests.support.telling import count_statements

RUW, INGEBOUWD, MEILISEARCH = "ruw", "ingebouwd", "meilisearch"
KLANTEN = 8
_DOORVOER_S = 4.0
# Questions that warm up, that count one after the other, and that nobody asked before 8 clients do.
_WARM, _GEMETEN, _DRUKTE = 60, 140, 3_000
_BEGINNEN = 100
_BEWERKINGEN = 3
_STORING = 40
_TELLEN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Ronde:
    """What was measured; mappings are by engine, ``RUW`` among them where that has a meaning.

    ``motor`` is a search inside the process, without the page round it; ``pagina_weer`` and
    ``doorvoer_weer`` are of pages that were asked before.
    """

    aantal: int
    pagina: Mapping[str, Tijden]
    pagina_weer: Mapping[str, Tijden]
    motor: Mapping[str, Tijden]
    doorvoer: Mapping[str, Doorvoer]
    doorvoer_weer: Mapping[str, Doorvoer]
    databasevragen: Mapping[str, int]
    opbouw_per_s: Mapping[str, float]
    opbouw_piek_mb: float
    zichtbaar: Mapping[str, Zichtbaar]
    zichtbaar_ruw: float
    storing: Storing
    beginnen: Mapping[str, Tijden]
    proces_mb: Mapping[str, float]
    index_mb: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Kanten:
    """What answers: the portal on each engine, and the raw engine on the same server."""

    portalen: Mapping[str, PortaalProces]
    ruw: RuweMotor
    server: MeilisearchServer
    server_map: Path

    def container(self, naam: str) -> Container:
        """The parts of that portal, in this process."""
        portaal = self.portalen[naam]
        environ = {f"PORTAL_{name}": value for name, value in portaal.settings.items()}
        return Container(load_settings(environ, root=portaal.instance))


def measure_ronde(kanten: Kanten) -> Ronde:
    """Build the indexes from the database of the embedded portal and measure everything."""
    ingebouwd, meilisearch = kanten.portalen[INGEBOUWD], kanten.portalen[MEILISEARCH]
    with kanten.container(INGEBOUWD).uow() as uow:
        documenten = list(list_documents(uow))
        postcodes = list_gemeente_postcodes(uow.session)
    opbouw = ingebouwd.rebuild()
    meilisearch.copy_installation(ingebouwd)
    opbouw_per_s = {
        INGEBOUWD: len(documenten) / opbouw.seconden,
        MEILISEARCH: len(documenten) / _fill_server(kanten),
    }
    index_mb = {INGEBOUWD: ingebouwd.index_mb, MEILISEARCH: _folder_mb(kanten.server_map)}
    opbouw_per_s[RUW] = kanten.ruw.fill([document.to_dict() for document in documenten])
    bewerkt = random.Random(ZAAD).sample(documenten, _BEWERKINGEN)
    every = make_mix(postcodes, _WARM + _GEMETEN + _DRUKTE)
    mix, anew = every[: _WARM + _GEMETEN], every[_WARM + _GEMETEN :]
    with _serving(kanten.portalen):
        pages = _list_sides(kanten)
        measure_in_turn(pages, mix[:_WARM])
        pagina, pagina_weer = (measure_in_turn(pages, mix[_WARM:]) for _ in range(2))
        beginnen = _measure_beginnen(kanten)
        _warm_all(kanten, mix)
        doorvoer, doorvoer_weer = (_measure_doorvoer(pages, asked) for asked in (anew, mix))
        proces_mb = {naam: max(p.worker_mb()) for naam, p in kanten.portalen.items()}
        zichtbaar = {
            naam: measure_portaal(portaal, kanten.container(naam), bewerkt)
            for naam, portaal in kanten.portalen.items()
        }
        storing = measure_storing(meilisearch, ingebouwd, kanten.server, mix[:_STORING])
    return Ronde(
        aantal=len(documenten),
        pagina=pagina,
        pagina_weer=pagina_weer,
        motor=_measure_engines(kanten, mix),
        doorvoer=doorvoer,
        doorvoer_weer=doorvoer_weer,
        databasevragen={naam: _count_statements(kanten, naam, mix) for naam in kanten.portalen},
        opbouw_per_s=opbouw_per_s,
        opbouw_piek_mb=opbouw.piek_mb,
        zichtbaar=zichtbaar,
        zichtbaar_ruw=measure_ruw(kanten.ruw, bewerkt),
        storing=storing,
        beginnen=beginnen,
        proces_mb=proces_mb,
        index_mb=index_mb,
    )


def _fill_server(kanten: Kanten) -> float:
    """Seconds to fill the server from the database, without the embedded index beside it."""
    container = kanten.container(MEILISEARCH)
    url, key = container.settings.meilisearch_url, container.settings.meilisearch_key
    engine = MeilisearchEngine(url, key, container.taalmodel())
    with container.uow() as uow:
        return measure_ms(lambda: engine.rebuild(list_documents(uow))) / 1000


@contextmanager
def _serving(portalen: Mapping[str, PortaalProces]) -> Iterator[None]:
    try:
        for portaal in portalen.values():
            portaal.start()
        yield
    finally:
        for portaal in portalen.values():
            portaal.stop()


def _list_sides(kanten: Kanten) -> dict[str, Callable[[Verzoek], object]]:
    """How each side is asked for a page of results."""
    sides: dict[str, Callable[[Verzoek], object]] = {RUW: kanten.ruw.search}
    for naam, portaal in kanten.portalen.items():
        sides[naam] = lambda v, portaal=portaal: portaal.get(v.path)
    return sides


def _measure_engines(kanten: Kanten, mix: Sequence[Verzoek]) -> dict[str, Tijden]:
    sides: dict[str, Callable[[Verzoek], object]] = {RUW: kanten.ruw.search}
    for naam in kanten.portalen:
        zoeker = kanten.container(naam).zoeker
        sides[naam] = lambda v, zoeker=zoeker: zoeker.search(_make_opdracht(v))
    measure_in_turn(sides, mix[:_WARM])
    return measure_in_turn(sides, mix[_WARM:])


def _measure_beginnen(kanten: Kanten) -> dict[str, Tijden]:
    sides: dict[str, Callable[[str], object]] = {RUW: kanten.ruw.suggest}
    for naam, portaal in kanten.portalen.items():
        sides[naam] = lambda begin, portaal=portaal: portaal.get(
            f"/api/v1/suggesties?{urlencode({'q': begin})}"
        )
    beginnen = make_beginnen(_BEGINNEN)
    measure_in_turn(sides, beginnen[:10])
    return measure_in_turn(sides, beginnen)


def _warm_all(kanten: Kanten, mix: Sequence[Verzoek]) -> None:
    """Over new connections: every web process has then read what it keeps, these pages too."""
    for portaal in kanten.portalen.values():
        for verzoek in mix:
            portaal.get_anew(verzoek.path)


def _measure_doorvoer(
    sides: Mapping[str, Callable[[Verzoek], object]], mix: Sequence[Verzoek]
) -> dict[str, Doorvoer]:
    return {naam: measure_doorvoer(ask, mix, KLANTEN, _DOORVOER_S) for naam, ask in sides.items()}


def _count_statements(kanten: Kanten, naam: str, mix: Sequence[Verzoek]) -> int:
    """What result pages ask of the database, once a process has read what it keeps."""
    container = kanten.container(naam)
    client = create_app(container).test_client()
    client.get(mix[0].path)
    with count_statements(container.database) as statements:
        for verzoek in mix[:_TELLEN]:
            client.get(verzoek.path)
    return len(statements)


def _make_opdracht(verzoek: Verzoek) -> ZoekOpdracht:
    filters = Filters()
    if verzoek.filter:
        naam, waarde = verzoek.filter
        filters = replace(filters, **{naam: True if naam == "gratis" else (waarde,)})
    return ZoekOpdracht(q=verzoek.q, waar=verzoek.postcode, filters=filters)


def _folder_mb(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
