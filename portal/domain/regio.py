"""The region that an installation serves: its gemeenten and whom to ask there."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from portal.domain.begrippen import (
    Begrip,
    ContactSoort,
    Doelgroep,
    Leefgebied,
    Lijn,
    Overgang,
    Wet,
)


class OcoKenmerk(StrEnum):
    """What tells a giver of OCO apart from that of the gemeente."""

    WLZ = "wlz"
    SPECIALIST = "specialist"
    INFORMEEL = "informeel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A desk or an OCO. ``slug`` is that of the public voorziening that describes it, if any.

    ``kenmerk`` and ``onderwerp`` are of an OCO that was chosen for somebody: why this one.
    ``gemeente_naam`` is empty for who serves several gemeenten.
    """

    soort: ContactSoort
    naam: str
    telefoon: str
    gemeente_code: str
    gemeente_naam: str
    extern_id: str | None = None
    slug: str | None = None
    kenmerk: OcoKenmerk | None = None
    onderwerp: Begrip | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gemeente:
    """A gemeente of the region and its contacts, in order. ``oco`` is for what goes through the
    gemeente, ``oco_wlz`` for the Wlz, which goes through the zorgkantoor."""

    code: str
    naam: str
    toegang: tuple[Contact, ...] = ()
    oco: tuple[Contact, ...] = ()
    oco_wlz: tuple[Contact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ondersteuner:
    """A published voorziening that gives OCO, with what the choice for somebody asks of it."""

    slug: str
    naam: str
    telefoon: str
    lijn: Lijn | None
    leefgebieden: tuple[Leefgebied, ...] = ()
    doelgroepen: tuple[Doelgroep, ...] = ()
    wetten: tuple[Wet, ...] = ()
    overgangen: tuple[Overgang, ...] = ()
    werkgebied: frozenset[str] = frozenset()


def index_ondersteuners(
    ondersteuners: Iterable[Ondersteuner],
) -> dict[str, tuple[Ondersteuner, ...]]:
    """These by each code of their werkgebied."""
    by_code = defaultdict[str, list[Ondersteuner]](list)
    for ondersteuner in ondersteuners:
        for code in ondersteuner.werkgebied:
            by_code[code].append(ondersteuner)
    return {code: tuple(found) for code, found in by_code.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Regio:
    """The region as pages use it; ``thema`` is empty for the neutral one. ``ondersteuners`` are
    all who give OCO on the kaart, by each code of their werkgebied: they stand here so that no page
    has to ask for them. They change with the kaart, and do not make it another region."""

    naam: str
    beheerder: str
    email: str
    thema: str
    gemeenten: tuple[Gemeente, ...]
    ondersteuners: Mapping[str, tuple[Ondersteuner, ...]] = field(
        default_factory=dict, compare=False
    )

    def contacten_for(self, gemeente_code: str | None) -> tuple[Contact, ...]:
        """All contacts of this gemeente, those of the toegang first; see ``toegang_for``."""
        return (
            self.toegang_for(gemeente_code)
            + self.oco_for(gemeente_code)
            + self.oco_wlz_for(gemeente_code)
        )

    def toegang_for(self, gemeente_code: str | None) -> tuple[Contact, ...]:
        """The desks of this gemeente; of the whole region when it is not one of the region."""
        return tuple(c for gemeente in self._gemeenten_for(gemeente_code) for c in gemeente.toegang)

    def oco_for(self, gemeente_code: str | None) -> tuple[Contact, ...]:
        """The OCO of this gemeente; of the whole region when it is not one of the region."""
        return tuple(c for gemeente in self._gemeenten_for(gemeente_code) for c in gemeente.oco)

    def oco_wlz_for(self, gemeente_code: str | None) -> tuple[Contact, ...]:
        """The OCO for the Wlz where this gemeente is; of the whole region when it is not one of
        the region. A zorgkantoor serves many gemeenten: each contact stands here once."""
        found = (c for gemeente in self._gemeenten_for(gemeente_code) for c in gemeente.oco_wlz)
        return tuple({(c.naam, c.telefoon): c for c in found}.values())

    def _gemeenten_for(self, code: str | None) -> tuple[Gemeente, ...]:
        return tuple(g for g in self.gemeenten if g.code == code) or self.gemeenten
