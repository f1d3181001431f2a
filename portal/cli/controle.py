"""``portal controle``: keeping entries true."""

import click

from portal.cli.links import links_command


@click.group()
def controle() -> None:
    """Controleren of de gegevens nog kloppen."""


controle.add_command(links_command)
