"""``portal controle links``: do web addresses and telephone numbers still work."""

import sys

import click

from portal.bootstrap import Container
from portal.cli.voortgang import voortgang
from portal.services.linkcontrole import check_links, list_urls_to_check

MAX_LINKS = 500
STORING = (
    "{mislukt} van de {bekeken} webadressen antwoorden niet. Waarschijnlijk ligt het aan onze "
    "eigen verbinding; deze mislukkingen tellen niet mee."
)


@click.command("links")
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
    if verslag.eigen_storing:
        click.echo(STORING.format(mislukt=verslag.mislukt, bekeken=verslag.bekeken), err=True)
        sys.exit(1)
    click.echo(
        f"{verslag.bekeken} webadressen bekeken, {verslag.mislukt} werken niet. "
        f"{verslag.gemeld} nieuwe meldingen, {verslag.hersteld} vanzelf opgelost."
    )
