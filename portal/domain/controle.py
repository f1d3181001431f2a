"""The cycle that keeps entries true: how long a check stays good, and what happens when it lapses.

Some weeks before a check is due the aanbieder is asked; all later steps count from that day. What
visitors read ("niet bevestigd") follows from the last check alone, so that it is honest also when
nobody was asked in time. An entry is hidden only when somebody was asked, and never at once.

Who needs the toegang or a crisis desk cannot afford a wrong number: those are asked twice as often.
"""

import itertools
from calendar import monthrange
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from portal.domain.begrippen import Soort
from portal.domain.errors import DomainError, Fout
from portal.domain.foutcodes import Foutcode

# The code under which the terms of the region stand.
REGIO = ""
# Who is asked today is asked about what comes up within these days too: one mail, not three.
BUNDEL = timedelta(days=14)
# A link in a mail works as long as somebody may still want to answer.
LINK_GELDIG = timedelta(days=120)
# Between marking and hiding at least so much, also when both are late.
_RUST = timedelta(days=14)
_MAANDEN = (1, 24)
_VOORAF = (0, 60)
_DAGEN = (1, 730)


class LinkVerlopen(DomainError):
    """The link in a mail worked once, and does no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Controlelink:
    """What a link in a mail opens: what this aanbieder was asked up to the day ``ronde``."""

    aanbieder_id: UUID
    ronde: date
    geldig_tot: date


class Fase(StrEnum):
    """How far an entry is in its round."""

    GEVRAAGD = "gevraagd"
    HERINNERD = "herinnerd"
    WERKLIJST = "werklijst"
    GEMARKEERD = "gemarkeerd"
    VERBORGEN = "verborgen"


class Stap(StrEnum):
    """A step of the cycle, in order."""

    VRAGEN = "vragen"
    HERINNEREN = "herinneren"
    WERKLIJST = "werklijst"
    MARKEREN = "markeren"
    VERBERGEN = "verbergen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beleid:
    """The terms: months between two checks (``dringend``: of toegang and crisis), days before the
    end in which the question goes out, and days after the question of each later step.

    ``verberg_na`` None: never hidden.
    """

    termijn_maanden: int = 6
    dringend_maanden: int = 3
    vraag_vooraf: int = 14
    herinner_na: int = 14
    werklijst_na: int = 28
    markeer_na: int = 42
    verberg_na: int | None = 126

    def get_controle_voor(self, gecontroleerd_op: date, *, dringend: bool) -> date:
        """The day by which it must be checked again."""
        months = self.dringend_maanden if dringend else self.termijn_maanden
        return add_months(gecontroleerd_op, months)

    def get_vraagdag(self, controle_voor: date) -> date:
        """The day on which the aanbieder is asked."""
        return controle_voor - timedelta(days=self.vraag_vooraf)

    def is_bevestigd(self, gecontroleerd_op: date | None, *, dringend: bool, vandaag: date) -> bool:
        """Whether somebody confirmed it in time; never checked is not confirmed."""
        if gecontroleerd_op is None:
            return False
        voor = self.get_controle_voor(gecontroleerd_op, dringend=dringend)
        return vandaag < self.get_vraagdag(voor) + timedelta(days=self.markeer_na)

    def check(self) -> list[Fout]:
        """What is wrong with these terms, at the field."""
        faults = [
            *check_range(self, _MAANDEN, "termijn_maanden", "dringend_maanden"),
            *check_range(self, _VOORAF, "vraag_vooraf"),
            *check_range(self, _DAGEN, "herinner_na", "werklijst_na", "markeer_na", "verberg_na"),
        ]
        order = ("herinner_na", "werklijst_na", "markeer_na", "verberg_na")
        for before, after in itertools.pairwise(order):
            days = getattr(self, after)
            if days is not None and days <= getattr(self, before):
                faults.append(Fout(after, Foutcode.STAP_TE_VROEG, str(days)))
        return faults


STANDAARD = Beleid()


@dataclass(frozen=True, slots=True, kw_only=True)
class Beleidsboek:
    """The terms of every gemeente that has its own, and of the region for all others."""

    per_gemeente: Mapping[str, Beleid] = field(default_factory=dict)

    def get(self, gemeente_code: str | None) -> Beleid:
        """The terms for an entry of this gemeente; None: of no single one."""
        regio = self.per_gemeente.get(REGIO, STANDAARD)
        return self.per_gemeente.get(gemeente_code or REGIO, regio)

    @property
    def all(self) -> Collection[Beleid]:
        """Every set of terms that an entry can fall under."""
        return [self.get(None), *self.per_gemeente.values()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where an entry stands since its check is due: the day of each step that was taken."""

    gecontroleerd_op: date | None
    dringend: bool
    gevraagd_op: date | None = None
    herinnerd_op: date | None = None
    werklijst_op: date | None = None
    gemarkeerd_op: date | None = None
    verborgen_op: date | None = None

    @property
    def begonnen_op(self) -> date | None:
        """When the aanbieder was asked, or else a colleague of the redactie."""
        return self.gevraagd_op or self.werklijst_op

    @property
    def fase(self) -> Fase:
        """The furthest step that was taken."""
        for fase in reversed(tuple(Fase)):
            if getattr(self, f"{fase}_op") is not None:
                return fase
        return Fase.GEVRAAGD

    @property
    def is_beantwoord(self) -> bool:
        """Whether somebody checked it since, by whatever way."""
        begonnen, op = self.begonnen_op, self.gecontroleerd_op
        return begonnen is not None and op is not None and op >= begonnen


