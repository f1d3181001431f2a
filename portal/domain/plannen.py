"""What may stand in a plan: everything that helps, nothing that tells whose plan it is.

A plan is shared by a link, and links get lost. So the code word must say nothing, and the texts
follow ``vertrouwelijk.PLAN``.
"""

import re
from datetime import timedelta

from portal.domain.errors import DomainError, Fout, InvoerOngeldig
from portal.domain.foutcodes import Foutcode
from portal.domain.vertrouwelijk import CODEWOORD, check_tekst

MAX_CODEWOORD = 60
MAX_TEKST = 2_000
MAX_REGEL = 200
MAX_REGELS = 100
# How many days a link works, at the choice of who shares.
GELDIG_DAGEN = (7, 30, 90, 180, 365)
STANDAARD_DAGEN = 90
# A plan that nobody touched is erased, after a mail.
BEWAARD = timedelta(days=365)
WAARSCHUW_VOORAF = timedelta(days=30)

# Initials alone say enough to two people, and to others.
_INITIALEN = re.compile(r"\b[A-Z]\. ?[A-Z]")


class PlanGewijzigd(DomainError):
    """Somebody else changed these texts meanwhile; what stands there now, by field."""

    def __init__(self, nu: dict[str, str], version: int) -> None:
        super().__init__(version)
        self.nu = nu
        self.version = version


def check_codewoord(tekst: str) -> str:
    """A word that says something to two people only.

    Raises:
        InvoerOngeldig: it is empty, too long, or seems to tell who somebody is.

    """
    tidy, faults = check_tekst(
        tekst, "codewoord", CODEWOORD, bekend=lambda _woorden: (), max_length=MAX_CODEWOORD
    )
    if not tidy:
        faults = [Fout("codewoord", Foutcode.VERPLICHT)]
    elif not faults and _INITIALEN.search(tidy):
        faults = [Fout("codewoord", Foutcode.PERSOON_IN_CODEWOORD)]
    if faults:
        raise InvoerOngeldig(faults)
    return tidy
