"""Faults in a file, as an operator reads them."""

from collections.abc import Iterable
from pathlib import Path

import click

from portal.cli.teksten import FOUTEN
from portal.domain.errors import Fout

_MAX_WAARDE = 60


def echo_fouten(path: Path, fouten: Iterable[Fout]) -> None:
    """One line each on the error stream: ``bestand:rij kolom: reden (waarde)``."""
    for fout in fouten:
        where = path.name if fout.rij is None else f"{path.name}:{fout.rij}"
        kolom = f" {fout.veld}" if fout.veld else ""
        waarde = f" ({fout.waarde[:_MAX_WAARDE]})" if fout.waarde else ""
        click.echo(f"{where}{kolom}: {FOUTEN[fout.code]}{waarde}", err=True)
