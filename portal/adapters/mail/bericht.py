"""From a ``Bericht`` to the mail that travels: two parts that say the same, and honest headers."""

from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from portal.domain.mail import Afzender, Bericht, MailGeweigerd


def make_message(bericht: Bericht, afzender: Afzender) -> EmailMessage:
    """The mail in full.

    A line break in what becomes a header would let a text add headers of its own: subject and
    names lose theirs, and an address that holds one is none.

    Raises:
        MailGeweigerd: the address cannot be one.

    """
    message = EmailMessage(policy=SMTP)
    try:
        message["To"] = Address(addr_spec=bericht.ontvanger)
    except (ValueError, IndexError, MessageError):
        raise MailGeweigerd("adres") from None
    message["From"] = Address(_one_line(afzender.naam), addr_spec=afzender.email)
    message["Subject"] = _one_line(bericht.inhoud.onderwerp)
    message["Date"] = bericht.gemaakt_op
    message["Message-ID"] = f"<{bericht.id}@{afzender.email.rpartition('@')[2]}>"
    # A machine wrote this: holiday answers and the like must not answer it.
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(bericht.inhoud.tekst, cte="quoted-printable")
    message.add_alternative(bericht.inhoud.html, subtype="html", cte="quoted-printable")
    message["Content-Language"] = bericht.taal
    return message


def _one_line(text: str) -> str:
    return " ".join(text.split())
