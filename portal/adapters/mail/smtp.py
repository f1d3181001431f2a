"""Mails through an SMTP server: ``smtp(s)://user:password@host:port?from=…&starttls=1``."""

import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from portal.adapters.mail.bericht import make_message
from portal.domain.mail import (
    Afzender,
    Bericht,
    MailGeweigerd,
    MailNietBezorgd,
    MailserverNietBereikbaar,
)

TIMEOUT_S = 20.0
_PERMANENT = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtpAdres:
    """Where the server is. ``tls``: from the first byte; ``starttls``: after hello, and nothing
    is sent when the server cannot. ``afzender`` is empty for the address of the region."""

    host: str
    port: int
    user: str
    password: str
    tls: bool
    starttls: bool
    afzender: str


def read_smtp_url(url: str) -> SmtpAdres:
    """What PORTAL_MAIL_URL says. A password is sent encrypted unless ``starttls=0`` says not to.

    Raises:
        ValueError: it is no such address.

    """
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ValueError(parts.scheme)
    options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    tls = parts.scheme == "smtps"
    starttls = not tls and options.get("starttls", "1" if parts.username else "0") == "1"
    return SmtpAdres(
        host=parts.hostname,
        port=parts.port or (465 if tls else 587 if starttls else 25),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        tls=tls,
        starttls=starttls,
        afzender=options.get("from", ""),
    )


class SmtpMailer:
    """Implements ``portal.domain.mail.Mailer``; mails that are sent together share a connection."""

    def __init__(self, adres: SmtpAdres, afzender: Afzender, timeout_s: float = TIMEOUT_S) -> None:
        self._adres = adres
        self._afzender = afzender
        self._timeout_s = timeout_s
        self._server: smtplib.SMTP | None = None

    def send(self, bericht: Bericht) -> None:
        message = make_message(bericht, self._afzender)
        try:
            server = self._server = self._server or self._connect()
            server.send_message(message, self._afzender.bounce, [bericht.ontvanger])
        except smtplib.SMTPRecipientsRefused as error:
            ((code, _text),) = error.recipients.values()
            raise _refused(code) from None
        except smtplib.SMTPDataError as error:
            raise _refused(error.smtp_code) from None
        except (smtplib.SMTPException, OSError) as error:
            self.close()
            # The text of an answer may hold the address of who should get the mail.
            reden = type(error).__name__
            if isinstance(error, smtplib.SMTPResponseException):
                reden += f" {error.smtp_code}"
            raise MailserverNietBereikbaar(reden) from None

    def close(self) -> None:
        server, self._server = self._server, None
        if server is not None:
            with suppress(smtplib.SMTPException, OSError):
                server.quit()
            server.close()

    def _connect(self) -> smtplib.SMTP:
        adres = self._adres
        context = ssl.create_default_context() if adres.tls or adres.starttls else None
        server: smtplib.SMTP
        if adres.tls:
            server = smtplib.SMTP_SSL(
                adres.host, adres.port, timeout=self._timeout_s, context=context
            )
        else:
            server = smtplib.SMTP(adres.host, adres.port, timeout=self._timeout_s)
        try:
            if adres.starttls:
                server.starttls(context=context)
            if adres.user:
                server.login(adres.user, adres.password)
        except (smtplib.SMTPException, OSError):
            server.close()
            raise
        return server


def _refused(code: int) -> MailGeweigerd | MailNietBezorgd:
    return MailGeweigerd(str(code)) if code >= _PERMANENT else MailNietBezorgd(str(code))
