"""What a desk (toegang) is there for: any question, children growing up, or one thing only.

Not its name tells, for every gemeente has names of its own, but what it is: the desks that the
region names, and those for everybody with questions on several leefgebieden, are teams that one
can go to with anything.
"""

from collections.abc import Collection

from portal.domain.begrippen import Begrip, Leefgebied, Wet

# So many leefgebieden make a desk one for any question.
_VEEL = 3


def _naam(tekst: str) -> str:
    return tekst


class Loket(Begrip):
    """In the order in which somebody is sent to them."""

    TEAM = "team", _naam("Sociaal team of loket voor elke vraag")
    JEUGD = "jeugd", _naam("Opvoeden en opgroeien (CJG)")
    ANDERS = "anders", _naam("Loket voor één onderwerp")


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
