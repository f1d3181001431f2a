"""What visitors notice when the search server stops, stalls, and comes back."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from bench.meten import measure_in_turn, measure_ms, wait_until
from bench.portaalproces import PortaalProces
from bench.vragenmix import Verzoek
from tests.support.meilisearch_server import MeilisearchServer

# An answer slower than this has waited for the server.
_WACHT_MS = 400.0
_TERUG_S = 30.0
_ZEKER = 12


@dataclass(frozen=True, slots=True)
class Storing:
    """``gestopt_ms``: what a page takes longer than with the embedded engine only;
    ``eerste_ms``: the first page after the stop. ``vast``: pages that waited while it stalled,
    of one web process; ``vast_ms``: the slowest of them. ``terug_s`` after the stall."""

    gestopt_ms: float
    eerste_ms: float
    vast: int
    vast_ms: float
    terug_s: float


def measure_storing(
    portaal: PortaalProces,
    ingebouwd: PortaalProces,
    server: MeilisearchServer,
    vragen: Sequence[Verzoek],
) -> Storing:
    """Both portals run; afterwards the server does too, and is in use."""
    server.stop()
    first = measure_ms(lambda: portaal.get(vragen[0].path))
    times = measure_in_turn(
        {"gestopt": lambda v: portaal.get(v.path), "ingebouwd": lambda v: ingebouwd.get(v.path)},
        vragen[1:],
    )
    server.start()
    wait_until(lambda: _is_back(portaal), _TERUG_S, 0.1)
    server.pause()
    stalled = [measure_ms(lambda v=v: portaal.get(v.path)) for v in vragen]
    server.resume()
    return Storing(
        gestopt_ms=times["gestopt"].p50 - times["ingebouwd"].p50,
        eerste_ms=first,
        vast=sum(ms > _WACHT_MS for ms in stalled),
        vast_ms=max(stalled),
        terug_s=wait_until(lambda: _is_back(portaal), _TERUG_S, 0.1),
    )


def _is_back(portaal: PortaalProces) -> bool:
    """Every web process asks the server again; so many answers come from all of them."""
    path = f"/api/v1/zoeken?{urlencode({'q': 'schuldhulp', 'perPagina': 1})}"
    motors = {json.loads(portaal.get_anew(path))["motor"] for _ in range(_ZEKER)}
    return motors == {"meilisearch"}
