"""Which sociaal team, toegang, CJG and OCO an address has: those whose werkgebied holds it."""

from dataclasses import dataclass

from indexer.query import Filters, Treffer
from portal.domain.begrippen import Soort
from portal.domain.plaats import Plaats
from portal.domain.regio import Contact
from portal.services.zoeken import Zoeker, ZoekOpdracht, ZoekResultaat

_HOOGUIT = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class SociaalTeam:
    """``teams`` and ``oco`` serve the place; without a place both are empty. ``contacten`` are
    those that the region names, to fall back on."""

    plaats: Plaats | None
    plaats_keuzes: tuple[Plaats, ...]
    plaats_onbekend: str
    teams: tuple[Treffer, ...]
    oco: tuple[Treffer, ...]
    toegang_contacten: tuple[Contact, ...]
    oco_contacten: tuple[Contact, ...]


def find_sociaal_team(zoeker: Zoeker, waar: str) -> SociaalTeam:
    """Who is there for the people of this address, postcode, buurt or place. Never raises."""
    teams = _search(zoeker, waar, Soort.TOEGANG)
    oco = _search(zoeker, waar, Soort.OCO)
    found = teams.plaats is not None
    return SociaalTeam(
        plaats=teams.plaats,
        plaats_keuzes=teams.plaats_keuzes,
        plaats_onbekend=teams.plaats_onbekend,
        teams=_serving(teams) if found else (),
        oco=_serving(oco) if found else (),
        toegang_contacten=teams.toegang,
        oco_contacten=teams.oco,
    )


def _search(zoeker: Zoeker, waar: str, soort: Soort) -> ZoekResultaat:
    filters = Filters(soort=(soort.value,))
    return zoeker.search(ZoekOpdracht(waar=waar, filters=filters, per_pagina=_HOOGUIT))


def _serving(resultaat: ZoekResultaat) -> tuple[Treffer, ...]:
    """Those whose werkgebied holds the place: search widens when it finds little, and a desk of
    another gemeente does not help. What serves a smaller area knows the buurt best."""
    plaats = resultaat.plaats
    assert plaats is not None
    held = [
        treffer
        for treffer in resultaat.uitkomst.treffers
        if not set(plaats.gebieden).isdisjoint(treffer.document.werkgebied)
    ]
    general = {contact.slug for contact in (*resultaat.toegang, *resultaat.oco)}

    def rank(treffer: Treffer) -> tuple[bool, int]:
        smallest = max(len(code) for code in treffer.document.werkgebied)
        return treffer.document.slug not in general, -smallest

    return tuple(sorted(held, key=rank))
