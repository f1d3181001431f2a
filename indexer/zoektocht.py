"""One search, from question to answer: the same steps whatever the index.

The index only counts what fits a condition and brings documents up in its order; what to ask,
how to rank and what to show is decided here, so that two engines give one answer.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Protocol

from indexer.language import Taalmodel
from indexer.niveaus import VOLDOENDE, Niveaus
from indexer.plan import Zoekplan
from indexer.query import Punt, Sortering, Treffer, ZoekUitkomst, ZoekVraag
from indexer.ranking import Beoordeling, judge, rank
from indexer.record import Rang, read_document, read_rang
from indexer.uitkomst import biggest, make_treffer, mended
from indexer.voorwaarden import (
    ALTIJD,
    NOOIT,
    Niet,
    Voorwaarde,
    both,
    of_filters,
    of_omgeving,
    selection,
    without_facet,
)
from indexer.woordenschat import Woordenschat

# So many of the first hits are ranked by all we know; what comes after keeps the index's order.
VENSTER = 40
_MAX_AANBIEDERS = 50

Telvraag = tuple[Voorwaarde, Sequence[str]]
"""A condition to count, with the facets to count over what fits it."""


@dataclass(frozen=True, slots=True)
class Rij:
    """What the index gives back of a document; see ``indexer.record``."""

    rang: str
    inhoud: str


@dataclass(frozen=True, slots=True)
class Deel:
    """Of the documents that fit a condition, ``limit`` from ``offset`` on."""

    voorwaarde: Voorwaarde
    offset: int
    limit: int


@dataclass(frozen=True, slots=True)
class Telling:
    """How many documents fit a condition, and how many of these hold each value of a facet."""

    aantal: int
    facetten: Mapping[str, Mapping[str, int]]


class Index(Protocol):
    """What a search needs of an index. To count is cheap, to fetch is not."""

    def woordenschat(self) -> Woordenschat: ...

    def tally(self, vragen: Sequence[Telvraag]) -> Sequence[Telling]: ...

    def fetch(self, delen: Sequence[Deel], sorteer: Sortering) -> Sequence[Rij]:
        """The documents of each part in the order asked, one part after the other."""
        ...

    def fetch_nearest(self, deel: Deel, punt: Punt) -> Sequence[Rij]:
        """The documents of a part in the order of their distance; see ``indexer.nabijheid``."""
        ...


Beoordeeld = tuple[Rij, Rang, Beoordeling]


@dataclass(frozen=True, slots=True)
class _Gevonden:
    """What matches a question: at a level, with the filters that stand."""

    niveaus: Niveaus
    level: int
    basis: Voorwaarde
    """The place and the filters."""
    tellingen: Sequence[Telling]

    @property
    def totaal(self) -> int:
        return self.tellingen[-1].aantal

    @property
    def match(self) -> Voorwaarde:
        return both(self.niveaus.voorwaarden[self.level], self.basis)


@dataclass(frozen=True, slots=True)
class Zoektocht:
    """What every search on an index needs."""

    index: Index
    taalmodel: Taalmodel
    vandaag: date
    motor: str

    def search(self, vraag: ZoekVraag) -> ZoekUitkomst:
        """The answer to one question."""
        begin = time.perf_counter()
        plan = self.taalmodel.plan(vraag.q, self.index.woordenschat())
        if plan.zegt_niets and vraag.omgeving is not None:
            # What is there at all, around here.
            plan = replace(plan, woorden=0, groepen=())
        gevonden = self._find(plan, vraag)
        page = self._judge(plan, vraag, gevonden)
        return ZoekUitkomst(
            totaal=gevonden.totaal,
            treffers=tuple(self._show(plan, row) for row in page),
            facetten=_facets(gevonden.tellingen, vraag),
            uitleg=plan.uitleg,
            motor=self.motor,
            bedoelde_u=mended(vraag.q, plan) if gevonden.totaal else None,
            duur_ms=round((time.perf_counter() - begin) * 1000),
        )

    def _find(self, plan: Zoekplan, vraag: ZoekVraag) -> _Gevonden:
        """What matches, counted. The strictest level nearly always finds enough, so only when it
        does not the others are looked at."""
        niveaus = Niveaus(plan, vraag.omgeving)
        place = of_omgeving(vraag.omgeving)
        filters = of_filters(vraag.filters)
        found = self.index.tally(_tallies(both(niveaus.voorwaarden[0], place), vraag))
        level = 0
        if found[-1].aantal < VOLDOENDE:
            level = self._choose_level(niveaus, place, found[-1].aantal, filters)
        if level:
            found = self.index.tally(_tallies(both(niveaus.voorwaarden[level], place), vraag))
        return _Gevonden(niveaus, level, both(place, filters), found)

    def _choose_level(
        self, niveaus: Niveaus, place: Voorwaarde, strictest: int, filters: Voorwaarde
    ) -> int:
        """The strictest level that finds enough around here, whatever the filters; so a filter
        never changes which words were asked for."""
        around = [both(level, place) for level in niveaus.voorwaarden[:-1]]
        known = [strictest] if filters == ALTIJD and around else []
        told = self.index.tally([(level, ()) for level in around[len(known) :]])
        counts = [*known, *(telling.aantal for telling in told)]
        enough = (i for i, aantal in enumerate(counts) if aantal >= VOLDOENDE)
        return next(enough, len(around))

    def _judge(self, plan: Zoekplan, vraag: ZoekVraag, gevonden: _Gevonden) -> Sequence[Beoordeeld]:
        """The entries of the page, in order. A page that begins in the window is cut from the
        ranked window and what follows it."""
        in_window = _sorting(vraag) is Sortering.RELEVANTIE and vraag.offset < VENSTER
        first = 0 if in_window else vraag.offset
        last = vraag.offset + vraag.limit
        rijen = self._fetch(vraag, gevonden, first, max(VENSTER, last) if in_window else last)
        rows = [(rij, read_rang(rij.rang)) for rij in rijen]
        window = rows[:VENSTER] if in_window else []
        judged: list[Beoordeeld] = [
            *rank(plan, vraag.omgeving, self.vandaag, window),
            *((rij, rang, judge(plan, vraag.omgeving, rang)) for rij, rang in rows[len(window) :]),
        ]
        return judged[vraag.offset - first : last - first]

    def _fetch(self, vraag: ZoekVraag, gevonden: _Gevonden, first: int, last: int) -> Sequence[Rij]:
        """The documents from ``first`` to ``last`` in the order of the index."""
        sorteer = _sorting(vraag)
        whole = Deel(gevonden.match, first, min(last, gevonden.totaal) - first)
        if whole.limit <= 0:
            return ()
        if sorteer is Sortering.AFSTAND and vraag.omgeving is not None:
            return self.index.fetch_nearest(whole, vraag.omgeving.punt)
        if sorteer is not Sortering.RELEVANTIE or gevonden.totaal <= VENSTER:
            return self.index.fetch([whole], sorteer)
        return self.index.fetch(self._parts(gevonden, first, last), sorteer)

    def _parts(self, gevonden: _Gevonden, first: int, last: int) -> Sequence[Deel]:
        """Of the steps in which a large result is brought up, the parts that lie between."""
        steps = gevonden.niveaus.steps(gevonden.level)
        *parts, rest = (
            both(gevonden.basis, step, *(() if before == NOOIT else (Niet(before),)))
            for before, step in pairwise([NOOIT, *steps])
        )
        sizes = [telling.aantal for telling in self.index.tally([(part, ()) for part in parts])]
        delen = []
        begin = 0
        for part, size in zip([*parts, rest], [*sizes, gevonden.totaal - sum(sizes)], strict=True):
            offset, end = max(0, first - begin), min(size, last - begin)
            if offset < end:
                delen.append(Deel(part, offset, end - offset))
            begin += size
        return delen

    def _show(self, plan: Zoekplan, row: Beoordeeld) -> Treffer:
        rij, rang, oordeel = row
        document = read_document(rij.inhoud)
        return make_treffer(self.taalmodel, plan, self.vandaag, document, rang, oordeel)


def _sorting(vraag: ZoekVraag) -> Sortering:
    """Without a place there is no distance to sort by."""
    if vraag.sorteer is Sortering.AFSTAND and vraag.omgeving is None:
        return Sortering.RELEVANTIE
    return vraag.sorteer


def _tallies(match: Voorwaarde, vraag: ZoekVraag) -> list[Telvraag]:
    """What to count: each facet with its own selection lifted, those without a selection
    together; the last one is all that matches."""
    selected = [facet for facet in vraag.facetten if selection(vraag.filters, facet)]
    others = [facet for facet in vraag.facetten if facet not in selected]
    return [
        *(
            (both(match, of_filters(without_facet(vraag.filters, facet))), (facet,))
            for facet in selected
        ),
        (both(match, of_filters(vraag.filters)), others),
    ]


def _facets(tellingen: Sequence[Telling], vraag: ZoekVraag) -> dict[str, dict[str, int]]:
    """The counts of each facet that was asked; of aanbieders the biggest and the selected."""
    every = {
        facet: dict(counts) for telling in tellingen for facet, counts in telling.facetten.items()
    }
    if "aanbieder" in every:
        keep = selection(vraag.filters, "aanbieder")
        every["aanbieder"] = biggest(every["aanbieder"], _MAX_AANBIEDERS, keep)
    return {facet: every.get(facet, {}) for facet in vraag.facetten}
