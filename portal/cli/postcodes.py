"""``portal postcodes``: PC4, PC6 and the buurten that they cover."""

from pathlib import Path

import click

from portal.bootstrap import Container
from portal.cli.feitenimport import file_argument, run_import
from portal.services.postcodes_import import import_postcodes


@click.group()
def postcodes() -> None:
    """Postcodes en de buurten waarin ze liggen."""


@postcodes.command("import")
@file_argument
@click.pass_obj
def import_command(container: Container, file: Path) -> None:
    """Lees postcodes in uit een CSV-bestand.

    Aan de kolommen is te zien wat FILE is: postcodes van vier cijfers (pc4), volledige postcodes
    (pc6), of welk deel van een postcode in welke buurt ligt (pc4 en buurtcode). Is er iets mis in
    het bestand, dan verandert er niets.
    """
    run_import(container, file, import_postcodes, "Postcodes")
