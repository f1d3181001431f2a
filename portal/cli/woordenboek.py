"""``portal woordenboek``: the words by which search understands people."""

import sys
from pathlib import Path

import click

from portal.adapters.formats.csv import read_csv, write_csv
from portal.bootstrap import Container
from portal.cli.fouten import echo_fouten
from portal.cli.opslag import report_opslagfouten
from portal.cli.voorzieningen import echo_verslag
from portal.domain.errors import InvoerOngeldig
from portal.services.woordenboek import ONDERDELEN, export_woordenboek, import_woordenboek


@click.group()
def woordenboek() -> None:
    """Gewone woorden, samenstellingen, stopwoorden en crisiswoorden."""


@woordenboek.command("import")
@click.argument(
    "bestand",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
)
@click.pass_obj
def import_command(container: Container, bestand: Path) -> None:
    """Lees woorden in uit een bestand met tabs, puntkomma's of komma's.

    Aan de kolommen is te zien welk deel van het woordenboek het is. Wat er al is, wordt
    bijgewerkt; er verdwijnt niets. Bij een fout verandert er niets.
    """
    try:
        with report_opslagfouten():
            verslag = import_woordenboek(container.uow(), read_csv(bestand))
    except InvoerOngeldig as error:
        echo_fouten(bestand, error.fouten)
        sys.exit(1)
    echo_verslag(bestand, verslag)


@woordenboek.command("export")
@click.argument("bestand", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@click.option(
    "--onderdeel",
    type=click.Choice(list(ONDERDELEN)),
    default="woorden",
    show_default=True,
    help="Welk deel van het woordenboek.",
)
@click.pass_obj
def export_command(container: Container, bestand: Path, onderdeel: str) -> None:
    """Schrijf een deel van het woordenboek naar een bestand met tabs."""
    with report_opslagfouten():
        kolommen, rijen = export_woordenboek(container.uow(), onderdeel)
        write_csv(bestand, kolommen, rijen, delimiter="\t")
    click.echo(f"{len(rijen)} rijen geschreven naar {bestand}.")
