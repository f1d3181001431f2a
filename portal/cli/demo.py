"""``portal demo``: example data to look around in, and to test under load."""

import click

from portal.bootstrap import Container
from portal.cli.opslag import report_opslagfouten
from portal.cli.voortgang import voortgang
from portal.services.demo import load_demo
from portal.services.demo_generator import load_generated
from portal.services.indexeren import count_published, list_documents

# Beyond this, building the index anew is faster than working off the queue.
MAX_QUEUED = 5_000


@click.group()
def demo() -> None:
    """Voorbeeldgegevens."""


@demo.command("load")
@click.option(
    "--aantal",
    type=click.IntRange(min=0),
    default=0,
    help="Maak ook zoveel voorbeelden in heel Nederland, voor belastingtests.",
)
@click.pass_obj
def load_command(container: Container, aantal: int) -> None:
    """Laad de voorbeeldregio; veilig om te herhalen."""
    with report_opslagfouten():
        verslag = load_demo(container.uow())
        click.echo(
            f"Voorbeeldregio: {verslag.nieuw} nieuw, {verslag.gewijzigd} gewijzigd, "
            f"{verslag.ongewijzigd} ongewijzigd."
        )
        if aantal:
            _generate(container, aantal)


def _generate(container: Container, aantal: int) -> None:
    queue = aantal <= MAX_QUEUED
    with voortgang("Voorbeelden maken", aantal) as stap:
        added = load_generated(container.uow(), aantal, queue=queue, report=stap.advance)
    click.echo(f"{added} voorbeelden toegevoegd.")
    if added and not queue:
        with container.uow() as uow, voortgang("Index opbouwen", count_published(uow)) as stap:
            container.engine.rebuild(stap.each(list_documents(uow)))
