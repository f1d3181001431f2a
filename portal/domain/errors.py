"""Errors that carry data, never sentences: ``web`` and ``cli`` turn them into text."""

from dataclasses import dataclass


class DomainError(Exception):
    """Something a user asked for cannot be; each subclass says what."""


class NietGevonden(DomainError):
    """There is no such thing, or it is not public."""


class NietToegestaan(DomainError):
    """Who asks may not do this."""


class SleutelOngeldig(DomainError):
    """The secret of a link is not known, was used, or is too old."""


class IntussenGewijzigd(DomainError):
    """Somebody else changed it since it was read."""


@dataclass
class Fout(DomainError):
    """One thing that is wrong: in which field, why (a permanent code) and with which value.

    ``code`` is one of the keys of ``web/common/fouten.py``; ``rij`` is the 1-based row of a file
    (the header is row 1), None outside files.
    """

    veld: str
    code: str
    waarde: str = ""
    rij: int | None = None


class InvoerOngeldig(DomainError):
    """Input that cannot be accepted, with every fault found in it."""

    def __init__(self, fouten: list[Fout]) -> None:
        super().__init__(f"{len(fouten)} fouten")
        self.fouten = fouten
