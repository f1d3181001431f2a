"""Search as residents mean it: words, a place, filters; and what to do when little is found."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

from indexer.engine import SearchEngine
from indexer.language import Taalmodel, split_plaats
from indexer.query import (
    FACETTEN,
    Filters,
    Omgeving,
    Punt,
    Sortering,
    ZoekUitkomst,
    ZoekVraag,
)
from portal.domain.begrippen import Begrip, Doelgroep, Leefgebied, Wet
from portal.domain.clientondersteuning import OcoVraag, choose_oco
from portal.domain.plaats import CoordinaatOngeldig, Plaats, PlaatsMeerduidig, PlaatsOnbekend
from portal.domain.regio import Contact, Regio
from portal.services.gazetteer import Gazetteer

# Without a distance of the visitor's own: first what most people call near, then further.
# Metres; 10 km is a quarter of an hour by car, half an hour on an electric bicycle.
AFSTANDEN_M = (10_000, 25_000, 50_000)
WEINIG = 3

B = TypeVar("B", bound=Begrip)


class Verruiming(StrEnum):
    """What was let go of, because too little was found."""

    AFSTAND = "afstand"
    PLAATS = "plaats"


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoekOpdracht:
    """What the visitor asked, checked for shape. ``afstand`` in kilometres."""

    q: str = ""
    waar: str = ""
    afstand: float | None = None
    filters: Filters = field(default_factory=Filters)
    sorteer: Sortering = Sortering.RELEVANTIE
    pagina: int = 1
    per_pagina: int = 20

    @property
    def offset(self) -> int:
        return (self.pagina - 1) * self.per_pagina


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoekResultaat:
    """``afstand_m``: how far was looked (metres), None without a place. ``verruimd``: what was
    widened, in order. ``oco`` fits the place and the question; ``toegang`` are the desks of the
    visitor's gemeente, else of all. ``is_eenmalig`` as of ``Plek``."""

    opdracht: ZoekOpdracht
    uitkomst: ZoekUitkomst
    plaats: Plaats | None = None
    plaats_keuzes: tuple[Plaats, ...] = ()
    plaats_onbekend: str = ""
    afstand_m: int | None = None
    verruimd: tuple[Verruiming, ...] = ()
    oco: tuple[Contact, ...] = ()
    toegang: tuple[Contact, ...] = ()
    is_eenmalig: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plek:
    """The place that was understood; ``q`` are the words without it. ``keuzes`` when several bear
    the name, ``onbekend`` what nothing is known by."""

    q: str
    plaats: Plaats | None = None
    keuzes: tuple[Plaats, ...] = ()
    onbekend: str = ""

    @property
    def is_eenmalig(self) -> bool:
        """Of a spot that is, or may be, somebody's own: nothing of the answer is kept."""
        return bool(self.onbekend) or (self.plaats is not None and self.plaats.is_eigen_plek)


