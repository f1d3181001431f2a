"""Which sociaal team, toegang, CJG and OCO an address has: those whose werkgebied holds it."""

from dataclasses import dataclass

from indexer.query import Filters, Treffer
from portal.domain.begrippen import Soort, Wet
from portal.domain.clientondersteuning import OcoVraag, choose_oco
from portal.domain.loket import Loket
from portal.domain.plaats import Plaats
from portal.domain.regio import Contact
from portal.services.loketten import group_loketten
from portal.services.zoeken import Zoeker, ZoekOpdracht, ZoekResultaat

_HOOGUIT = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class SociaalTeam:
    """Who serves the place; without a place all are empty but the contacts. ``teams`` are there
    for any question, ``jeugd`` for children growing up, ``andere`` for one thing only.
    ``oco_contacten`` are whom to call first, ``oco`` all others who give OCO there."""

    plaats: Plaats | None
    plaats_keuzes: tuple[Plaats, ...]
    plaats_onbekend: str
    teams: tuple[Treffer, ...]
    jeugd: tuple[Treffer, ...]
    andere: tuple[Treffer, ...]
    oco: tuple[Treffer, ...]
    toegang_contacten: tuple[Contact, ...]
    oco_contacten: tuple[Contact, ...]


def find_sociaal_team(zoeker: Zoeker, waar: str) -> SociaalTeam:
    """Who is there for the people of this address, postcode, buurt or place. Never raises."""
    loketten = _search(zoeker, waar, Soort.TOEGANG)
    regio, plaats = zoeker.regio(), loketten.plaats
    groups = group_loketten(loketten.uitkomst.treffers, plaats.gebieden if plaats else (), regio)
    # Nobody said yet what it is about: also whom the zorgkantoor pays.
    contacten = choose_oco(regio, OcoVraag(wetten=(Wet.WMO, Wet.WLZ)).at(plaats))
    return SociaalTeam(
        plaats=plaats,
        plaats_keuzes=loketten.plaats_keuzes,
        plaats_onbekend=loketten.plaats_onbekend,
        teams=groups[Loket.TEAM],
        jeugd=groups[Loket.JEUGD],
        andere=groups[Loket.ANDERS],
        oco=_serving(zoeker, waar, plaats, without=contacten) if plaats else (),
        toegang_contacten=loketten.toegang,
        oco_contacten=contacten,
    )


def _serving(
    zoeker: Zoeker, waar: str, plaats: Plaats, *, without: tuple[Contact, ...]
) -> tuple[Treffer, ...]:
    """Who else gives OCO in this place."""
    shown = {contact.slug for contact in without}
    return tuple(
        treffer
        for treffer in _search(zoeker, waar, Soort.OCO).uitkomst.treffers
        if treffer.document.slug not in shown
        and not set(plaats.gebieden).isdisjoint(treffer.document.werkgebied)
    )


def _search(zoeker: Zoeker, waar: str, soort: Soort) -> ZoekResultaat:
    filters = Filters(soort=(soort.value,))
    return zoeker.search(ZoekOpdracht(waar=waar, filters=filters, per_pagina=_HOOGUIT))
