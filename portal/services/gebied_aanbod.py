"""What there is for who lives in a gebied: help nearby, and the desks that serve it."""

from collections.abc import Mapping
from dataclasses import dataclass

from indexer.query import Filters, Omgeving, Punt, Sortering, Treffer, ZoekVraag
from portal.domain.begrippen import Soort
from portal.domain.clientondersteuning import OcoVraag, choose_oco
from portal.domain.loket import Loket
from portal.domain.plaats import LAND
from portal.domain.regio import Contact
from portal.services.gebieden import GebiedDetail
from portal.services.loketten import group_loketten
from portal.services.zoeken import Zoeker

# Further than any gemeente reaches: the distance orders here, it leaves nothing out.
_HEEL_M = 50_000
_MAX_TOEGANG = 50
# Of so many that are nearest the lightest stand first.
_DICHTBIJ = 40
_LIJNEN = ("0", "1", None, "2")


@dataclass(frozen=True, slots=True)
class GebiedAanbod:
    """``totaal`` and ``facetten`` are of all there is, ``dichtbij`` what is near, light help first.
    ``toegang``: the desks whose werkgebied holds the gebied, those for any question first and of
    these the most local. ``oco``: whom to call for OCO there."""

    totaal: int
    facetten: Mapping[str, Mapping[str, int]]
    dichtbij: tuple[Treffer, ...]
    toegang: tuple[Treffer, ...]
    oco: tuple[Contact, ...]


def search_gebied(zoeker: Zoeker, gebied: GebiedDetail, limit: int) -> GebiedAanbod:
    """What there is in or for a gebied: how much, and ``limit`` entries near its centre."""
    around = zoeker.gazetteer().codes_around(gebied.code)
    filters = Filters(gebied=(gebied.code,), gebied_verwant=tuple(sorted(around)))
    omgeving = Omgeving(
        punt=Punt(gebied.lat, gebied.lon),
        gebieden=frozenset({gebied.code, LAND, *around}),
        afstand_m=_HEEL_M,
    )
    nearest = ZoekVraag(
        omgeving=omgeving,
        filters=filters,
        sorteer=Sortering.AFSTAND,
        limit=_DICHTBIJ,
        facetten=("leefgebied",),
    )
    found = zoeker.engine.search(nearest)
    toegang = _find_toegang(zoeker, gebied)
    shown = {treffer.document.id for treffer in toegang}
    others = [treffer for treffer in found.treffers if treffer.document.id not in shown]
    others.sort(key=lambda treffer: _LIJNEN.index(treffer.document.lijn))
    vraag = OcoVraag(gemeente_code=gebied.gemeente_code, gebieden=omgeving.gebieden)
    oco = choose_oco(zoeker.regio(), vraag)
    return GebiedAanbod(found.totaal, found.facetten, tuple(others[:limit]), toegang, oco)


def _find_toegang(zoeker: Zoeker, gebied: GebiedDetail) -> tuple[Treffer, ...]:
    holding = {gebied.code, *(ouder.code for ouder in gebied.ouders)}
    filters = Filters(
        soort=(Soort.TOEGANG.value,),
        gebied=(gebied.code,),
        gebied_verwant=tuple(sorted(holding)),
    )
    found = zoeker.engine.search(ZoekVraag(filters=filters, limit=_MAX_TOEGANG, facetten=()))
    groups = group_loketten(found.treffers, holding, zoeker.regio())
    return tuple(treffer for loket in Loket for treffer in groups[loket])
