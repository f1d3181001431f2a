"""How soon somebody looks at what is said to be wrong.

Who calls a number that does not work, or comes to a door that is closed for good, stops looking
for help: those are looked at first.
"""

from datetime import date, timedelta

from portal.domain.begrippen import SignaalSoort
from portal.domain.errors import DomainError

TERMIJN = timedelta(days=7)
TERMIJN_DRINGEND = timedelta(days=3)
_DRINGEND = {SignaalSoort.TELEFOON, SignaalSoort.GESTOPT}
MAX_TEKST = 500


class TeVeelSignalen(DomainError):
    """More is reported than people can look at: for now nothing more is taken in."""


def get_termijn(soort: SignaalSoort, gemeld_op: date) -> date:
    """The day by which somebody looks."""
    return gemeld_op + (TERMIJN_DRINGEND if soort in _DRINGEND else TERMIJN)
