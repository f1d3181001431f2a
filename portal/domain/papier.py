"""A paper of A4 as a row of parts, so that who draws it needs to know nothing of their meaning."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.domain.kaartje import Kaartje


@dataclass(frozen=True, slots=True)
class Kop:
    """``niveau`` 1 is the title, 2 a part, 3 one thing of it."""

    tekst: str
    niveau: int = 2


@dataclass(frozen=True, slots=True)
class Alinea:
    """``groot``: what somebody must be able to read at once, such as a phone number."""

    tekst: str
    groot: bool = False


@dataclass(frozen=True, slots=True)
class Vakje:
    """A box to tick off, with what it is about."""

    tekst: str
    aan: bool = False


@dataclass(frozen=True, slots=True)
class Streepjescode:
    """A QR code, and what stands beside it."""

    url: str
    tekst: str


# A part, or a row of parts that stay together on one page.
Deel = Kop | Alinea | Vakje | Streepjescode | Kaartje


@dataclass(frozen=True, slots=True, kw_only=True)
class Papier:
    """``voet`` stands under every page, with the page number behind it."""

    titel: str
    taal: str
    voet: str
    blokken: Sequence[Sequence[Deel]]
