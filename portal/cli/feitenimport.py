"""What ``portal gebieden import`` and ``portal postcodes import`` have in common."""

import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import click

from portal.adapters.formats.csv import read_csv
from portal.adapters.formats.geojson import is_json, read_geojson
from portal.bootstrap import Container
from portal.cli.fouten import echo_fouten
from portal.cli.opslag import report_opslagfouten
from portal.cli.voortgang import Stap, voortgang
from portal.data.uow import UnitOfWork
from portal.domain.errors import InvoerOngeldig
from portal.domain.invoer import Tabel
from portal.services.feitenimport import Importuitkomst, Report

Import = Callable[[UnitOfWork, Tabel, Report], Importuitkomst]

file_argument = click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE"
)


def run_import(container: Container, file: Path, import_tabel: Import, wat: str) -> None:
    """Import ``file`` and tell what came of it; ends the program with 1 when it is refused."""
    try:
        with report_opslagfouten(), ExitStack() as stack:
            tabel = read_geojson(file) if is_json(file) else read_csv(file)
            uitkomst = import_tabel(container.uow(), tabel, _make_report(stack, wat))
    except InvoerOngeldig as error:
        echo_fouten(file, error.fouten)
        sys.exit(1)
    click.echo(
        f"{file.name}: {uitkomst.nieuw} nieuw, {uitkomst.gewijzigd} gewijzigd, "
        f"{uitkomst.gelijk} gelijk."
    )
    if uitkomst.overgeslagen:
        click.echo(
            f"Overgeslagen: {uitkomst.overgeslagen}, over gebieden of postcodes die deze "
            "installatie niet heeft."
        )
    if uitkomst.vervangen:
        blijft = uitkomst.vervangen - uitkomst.verwijderd
        click.echo(
            f"Vervangen codes: {uitkomst.vervangen}, waarvan {uitkomst.verwijderd} verwijderd en "
            f"{blijft} bewaard omdat er nog naar verwezen wordt."
        )


def _make_report(stack: ExitStack, wat: str) -> Report:
    """Shows progress from the first time that it hears how much there is."""
    stap: Stap | None = None
    shown = 0

    def report(done: int, total: int) -> None:
        nonlocal stap, shown
        if stap is None:
            stap = stack.enter_context(voortgang(wat, total))
        stap.advance(done - shown)
        shown = done

    return report
