"""What must be there before this installation can serve; every step is safe to repeat."""

import click

from portal.bootstrap import Container
from portal.config import SEED
from portal.data.migraties import upgrade_schema
from portal.services.beslisregels import load_beslisregels_seed
from portal.services.demo import load_demo
from portal.services.gebieden_import import has_gebieden, load_seed
from portal.services.indexeren import list_documents
from portal.services.regio import load_regio_file, sync_regio
from portal.services.voorzieningen import has_voorzieningen
from portal.services.woordenboek import has_woordenboek, load_woordenboek_seed


def upgrade(container: Container) -> None:
    """Schema, gebieden, region and vocabulary."""
    upgrade_schema(container.database)
    if not has_gebieden(container.uow()):
        click.echo("Gebieden en postcodes laden…")
        load_seed(container.uow())
    sync_regio(container.uow(), load_regio_file(container.settings.regio))
    if not has_woordenboek(container.uow()):
        click.echo("Woordenboek laden…")
        load_woordenboek_seed(container.uow(), SEED / "woordenboek")
    load_beslisregels_seed(container.uow(), SEED / "hulpvraag" / "beslisregels.tsv")


def load_demo_once(container: Container) -> None:
    """The demo region, in an installation that has no voorzieningen yet."""
    if not has_voorzieningen(container.uow()):
        click.echo("Voorbeeldgegevens laden…")
        load_demo(container.uow())


def index_once(container: Container) -> None:
    """Fill the index of an installation that has none yet."""
    if not container.engine.health().documenten:
        click.echo("Zoekindex opbouwen…")
        with container.uow() as uow:
            container.engine.rebuild(list_documents(uow))
