"""``portal controle``: the cycle that keeps entries true."""

import click

from portal.bootstrap import Container
from portal.cli.links import links_command
from portal.cli.voortgang import voortgang
from portal.domain.controle import Fase
from portal.services.controle import run_controle
from portal.services.controlebord import get_controlebord
from portal.services.mail import clean_up_mail
from portal.services.opruimen import clean_up
from portal.services.planbewaring import run_planbewaring
from portal.services.signalen import escalate_signalen
from portal.services.verwijsronde import run_verwijzingen

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


@controle.command("status")
@click.pass_obj
def status_command(container: Container) -> None:
    """Toon hoeveel voorzieningen in welke stap staan."""
    bord = get_controlebord(container.uow(), wie=None)
    for fase, tekst in _FASEN.items():
        click.echo(f"{tekst}: {bord.tellingen[fase]}")


controle.add_command(links_command)
