"""``portal restore``: a copy back into the database of the settings, whatever kind that is."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from indexer.engine import EngineNietBereikbaar
from portal.adapters.formats.kopie import check_kopie, read_kop, read_rijen
from portal.bootstrap import Container
from portal.cli.backup import STDIO, read_themas
from portal.cli.index import rebuild
from portal.cli.voortgang import voortgang
from portal.config import find_secret_key, write_local_secret_key
from portal.domain.kopie import Bijlagen, Kop, make_sleutelkenmerk
from portal.services.kopie import check_past, restore_rijen


@click.command()
@click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, path_type=Path, allow_dash=True)
)
@click.option("--overschrijf", is_flag=True, help="Ook als de database niet leeg is.")
@click.option("--proef", is_flag=True, help="Lees de kopie helemaal na, en verander niets.")
@click.pass_obj
def restore(container: Container, file: Path, *, overschrijf: bool, proef: bool) -> None:
    """Zet de kopie in FILE terug. Stop eerst de sociale kaart.

    Met - als FILE komt de kopie van standaardinvoer.
    """
    if file == STDIO:
        with _spooled(container) as path:
            _restore(container, path, overschrijf=overschrijf, proef=proef)
    else:
        _restore(container, file, overschrijf=overschrijf, proef=proef)


@contextmanager
def _spooled(container: Container) -> Iterator[Path]:
    """What comes through a pipe, in a file: it is read twice."""
    container.settings.instance.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=container.settings.instance) as file:
        shutil.copyfileobj(sys.stdin.buffer, file)
        file.flush()
        yield Path(file.name)


def _restore(container: Container, file: Path, *, overschrijf: bool, proef: bool) -> None:
    kop = read_kop(file)
    check_past(kop, container.database.dialect.name)
    click.echo(
        f"Kopie van {kop.gemaakt_op}, versie {kop.versie}, schema {kop.migratie}, "
        f"{kop.database}: {kop.rijen} rijen."
    )
    with voortgang("Kopie nalezen", kop.rijen) as stap:
        bijlagen = check_kopie(file, kop, stap.advance)
    if proef:
        click.echo("De kopie is heel.")
        return
    if overschrijf and sys.stdin.isatty():
        _ask()
    with voortgang("Terugzetten", kop.rijen) as stap:
        teruggezet = restore_rijen(
            container.database,
            kop,
            read_rijen(file),
            now=container.clock(),
            overschrijf=overschrijf,
            advance=stap.advance,
        )
    click.echo(f"{teruggezet.rijen} rijen teruggezet. Iedereen logt opnieuw in.")
    if teruggezet.mails:
        click.echo(
            f"{teruggezet.mails} mails waren nog niet verstuurd en zijn geparkeerd. Verstuur ze "
            "met portal mail send --opnieuw, of kijk ze na op /beheer/mail."
        )
    _put_bijlagen(container, bijlagen)
    _check_sleutel(container, kop, bijlagen)
    _rebuild(container)


def _ask() -> None:
    vraag = "Alles wat nu in de database staat, gaat weg. Typ ja om door te gaan"
    if click.prompt(vraag, default="nee") != "ja":
        raise click.Abort


def _put_bijlagen(container: Container, bijlagen: Bijlagen) -> None:
    """Files that differ from those in use go beside the database: which to use, the settings
    say, and those are not ours to change."""
    folder = container.settings.instance / "teruggezet"
    if bijlagen.regio != container.settings.regio.read_bytes():
        path = _write(folder / "regio.toml", bijlagen.regio)
        click.echo(f"Het bestand van de regio was anders. Zet voor de start: PORTAL_REGIO={path}")
    present = read_themas()
    for name, content in bijlagen.themas.items():
        if content != present.get(name):
            path = _write(folder / "themas" / name, content)
            click.echo(f"Bestand van de huisstijl: zet {path} in static/themas/")


def _write(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def _check_sleutel(container: Container, kop: Kop, bijlagen: Bijlagen) -> None:
    """The second factor of everybody hangs on the secret key."""
    settings = container.settings
    if bijlagen.geheime_sleutel and not settings.secret_key:
        write_local_secret_key(settings, bijlagen.geheime_sleutel)
    kenmerk = make_sleutelkenmerk(find_secret_key(settings), kop.gemaakt_op)
    if kop.sleutelkenmerk not in {"", kenmerk}:
        click.echo(
            "Let op: PORTAL_SECRET_KEY is niet de sleutel van toen. Zet die van toen terug; anders "
            "werken de tweede stap en de herstelcodes van niemand (portal gebruikers reset).",
            err=True,
        )


def _rebuild(container: Container) -> None:
    try:
        rebuild(container)
    except EngineNietBereikbaar:
        click.echo(
            "De zoekmotor antwoordt niet. De gegevens staan terug; de werker werkt de index bij "
            "zodra de zoekmotor er weer is.",
            err=True,
        )
