"""``portal backup``: everything that cannot be made again, in one file."""

import sys
from pathlib import Path
from typing import BinaryIO

import click

from portal.adapters.formats.heel import write_whole
from portal.adapters.formats.kopie import write_kopie
from portal.bootstrap import Container
from portal.cli.voortgang import voortgang
from portal.config import THEMAS, find_secret_key
from portal.data.momentopname import open_momentopname
from portal.domain.kopie import Bijlagen
from portal.services.kopie import list_rijen, make_kop

STDIO = Path("-")


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path, allow_dash=True))
@click.option(
    "--met-sleutel",
    is_flag=True,
    help="Doe de geheime sleutel erbij. Wie het bestand heeft, heeft dan ook die.",
)
@click.pass_obj
def backup(container: Container, file: Path, *, met_sleutel: bool) -> None:
    """Maak een kopie van alles in FILE; de sociale kaart blijft werken.

    Met - als FILE gaat de kopie naar standaarduitvoer.
    """
    if file != STDIO:
        with write_whole(file) as target:
            rijen = _write(container, target, met_sleutel=met_sleutel)
        click.echo(f"{rijen} rijen bewaard in {file} ({file.stat().st_size / 1e6:.1f} MB).")
        return
    if sys.stdout.isatty():
        raise click.UsageError("een kopie hoort niet op het scherm; geef de naam van een bestand")
    _write(container, sys.stdout.buffer, met_sleutel=met_sleutel)
    sys.stdout.buffer.flush()


def _write(container: Container, target: BinaryIO, *, met_sleutel: bool) -> int:
    sleutel = find_secret_key(container.settings)
    bijlagen = Bijlagen(
        regio=container.settings.regio.read_bytes(),
        themas=read_themas(),
        geheime_sleutel=sleutel if met_sleutel else "",
    )
    with open_momentopname(container.database) as momentopname:
        kop = make_kop(momentopname, sleutel=sleutel, now=container.clock())
        with voortgang("Kopie maken", kop.rijen) as stap:
            write_kopie(target, kop, list_rijen(momentopname, stap.advance), bijlagen)
    return kop.rijen


def read_themas() -> dict[str, bytes]:
    """The house styles that were put here, with their letters."""
    files = [path for path in THEMAS.iterdir() if not path.name.startswith(".")]
    return {path.name: path.read_bytes() for path in files if path.is_file()}
