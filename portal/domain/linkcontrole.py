"""When a web address counts as broken. One bad day says little; two tell the aanbieder, four the
redactie."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from portal.domain.begrippen import Linkuitkomst

MELD_NA = 2
ESCALEER_NA = 4
# So many addresses tell something of ourselves; never fails such a share of them in one night.
_GENOEG, _TE_VEEL = 10, 0.8
# A site that keeps machines out may serve people well.
_WERKT = {Linkuitkomst.GOED, Linkuitkomst.GEWEIGERD}


class Linkcontroleur(Protocol):
    """Looks at web addresses as a visitor would, modestly."""

    def check(self, urls: Iterable[str]) -> Iterator[tuple[str, Linkuitkomst]]:
        """What came of each address, as soon as it is known; never raises for an address."""


def is_werkend(uitkomst: str) -> bool:
    return uitkomst in _WERKT


def is_eigen_storing(bekeken: int, mislukt: int) -> bool:
    """Whether so little answers that our own connection must be to blame."""
    return bekeken >= _GENOEG and mislukt > bekeken * _TE_VEEL
