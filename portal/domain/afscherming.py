"""Which counts may be shown, so that none of them tells of a few people.

A count below five is not shown, and what it is made of is not either. Nor may it follow from
others: the months of a year add up to it, and the gemeenten, wijken and leefgebieden of a total
may. So where a reader who subtracts what is shown would find a hidden count, a second one is
hidden, the smallest that will do; where there is none, that total is not told apart at all, not
even into noughts. What is hidden depends on the counts of the whole year and never on what
somebody asks for: two answers laid side by side tell no more than one. See decision 0017.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from enum import StrEnum
from math import inf
from typing import NamedTuple

from portal.domain.tellingen import ALLES, gemeente_of

# The least count that is shown.
DREMPEL = 5
HEEL_JAAR = 0


class Cel(NamedTuple):
    """What a count of a year is of: a month (1 to 12) or ``HEEL_JAAR``, one leefgebied or
    ``ALLES``, a gemeente, a wijk or ``ALLES``."""

    maand: int
    leefgebied: str
    gebied_code: str


class Verborgen(StrEnum):
    """Why a count is not shown: it is small, or it would tell a small one. The second may be
    anything, small or nought too."""

    WEINIG = "weinig"
    AFGESCHERMD = "afgeschermd"


Getoond = int | Verborgen
# A total, and by what it is told apart: 0 months, 1 leefgebieden, 2 gebieden.
Splitsing = tuple[int, Cel]
Bounds = dict[Cel, float]


def add_maanden(counts: Iterable[int]) -> Getoond:
    """What may be shown of these months together, when each of them may be asked for as well: a
    year of which a month is hidden must not tell that month."""
    known = tuple(counts)
    total = sum(known)
    if 0 < total < DREMPEL:
        return Verborgen.WEINIG
    return Verborgen.AFGESCHERMD if any(0 < count < DREMPEL for count in known) else total


class Schild:
    """What may be shown of one kind of count over one year; ``values`` without noughts."""

    def __init__(self, values: Mapping[Cel, int]) -> None:
        self._values = values
        self._hidden: dict[Cel, Verborgen] = {}
        self._closed: set[Splitsing] = set()
        self._parts = defaultdict[Splitsing, list[Cel]](list)
        for cel in values:
            for splitsing in list_splitsingen(cel):
                self._parts[splitsing].append(cel)
        # Where parts and total differ by as much as is hidden or more, nothing follows: of many
        # events nobody knows the wijk, others have two leefgebieden.
        self._adds_up = {
            splitsing
            for splitsing, parts in self._parts.items()
            if abs(values.get(splitsing[1], 0) - sum(values[cel] for cel in parts)) < DREMPEL
        }
        for splitsing in tuple(self._parts):
            if splitsing[1] not in values:
                self._close(splitsing)
        for cel, value in values.items():
            if value < DREMPEL:
                self._hide(cel, Verborgen.WEINIG)
        while found := self._find_derivable():
            self._protect_all(found)

    def get(self, cel: Cel) -> Getoond:
        """The count, or why it is not shown."""
        if cel in self._hidden:
            return self._hidden[cel]
        if cel in self._values:
            return self._values[cel]
        for splitsing in list_splitsingen(cel):
            total = splitsing[1]
            if splitsing in self._closed or isinstance(self.get(total), Verborgen):
                return Verborgen.AFGESCHERMD
        return 0

    def _hide(self, cel: Cel, why: Verborgen) -> None:
        """Hide a count, and with it all that it is told apart into."""
        if self._hidden.get(cel) is Verborgen.AFGESCHERMD or self._hidden.get(cel) is why:
            return
        self._hidden[cel] = why
        for dimension in range(3):
            self._close((dimension, cel))

    def _close(self, splitsing: Splitsing) -> None:
        if splitsing not in self._closed and splitsing in self._parts:
            self._closed.add(splitsing)
            for cel in self._parts[splitsing]:
                self._hide(cel, Verborgen.AFGESCHERMD)

    def _protect(self, splitsing: Splitsing) -> None:
        """Hide one part more of a total, so that those that are hidden no longer follow; without
        another one, do not tell that total apart; and when that is not enough (other totals tell
        of its noughts), hide the total."""
        shown = [lid for lid in self._parts[splitsing] if lid not in self._hidden]
        if shown:
            self._hide(min(shown, key=self._cost), Verborgen.AFGESCHERMD)
        elif splitsing not in self._closed:
            self._close(splitsing)
        else:
            self._hide(splitsing[1], Verborgen.AFGESCHERMD)

    def _protect_all(self, found: Iterable[Cel]) -> None:
        """See to the totals from which one of these follows by itself, the widest first: what is
        hidden there is hidden below too. Where none does (it follows from several together), the
        narrowest one."""
        open_ = sorted(dict.fromkeys(s for cel in found for s in self._list_open(cel)), key=_depth)
        telling = [splitsing for splitsing in open_ if self._tells(splitsing)]
        for splitsing in telling:
            if splitsing[1] not in self._hidden and self._tells(splitsing):
                self._protect(splitsing)
        if not telling:
            self._protect(open_[-1])

    def _tells(self, splitsing: Splitsing) -> bool:
        """Whether a hidden part follows from this total alone."""
        hidden = [cel for cel in self._parts[splitsing] if cel in self._hidden]
        low, high = self._make_bounds(hidden)
        self._tighten(splitsing, low, high)
        return any(low[cel] == high[cel] for cel in hidden)

    def _cost(self, cel: Cel) -> tuple[int, int, Cel]:
        """How many more must be hidden when this one is, then how much is lost."""
        lonely = sum(
            all(lid not in self._hidden for lid in self._parts[splitsing])
            for splitsing in self._list_open(cel)
        )
        return lonely, self._values[cel], cel

    def _list_open(self, cel: Cel) -> list[Splitsing]:
        """The totals that are shown, ``cel`` among the parts, and add up."""
        return [
            splitsing
            for splitsing in list_splitsingen(cel)
            if splitsing in self._adds_up and splitsing[1] not in self._hidden
        ]

    def _find_derivable(self) -> list[Cel]:
        """The hidden counts of which only one value fits what is shown."""
        low, high = self._make_bounds(self._hidden)
        waiting = deque(dict.fromkeys(s for cel in self._hidden for s in self._list_open(cel)))
        queued = set(waiting)
        while waiting:
            splitsing = waiting.popleft()
            queued.discard(splitsing)
            for cel in self._tighten(splitsing, low, high):
                more = [one for one in self._list_open(cel) if one not in queued]
                waiting.extend(more)
                queued.update(more)
        return sorted(cel for cel in self._hidden if low[cel] == high[cel])

    def _make_bounds(self, hidden: Iterable[Cel]) -> tuple[Bounds, Bounds]:
        """The least and the most that each of these may be, from how it is shown."""
        small = {cel: self._hidden[cel] is Verborgen.WEINIG for cel in hidden}
        low = {cel: 1.0 if is_small else 0.0 for cel, is_small in small.items()}
        high = {cel: DREMPEL - 1.0 if is_small else inf for cel, is_small in small.items()}
        return low, high

    def _tighten(self, splitsing: Splitsing, low: Bounds, high: Bounds) -> list[Cel]:
        """Bring the bounds of the hidden parts of a total closer, of which a reader knows what
        they are together; those that changed."""
        hidden = [cel for cel in self._parts[splitsing] if cel in self._hidden]
        together = sum(self._values[cel] for cel in hidden)
        least, most = sum(low[cel] for cel in hidden), sum(high[cel] for cel in hidden)
        endless = [cel for cel in hidden if high[cel] == inf]
        changed = []
        for cel in hidden:
            new_low, new_high = low[cel], min(high[cel], together - (least - low[cel]))
            if not endless:
                new_low = max(new_low, together - (most - high[cel]))
            elif endless == [cel]:
                new_low = max(new_low, together - sum(high[lid] for lid in hidden if lid != cel))
            if (new_low, new_high) != (low[cel], high[cel]):
                low[cel], high[cel] = new_low, new_high
                changed.append(cel)
        return changed


def _depth(splitsing: Splitsing) -> tuple[int, Splitsing]:
    """How narrow a total is, and an order among those that are as narrow."""
    maand, leefgebied, gebied_code = splitsing[1]
    narrow = bool(maand) + bool(leefgebied) + bool(gebied_code) + gebied_code.startswith("WK")
    return narrow, splitsing


def list_splitsingen(cel: Cel) -> Iterable[Splitsing]:
    """The totals of which this is a part: the year, all leefgebieden, the larger gebied."""
    if cel.maand != HEEL_JAAR:
        yield 0, cel._replace(maand=HEEL_JAAR)
    if cel.leefgebied:
        yield 1, cel._replace(leefgebied=ALLES)
    if code := cel.gebied_code:
        larger = gemeente_of(code) if code.startswith("WK") else ALLES
        yield 2, cel._replace(gebied_code=larger)
