"""Forgetting: what is kept longer than anybody needs it is a risk and no help."""

from dataclasses import dataclass
from datetime import date, timedelta

from portal.data.locks import begin_writing
from portal.data.queries import cijfers as cijfer_queries
from portal.data.queries import linkcontrole as link_queries
from portal.data.queries import signalen as signaal_queries
from portal.data.queries.telling import delete_old_tellingen
from portal.data.uow import UnitOfWork

SIGNALEN_NA = timedelta(days=365)
CIJFERS_NA_JAREN = 3


@dataclass(frozen=True, slots=True)
class Opgeruimd:
    """How many rows are gone."""

    signalen: int
    cijfers: int


def clean_up(uow: UnitOfWork) -> Opgeruimd:
    """Take away signals that were closed over a year ago, counts of over three years, questions of
    past months that too few people asked, and links that no entry shows. Safe to repeat."""
    now = uow.clock()
    maand = now.date().replace(day=1)
    oldest = date(maand.year - CIJFERS_NA_JAREN, maand.month, 1)
    with uow:
        begin_writing(uow.session)
        signalen = signaal_queries.delete_closed(uow.session, now - SIGNALEN_NA)
        cijfers = cijfer_queries.delete_old(uow.session, before=oldest, unnamed_before=maand)
        cijfers += delete_old_tellingen(uow.session, before=oldest)
        link_queries.delete_unused(uow.session)
        uow.commit()
    return Opgeruimd(signalen, cijfers)
