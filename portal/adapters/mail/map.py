"""Mails as files, for an installation without a mail server: to look at, nothing leaves."""

from pathlib import Path

from portal.adapters.mail.bericht import make_message
from portal.domain.mail import Afzender, Bericht, MailserverNietBereikbaar


class MapMailer:
    """Implements ``portal.domain.mail.Mailer``: one .eml per mail, which any mail program opens."""

    def __init__(self, folder: Path, afzender: Afzender) -> None:
        self._folder = folder
        self._afzender = afzender

    def send(self, bericht: Bericht) -> None:
        message = make_message(bericht, self._afzender)
        path = self._folder / f"{bericht.gemaakt_op:%Y%m%d-%H%M%S}-{bericht.id}-{bericht.soort}.eml"
        try:
            # What a mail opens is for who gets it, not for others on this machine.
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.write_bytes(message.as_bytes())
        except OSError as error:
            raise MailserverNietBereikbaar(error.strerror) from error

    def close(self) -> None:
        """A folder needs no goodbye."""
