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

Facettentelling = tuple[Voorwaarde, Sequence[str]]
"""Facets to count over the documents that fit a condition."""


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
class Geteld:
    """``aantallen``: how many documents fit each condition. ``facetten``: for each of the facet
    counts that were asked the number by facet and value."""

    aantallen: Sequence[int]
    facetten: Sequence[Mapping[str, Mapping[str, int]]]


class Index(Protocol):
    """What a search needs of an index. To count is cheap, to fetch is not."""

    def woordenschat(self) -> Woordenschat: ...

    def tally(
        self, voorwaarden: Sequence[Voorwaarde], facetten: Sequence[Facettentelling]
    ) -> Geteld: ...

    def fetch(self, delen: Sequence[Deel], sorteer: Sortering) -> Sequence[Rij]:
        """The documents of each part in the order asked, one part after the other."""
        ...

    def fetch_nearest(self, deel: Deel, punt: Punt) -> Sequence[Rij]:
        """The documents of a part in the order of their distance; see ``indexer.nabijheid``."""
        ...


Beoordeeld = tuple[Rij, Rang, Beoordeling]


@dataclass(frozen=True, slots=True)
class _Gevonden:
    """What matches a question, in parts that follow each other and do not overlap."""

    delen: Sequence[Voorwaarde]
    geteld: Geteld

    @property
    def totaal(self) -> int:
        return sum(self.geteld.aantallen)


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
            facetten=_facets(gevonden.geteld.facetten, vraag),
            uitleg=plan.uitleg,
            motor=self.motor,
            bedoelde_u=mended(vraag.q, plan) if gevonden.totaal else None,
            duur_ms=round((time.perf_counter() - begin) * 1000),
        )

    def _find(self, plan: Zoekplan, vraag: ZoekVraag) -> _Gevonden:
        """What matches at the strictest level that finds enough around here, whatever the
        filters; so a filter never changes which words were asked for.

        The strictest level is counted at once with the question whether it will do.
        """
        niveaus = Niveaus(plan, vraag.omgeving)
        place = of_omgeving(vraag.omgeving)
        around = [both(level, place) for level in niveaus.voorwaarden[:-1]]
        delen, facetten = _parts(niveaus, 0, place, vraag)
        told = self.index.tally([*around, *delen], facetten)
        enough = (i for i in range(len(around)) if told.aantallen[i] >= VOLDOENDE)
        level = next(enough, len(around))
        if level == 0:
            return _Gevonden(delen, Geteld(told.aantallen[len(around) :], told.facetten))
        delen, facetten = _parts(niveaus, level, place, vraag)
        return _Gevonden(delen, self.index.tally(delen, facetten))

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
        if _sorting(vraag) is Sortering.AFSTAND and vraag.omgeving is not None:
            deel = Deel(gevonden.delen[0], first, last - first)
            return self.index.fetch_nearest(deel, vraag.omgeving.punt)
        delen = []
        for voorwaarde, size in zip(gevonden.delen, gevonden.geteld.aantallen, strict=True):
            if first < size and last > 0:
                delen.append(Deel(voorwaarde, max(0, first), min(size, last) - max(0, first)))
            first, last = first - size, last - size
        return self.index.fetch(delen, _sorting(vraag))

    def _show(self, plan: Zoekplan, row: Beoordeeld) -> Treffer:
        rij, rang, oordeel = row
        document = read_document(rij.inhoud)
        return make_treffer(self.taalmodel, plan, self.vandaag, document, rang, oordeel)


def _sorting(vraag: ZoekVraag) -> Sortering:
    """Without a place there is no distance to sort by."""
    if vraag.sorteer is Sortering.AFSTAND and vraag.omgeving is None:
        return Sortering.RELEVANTIE
    return vraag.sorteer


def _parts(
    niveaus: Niveaus, level: int, place: Voorwaarde, vraag: ZoekVraag
) -> tuple[list[Voorwaarde], list[Facettentelling]]:
    """What matches at a level, in parts that do not overlap, and the facets to count over it."""
    match = niveaus.voorwaarden[level]
    by_relevance = _sorting(vraag) is Sortering.RELEVANTIE
    stappen = niveaus.steps(level) if by_relevance else [match]
    basis = both(place, of_filters(vraag.filters))
    delen = [
        both(basis, stap, *(() if before == NOOIT else (Niet(before),)))
        for before, stap in pairwise([NOOIT, *stappen])
    ]
    return delen, _facet_tallies(both(match, place), vraag)


def _facet_tallies(match: Voorwaarde, vraag: ZoekVraag) -> list[Facettentelling]:
    """Each facet is counted with its own selection lifted; those without one go together."""
    selected = [facet for facet in vraag.facetten if selection(vraag.filters, facet)]
    others = [facet for facet in vraag.facetten if facet not in selected]
    tallies: list[Facettentelling] = [
        (both(match, of_filters(without_facet(vraag.filters, facet))), (facet,))
        for facet in selected
    ]
    if others:
        tallies.append((both(match, of_filters(vraag.filters)), others))
    return tallies


def _facets(
    counted: Sequence[Mapping[str, Mapping[str, int]]], vraag: ZoekVraag
) -> dict[str, dict[str, int]]:
    """The counts of each facet that was asked; of aanbieders the biggest and the selected."""
    every = {facet: dict(counts) for tally in counted for facet, counts in tally.items()}
    if "aanbieder" in every:
        keep = selection(vraag.filters, "aanbieder")
        every["aanbieder"] = biggest(every["aanbieder"], _MAX_AANBIEDERS, keep)
    return {facet: every.get(facet, {}) for facet in vraag.facetten}
