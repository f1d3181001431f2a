"""Whether one needs somebody's leave before one can use a voorziening, and whose."""

from collections.abc import Collection
from enum import StrEnum

from portal.domain.begrippen import Lijn, Soort, Wet


class Toestemming(StrEnum):
    """Who says yes first; pages have one sentence for each."""

    GEMEENTE = "gemeente"
    GEMEENTE_OF_ARTS = "gemeente-of-arts"
    GEMEENTE_OF_CIZ = "gemeente-of-ciz"
    CIZ = "ciz"
    ARTS = "arts"
    VERWIJZING = "verwijzing"
    SOMS = "soms"
    NEE = "nee"


def find_toestemming(
    soort: Soort | None, lijn: Lijn | None, wetten: Collection[Wet], *, verwijzing_nodig: bool
) -> Toestemming:
    """Of maatwerk the law tells who decides: the CIZ of the Wlz, for jeugdhulp the gemeente or a
    doctor, a doctor of the Zvw, else the gemeente. A referral for anything else is asked of whom
    the law names, where it names somebody. What is of the second line and says nothing of a
    referral may still ask for one."""
    if soort is Soort.MAATWERKVOORZIENING:
        return _of_wet(wetten) or Toestemming.GEMEENTE
    if verwijzing_nodig:
        return _of_wet(set(wetten) - _DOOR_DE_GEMEENTE) or Toestemming.VERWIJZING
    # One may always walk in where questions are put, and to who stands beside one.
    if lijn is Lijn.TWEEDE and soort not in (Soort.TOEGANG, Soort.OCO):
        return Toestemming.SOMS
    return Toestemming.NEE


_DOOR_DE_GEMEENTE = {Wet.WMO, Wet.PARTICIPATIEWET, Wet.WGS, Wet.WET_INBURGERING}


def _of_wet(wetten: Collection[Wet]) -> Toestemming | None:
    """Whom the laws name; None when they name nobody else than the gemeente."""
    by_gemeente = not _DOOR_DE_GEMEENTE.isdisjoint(wetten)
    if Wet.JEUGDWET in wetten:
        return Toestemming.GEMEENTE_OF_ARTS
    if Wet.WLZ in wetten and by_gemeente:
        return Toestemming.GEMEENTE_OF_CIZ
    if Wet.ZVW in wetten and not by_gemeente:
        return Toestemming.ARTS
    if Wet.WLZ in wetten:
        return Toestemming.CIZ
    return None
