"""Mails: queued in the transaction of what they tell, sent by the worker afterwards.

A mail is sent at least once. Dying between handing it over and noting that means that it is handed
over again, with the same Message-ID.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from portal.data import mailbox
from portal.data.models.mail import MailTaak
from portal.data.queries import mail as queries
from portal.data.queries.mail import MailStand
from portal.data.uow import UnitOfWork
from portal.domain.errors import NietToegestaan
from portal.domain.gebruikers import Identiteit
from portal.domain.mail import (
    Bericht,
    Mailer,
    MailGeweigerd,
    MailNietBezorgd,
    MailserverNietBereikbaar,
    Render,
)

_log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Verzending:
    """What one round of sending did."""

    verzonden: int = 0
    uitgesteld: int = 0
    geparkeerd: int = 0
    bereikbaar: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class GeparkeerdeMail:
    """A mail that failed too often; ``reden`` is a code of the mail server or a word of ours."""

    id: int
    soort: str
    ontvanger: str
    gemaakt_op: datetime
    pogingen: int
    reden: str


def queue_mail(
    session: Session,
    *,
    soort: str,
    ontvanger: str,
    taal: str = "nl",
    gegevens: Mapping[str, Any] | None = None,
    sleutel: str | None = None,
) -> bool:
    """Queue a mail in the caller's transaction; ``soort`` names its templates in
    ``templates/mail``, ``gegevens`` (JSON) is what they show.

    With a ``sleutel`` that was queued before it does nothing and returns False.
    """
    return mailbox.add(
        session,
        soort=soort,
        ontvanger=ontvanger,
        taal=taal,
        gegevens=dict(gegevens or {}),
        sleutel=sleutel,
    )


def send_due(uow: UnitOfWork, mailer: Mailer, render: Render, limit: int = 100) -> Verzending:
    """Send at most ``limit`` of the mails that are due; stops when the server does not answer.

    Several workers may do so at once: a mail that one has claimed the others leave alone.
    """
    done = Verzending()
    with uow:
        if not queries.has_due(uow.session, uow.clock()):
            return done
    try:
        for _ in range(limit):
            taak = _claim(uow)
            if taak is None:
                break
            _send_one(uow, mailer, render, taak, done)
            if not done.bereikbaar:
                break
    finally:
        mailer.close()
    return done


def _claim(uow: UnitOfWork) -> MailTaak | None:
    with uow:
        taak = mailbox.claim(uow.session, uow.clock())
        uow.commit()
    return taak


def _send_one(
    uow: UnitOfWork, mailer: Mailer, render: Render, taak: MailTaak, done: Verzending
) -> None:
    about = {"mail": taak.id, "soort": taak.soort}
    try:
        mailer.send(_make_bericht(render, taak))
    except MailGeweigerd as error:
        _log.warning("mail_refused", extra={**about, "reason": str(error)})
        with uow:
            mailbox.park(uow.session, taak.id, str(error))
            uow.commit()
        done.geparkeerd += 1
    except MailNietBezorgd as error:
        _log.warning("mail_postponed", extra={**about, "reason": str(error)})
        done.bereikbaar = not isinstance(error, MailserverNietBereikbaar)
        _postpone(uow, taak, str(error), done)
    except Exception as error:
        # One mail that cannot be made must not keep back the others.
        _log.exception("mail_failed", extra=about)
        _postpone(uow, taak, type(error).__name__, done)
    else:
        with uow:
            mailbox.mark_sent(uow.session, taak.id, uow.clock())
            uow.commit()
        done.verzonden += 1


def _make_bericht(render: Render, taak: MailTaak) -> Bericht:
    return Bericht(
        id=f"{taak.id}.{int(taak.created_at.timestamp())}",
        soort=taak.soort,
        taal=taak.taal,
        ontvanger=taak.ontvanger,
        gemaakt_op=taak.created_at,
        inhoud=render(taak.soort, taak.taal, taak.gegevens),
    )


def _postpone(uow: UnitOfWork, taak: MailTaak, reden: str, done: Verzending) -> None:
    with uow:
        parked = mailbox.postpone(uow.session, taak.id, reden, uow.clock())
        uow.commit()
    if parked:
        done.geparkeerd += 1
    else:
        done.uitgesteld += 1


def get_mail_stand(uow: UnitOfWork) -> MailStand:
    """How many mails wait and how many are parked."""
    with uow:
        return queries.get_mail_stand(uow.session, uow.clock())


def list_geparkeerde_mail(uow: UnitOfWork, *, wie: Identiteit) -> list[GeparkeerdeMail]:
    """The mails that failed too often, oldest first.

    Raises:
        NietToegestaan: only a beheerder sees to whom mails go.

    """
    _check_beheerder(wie)
    with uow:
        return [
            GeparkeerdeMail(
                id=taak.id,
                soort=taak.soort,
                ontvanger=taak.ontvanger,
                gemaakt_op=taak.created_at,
                pogingen=taak.attempts,
                reden=taak.last_error,
            )
            for taak in queries.list_parked(uow.session)
        ]


def retry_mail(uow: UnitOfWork, *, wie: Identiteit | None, id_: int | None = None) -> int:
    """Give this mail, or all that are parked, another three days; how many there are.

    ``wie`` None is the operator at the command line.

    Raises:
        NietToegestaan: only a beheerder may.

    """
    _check_beheerder(wie)
    with uow:
        count = mailbox.unpark(uow.session, id_)
        uow.commit()
    return count


def drop_mail(uow: UnitOfWork, *, wie: Identiteit, id_: int) -> None:
    """Give up a parked mail.

    Raises:
        NietToegestaan: only a beheerder may.

    """
    _check_beheerder(wie)
    with uow:
        mailbox.drop(uow.session, id_)
        uow.commit()


def clean_up_mail(uow: UnitOfWork) -> None:
    """Forget that mails were sent, when nothing depends on it any more."""
    with uow:
        mailbox.clean_up(uow.session, uow.clock())
        uow.commit()


def _check_beheerder(wie: Identiteit | None) -> None:
    if wie is not None and not wie.is_beheerder:
        raise NietToegestaan
