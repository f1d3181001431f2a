"""A real SMTP server on this machine, that can refuse, go down and come back."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller


class Postbus:
    """What arrived, in order; ``refused`` maps an address to the answer that it gets."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.envelopes: list[tuple[str, list[str]]] = []
        self.refused: dict[str, str] = {}
        self.at_data = "250 OK"
        self._port = _free_port()
        self._controller: Controller | None = None

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self._port}?from=kaart@example.nl"

    def start(self) -> None:
        self._controller = Controller(self, hostname="127.0.0.1", port=self._port)
        self._controller.start()

    def stop(self) -> None:
        if self._controller is not None:
            self._controller.stop()
            self._controller = None

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.at_data.startswith("250"):
            mail = message_from_bytes(envelope.content, policy=default)
            assert isinstance(mail, EmailMessage)
            self.mails.append(mail)
            self.envelopes.append((envelope.mail_from, envelope.rcpt_tos))
        return self.at_data


def part(mail: EmailMessage, kind: str) -> str:
    """The text of its plain or html part."""
    body = mail.get_body((kind,))
    assert body is not None
    return str(body.get_content())


@contextmanager
def smtp_server() -> Iterator[Postbus]:
    """Runs until the block ends."""
    postbus = Postbus()
    postbus.start()
    try:
        yield postbus
    finally:
        postbus.stop()


def _free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])
