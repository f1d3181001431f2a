"""A mail as the portal sees it, and what can become of sending one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from portal.domain.errors import DomainError


@dataclass(frozen=True, slots=True, kw_only=True)
class Inhoud:
    """What somebody reads: ``onderwerp`` is one line, ``tekst`` and ``html`` say the same."""

    onderwerp: str
    tekst: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bericht:
    """One mail to one address. ``id`` is the same each time this mail is tried, so that a mailbox
    that gets it twice can tell."""

    id: str
    soort: str
    taal: str
    ontvanger: str
    gemaakt_op: datetime
    inhoud: Inhoud


@dataclass(frozen=True, slots=True, kw_only=True)
class Afzender:
    """``bounce`` is where the post office returns what it cannot deliver."""

    naam: str
    email: str
    bounce: str


# From soort, taal and gegevens to what somebody reads.
Render = Callable[[str, str, Mapping[str, Any]], Inhoud]


class MailNietBezorgd(DomainError):
    """It could not be handed over now; later it may."""


class MailserverNietBereikbaar(MailNietBezorgd):
    """No mail can be handed over now."""


class MailGeweigerd(DomainError):
    """It will never be accepted, such as for an address that does not exist."""


class Mailer(Protocol):
    """Hands mails over to who delivers them."""

    def send(self, bericht: Bericht) -> None:
        """Return only when the mail was accepted.

        Raises:
            MailNietBezorgd: not now.
            MailGeweigerd: never.

        """
        ...

    def close(self) -> None:
        """Done for now."""
        ...
