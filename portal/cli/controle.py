"""``portal controle``: keeping entries true."""

import click

from portal.bootstrap import Container
from portal.cli.voortgang import voortgang
from portal.services.linkcontrole import check_links, list_urls_to_check

MAX_LINKS = 500


@click.group()
def controle() -> None:
    """Controleren of de gegevens nog kloppen."""


@controle.command("links")
@click.option(
    "--aantal",
    type=click.IntRange(min=1),
    default=MAX_LINKS,
    show_default=True,
    help="Hoeveel webadressen hoogstens.",
)
@click.pass_obj
def links_command(container: Container, aantal: int) -> None:
    """Kijk of webadressen antwoorden en telefoonnummers bestaan."""
    totaal = len(list_urls_to_check(container.uow(), aantal))
    with voortgang("Links controleren", totaal) as stap:
        verslag = check_links(container.uow(), container.linkcontroleur, aantal, stap.advance)
    click.echo(
        f"{verslag.bekeken} webadressen bekeken, {verslag.mislukt} werken niet. "
        f"{verslag.gemeld} nieuwe meldingen, {verslag.hersteld} vanzelf opgelost."
    )
