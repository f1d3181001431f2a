"""When a web address counts as broken. One bad day says little; two tell the aanbieder, four the
redactie."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from portal.domain.begrippen import Linkuitkomst

MELD_NA = 2
ESCALEER_NA = 4
# A site that keeps machines out may serve people well.
_WERKT = {Linkuitkomst.GOED, Linkuitkomst.GEWEIGERD}


class Linkcontroleur(Protocol):
    """Looks at web addresses as a visitor would, modestly."""

    def check(self, urls: Iterable[str]) -> Iterator[tuple[str, Linkuitkomst]]:
        """What came of each address, as soon as it is known; never raises for an address."""


def is_werkend(uitkomst: str) -> bool:
    return uitkomst in _WERKT
