"""The desks that serve a place, in the order in which somebody is sent to them."""

from collections.abc import Collection, Iterable

from indexer.query import Treffer
from portal.domain.loket import Loket, classify_loket
from portal.domain.regio import Regio

# How a code begins, from small to large.
_NIVEAUS = ("BU", "WK", "GM", "NL")
_GEMEENTE = _NIVEAUS.index("GM")
# Further than any: who has no place to go to.
_VER = 1_000_000


def group_loketten(
    treffers: Iterable[Treffer], gebieden: Collection[str], regio: Regio
) -> dict[Loket, tuple[Treffer, ...]]:
    """Those whose werkgebied is among these codes, by what they are there for: search widens when
    it finds little, and a desk of another gemeente does not help.

    The most local one of a kind knows the buurt best and stands first. Where several local teams
    serve the place it is not clear which is somebody's own: then who serves all of it.
    """
    genoemd = {contact.slug for contact in regio.toegang_for(None)}
    groups: dict[Loket, list[Treffer]] = {loket: [] for loket in Loket}
    for treffer in treffers:
        if not set(gebieden).isdisjoint(treffer.document.werkgebied):
            groups[_classify(treffer, genoemd)].append(treffer)
    teams = groups[Loket.TEAM]
    unclear = sum(_level(treffer, gebieden) < _GEMEENTE for treffer in teams) > 1

    def rank(treffer: Treffer) -> tuple[bool, int, bool, int, int, str]:
        document = treffer.document
        named = document.slug in genoemd
        level = _level(treffer, gebieden)
        return (
            unclear and not named,
            -level if unclear else level,
            not named,
            _VER if treffer.afstand_m is None else treffer.afstand_m,
            -len(document.leefgebieden),
            document.naam,
        )

    return {loket: tuple(sorted(found, key=rank)) for loket, found in groups.items()}


def _classify(treffer: Treffer, genoemd: Collection[str | None]) -> Loket:
    document = treffer.document
    return classify_loket(
        document.leefgebieden,
        document.doelgroepen,
        document.wetten,
        genoemd=document.slug in genoemd,
    )


def _level(treffer: Treffer, gebieden: Collection[str]) -> int:
    """How large the part of its werkgebied is that serves the place, as far as codes tell."""
    codes = (code for code in treffer.document.werkgebied if code in gebieden)
    return min(_NIVEAUS.index(code[:2]) for code in codes)
