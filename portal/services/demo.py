"""The demo region: example voorzieningen, loaded like any other file.

The dates in the files belong to DAG; they move along with the calendar, so that a demo of next
year is as fresh, and as stale, as it was meant.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from portal.data.uow import UnitOfWork
from portal.domain.errors import InvoerOngeldig
from portal.domain.invoer import Rij, Tabel
from portal.services.seed import SEED, read_seed
from portal.services.verslag import ImportVerslag
from portal.services.voorzieningen_import import Report, write_voorzieningen

DAG = date(2026, 11, 20)


def load_demo(
    uow: UnitOfWork, report: Report = lambda _rows: None, folder: Path = SEED / "demo"
) -> ImportVerslag:
    """Add the example voorzieningen; those that are there already are brought up to date.

    All files or none: a demo of which the loading was cut short begins anew, and never stays half.

    Raises:
        InvoerOngeldig: a file has a fault; nothing is loaded.

    """
    total = ImportVerslag()
    with uow:
        shift = uow.clock().date() - DAG
        for path in sorted(folder.glob("*.csv")):
            tabel = read_seed(path, ",")
            shifted = Tabel(tabel.kolommen, _shift(tabel.rijen, shift))
            verslag = write_voorzieningen(uow, shifted, report=report)
            if verslag.fouten:
                raise InvoerOngeldig(verslag.fouten)
            total.nieuw += verslag.nieuw
            total.gewijzigd += verslag.gewijzigd
            total.ongewijzigd += verslag.ongewijzigd
        uow.commit()
    return total


def _shift(rijen: Iterator[Rij], by: timedelta) -> Iterator[Rij]:
    """The rows with every check moved in time."""
    for rij in rijen:
        checked = rij.cellen.get("gecontroleerd_op")
        if checked:
            moved = (date.fromisoformat(checked) + by).isoformat()
            yield replace(rij, cellen={**rij.cellen, "gecontroleerd_op": moved})
        else:
            yield rij
