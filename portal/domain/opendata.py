"""What anybody may have of a voorziening, as a value: what open data is made of.

The address of a secret place is left out before such a value is made: no format can tell it.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from portal.domain.begrippen import KanaalSoort
from portal.domain.voorziening import VoorzieningInvoer


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAanbieder:
    id: UUID
    slug: str
    naam: str
    omschrijving: str = ""
    website: str | None = None
    telefoon: str | None = None
    email: str | None = None
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class VoorzieningKop:
    """Which voorziening it is, and when it changed: for who keeps a copy."""

    id: UUID
    naam: str
    gesloten_tot: date | None
    last_modified: datetime


@dataclass(frozen=True, slots=True)
class PlekSleutel:
    """The keys of one place: of the voorziening there, and of the locatie itself."""

    id: UUID
    locatie_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenVoorziening:
    """``invoer`` as somebody entered it, without what is secret; ``sleutels`` are those of its
    ``plekken``, in the same order; ``gebieden`` its werkgebied as pairs of a code and a name.
    """

    id: UUID
    slug: str
    aanbieder: OpenAanbieder
    invoer: VoorzieningInvoer
    sleutels: tuple[PlekSleutel, ...] = ()
    kanalen: tuple[tuple[KanaalSoort, str], ...] = ()
    gebieden: tuple[tuple[str, str], ...] = ()
    gecontroleerd_door: str = ""
    updated_at: datetime

    @property
    def last_modified(self) -> datetime:
        """What is told of the aanbieder is part of it."""
        return max(self.updated_at, self.aanbieder.updated_at)


def make_address(root: str, soort: str, sleutel: str) -> str:
    """The permanent address of a page; ``root`` is that of the portal without a slash."""
    return f"{root}/{soort}/{sleutel}"
