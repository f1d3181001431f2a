"""One search, from question to answer: the same steps whatever the index.

The index only says how many documents fit a condition and brings them up in its order; what to
ask, how to rank and what to show is decided here, so that two engines give one answer.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from indexer.language import Taalmodel
from indexer.niveaus import VOLDOENDE, Niveaus
from indexer.plan import Zoekplan
from indexer.query import Punt, Sortering, Treffer, ZoekUitkomst, ZoekVraag
from indexer.ranking import Beoordeling, judge, rank
from indexer.record import Rang, read_document, read_rang
from indexer.uitkomst import biggest, make_treffer, mended
from indexer.voorwaarden import (
    Voorwaarde,
    both,
    of_filters,
    of_omgeving,
    selection,
    without_facet,
)
from indexer.woordenschat import Woordenschat

# So many of the first hits are ranked by all we know; what comes after keeps the index's order.
VENSTER = 60
_MAX_AANBIEDERS = 50


@dataclass(frozen=True, slots=True)
class Rij:
    """What the index gives back of a document; see ``indexer.record``."""

    rang: str
    inhoud: str


Beoordeeld = tuple[Rij, Rang, Beoordeling]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ophaalvraag:
    """Which documents to bring up. All fit ``basis`` and the last of ``stappen``, conditions that
    each hold the ones before; what fits an earlier one comes first. ``punt`` goes with sorting by
    distance. ``tellingen``: facets to count, each over the documents that fit a condition."""

    basis: Voorwaarde
    stappen: Sequence[Voorwaarde]
    sorteer: Sortering
    punt: Punt | None
    offset: int
    limit: int
    tellingen: Sequence[tuple[Voorwaarde, Sequence[str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opgehaald:
    """``facetten``: for each of the ``tellingen`` in turn the counts by facet and value."""

    rijen: Sequence[Rij]
    totaal: int
    facetten: Sequence[Mapping[str, Mapping[str, int]]]


class Index(Protocol):
    """What a search needs of an index."""

    def woordenschat(self) -> Woordenschat: ...

    def count(self, voorwaarden: Sequence[Voorwaarde]) -> Sequence[int]:
        """How many documents fit each of the conditions."""
        ...

    def fetch(self, vraag: Ophaalvraag) -> Opgehaald: ...


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
        sorteer = Sortering.RELEVANTIE if _cannot_measure(vraag) else vraag.sorteer
        found, beoordeeld = self._fetch(plan, vraag, sorteer)
        return ZoekUitkomst(
            totaal=found.totaal,
            treffers=tuple(self._show(plan, row) for row in _page(vraag, sorteer, beoordeeld)),
            facetten=_facets(found.facetten, vraag),
            uitleg=plan.uitleg,
            motor=self.motor,
            bedoelde_u=mended(vraag.q, plan) if found.totaal else None,
            duur_ms=round((time.perf_counter() - begin) * 1000),
        )

    def _fetch(
        self, plan: Zoekplan, vraag: ZoekVraag, sorteer: Sortering
    ) -> tuple[Opgehaald, list[Beoordeeld]]:
        """The page, or all of the window when the page begins in it; judged and in order."""
        place = of_omgeving(vraag.omgeving)
        niveaus = Niveaus(plan, vraag.omgeving)
        level = self._choose_level(niveaus.voorwaarden, place)
        match = niveaus.voorwaarden[level]
        in_window = _is_in_window(vraag, sorteer)
        found = self.index.fetch(
            Ophaalvraag(
                basis=both(place, of_filters(vraag.filters)),
                stappen=niveaus.steps(level) if sorteer is Sortering.RELEVANTIE else [match],
                sorteer=sorteer,
                punt=vraag.omgeving.punt if vraag.omgeving else None,
                offset=0 if in_window else vraag.offset,
                limit=max(VENSTER, vraag.offset + vraag.limit) if in_window else vraag.limit,
                tellingen=_tallies(both(match, place), vraag),
            )
        )
        rows = [(rij, read_rang(rij.rang)) for rij in found.rijen]
        ranked = rows[:VENSTER] if in_window else []
        return found, [
            *rank(plan, vraag.omgeving, self.vandaag, ranked),
            *((rij, rang, judge(plan, vraag.omgeving, rang)) for rij, rang in rows[len(ranked) :]),
        ]

    def _choose_level(self, options: Sequence[Voorwaarde], place: Voorwaarde) -> int:
        """The strictest level that finds enough around here, whatever the filters; so a filter
        never changes which words were asked for."""
        counts = self.index.count([both(option, place) for option in options[:-1]])
        enough = (i for i, aantal in enumerate(counts) if aantal >= VOLDOENDE)
        return next(enough, len(options) - 1)

    def _show(self, plan: Zoekplan, row: Beoordeeld) -> Treffer:
        rij, rang, oordeel = row
        document = read_document(rij.inhoud)
        return make_treffer(self.taalmodel, plan, self.vandaag, document, rang, oordeel)


def _cannot_measure(vraag: ZoekVraag) -> bool:
    return vraag.sorteer is Sortering.AFSTAND and vraag.omgeving is None


def _is_in_window(vraag: ZoekVraag, sorteer: Sortering) -> bool:
    return sorteer is Sortering.RELEVANTIE and vraag.offset < VENSTER


def _page(
    vraag: ZoekVraag, sorteer: Sortering, beoordeeld: Sequence[Beoordeeld]
) -> Sequence[Beoordeeld]:
    if not _is_in_window(vraag, sorteer):
        return beoordeeld
    return beoordeeld[vraag.offset : vraag.offset + vraag.limit]


def _tallies(match: Voorwaarde, vraag: ZoekVraag) -> list[tuple[Voorwaarde, Sequence[str]]]:
    """Each facet is counted with its own selection lifted; those without one go together."""
    selected = [facet for facet in vraag.facetten if selection(vraag.filters, facet)]
    others = [facet for facet in vraag.facetten if facet not in selected]
    tallies: list[tuple[Voorwaarde, Sequence[str]]] = [
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
