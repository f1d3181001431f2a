"""``portal voorzieningen``: import and export of files."""

import sys
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any

import click

from portal.adapters.formats.formaten import FORMATEN, Formaat
from portal.adapters.formats.geojson import write_geojson
from portal.adapters.formats.hsds import read_hsds, write_hsds
from portal.bootstrap import Container
from portal.cli.fouten import echo_fouten
from portal.cli.opslag import report_opslagfouten
from portal.cli.voortgang import voortgang
from portal.domain.errors import InvoerOngeldig
from portal.domain.geojson import make_features
from portal.domain.hsds.reading import VELDEN
from portal.domain.hsds.writing import make_service
from portal.domain.uitvoer import KOLOMMEN, KOLOMMEN_VOLLEDIG
from portal.services.indexeren import count_published
from portal.services.opendata import Keuze, stream_voorzieningen
from portal.services.verslag import ImportVerslag
from portal.services.voorzieningen_export import list_rijen
from portal.services.voorzieningen_import import import_voorzieningen

Command = Callable[..., Any]

_BY_SUFFIX = {
    ".xlsx": "xlsx",
    ".geojson": "geojson",
    **dict.fromkeys((".zip", ".json", ".ndjson"), "hsds"),
}


def _formaat_option(*more: str) -> Callable[[Command], Command]:
    return click.option(
        "--formaat",
        type=click.Choice([*sorted(FORMATEN), *more]),
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
@_formaat_option("hsds")
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
            is_hsds = _choose(formaat, bestand) == "hsds"
            tabel = read_hsds(bestand) if is_hsds else _get_table(formaat, bestand).read(bestand)
            verslag = import_voorzieningen(container.uow(), tabel, proef=proef, report=stap.advance)
    except InvoerOngeldig as error:
        echo_fouten(bestand, error.fouten)
        sys.exit(1)
    if is_hsds:
        for fout in (*verslag.fouten, *verslag.meldingen):
            fout.veld = VELDEN.get(fout.veld, fout.veld)
    echo_verslag(bestand, verslag, proef=proef)


@voorzieningen.command("export")
@click.argument("bestand", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@_formaat_option("hsds", "geojson")
@click.option("--volledig", is_flag=True, help="Met alle kolommen, ook de aanvullende.")
@click.pass_obj
def export_command(
    container: Container, bestand: Path, formaat: str | None, *, volledig: bool
) -> None:
    """Schrijf alle gepubliceerde voorzieningen naar een bestand.

    Het adres van een geheime locatie staat er niet in.
    """
    with report_opslagfouten(), container.uow() as uow:
        aantal = count_published(uow)
        with voortgang("Voorzieningen", aantal) as stap:
            root, vandaag = container.settings.url, container.clock().date()
            match _choose(formaat, bestand):
                case "hsds":
                    found = stap.each(stream_voorzieningen(uow, Keuze()))
                    write_hsds(bestand, (make_service(one, root, vandaag) for one in found))
                case "geojson":
                    found = stap.each(stream_voorzieningen(uow, Keuze()))
                    features = (make_features(one, root) for one in found)
                    write_geojson(bestand, chain.from_iterable(features))
                case _:
                    kolommen = KOLOMMEN_VOLLEDIG if volledig else KOLOMMEN
                    rijen = stap.each(list_rijen(uow, kolommen))
                    _get_table(formaat, bestand).write(bestand, kolommen, rijen)
    click.echo(f"{aantal} voorzieningen geschreven naar {bestand}.")


def _choose(formaat: str | None, bestand: Path) -> str:
    return formaat or _BY_SUFFIX.get(bestand.suffix.lower(), "csv")


def _get_table(formaat: str | None, bestand: Path) -> Formaat:
    return FORMATEN[_choose(formaat, bestand)]


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
