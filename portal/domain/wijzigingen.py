"""Changes of a voorziening: what goes live at once, what differs, and how two changes meet.

Two people may change the same entry from the same start. What only one of them touched is taken
from that one; what both touched in different ways is a ``Conflict`` that a person decides. Nobody's
change is lost unseen.

A place is compared by its ``PLEK_DELEN``: its address with the point that follows from it is one
part, so that half of one address never meets half of another.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, NamedTuple

from portal.domain.errors import IntussenGewijzigd
from portal.domain.voorziening import ADRESREGEL, PlekInvoer, VoorzieningInvoer

# A mistake in these is seen and mended soon, and a visitor at a closed door is worse: they go live
# at once. What an entry says it is waits for an editor. See decision 0014.
DIRECT = ("telefoon", "email", "website", "gesloten_tot", "gesloten_reden")
PLEK_DIRECT = ("openingstijden", "telefoon")
# Kept by the portal itself; no form and no older version changes them.
VAST = ("extern_id", "aanbieder", "aanbieder_website", "gecontroleerd_op")
WIJZIGBAAR = tuple(f.name for f in fields(VoorzieningInvoer) if f.name not in VAST)

_ADRES = (*ADRESREGEL, "lat", "lon")
PLEK_DELEN: dict[str, tuple[str, ...]] = {
    "naam": ("naam",),
    "adres": _ADRES,
    "openingstijden": ("openingstijden",),
    "telefoon": ("telefoon",),
    "rolstoel": ("rolstoel",),
    "adres_geheim": ("adres_geheim",),
}


@dataclass(frozen=True, slots=True)
class Verschil:
    """One thing that differs. ``plek`` counts places from 1; ``veld`` is then a part of it, or
    ``plekken`` when the whole place is new (``oud`` None) or gone (``nieuw`` None)."""

    veld: str
    oud: Any
    nieuw: Any
    plek: int | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Both changed ``veld`` (a field, or ``plekken.<index>.<part>``), and not to the same."""

    veld: str
    basis: Any
    mijn: Any
    ander: Any


@dataclass(frozen=True, slots=True)
class Samenvoeging:
    """Both changes together; where they clash ``invoer`` has mine."""

    invoer: VoorzieningInvoer
    conflicten: tuple[Conflict, ...] = ()


class SamenvoegenNodig(IntussenGewijzigd):
    """Somebody else changed the same things: ``ander`` is how they stand now."""

    def __init__(self, samenvoeging: Samenvoeging, ander: VoorzieningInvoer) -> None:
        super().__init__(", ".join(conflict.veld for conflict in samenvoeging.conflicten))
        self.samenvoeging = samenvoeging
        self.ander = ander


class _Paar(NamedTuple):
    """The positions of one place in two lists; None where it does not stand."""

    oud: int | None
    nieuw: int | None


def get_deel(plek: PlekInvoer, deel: str) -> Any:
    """A part of a place: its value, for the address a tuple."""
    names = PLEK_DELEN[deel]
    values = tuple(getattr(plek, name) for name in names)
    return values if len(names) > 1 else values[0]


def list_velden(oud: VoorzieningInvoer, nieuw: VoorzieningInvoer) -> tuple[str, ...]:
    """The fields that differ, of those that can be changed."""
    return tuple(veld for veld in WIJZIGBAAR if getattr(oud, veld) != getattr(nieuw, veld))


def list_verschillen(oud: VoorzieningInvoer, nieuw: VoorzieningInvoer) -> tuple[Verschil, ...]:
    """Everything that differs, places part by part."""
    found: list[Verschil] = []
    for veld in list_velden(oud, nieuw):
        if veld == "plekken":
            found += _list_plek_verschillen(oud.plekken, nieuw.plekken)
        else:
            found.append(Verschil(veld, getattr(oud, veld), getattr(nieuw, veld)))
    return tuple(found)


