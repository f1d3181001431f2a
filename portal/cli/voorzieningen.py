"""``portal voorzieningen``: import and export of files."""

import sys
from pathlib import Path

import click

from portal.adapters.formats.formaten import FORMATEN, Formaat
from portal.bootstrap import Container
from portal.cli.fouten import echo_fouten
from portal.cli.opslag import report_opslagfouten
from portal.cli.voortgang import voortgang
from portal.domain.errors import InvoerOngeldig
from portal.domain.uitvoer import KOLOMMEN, KOLOMMEN_VOLLEDIG
from portal.services.indexeren import count_published
from portal.services.verslag import ImportVerslag
from portal.services.voorzieningen_export import list_rijen
from portal.services.voorzieningen_import import import_voorzieningen

_formaat = click.option(
    "--formaat",
    type=click.Choice(sorted(FORMATEN)),
    help="Zonder deze keuze beslist de naam van het bestand.",
)


@click.group()
def voorzieningen() -> None:
    """Voorzieningen en hun aanbieders."""


@voorzieningen.command("import")
@click.argument(
    "bestand",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
)
@_formaat
@click.option("--proef", is_flag=True, help="Alleen proberen; er verandert niets.")
@click.pass_obj
def import_command(
    container: Container, bestand: Path, formaat: str | None, *, proef: bool
) -> None:
    """Lees voorzieningen in.

    Is er iets mis in het bestand, dan verandert er niets en ziet u elke fout met rij en kolom.
    """
    try:
        with report_opslagfouten(), voortgang("Voorzieningen", None) as stap:
            tabel = _choose(formaat, bestand).read(bestand)
            verslag = import_voorzieningen(container.uow(), tabel, proef=proef, report=stap.advance)
    except InvoerOngeldig as error:
        echo_fouten(bestand, error.fouten)
        sys.exit(1)
    echo_verslag(bestand, verslag, proef=proef)


@voorzieningen.command("export")
@click.argument("bestand", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@_formaat
@click.option("--volledig", is_flag=True, help="Met alle kolommen, ook de aanvullende.")
@click.pass_obj
def export_command(
    container: Container, bestand: Path, formaat: str | None, *, volledig: bool
) -> None:
    """Schrijf alle gepubliceerde voorzieningen naar een bestand.

    Het adres van een geheime locatie staat er niet in.
    """
    kolommen = KOLOMMEN_VOLLEDIG if volledig else KOLOMMEN
    with report_opslagfouten(), container.uow() as uow:
        aantal = count_published(uow)
        with voortgang("Voorzieningen", aantal) as stap:
            rijen = stap.each(list_rijen(uow, kolommen))
            _choose(formaat, bestand).write(bestand, kolommen, rijen)
    click.echo(f"{aantal} voorzieningen geschreven naar {bestand}.")


def _choose(formaat: str | None, bestand: Path) -> Formaat:
    by_name = "xlsx" if bestand.suffix.lower() == ".xlsx" else "csv"
    return FORMATEN[formaat or by_name]


def echo_verslag(bestand: Path, verslag: ImportVerslag, *, proef: bool = False) -> None:
    """Tell what came of an import; ends the program with 1 when it was refused."""
    echo_fouten(bestand, verslag.meldingen)
    echo_fouten(bestand, verslag.fouten)
    click.echo(
        f"{verslag.nieuw} nieuw, {verslag.gewijzigd} gewijzigd, "
        f"{verslag.ongewijzigd} ongewijzigd, {verslag.geweigerd} geweigerd."
    )
    if verslag.aanbieders_nieuw or verslag.aanbieders_gewijzigd:
        click.echo(
            f"Aanbieders: {verslag.aanbieders_nieuw} nieuw, "
            f"{verslag.aanbieders_gewijzigd} gewijzigd."
        )
    if verslag.fouten:
        click.echo(f"{len(verslag.fouten)} fouten; er is niets opgeslagen.", err=True)
        sys.exit(1)
    if proef:
        click.echo("Dit was een proef; er is niets opgeslagen.")
