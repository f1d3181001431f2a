"""``portal gebieden``: gemeenten, wijken, buurten and kernen."""

from pathlib import Path

import click

from portal.bootstrap import Container
from portal.cli.feitenimport import file_argument, run_import
from portal.services.gebieden_import import import_gebieden


@click.group()
def gebieden() -> None:
    """Gemeenten, wijken, buurten en kernen."""


@gebieden.command("import")
@file_argument
@click.pass_obj
def import_command(container: Container, file: Path) -> None:
    """Lees gebieden van het CBS in, of kernen.

    FILE is GeoJSON met grenzen (WGS84), of CSV zonder grenzen. Een nieuwere uitgave vervangt de
    codes waarvoor nieuwe gebieden in de plaats komen. Is er iets mis in het bestand, dan
    verandert er niets.
    """
    run_import(container, file, import_gebieden, "Gebieden")
