"""Is it fast enough? The portal on both engines beside the raw engine, in one run.

    python bench/snelheid.py             3,000 and 50,000 entries; some five minutes on two cores
    python bench/snelheid.py --groot     350,000 as well
    python bench/snelheid.py --klein     3,000 only: a first look
    python bench/snelheid.py --streng    exit status 1 when a target is missed
    python bench/snelheid.py --schrijf   keep the tables in docs/benchmarks.md

Believe ratios, not heights: both sides are measured in turn, so what disturbs the machine disturbs
both. The order of the hits, target 6, is measured by ``bench/relevantie.py``.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.doelen import GROOT, KLEIN, Regel, list_regels
from bench.meetronde import INGEBOUWD, MEILISEARCH, Kanten, Ronde, measure_ronde
from bench.portaalproces import PortaalProces
from bench.ruw import RuweMotor
from bench.tabel import render
from portal.cli.installatie import upgrade
from portal.services.demo import load_demo
from portal.services.demo_generator import load_generated
from tests.support.meilisearch_server import meilisearch_server

UITSLAG = Path(__file__).parent.parent / "docs" / "benchmarks.md"
# Above this line of the file stands how to read it, below it the figures of the last run.
STREEP = "<!-- figures: written by bench/snelheid.py -->"
HEEL_GROOT = 350_000
_HEAD = ("target", "what", "engine", "ours", "raw", "ratio", "limit", "")


def main(argumenten: Sequence[str]) -> int:
    opties = _parse(argumenten)
    begin = time.monotonic()
    regels = []
    with _all_sides() as kanten:
        tables = []
        for aantal in _sizes(opties):
            _load(kanten, aantal)
            ronde = measure_ronde(kanten)
            regels += list_regels(ronde)
            tables.append(_render(ronde))
            print(f"{tables[-1]}\n", flush=True)
    missed = [regel for regel in regels if regel.gehaald is False]
    print(f"{len(missed)} targets not met; {time.monotonic() - begin:.0f} s")
    if opties.schrijf:
        _write("\n\n".join(tables))
    return 1 if missed and opties.streng else 0


def _parse(argumenten: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Speed against the raw engine, in one run.")
    parser.add_argument("--groot", action="store_true", help=f"{HEEL_GROOT:,} entries as well")
    parser.add_argument("--klein", action="store_true", help=f"{KLEIN:,} entries only")
    parser.add_argument("--streng", action="store_true", help="a missed target is a failure")
    parser.add_argument("--schrijf", action="store_true", help="keep the tables in the docs")
    return parser.parse_args(argumenten)


def _sizes(opties: argparse.Namespace) -> list[int]:
    more = [] if opties.klein else [GROOT]
    return [KLEIN, *more, *([HEEL_GROOT] if opties.groot else [])]


@contextmanager
def _all_sides() -> Iterator[Kanten]:
    """A server, and an installation for each engine; gone afterwards."""
    with (
        TemporaryDirectory() as server_folder,
        TemporaryDirectory() as folder,
        meilisearch_server(Path(server_folder)) as server,
    ):
        portalen = {
            MEILISEARCH: PortaalProces(
                Path(folder) / MEILISEARCH, MEILISEARCH_URL=server.url, MEILISEARCH_KEY=server.key
            ),
            INGEBOUWD: PortaalProces(Path(folder) / INGEBOUWD),
        }
        ruw = RuweMotor(server.url, server.key)
        yield Kanten(portalen, ruw, server, Path(server_folder) / "data" / "indexes")


def _load(kanten: Kanten, aantal: int) -> None:
    """The demo region and so many generated entries, in the database only."""
    container = kanten.container(INGEBOUWD)
    upgrade(container)
    load_demo(container.uow())
    load_generated(container.uow(), aantal, queue=False)
    # The rebuild takes in what the demo region queued; edits must not wait behind it.
    while queued := container.outbox.claim(1_000):
        container.outbox.acknowledge(queued)
    container.database.dispose()


def _render(ronde: Ronde) -> str:
    body = [_cells(regel) for regel in list_regels(ronde)]
    return f"### {ronde.aantal:,} entries\n\n{render(_HEAD, body)}"


def _cells(regel: Regel) -> list[str]:
    verdict = {True: "met", False: "NOT MET", None: ""}[regel.gehaald]
    ratio = "" if regel.verhouding is None else f"{regel.verhouding:.2f}×"
    return [
        regel.nummer,
        regel.wat,
        regel.motor,
        _figure(regel.ons, regel.eenheid),
        "" if regel.ruw is None else _figure(regel.ruw, regel.eenheid),
        ratio,
        regel.doel,
        verdict,
    ]


def _figure(value: float, eenheid: str) -> str:
    shown = f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"
    return f"{shown} {eenheid}".rstrip()


def _write(figures: str) -> None:
    explanation, _streep, _old = UITSLAG.read_text(encoding="utf-8").partition(STREEP)
    UITSLAG.write_text(f"{explanation}{STREEP}\n\n{figures}\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
