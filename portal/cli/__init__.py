"""``portal NOUN VERB``: one module per noun.

Exit status: 0 done, 1 some input refused, 2 wrong use.
"""

import sys

import click

from indexer.engine import EngineNietBereikbaar, IndexOnbruikbaar
from portal.bootstrap import Container
from portal.cli.later import LaterGroup
from portal.cli.opslag import report_opslagfouten
from portal.cli.teksten import INDEX_ONBRUIKBAAR, KOPIE, MOTOR_NIET_BEREIKBAAR, SETTINGS
from portal.config import SettingsError, load_settings
from portal.domain.kopie import KopieGeweigerd


@click.group(
    cls=LaterGroup,
    later={
        "backup": "portal.cli.backup:backup",
        "controle": "portal.cli.controle:controle",
        "db": "portal.cli.database:db",
        "demo": "portal.cli.demo:demo",
        "gebieden": "portal.cli.gebieden:gebieden",
        "gebruikers": "portal.cli.gebruikers:gebruikers",
        "index": "portal.cli.index:index",
        "mail": "portal.cli.mail:mail",
        "postcodes": "portal.cli.postcodes:postcodes",
        "restore": "portal.cli.restore:restore",
        "serve": "portal.cli.serve:serve",
        "voorzieningen": "portal.cli.voorzieningen:voorzieningen",
        "woordenboek": "portal.cli.woordenboek:woordenboek",
    },
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.pass_context
def cli(context: click.Context) -> None:
    """De sociale kaart: beheer vanaf de opdrachtregel."""
    if not isinstance(context.obj, Container):
        context.obj = Container(load_settings())


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
    except KopieGeweigerd as error:
        click.echo(KOPIE[error.reden].format(detail=error.detail), err=True)
        sys.exit(1)
    except SettingsError as error:
        click.echo(SETTINGS[error.reden].format(name=error.name), err=True)
        sys.exit(2)