def take_direct(huidig: VoorzieningInvoer, gewenst: VoorzieningInvoer) -> VoorzieningInvoer:
    """``huidig`` with those changes of ``gewenst`` that go live at once. The hours of a place that
    moves wait with its address."""
    plekken = list(huidig.plekken)
    for oud, nieuw in _align(huidig.plekken, gewenst.plekken):
        if oud is None or nieuw is None:
            continue
        plek = gewenst.plekken[nieuw]
        if _is_same_place(plekken[oud], plek):
            direct = {name: getattr(plek, name) for name in PLEK_DIRECT}
            plekken[oud] = replace(plekken[oud], **direct)
    values = {veld: getattr(gewenst, veld) for veld in DIRECT}
    return replace(huidig, plekken=tuple(plekken), **values)


def take_velden(
    huidig: VoorzieningInvoer, gewenst: VoorzieningInvoer, velden: Collection[str]
) -> VoorzieningInvoer:
    """``huidig`` with these fields of ``gewenst``."""
    return replace(huidig, **{veld: getattr(gewenst, veld) for veld in velden})


def keep_punten(basis: VoorzieningInvoer, invoer: VoorzieningInvoer) -> VoorzieningInvoer:
    """``invoer`` with the point of every place whose address stayed: forms do not show it."""
    plekken = list(invoer.plekken)
    for oud, nieuw in _align(basis.plekken, invoer.plekken):
        if oud is None or nieuw is None:
            continue
        known = basis.plekken[oud]
        if plekken[nieuw].is_same_adres({part: getattr(known, part) for part in ADRESREGEL}):
            plekken[nieuw] = replace(plekken[nieuw], lat=known.lat, lon=known.lon)
    return replace(invoer, plekken=tuple(plekken))


def merge_drie(
    basis: VoorzieningInvoer, mijn: VoorzieningInvoer, ander: VoorzieningInvoer
) -> Samenvoeging:
    """What ``mijn`` and ``ander`` each made of ``basis``, in one."""
    values: dict[str, Any] = {}
    conflicten: list[Conflict] = []
    for veld in WIJZIGBAAR:
        was, mine, theirs = (getattr(one, veld) for one in (basis, mijn, ander))
        if theirs in (was, mine):
            values[veld] = mine
        elif was == mine:
            values[veld] = theirs
        elif veld == "plekken":
            values[veld], found = _merge_plekken(was, mine, theirs)
            conflicten += found
        else:
            values[veld] = mine
            conflicten.append(Conflict(veld, was, mine, theirs))
    return Samenvoeging(replace(ander, **values), tuple(conflicten))


def take_ander(
    mijn: VoorzieningInvoer, ander: VoorzieningInvoer, velden: Collection[str]
) -> VoorzieningInvoer:
    """``mijn`` with what ``ander`` has at these places, named as a ``Conflict`` names them."""
    plekken = list(mijn.plekken)
    place = {pair.nieuw: pair.oud for pair in _align(ander.plekken, mijn.plekken)}
    values: dict[str, Any] = {}
    for veld in velden:
        name, _, rest = veld.partition(".")
        if name not in WIJZIGBAAR:
            continue
        if not rest:
            values[name] = getattr(ander, name)
            continue
        index, _, deel = rest.partition(".")
        oud = place.get(int(index)) if index.isdecimal() and deel in PLEK_DELEN else None
        if oud is not None:
            plekken[int(index)] = _with_deel(plekken[int(index)], ander.plekken[oud], deel)
    return replace(mijn, **{"plekken": tuple(plekken), **values})


def _is_same_place(one: PlekInvoer, other: PlekInvoer) -> bool:
    return all(getattr(one, part) == getattr(other, part) for part in ADRESREGEL)


def _with_deel(plek: PlekInvoer, source: PlekInvoer, deel: str) -> PlekInvoer:
    return replace(plek, **{name: getattr(source, name) for name in PLEK_DELEN[deel]})


