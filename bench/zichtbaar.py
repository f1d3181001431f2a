"""One edit: how long until a visitor sees it, with the raw engine and with the portal."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from statistics import median
from urllib.parse import urlencode
from uuid import UUID

from bench.meten import measure_ms, wait_until
from bench.portaalproces import PortaalProces
from bench.ruw import RuweMotor
from bench.vragenmix import Verzoek
from indexer.documents import VoorzieningDocument
from portal.bootstrap import Container
from portal.data.models.voorziening import Voorziening

_HOOGUIT_S = 10.0
_nummers = count(10_000)


@dataclass(frozen=True, slots=True)
class Zichtbaar:
    """Seconds, each the median of several edits. ``schrijven`` is the engine's part alone;
    ``nieuw_woord`` is until an entry is found by a word that nobody used before."""

    bewerking: float
    schrijven: float
    nieuw_woord: float


def measure_portaal(
    portaal: PortaalProces, container: Container, documenten: Iterable[VoorzieningDocument]
) -> Zichtbaar:
    """Change each of the documents in the database, and look at the page until it is there."""
    documents = list(documenten)
    return Zichtbaar(
        bewerking=median(_edit_and_look(portaal, container, d, d.naam) for d in documents),
        schrijven=median(_measure_write(container, d) for d in documents),
        nieuw_woord=median(_edit_and_look(portaal, container, d) for d in documents),
    )


def measure_ruw(ruw: RuweMotor, documenten: Sequence[VoorzieningDocument]) -> float:
    """Replace each of the documents, and ask until the new text is found."""
    return median(_replace_and_look(ruw, document) for document in documenten)


def _edit_and_look(
    portaal: PortaalProces, container: Container, document: VoorzieningDocument, q: str = ""
) -> float:
    """Without ``q`` the new word itself is asked for."""
    woord = f"proefwoord{_letters(next(_nummers))}"
    path = f"/zoeken?{urlencode({'q': q or woord})}"
    # Only a hit shows its summary; the question itself stands elsewhere on the page.
    shown = re.compile(rf"samenvatting[^/]*(?:<mark[^>]*>)?{woord}".encode())
    portaal.get(path)
    _change(container, document.id, f"{woord}. {document.samenvatting}")
    return wait_until(lambda: bool(shown.search(portaal.get(path))), _HOOGUIT_S)


def _change(container: Container, id_: str, samenvatting: str) -> None:
    with container.uow() as uow:
        voorziening = uow.session.get_one(Voorziening, UUID(id_))
        voorziening.samenvatting = samenvatting
        uow.commit()


def _measure_write(container: Container, document: VoorzieningDocument) -> float:
    return measure_ms(lambda: container.engine.upsert([document])) / 1000


def _replace_and_look(ruw: RuweMotor, document: VoorzieningDocument) -> float:
    woord = f"proefwoord{_letters(next(_nummers))}"
    ruw.replace({**document.to_dict(), "samenvatting": f"{woord}. {document.samenvatting}"})
    verzoek = Verzoek(document.naam)
    return wait_until(lambda: woord.encode() in ruw.search(verzoek), _HOOGUIT_S)


def _letters(number: int) -> str:
    return "".join("bdfgklmnpr"[int(cijfer)] for cijfer in str(number))