def is_dringend(soort: str | None, trefwoorden: Iterable[str]) -> bool:
    """Whether a mistake here hurts at once: the toegang, and what is meant for a crisis."""
    return soort == Soort.TOEGANG or any("crisis" in woord.casefold() for woord in trefwoorden)


def get_gemeente_code(gevestigd: Iterable[str | None], werkgebied: Iterable[str]) -> str | None:
    """The gemeente whose terms count: where an entry is, else whom it serves; None when that is
    no single one. A CBS code of a wijk or buurt holds the number of its gemeente."""
    located = {code for code in gevestigd if code}
    gemeenten = located or {
        f"GM{code[2:6]}" for code in werkgebied if code[:2] in {"GM", "WK", "BU"}
    }
    return gemeenten.pop() if len(gemeenten) == 1 else None


def get_controle_voor(stand: Stand, beleid: Beleid, vandaag: date) -> date:
    """The day by which it must be checked; what was never checked is due now."""
    if stand.gecontroleerd_op is None:
        return stand.begonnen_op or vandaag
    return beleid.get_controle_voor(stand.gecontroleerd_op, dringend=stand.dringend)


def list_stappen(
    stand: Stand, beleid: Beleid, vandaag: date, *, heeft_contact: bool
) -> tuple[Stap, ...]:
    """The steps to take today, in order. Who runs the cycle late takes those that were missed.

    Without anybody to ask it goes to the redactie at once.
    """
    if stand.is_beantwoord:
        return ()
    steps = []
    if stand.begonnen_op is None and may_vragen(stand, beleid, vandaag):
        steps.append(Stap.VRAGEN if heeft_contact else Stap.WERKLIJST)
    gevraagd = stand.gevraagd_op
    if gevraagd is not None:
        if (
            heeft_contact
            and stand.herinnerd_op is None
            and _days(gevraagd, vandaag) >= beleid.herinner_na
        ):
            steps.append(Stap.HERINNEREN)
        if stand.werklijst_op is None and _days(gevraagd, vandaag) >= beleid.werklijst_na:
            steps.append(Stap.WERKLIJST)
    if stand.gemarkeerd_op is None and not is_bevestigd(stand, beleid, vandaag):
        steps.append(Stap.MARKEREN)
    if _may_verbergen(stand, beleid, vandaag):
        steps.append(Stap.VERBERGEN)
    return tuple(steps)


def is_bevestigd(stand: Stand, beleid: Beleid, vandaag: date) -> bool:
    """What visitors read of it."""
    return beleid.is_bevestigd(stand.gecontroleerd_op, dringend=stand.dringend, vandaag=vandaag)


def may_vragen(
    stand: Stand, beleid: Beleid, vandaag: date, eerder: timedelta = timedelta()
) -> bool:
    """Whether the time to ask has come, or comes within ``eerder``."""
    voor = get_controle_voor(stand, beleid, vandaag)
    return vandaag + eerder >= beleid.get_vraagdag(voor)


def _may_verbergen(stand: Stand, beleid: Beleid, vandaag: date) -> bool:
    begonnen, gemarkeerd = stand.begonnen_op, stand.gemarkeerd_op
    if beleid.verberg_na is None or stand.verborgen_op or begonnen is None or gemarkeerd is None:
        return False
    rust = min(_RUST, timedelta(days=beleid.verberg_na - beleid.markeer_na))
    return _days(begonnen, vandaag) >= beleid.verberg_na and vandaag >= gemarkeerd + rust


def _days(begin: date, end: date) -> int:
    return (end - begin).days


def check_range(beleid: Any, limits: tuple[int, int], *fields: str) -> list[Fout]:
    """Terms that lie outside ``limits``; a term that is not set is right."""
    low, high = limits
    return [
        Fout(veld, Foutcode.TERMIJN, f"{low}-{high}")
        for veld in fields
        if (value := getattr(beleid, veld)) is not None and not low <= value <= high
    ]


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