def _align(oud: Sequence[PlekInvoer], nieuw: Sequence[PlekInvoer]) -> list[_Paar]:
    """Which place is which: by address, what is left in order. In the order of ``nieuw``, what is
    gone at the end."""
    left = list(range(len(oud)))
    match: dict[int, int] = {}
    for index, plek in enumerate(nieuw):
        same = next((at for at in left if _is_same_place(oud[at], plek)), None)
        if same is not None:
            match[index] = same
            left.remove(same)
    for index in range(len(nieuw)):
        if index not in match and left:
            match[index] = left.pop(0)
    found = [_Paar(match.get(index), index) for index in range(len(nieuw))]
    return found + [_Paar(index, None) for index in left]


def _list_plek_verschillen(
    oud: Sequence[PlekInvoer], nieuw: Sequence[PlekInvoer]
) -> Iterator[Verschil]:
    for was, now in _align(oud, nieuw):
        if now is None:
            assert was is not None
            yield Verschil("plekken", oud[was], None, was + 1)
        elif was is None:
            yield Verschil("plekken", None, nieuw[now], now + 1)
        else:
            for deel in PLEK_DELEN:
                before, after = get_deel(oud[was], deel), get_deel(nieuw[now], deel)
                if before != after:
                    yield Verschil(deel, before, after, now + 1)


def _merge_plekken(
    basis: tuple[PlekInvoer, ...], mijn: tuple[PlekInvoer, ...], ander: tuple[PlekInvoer, ...]
) -> tuple[tuple[PlekInvoer, ...], list[Conflict]]:
    """Place by place. When one took a place away that the other changed, or both put them in
    another order, a person decides on all of them."""
    mine = {pair.oud: pair.nieuw for pair in _align(basis, mijn) if pair.oud is not None}
    theirs = {pair.oud: pair.nieuw for pair in _align(basis, ander) if pair.oud is not None}
    whole = Conflict("plekken", basis, mijn, ander)
    if _is_reordered(mine) and _is_reordered(theirs):
        return mijn, [whole]
    order = theirs if _is_reordered(theirs) else mine
    merged: list[PlekInvoer] = []
    conflicten: list[Conflict] = []
    for was in sorted(range(len(basis)), key=lambda at: _position(order.get(at))):
        my, their = mine[was], theirs[was]
        if my is None or their is None:
            kept = ander[their] if their is not None else mijn[my] if my is not None else None
            if kept is not None and kept != basis[was]:
                return mijn, [whole]
            continue
        plek, clashes = _merge_plek(basis[was], mijn[my], ander[their], len(merged))
        merged.append(plek)
        conflicten += clashes
    added = [ander[index] for index in range(len(ander)) if index not in theirs.values()]
    for index, plek in enumerate(mijn):
        if index in mine.values():
            continue
        twin = next((other for other in added if _is_same_place(other, plek)), None)
        if twin is not None:
            added.remove(twin)
        both, clashes = _merge_plek(PlekInvoer(), plek, twin or plek, len(merged))
        merged.append(both)
        conflicten += clashes
    return (*merged, *added), conflicten


def _merge_plek(
    basis: PlekInvoer, mijn: PlekInvoer, ander: PlekInvoer, index: int
) -> tuple[PlekInvoer, list[Conflict]]:
    conflicten = []
    merged = mijn
    for deel in PLEK_DELEN:
        was, mine, theirs = (get_deel(plek, deel) for plek in (basis, mijn, ander))
        if was == mine:
            merged = _with_deel(merged, ander, deel)
        elif theirs not in (was, mine):
            conflicten.append(Conflict(f"plekken.{index}.{deel}", was, mine, theirs))
    return merged, conflicten


def _is_reordered(places: dict[int, int | None]) -> bool:
    left = [place for _, place in sorted(places.items()) if place is not None]
    return left != sorted(left)


def _position(place: int | None) -> float:
    return float("inf") if place is None else place
