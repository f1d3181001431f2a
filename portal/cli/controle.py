"""``portal controle``: the cycle that keeps entries true."""

from functools import partial

import click

from indexer.engine import EngineNietBereikbaar
from portal.bootstrap import Container
from portal.cli.links import links_command
from portal.cli.voortgang import voortgang
from portal.domain.controle import Fase
from portal.services.controle import run_controle
from portal.services.controlebord import get_controlebord
from portal.services.mail import clean_up_mail
from portal.services.netwerkvragen import forget_vragen
from portal.services.opruimen import clean_up
from portal.services.planbewaring import run_planbewaring
from portal.services.signalen import escalate_signalen
from portal.services.verwijsronde import run_verwijzingen
from portal.services.zoekopdrachten import run_zoekopdrachten
from portal.web.app import create_app
from portal.web.common.locale import BRONTAAL, speaking
from portal.web.common.zoekopdrachten import find_fitting

_FASEN = {
    Fase.GEVRAAGD: "gevraagd",
    Fase.HERINNERD: "herinnerd",
    Fase.WERKLIJST: "op de werklijst van de redactie",
    Fase.GEMARKEERD: "niet bevestigd",
    Fase.VERBORGEN: "verborgen",
}


@click.group()
def controle() -> None:
    """De ronde die voorzieningen actueel houdt."""


@controle.command("run")
@click.pass_obj
def run_command(container: Container) -> None:
    """Vraag, herinner, zet op de werklijst, markeer en verberg wat vandaag aan de beurt is.

    Doe dit elke dag. Twee keer, te laat of op twee machines tegelijk kan geen kwaad.
    """
    with voortgang("Aanbieders", None) as stap:
        verslag = run_controle(container.uow(), stap.advance)
    overgedragen = escalate_signalen(container.uow())
    verwijzingen = run_verwijzingen(container.uow())
    clean_up_mail(container.uow())
    clean_up(container.uow())
    plannen = run_planbewaring(container.uow())
    forget_vragen(container.uow())
    click.echo(
        f"{verslag.mails} mails klaargezet: {verslag.gevraagd} voorzieningen gevraagd, "
        f"{verslag.herinnerd} herinnerd."
    )
    click.echo(
        f"{verslag.werklijst} naar de werklijst, {verslag.gemarkeerd} niet bevestigd, "
        f"{verslag.verborgen} verborgen, {verslag.gesloten} beantwoord of gestopt."
    )
    click.echo(
        f"{plannen.aangekondigd} plannen aangekondigd om te wissen, {plannen.gewist} gewist."
    )
    click.echo(f"{overgedragen} meldingen overgedragen aan de redactie.")
    click.echo(
        f"Verwijzingen: {verwijzingen.herinnerd} herinnerd, {verwijzingen.teruggegeven} terug naar "
        f"de verwijzer, {verwijzingen.gestopt} vervallen, {verwijzingen.gevraagd} gevraagd of het "
        f"werkte, {verwijzingen.gewist} gewist."
    )
    _run_zoekopdrachten(container)


def _run_zoekopdrachten(container: Container) -> None:
    """Last, because it needs the search engine; without it they are done tomorrow."""
    zoek = partial(find_fitting, container)
    url = container.settings.url
    try:
        with (
            speaking(create_app(container), url, BRONTAAL),
            voortgang("Bewaarde zoekopdrachten", None) as stap,
        ):
            verslag = run_zoekopdrachten(container.uow(), zoek, stap.advance)
    except EngineNietBereikbaar:
        click.echo("De zoekmachine antwoordt niet; bewaarde zoekopdrachten morgen.", err=True)
        return
    click.echo(
        f"{verslag.zoekopdrachten} bewaarde zoekopdrachten gedaan, "
        f"{verslag.mails} mails daarover klaargezet."
    )


@controle.command("status")
@click.pass_obj
def status_command(container: Container) -> None:
    """Toon hoeveel voorzieningen in welke stap staan."""
    bord = get_controlebord(container.uow(), wie=None)
    for fase, tekst in _FASEN.items():
        click.echo(f"{tekst}: {bord.tellingen[fase]}")


controle.add_command(links_command)
