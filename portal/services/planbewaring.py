"""Plans that nobody touches are told of, and erased a month later. Run daily; twice or late does
no harm: nothing goes of which its professional did not know for a month."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from portal.data.locks import begin_writing
from portal.data.queries import plan as queries
from portal.data.uow import UnitOfWork
from portal.domain.plannen import BEWAARD, WAARSCHUW_VOORAF
from portal.services.mail import queue_mail


@dataclass(frozen=True, slots=True)
class Planronde:
    """How many plans were announced, and how many are gone."""

    aangekondigd: int
    gewist: int


def run_planbewaring(uow: UnitOfWork) -> Planronde:
    """One mail per professional on all plans that go in a month, without a word of what is in
    them; erase what was announced a month ago; forget links that are over."""
    now = uow.clock()
    with uow:
        begin_writing(uow.session)
        queries.end_verlopen(uow.session, now)
        told_before = now - WAARSCHUW_VOORAF
        gone = queries.delete_onaangeraakt(
            uow.session, before=now - BEWAARD, told_before=told_before
        )
        due = queries.list_te_waarschuwen(uow.session, now - BEWAARD + WAARSCHUW_VOORAF)
        queries.note_gewaarschuwd(uow.session, [row.id for row in due], now)
        per_owner = defaultdict[UUID, int](int)
        for row in due:
            per_owner[row.gebruiker_id] += 1
        for gebruiker in queries.list_ontvangers(uow.session, per_owner):
            queue_mail(
                uow.session,
                soort="plan_bewaren",
                ontvanger=gebruiker.email,
                taal=gebruiker.taal,
                gegevens={
                    "naam": gebruiker.naam,
                    "aantal": per_owner[gebruiker.id],
                    "dagen": WAARSCHUW_VOORAF.days,
                },
                sleutel=f"plan-bewaren:{gebruiker.id}:{now.date()}",
            )
        uow.commit()
    return Planronde(aangekondigd=len(due), gewist=gone)
