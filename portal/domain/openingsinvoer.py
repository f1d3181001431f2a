"""Opening hours as a volunteer fills them in: per weekday from – till, and a few exceptions.

Not everything that can be written as ``opening_hours`` fits in these boxes. ``read_rooster`` gives
None for what does not: then the text itself is kept. What it reads means the same when
``write_rooster`` writes it again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from portal.domain.begrippen import Dag
from portal.domain.errors import Fout
from portal.domain.foutcodes import Foutcode
from portal.domain.velden import Ongeldig

EINDE_DAG = "24:00"
# Whoever opens in the evening is closed by then.
EINDE_NACHT = "06:00"
HELE_DAG = ("00:00", EINDE_DAG)
MAX_TIJDEN = 2
LAATSTE = -1
NUMMERS = (1, 2, 3, 4, LAATSTE)

_DAGEN = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_ALTIJD = "24/7"
_TIJD_TYPED = re.compile(r"(\d{1,2})(?:\s*[:.u]\s*(\d{2})|\s*u(?:ur)?)?")
_TIJD = r"(?:[01]\d|2[0-4]):[0-5]\d"
_TIJDEN = re.compile(rf"({_TIJD})-({_TIJD})")
_REGEL = re.compile(r"(?P<dagen>[A-Za-z][A-Za-z,\[\]\-\d ]*?) (?P<rest>off|closed|\d.*)")
_DEEL = re.compile(r"(?P<van>[A-Z][a-z])(?:-(?P<tot>[A-Z][a-z])|\[(?P<nummers>[-,\d]+)\])?")

Tijd = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Uitzondering:
    """The ``nummer``-th ``dag`` of the month (LAATSTE: the last): then only ``tijden`` count;
    without any it is closed."""

    nummer: int
    dag: Dag
    tijden: tuple[Tijd, ...] = ()


@dataclass(frozen=True, slots=True)
class Rooster:
    """``week``: the times of each of the seven days, none for closed."""

    week: tuple[tuple[Tijd, ...], ...] = ((),) * 7
    uitzonderingen: tuple[Uitzondering, ...] = ()
    dicht_op_feestdagen: bool = False
    dicht_in_schoolvakanties: bool = False

    @property
    def is_leeg(self) -> bool:
        """Whether it is never open: nothing was filled in."""
        return not any(self.week) and not any(u.tijden for u in self.uitzonderingen)


@dataclass(slots=True)
class _Lezing:
    """What was read so far."""

    week: list[tuple[Tijd, ...]] = field(default_factory=lambda: [()] * 7)
    uitzonderingen: dict[tuple[int, int], tuple[Tijd, ...]] = field(default_factory=dict)
    feestdagen: bool = False
    vakanties: bool = False


def check_tijd(tekst: str, *, einde: bool = False) -> str:
    """A time as people type it (``9``, ``9.30``, ``9u``, ``09:30``) as ``09:30``; ``einde``: the
    end of a period, where midnight is the end of the day.

    Raises:
        Ongeldig: it is no time.

    """
    match = _TIJD_TYPED.fullmatch(tekst.strip().lower())
    if match is None:
        raise Ongeldig(Foutcode.TIJD)
    hours, minutes = int(match[1]), int(match[2] or 0)
    if hours * 60 + minutes > 24 * 60 or minutes > 59:
        raise Ongeldig(Foutcode.TIJD)
    tijd = f"{hours:02}:{minutes:02}"
    if einde:
        return EINDE_DAG if tijd == "00:00" else tijd
    return "00:00" if tijd == EINDE_DAG else tijd


def check_tijden(tijden: Sequence[Tijd], veld: str) -> list[Fout]:
    """What is wrong with the periods of one day: the second must begin after the first ends, only
    the last may go on after midnight. Until EINDE_NACHT: what seems to go on longer is most likely
    the wrong way round."""
    for index, (van, tot) in enumerate(tijden):
        if EINDE_NACHT < tot < van:
            return [Fout(veld, Foutcode.TIJDEN_OMGEKEERD, f"{van}-{tot}")]
        if van == tot or (index and van <= tijden[index - 1][1]):
            return [Fout(veld, Foutcode.TIJDEN_OVERLAPPEN, f"{van}-{tot}")]
        if tot < van and index < len(tijden) - 1:
            return [Fout(veld, Foutcode.TIJDEN_OVERLAPPEN, f"{van}-{tot}")]
    return []


def write_rooster(rooster: Rooster) -> str:
    """As ``opening_hours``; empty when it is never open."""
    if rooster.is_leeg:
        return ""
    rules = list(_write_week(rooster.week))
    rules += [
        f"{_DAGEN[_index(one.dag)]}[{one.nummer}] {_write_tijden(one.tijden)}"
        for one in sorted(rooster.uitzonderingen, key=_order)
    ]
    rules += ["PH off"] * rooster.dicht_op_feestdagen
    rules += ["SH off"] * rooster.dicht_in_schoolvakanties
    return "; ".join(rules)


def read_rooster(tekst: str) -> Rooster | None:
    """The way back; None when it says more than a rooster can."""
    gelezen = _Lezing()
    rules = [rule.strip() for rule in tekst.split(";") if rule.strip()]
    for rule in rules:
        if not _read_regel(gelezen, rule, first=rule is rules[0]):
            return None
    return Rooster(
        week=tuple(gelezen.week),
        uitzonderingen=tuple(
            sorted(
                (
                    Uitzondering(nummer, tuple(Dag)[dag], tijden)
                    for (dag, nummer), tijden in gelezen.uitzonderingen.items()
                ),
                key=_order,
            )
        ),
        dicht_op_feestdagen=gelezen.feestdagen,
        dicht_in_schoolvakanties=gelezen.vakanties,
    )


def _write_week(week: Sequence[tuple[Tijd, ...]]) -> Iterator[str]:
    """One rule for each set of times, days in a row as a range."""
    if all(tijden == (HELE_DAG,) for tijden in week):
        yield _ALTIJD
        return
    for tijden in dict.fromkeys(filter(None, week)):
        days = [at for at, of_day in enumerate(week) if of_day == tijden]
        runs = groupby(enumerate(days), key=lambda pair: pair[1] - pair[0])
        names = ",".join(_write_dagen([day for _, day in run]) for _, run in runs)
        yield f"{names} {_write_tijden(tijden)}"


def _write_dagen(days: Sequence[int]) -> str:
    names = [_DAGEN[day] for day in days]
    return f"{names[0]}-{names[-1]}" if len(names) > 2 else ",".join(names)


def _write_tijden(tijden: Sequence[Tijd]) -> str:
    return ",".join(f"{van}-{tot}" for van, tot in tijden) or "off"


def _read_regel(gelezen: _Lezing, rule: str, *, first: bool) -> bool:
    """Take one rule in; False when it does not fit. A rule counts over those before it, so that
    the week must come before its exceptions, and holidays last."""
    ends = gelezen.feestdagen or gelezen.vakanties
    if rule in ("PH off", "SH off", "PH,SH off", "SH,PH off"):
        gelezen.feestdagen |= "PH" in rule
        gelezen.vakanties |= "SH" in rule
        return True
    if rule == _ALTIJD:
        gelezen.week = [(HELE_DAG,)] * 7
        return first
    match = _REGEL.fullmatch(rule)
    tijden = _read_tijden(match["rest"]) if match else None
    if ends or match is None or tijden is None:
        return False
    return all(_read_deel(gelezen, part, tijden) for part in _split(match["dagen"]))


def _split(dagen: str) -> list[str]:
    """At the commas that are not within brackets."""
    return re.split(r",(?![^\[]*\])", dagen)


def _read_deel(gelezen: _Lezing, part: str, tijden: tuple[Tijd, ...]) -> bool:
    match = _DEEL.fullmatch(part.strip())
    if match is None or match["van"] not in _DAGEN or (match["tot"] or "Mo") not in _DAGEN:
        return False
    van = _DAGEN.index(match["van"])
    if match["nummers"]:
        return _read_nummers(gelezen, van, match["nummers"], tijden)
    tot = _DAGEN.index(match["tot"]) if match["tot"] else van
    days = [day % 7 for day in range(van, tot + 1 if tot >= van else tot + 8)]
    if any(day == known for known, _ in gelezen.uitzonderingen for day in days):
        return False
    for day in days:
        gelezen.week[day] = tijden
    return True


def _read_nummers(gelezen: _Lezing, dag: int, nummers: str, tijden: tuple[Tijd, ...]) -> bool:
    for tekst in nummers.split(","):
        if tekst not in map(str, NUMMERS):
            return False
        gelezen.uitzonderingen[dag, int(tekst)] = tijden
    # The fourth may be the last one too: which of the two counts would depend on their order.
    return not {(dag, 4), (dag, LAATSTE)} <= gelezen.uitzonderingen.keys()


def _read_tijden(tekst: str) -> tuple[Tijd, ...] | None:
    if tekst in ("off", "closed"):
        return ()
    found = []
    for part in tekst.split(","):
        match = _TIJDEN.fullmatch(part.strip())
        if match is None or max(match.groups()) > EINDE_DAG or match[1] == EINDE_DAG:
            return None
        found.append((match[1], EINDE_DAG if match[2] == "00:00" else match[2]))
    too_many = len(found) > MAX_TIJDEN or bool(check_tijden(found, ""))
    return None if too_many else tuple(found)


def _order(one: Uitzondering) -> tuple[int, int]:
    return _index(one.dag), one.nummer if one.nummer > 0 else 9


def _index(dag: Dag) -> int:
    return tuple(Dag).index(dag)