@dataclass(frozen=True, slots=True)
class Zoeker:
    """Everything a search needs; one per process."""

    engine: SearchEngine
    gazetteer: Callable[[], Gazetteer]
    regio: Callable[[], Regio]
    taalmodel: Callable[[], Taalmodel]

    def search(
        self, opdracht: ZoekOpdracht, facetten: Collection[str] = tuple(FACETTEN)
    ) -> ZoekResultaat:
        """Answer the question, and count these facets. Never raises for words, places or filters
        that find nothing."""
        gazetteer = self.gazetteer()
        plek = self.find_plek(opdracht.q, opdracht.waar)
        vraag = ZoekVraag(
            q=plek.q,
            filters=_with_verwant(opdracht.filters, gazetteer),
            sorteer=opdracht.sorteer,
            offset=opdracht.offset,
            limit=opdracht.per_pagina,
            facetten=tuple(facetten),
            eenmalig=plek.is_eenmalig,
        )
        uitkomst, afstand_m, verruimd = self._search_near(vraag, plek.plaats, opdracht.afstand)
        regio = self.regio()
        gemeente = plek.plaats.gemeente_code if plek.plaats else None
        return ZoekResultaat(
            opdracht=opdracht,
            uitkomst=uitkomst,
            plaats=plek.plaats,
            plaats_keuzes=plek.keuzes,
            plaats_onbekend=plek.onbekend,
            afstand_m=afstand_m,
            verruimd=verruimd,
            is_eenmalig=plek.is_eenmalig,
            oco=choose_oco(regio, _make_oco_vraag(opdracht, uitkomst).at(plek.plaats)),
            toegang=regio.toegang_for(gemeente),
        )

    def find_plek(self, q: str, waar: str, *, ask_geocoder: bool = True) -> Plek:
        """A place that stands in the words, else that of ``waar``: who types "voedselbank
        nederweert" means Nederweert, whatever stood in the other field. What says nothing without
        the place ("wat is er te doen in Leveroy") asks for all there is."""
        gazetteer = self.gazetteer()
        rest, naam = split_plaats(q, gazetteer.names())
        if naam is not None:
            try:
                plaats = gazetteer.resolve(naam)
            except (PlaatsOnbekend, PlaatsMeerduidig):
                pass  # a name that says too little is a word like any other
            else:
                return Plek(q="" if self.taalmodel().says_nothing(rest) else rest, plaats=plaats)
        if not waar:
            return Plek(q=q)
        try:
            return Plek(q=q, plaats=gazetteer.resolve(waar, ask_geocoder=ask_geocoder))
        except PlaatsMeerduidig as error:
            return Plek(q=q, keuzes=error.keuzes)
        except (PlaatsOnbekend, CoordinaatOngeldig):
            return Plek(q=q, onbekend=waar)

    def _search_near(
        self, vraag: ZoekVraag, plaats: Plaats | None, afstand: float | None
    ) -> tuple[ZoekUitkomst, int | None, tuple[Verruiming, ...]]:
        """Search near ``plaats``, wider while there is little, and at last anywhere.

        How far is looked depends on the question and the place, never on the filters: else one
        filter more would bring entries from far away, and the counts beside the filters would be
        of another distance than what they lead to. A distance that the visitor chose is only let
        go of when there is nothing within it.
        """
        if plaats is None:
            return self.engine.search(vraag), None, ()
        enough = WEINIG if afstand is None else 1
        first = AFSTANDEN_M[0] if afstand is None else round(afstand * 1000)
        circles = [
            Omgeving(
                punt=Punt(plaats.lat, plaats.lon),
                gebieden=frozenset(plaats.gebieden),
                afstand_m=afstand_m,
                alleen_nabij=afstand is not None,
            )
            for afstand_m in (first, *(step for step in AFSTANDEN_M if step > first))
        ]
        found = self.engine.search(replace(vraag, omgeving=circles[0]))
        if found.totaal >= enough:
            return found, first, ()
        # All circles at once: each search further away would be two journeys to the server.
        counts = self.engine.count(vraag.q, circles)
        last = len(circles) - 1
        chosen = next((i for i, there in enumerate(counts) if there >= enough), last)
        if chosen:
            found = self.engine.search(replace(vraag, omgeving=circles[chosen]))
        if counts[chosen] == 0:
            anywhere = self.engine.search(vraag)
            if anywhere.totaal:
                return anywhere, None, (Verruiming.PLAATS,)
        widened = chosen and counts[chosen]
        return found, circles[chosen].afstand_m, (Verruiming.AFSTAND,) if widened else ()


def _with_verwant(filters: Filters, gazetteer: Gazetteer) -> Filters:
    """A werkgebied that holds the asked gebied serves it too, and so does one inside it."""
    if not filters.gebied:
        return filters
    around = {code for gebied in filters.gebied for code in gazetteer.codes_around(gebied)}
    return replace(filters, gebied_verwant=tuple(sorted(around)))


def _make_oco_vraag(opdracht: ZoekOpdracht, uitkomst: ZoekUitkomst) -> OcoVraag:
    """The OCO that fits what was chosen; where nothing was, what the words point at. That the Wlz
    plays a part shows from the first hit; the gemeente then stands beside the zorgkantoor."""
    filters = opdracht.filters
    wetten = _known(Wet, filters.wet)
    leefgebieden = filters.leefgebied or uitkomst.uitleg.leefgebieden[:1]
    if (
        opdracht.q
        and not wetten
        and any(Wet.WLZ in treffer.document.wetten for treffer in uitkomst.treffers[:1])
    ):
        wetten = (Wet.WMO, Wet.WLZ)
    return OcoVraag(
        wetten=wetten,
        leefgebieden=_known(Leefgebied, leefgebieden),
        doelgroepen=_known(Doelgroep, filters.doelgroep),
    )


def _known(enum: type[B], waarden: Collection[str]) -> tuple[B, ...]:
    """The terms among these: the vocabulary of an editor may hold others."""
    members = {member.value: member for member in enum}
    return tuple(members[waarde] for waarde in waarden if waarde in members)
