"""Export of all published voorzieningen, as rows that the import reads back."""

from collections.abc import Iterator, Sequence

from portal.data.queries import voorzieningen as queries
from portal.data.queries.voorzieningen import PUBLIEK
from portal.data.uow import UnitOfWork
from portal.domain.uitvoer import make_cellen
from portal.services.voorziening_invoer import make_invoer

BATCH = 500


def list_rijen(uow: UnitOfWork, kolommen: Sequence[str]) -> Iterator[list[str]]:
    """The cells of every published voorziening, in order of name and aanbieder.

    Reads through an open unit of work, in batches; equal data give equal rows on any database.
    The address of a secret place is not in them.
    """
    for ids in queries.list_ids(uow.session, PUBLIEK, batch=BATCH, by_naam=True):
        for dossier in queries.list_dossiers(uow.session, ids):
            yield make_cellen(make_invoer(dossier), kolommen)
