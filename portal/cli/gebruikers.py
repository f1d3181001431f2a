"""``portal gebruikers``: the first accounts of an installation, and what accounts there are."""

import sys

import click

from portal.bootstrap import Container
from portal.cli.teksten import FOUTEN
from portal.domain.begrippen import Rol
from portal.domain.errors import InvoerOngeldig, NietGevonden
from portal.domain.velden import Ongeldig, check_email
from portal.services.gebruikers import create_gebruiker, list_all_gebruikers, reset_by_email


@click.group()
def gebruikers() -> None:
    """Accounts."""


@gebruikers.command("create")
@click.argument("email")
@click.option("--rol", type=click.Choice([rol.value for rol in Rol]), required=True)
@click.option("--naam", default="", help="Naam van de persoon; anders het e-mailadres.")
@click.option("--gemeente", "gemeenten", multiple=True, help="CBS-code, mag vaker: GM0988.")
@click.option("--aanbieder", default="", help="Het laatste deel van het adres van de aanbieder.")
@click.pass_obj
def create_command(
    container: Container,
    email: str,
    rol: str,
    naam: str,
    gemeenten: tuple[str, ...],
    aanbieder: str,
) -> None:
    """Maak een account, of geef een account een rol erbij; toont een link die één keer werkt."""
    try:
        link = create_gebruiker(
            container.uow(),
            email=check_email(email),
            naam=naam,
            rol=Rol(rol),
            gemeenten=gemeenten,
            aanbieder_slug=aanbieder,
            url=container.settings.url,
        )
    except Ongeldig as error:
        click.echo(f"email: {FOUTEN[error.code]} ({email})", err=True)
        sys.exit(1)
    except InvoerOngeldig as error:
        for fout in error.fouten:
            click.echo(f"{fout.veld}: {FOUTEN[fout.code]} ({fout.waarde})", err=True)
        sys.exit(1)
    click.echo("Kies binnen een uur een wachtwoord met deze link. Hij werkt één keer:")
    click.echo(link)


@gebruikers.command("reset")
@click.argument("email")
@click.pass_obj
def reset_command(container: Container, email: str) -> None:
    """Haal de tweede stap van een account weg: telefoon en herstelcodes zijn kwijt."""
    try:
        reset_by_email(container.uow(), email=email)
    except NietGevonden:
        click.echo(f"Er is geen account met het adres {email}.", err=True)
        sys.exit(1)
    click.echo("De tweede stap is weg. Bij het inloggen wordt er een nieuwe ingesteld.")


@gebruikers.command("list")
@click.pass_obj
def list_command(container: Container) -> None:
    """Toon alle accounts met hun rollen."""
    for gebruiker in list_all_gebruikers(container.uow()):
        rollen = ", ".join(
            " ".join(
                part
                for part in (
                    b.rol.value,
                    b.gemeente_code,
                    gebruiker.aanbieders.get(b.aanbieder_id) if b.aanbieder_id else None,
                )
                if part
            )
            for b in gebruiker.bevoegdheden
        )
        stand = "" if gebruiker.actief else " (gesloten)"
        click.echo(f"{gebruiker.email}{stand}: {rollen or '-'}")
