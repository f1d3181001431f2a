"""What must be there before this installation can serve; every step is safe to repeat."""

import click

from indexer.engine import EngineNietBereikbaar
from portal.bootstrap import Container
from portal.config import SEED
from portal.data.migraties import upgrade_schema
from portal.services.beslisregels import load_beslisregels_seed
from portal.services.demo import load_demo
from portal.services.gebieden_import import has_gebieden, load_seed
from portal.services.gereedheid import get_gereedheid
from portal.services.indexherstel import needs_rebuild, rebuild_index
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
    """Fill an index that is not there yet, or is lost or damaged. A server that does not answer
    is no reason to wait: what was built beside it serves until it is back."""
    if not needs_rebuild(get_gereedheid(container.uow(), container.engine)):
        return
    click.echo("Zoekindex opbouwen…")
    try:
        rebuild_index(container.uow(), container.engine)
    except EngineNietBereikbaar:
        if not get_gereedheid(container.uow(), container.engine).kan_dienen:
            raise
