"""The region that an installation serves: its gemeenten and whom to ask there."""

from dataclasses import dataclass

from portal.domain.begrippen import ContactSoort


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A desk or an OCO. ``slug`` is that of the public voorziening that describes it, if any."""

    soort: ContactSoort
    naam: str
    telefoon: str
    gemeente_code: str
    gemeente_naam: str
    extern_id: str | None = None
    slug: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gemeente:
    """A gemeente of the region and its contacts, in order."""

    code: str
    naam: str
    toegang: tuple[Contact, ...] = ()
    oco: tuple[Contact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Regio:
    """The region as pages use it; ``thema`` is empty for the neutral one."""

    naam: str
    beheerder: str
    email: str
    thema: str
    gemeenten: tuple[Gemeente, ...]

    def contacten_for(self, gemeente_code: str | None) -> tuple[Contact, ...]:
        """All contacts of this gemeente, those of the toegang first; see ``toegang_for``."""
        return self.toegang_for(gemeente_code) + self.oco_for(gemeente_code)

    def toegang_for(self, gemeente_code: str | None) -> tuple[Contact, ...]:
        """The desks of this gemeente; of the whole region when it is not one of the region."""
        return tuple(c for gemeente in self._gemeenten_for(gemeente_code) for c in gemeente.toegang)

    def oco_for(self, gemeente_code: str | None) -> tuple[Contact, ...]:
        """The OCO of this gemeente; of the whole region when it is not one of the region."""
        return tuple(c for gemeente in self._gemeenten_for(gemeente_code) for c in gemeente.oco)

    def _gemeenten_for(self, code: str | None) -> tuple[Gemeente, ...]:
        return tuple(g for g in self.gemeenten if g.code == code) or self.gemeenten
