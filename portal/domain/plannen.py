"""What may stand in a plan: everything that helps, nothing that tells whose plan it is.

A plan is shared by a link, and links get lost. So the code word must say nothing, and in the texts
a number of the client is refused. A name, address or phone number may be that of a helper: then
who writes says so.
"""

import re
from datetime import timedelta

from portal.domain.errors import DomainError, Fout, InvoerOngeldig
from portal.domain.foutcodes import Foutcode
from portal.domain.persoonsgegevens import Persoonsgegeven, find_persoonsgegevens
from portal.domain.velden import Ongeldig, clean_text

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

_VAN_DE_CLIENT = {Persoonsgegeven.BSN, Persoonsgegeven.GEBOORTEDATUM, Persoonsgegeven.IBAN}
# As people write a name: Jan Jansen, J. van den Berg.
_NAAM = re.compile(
    r"\b[A-ZÀ-Þ][\w'’-]*\.?(?: (?:van|de|der|den|ten|ter|te|el|'t))* [A-ZÀ-Þ][\w'’-]"
    r"|\b[A-Z]\. ?[A-Z]"
)


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
    tidy = _clean(tekst, "codewoord", MAX_CODEWOORD)
    if not tidy:
        raise InvoerOngeldig([Fout("codewoord", Foutcode.VERPLICHT)])
    if find_persoonsgegevens(tidy) or _NAAM.search(tidy):
        raise InvoerOngeldig([Fout("codewoord", Foutcode.PERSOON_IN_CODEWOORD)])
    return tidy


def check_plantekst(
    tekst: str, veld: str, *, max_length: int = MAX_TEKST, toch: bool = False
) -> str:
    """A text of a plan; ``toch``: who writes says that what is found is not of the client.

    Raises:
        InvoerOngeldig: it is too long, or seems to tell who somebody is.

    """
    tidy = _clean(tekst, veld, max_length, lines=max_length == MAX_TEKST)
    found = set(find_persoonsgegevens(tidy))
    if Persoonsgegeven.BSN in found:
        raise InvoerOngeldig([Fout(veld, Foutcode.BSN)])
    if found & _VAN_DE_CLIENT:
        raise InvoerOngeldig([Fout(veld, Foutcode.PERSOON_IN_PLAN)])
    if found and not toch:
        raise InvoerOngeldig([Fout(veld, Foutcode.CONTACT_IN_PLAN)])
    return tidy


def _clean(tekst: str, veld: str, max_length: int, *, lines: bool = False) -> str:
    try:
        return clean_text(tekst, max_length=max_length, lines=lines)
    except Ongeldig as error:
        raise InvoerOngeldig([Fout(veld, error.code)]) from None
