"""How long a check stays good.

Who needs the toegang or a crisis desk cannot afford a wrong number: those are asked twice as often.
"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from portal.domain.begrippen import Soort

TERMIJN_MAANDEN = 6
TERMIJN_MAANDEN_DRINGEND = 3
# From the day that a check was due until the entry counts as not confirmed.
RESPIJT = timedelta(weeks=6)


def is_dringend(soort: str | None, trefwoorden: Iterable[str]) -> bool:
    """Whether a mistake here hurts at once: the toegang, and what is meant for a crisis."""
    return soort == Soort.TOEGANG or any("crisis" in woord.casefold() for woord in trefwoorden)


def get_controle_voor(gecontroleerd_op: date, *, dringend: bool) -> date:
    """The day by which it must be checked again."""
    return add_months(gecontroleerd_op, TERMIJN_MAANDEN_DRINGEND if dringend else TERMIJN_MAANDEN)


def is_bevestigd(gecontroleerd_op: date | None, *, dringend: bool, vandaag: date) -> bool:
    """Whether somebody confirmed it in time; never checked is not confirmed."""
    if gecontroleerd_op is None:
        return False
    return vandaag <= get_controle_voor(gecontroleerd_op, dringend=dringend) + RESPIJT


def add_months(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
