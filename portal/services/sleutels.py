"""The secrets of links in mails: random, kept as a digest, each for one purpose and one use."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from portal.data.models.gebruiker import Gebruiker, Sleutel
from portal.data.queries import gebruikers as queries
from portal.data.uow import UnitOfWork
from portal.domain.errors import SleutelOngeldig
from portal.domain.inloggen import GELDIG, Doel
from portal.services.mail import queue_mail
from portal.services.sessies import digest

# Where each link leads; a test holds these against the routes.
PADEN = {
    Doel.INLOGGEN: "/inloggen/link/{token}",
    Doel.UITNODIGING: "/uitnodiging/{token}",
    Doel.WACHTWOORD: "/wachtwoord/{token}",
    Doel.AANMELDING: "/aanbieder-worden/bevestigen/{token}",
}
# An invitation that was not accepted stays in sight a while, to be sent again.
_BEWAARD = timedelta(days=30)
# Nobody needs more; a mailbox must not be filled by others.
_HOOGSTENS_PER_UUR = 5
_UUR = timedelta(hours=1)
_BRONTAAL = "nl"


@dataclass(frozen=True, slots=True)
class SleutelDetail:
    """What the page behind a link may show before anything is done."""

    email: str
    gegevens: dict[str, Any]


def add_sleutel(
    session: Session,
    now: datetime,
    doel: Doel,
    *,
    email: str = "",
    gebruiker_id: UUID | None = None,
    gegevens: dict[str, Any] | None = None,
) -> str:
    """Make a link's secret, in the caller's transaction; the token is known here only."""
    token = secrets.token_urlsafe(32)
    session.add(
        Sleutel(
            hash=digest(token),
            doel=doel,
            email=email,
            gebruiker_id=gebruiker_id,
            gegevens=gegevens or {},
            created_at=now,
            verloopt_op=now + GELDIG[doel],
        )
    )
    return token


def make_link(basis: str, taal: str, doel: Doel, token: str) -> str:
    """The whole address, for a mail; ``basis`` is that of the portal."""
    return make_url(basis, taal, PADEN[doel].format(token=token))


def make_url(basis: str, taal: str, pad: str) -> str:
    """A page of the portal in the language of who gets the mail."""
    prefix = "" if taal == _BRONTAAL else f"/{taal}"
    return f"{basis}{prefix}{pad}"


def send_sleutel(
    session: Session, gebruiker: Gebruiker | None, doel: Doel, url: str, now: datetime
) -> None:
    """Queue a mail with such a link for this account, in the caller's transaction.

    Without an account, or for one that was closed or asked often, a row that opens nothing is
    written instead: the answer and the time it takes do not tell whether somebody has an account.
    """
    whose = gebruiker.id if gebruiker else uuid4()
    asked = queries.count_sleutels_since(session, whose, doel, now - _UUR)
    if gebruiker is None or not gebruiker.actief or asked >= _HOOGSTENS_PER_UUR:
        add_sleutel(session, now - _BEWAARD - GELDIG[doel], doel)
    else:
        token = add_sleutel(session, now, doel, gebruiker_id=gebruiker.id)
        queue_mail(
            session,
            soort=doel.value,
            ontvanger=gebruiker.email,
            taal=gebruiker.taal,
            gegevens={
                "naam": gebruiker.naam,
                "link": make_link(url, gebruiker.taal, doel, token),
            },
        )
    clean_up(session, now)


def check_sleutel(uow: UnitOfWork, token: str, doel: Doel) -> SleutelDetail:
    """Whether a link still works; it is not used up by looking.

    Raises:
        SleutelOngeldig: it does not.

    """
    with uow:
        sleutel = queries.find_sleutel(uow.session, digest(token), doel, uow.clock())
        if sleutel is None:
            raise SleutelOngeldig
        return SleutelDetail(sleutel.email, dict(sleutel.gegevens))


def use_sleutel(session: Session, token: str, doel: Doel, now: datetime) -> Sleutel:
    """Use a link up, in the caller's transaction: of two at the same time one gets it.

    Raises:
        SleutelOngeldig: it does not work (any more).

    """
    sleutel = queries.find_sleutel(session, digest(token), doel, now, lock=True)
    if sleutel is None:
        raise SleutelOngeldig
    sleutel.gebruikt_op = now
    return sleutel


def void_sleutels(session: Session, gebruiker_id: UUID, now: datetime, *doelen: Doel) -> None:
    """Stop the links of this account that were not used, in the caller's transaction."""
    for sleutel in queries.list_open_sleutels(session, gebruiker_id, doelen):
        sleutel.gebruikt_op = now


def clean_up(session: Session, now: datetime) -> None:
    """Take away some sessions and links that are long over, in the caller's transaction."""
    for row in (
        *queries.list_verlopen_sessies(session, now),
        *queries.list_verlopen_sleutels(session, now - _BEWAARD),
    ):
        session.delete(row)
