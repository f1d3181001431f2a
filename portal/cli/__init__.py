"""``portal NOUN VERB``: one module per noun.

Exit status: 0 done, 1 some input refused, 2 wrong use.
"""

import sys

import click

from indexer.engine import EngineNietBereikbaar, IndexOnbruikbaar
from portal.bootstrap import Container
from portal.cli.controle import controle
from portal.cli.database import db
from portal.cli.demo import demo
from portal.cli.gebieden import gebieden
from portal.cli.gebruikers import gebruikers
from portal.cli.index import index
from portal.cli.mail import mail
from portal.cli.opslag import report_opslagfouten
from portal.cli.postcodes import postcodes
from portal.cli.serve import serve
from portal.cli.teksten import INDEX_ONBRUIKBAAR, MOTOR_NIET_BEREIKBAAR, SETTINGS
from portal.cli.voorzieningen import voorzieningen
from portal.cli.woordenboek import woordenboek
from portal.config import SettingsError, load_settings


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.pass_context
def cli(context: click.Context) -> None:
    """De sociale kaart: beheer vanaf de opdrachtregel."""
    if not isinstance(context.obj, Container):
        context.obj = Container(load_settings())


for command in (
    controle,
    db,
    demo,
    gebieden,
    gebruikers,
    index,
    mail,
    postcodes,
    serve,
    voorzieningen,
    woordenboek,
):
    cli.add_command(command)


def main() -> None:
    try:
        with report_opslagfouten():
            cli()
    except IndexOnbruikbaar as error:
        click.echo(INDEX_ONBRUIKBAAR.format(reden=error), err=True)
        sys.exit(1)
    except EngineNietBereikbaar as error:
        click.echo(MOTOR_NIET_BEREIKBAAR.format(reden=error), err=True)
        sys.exit(1)
    except SettingsError as error:
        click.echo(SETTINGS[error.reden].format(name=error.name), err=True)
        sys.exit(2)
