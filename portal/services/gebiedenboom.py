"""The tree of gebieden in memory: land > gemeente > wijk > buurt, by code, without outlines."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from portal.data.queries.gebieden import GebiedRij
from portal.domain.plaats import LAND

# From small to large, by the first letter of the code.
_VOLGORDE = {"B": 0, "W": 1, "G": 2, "N": 3}


class Gebiedenboom:
    """Answers what lies above and below a gebied; unknown codes have nothing around them."""

    def __init__(self, rijen: Sequence[GebiedRij]) -> None:
        self.gebieden = {rij.code: rij for rij in rijen}
        self._kinderen: dict[str, list[str]] = defaultdict(list)
        for rij in rijen:
            if rij.ouder_code:
                self._kinderen[rij.ouder_code].append(rij.code)

    def naam(self, code: str | None) -> str:
        """The official name, empty when the code is unknown."""
        rij = self.gebieden.get(code) if code else None
        return rij.naam if rij else ""

    def above(self, code: str) -> tuple[str, ...]:
        """The codes above, smallest first; ends with ``NL``."""
        above = []
        rij = self.gebieden.get(code)
        while rij is not None and rij.ouder_code not in (None, LAND):
            above.append(rij.ouder_code)
            rij = self.gebieden.get(rij.ouder_code)
        return (*above, LAND)

    def below(self, code: str) -> tuple[str, ...]:
        """All codes below, in no promised order."""
        below = list(self._kinderen.get(code, ()))
        for child in below:
            below.extend(self._kinderen.get(child, ()))
        return tuple(below)

    def around(self, codes: Iterable[str]) -> tuple[str, ...]:
        """These gebieden, all above and all below them: buurten first, ``NL`` last."""
        found: set[str] = {LAND}
        for code in codes:
            found.update((code, *self.above(code), *self.below(code)))
        return tuple(sorted(found, key=lambda code: (_VOLGORDE.get(code[0], 0), code)))

    def are_related(self, one: str, other: str) -> bool:
        """Whether one of the two holds the other."""
        return one == other or one in self.above(other) or other in self.above(one)
