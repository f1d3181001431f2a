"""``portal db``: the schema."""

import click

from portal.bootstrap import Container
from portal.cli.installatie import upgrade


@click.group()
def db() -> None:
    """De database."""


@db.command("upgrade")
@click.pass_obj
def upgrade_command(container: Container) -> None:
    """Breng het schema en de gegevens van de regio bij; veilig om te herhalen."""
    upgrade(container)
    click.echo("De database is bij.")
