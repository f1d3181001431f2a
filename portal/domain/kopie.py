"""What stands in a copy of an installation, whatever file or database it comes from or goes to."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from portal.domain.errors import DomainError

# A value as JSON knows it: the column says what it means.
Waarde: TypeAlias = str | int | float | bool | None
Rij: TypeAlias = Sequence[Waarde]

_KENMERK_LENGTE = 16


@dataclass(frozen=True, slots=True)
class Tabel:
    """One table: the order of the values in its rows, and how many rows there are."""

    kolommen: tuple[str, ...]
    rijen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kop:
    """What a copy says of itself.

    ``versie`` is that of the portal, ``migratie`` that of the schema, ``database`` the kind that
    it was; ``gemaakt_op`` an ISO time in UTC. ``sleutelkenmerk`` tells whether another machine has
    the same secret key, and nothing more; empty when there was no key.
    """

    versie: str
    migratie: str
    database: str
    gemaakt_op: str
    sleutelkenmerk: str
    tabellen: dict[str, Tabel]

    @property
    def rijen(self) -> int:
        return sum(tabel.rijen for tabel in self.tabellen.values())


@dataclass(frozen=True, slots=True)
class Bijlagen:
    """The files of an installation that no database holds; ``themas`` by name of the file."""

    regio: bytes
    themas: dict[str, bytes]
    geheime_sleutel: str = ""


class KopieGeweigerd(DomainError):
    """A copy cannot be made or put back; ``reden`` is a code, ``detail`` what belongs to it."""

    def __init__(self, reden: str, detail: str = "") -> None:
        super().__init__(f"{reden}: {detail}")
        self.reden = reden
        self.detail = detail


def make_sleutelkenmerk(sleutel: str, gemaakt_op: str) -> str:
    """A mark of the secret key that differs per copy. Slow on purpose: a short key must not be
    found by trying."""
    if not sleutel:
        return ""
    mark = hashlib.scrypt(sleutel.encode(), salt=gemaakt_op.encode(), n=2**14, r=8, p=1)
    return mark.hex()[:_KENMERK_LENGTE]
