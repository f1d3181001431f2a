"""What a desk (toegang) is there for: any question, children growing up, or one thing only.

Not its name tells, for every gemeente has names of its own, but what it is: the desks that the
region names, and those for everybody with questions on several leefgebieden, are teams that one
can go to with anything.
"""

from collections.abc import Collection
from enum import StrEnum

from portal.domain.begrippen import Leefgebied, Wet

# So many leefgebieden make a desk one for any question.
_VEEL = 3


class Loket(StrEnum):
    """In the order in which somebody is sent to them: for any question, for growing up (CJG), for
    one thing."""

    TEAM = "team"
    JEUGD = "jeugd"
    ANDERS = "anders"


def classify_loket(
    leefgebieden: Collection[str],
    doelgroepen: Collection[str],
    wetten: Collection[str],
    *,
    genoemd: bool,
) -> Loket:
    """``genoemd``: the region names it as a desk of the gemeente."""
    if genoemd or (not doelgroepen and len(leefgebieden) >= _VEEL):
        return Loket.TEAM
    if Leefgebied.OPVOEDEN_EN_OPGROEIEN in leefgebieden and Wet.JEUGDWET in wetten:
        return Loket.JEUGD
    return Loket.ANDERS
