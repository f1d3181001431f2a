"""Who may do what: one frozen value says who somebody is, its methods what that person may.

Views and services ask these methods and nothing else, so that the rules stand in one place.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from portal.domain.begrippen import Rol


@dataclass(frozen=True, slots=True)
class Bevoegdheid:
    """One role, and where it counts: an aanbieder for AANBIEDER, a gemeente for REDACTEUR and
    PROFESSIONAL (None: the whole region); ``hoofd`` may invite colleagues of its aanbieder."""

    rol: Rol
    aanbieder_id: UUID | None = None
    gemeente_code: str | None = None
    hoofd: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Identiteit:
    """Who is logged in. ``heeft_tweede_factor``: one was set up; ``tweede_factor``: this session
    gave it."""

    id: UUID
    naam: str
    email: str
    bevoegdheden: tuple[Bevoegdheid, ...] = ()
    heeft_tweede_factor: bool = False
    tweede_factor: bool = False
    sessie_id: UUID | None = field(default=None, compare=False)

    def has_rol(self, *rollen: Rol) -> bool:
        return any(bevoegdheid.rol in rollen for bevoegdheid in self.bevoegdheden)

    @property
    def needs_tweede_factor(self) -> bool:
        """Who chose one is always asked for it. Redacteuren and beheerders must have one: they
        reach other people's entries, for which a password is not enough."""
        return self.heeft_tweede_factor or self.is_tweede_factor_verplicht

    @property
    def is_tweede_factor_verplicht(self) -> bool:
        return self.has_rol(Rol.REDACTEUR, Rol.BEHEERDER)

    @property
    def is_binnen(self) -> bool:
        """Whether nothing more has to be shown before a door opens."""
        return self.tweede_factor or not self.needs_tweede_factor

    @property
    def aanbieder_ids(self) -> tuple[UUID, ...]:
        return tuple(b.aanbieder_id for b in self.bevoegdheden if b.aanbieder_id is not None)

    @property
    def is_beheerder(self) -> bool:
        return self.has_rol(Rol.BEHEERDER)

    @property
    def is_professional(self) -> bool:
        return self.has_rol(Rol.PROFESSIONAL)

    def may_read_tips(self, gemeente_codes: Collection[str]) -> bool:
        """Whether it may know what professionals tell each other about an entry of these
        gemeenten."""
        return self.is_professional or self.may_redigeren(gemeente_codes)

    @property
    def gemeenten(self) -> tuple[str, ...] | None:
        """The gemeenten of which this redacteur keeps the entries; None: all of the region."""
        codes = [b.gemeente_code for b in self.bevoegdheden if b.rol is Rol.REDACTEUR]
        if self.is_beheerder or None in codes:
            return None
        return tuple(code for code in codes if code is not None)

    def is_medewerker(self, aanbieder_id: UUID) -> bool:
        return aanbieder_id in self.aanbieder_ids

    def may_invite(self, aanbieder_id: UUID) -> bool:
        """Whether it may give colleagues access to this aanbieder."""
        own = any(b.hoofd and b.aanbieder_id == aanbieder_id for b in self.bevoegdheden)
        return own or self.is_beheerder

    def may_manage_toegang(self, aanbieder_id: UUID, gemeente_codes: Collection[str]) -> bool:
        """Whether it decides who works for this aanbieder, which serves these gemeenten."""
        return self.may_invite(aanbieder_id) or self.may_redigeren(gemeente_codes)

    def may_redigeren(self, gemeente_codes: Collection[str]) -> bool:
        """Whether it is an editor of what serves these gemeenten; what serves none in particular
        (or the whole country) is every editor's."""
        if self.is_beheerder:
            return True
        if not self.has_rol(Rol.REDACTEUR):
            return False
        own = self.gemeenten
        return own is None or not gemeente_codes or not set(own).isdisjoint(gemeente_codes)

    def owns_plan(self, gebruiker_id: UUID) -> bool:
        """Whether a plan of this account is its own: nobody else may so much as know of it."""
        return self.id == gebruiker_id and self.has_rol(Rol.PROFESSIONAL)

    def may_see_cijfers(self, gemeente_code: str) -> bool:
        """Whether it may see the figures of this gemeente; '' are those of the whole region."""
        if not self.has_rol(Rol.REDACTEUR, Rol.BEHEERDER):
            return False
        own = self.gemeenten
        return own is None or gemeente_code in own

    def may_wijzigen(self, aanbieder_id: UUID, gemeente_codes: Collection[str]) -> bool:
        """Whether it may change the entries of this aanbieder in these gemeenten."""
        return self.is_medewerker(aanbieder_id) or self.may_redigeren(gemeente_codes)
