"""``portal index``: what is searchable."""

import gc
from dataclasses import asdict

import click

from indexer.reconcile import reconcile
from indexer.worker import run_once
from portal.bootstrap import Container
from portal.cli.later import LaterGroup
from portal.cli.voortgang import voortgang
from portal.services.gereedheid import get_gereedheid
from portal.services.indexeren import count_published, list_versions
from portal.services.indexherstel import rebuild_index
from portal.services.outbox import enqueue
from portal.services.zoeken import ZoekOpdracht


@click.group(cls=LaterGroup, later={"worker": "portal.cli.werker:worker_command"})
def index() -> None:
    """De zoekindex."""


@index.command("rebuild")
@click.pass_obj
def rebuild_command(container: Container) -> None:
    """Bouw de index opnieuw op; zoeken gaat intussen door."""
    # Millions of objects and hardly any waste: looking for it took a tenth of the time.
    gc.set_threshold(50_000, 20, 50)
    rebuild(container)


def rebuild(container: Container) -> None:
    """Build the index anew, and tell how many voorzieningen it holds."""
    with container.uow() as uow:
        totaal = count_published(uow)
    with voortgang("Index opbouwen", totaal) as stap:
        aantal = rebuild_index(container.uow(), container.engine, stap.each)
    click.echo(f"{aantal} voorzieningen in de index.")


@index.command("sync")
@click.pass_obj
def sync_command(container: Container) -> None:
    """Verwerk wat wacht en herstel wat verschilt met de database."""
    while run_once(container.outbox, container.engine):
        pass
    with container.uow() as uow:
        versions = list_versions(uow)
    wrong, surplus = reconcile(versions, container.engine)
    enqueue(container.uow(), [*wrong, *surplus], reden="herstel")
    while run_once(container.outbox, container.engine):
        pass
    click.echo(f"{len(wrong)} hersteld, {len(surplus)} verwijderd.")


@index.command("status")
@click.pass_obj
def status_command(container: Container) -> None:
    """Toon hoe de index ervoor staat; status 1 als zoeken niet kan."""
    stand = get_gereedheid(container.uow(), container.engine)
    click.echo(f"motor: {stand.motor.naam} ({stand.motor.reden or 'bereikbaar'})")
    click.echo(f"documenten: {stand.motor.documenten}")
    click.echo(f"wachtend: {stand.wachtend}, oudste {stand.achterstand_s} s")
    click.echo(f"geparkeerd: {stand.geparkeerd}")
    if not stand.kan_dienen:
        raise SystemExit(1)


@index.command("explain")
@click.argument("vraag")
@click.pass_obj
def explain_command(container: Container, vraag: str) -> None:
    """Leg uit hoe een vraag wordt begrepen."""
    resultaat = container.zoeker.search(ZoekOpdracht(q=vraag, per_pagina=1))
    click.echo(f"plaats: {resultaat.plaats.label if resultaat.plaats else '-'}")
    for naam, waarde in asdict(resultaat.uitkomst.uitleg).items():
        click.echo(f"{naam}: {waarde or '-'}")
    click.echo(f"gevonden: {resultaat.uitkomst.totaal}")
