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

from indexer.geheugen import Geheugen
from indexer.language import Taalmodel
from indexer.niveaus import VOLDOENDE, Niveaus
from indexer.plan import Zoekplan
from indexer.query import Omgeving, Punt, Sortering, Treffer, ZoekUitkomst, ZoekVraag
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
class Reeks:
    """Of the documents that fit each step, one step after the other and each in the order asked,
    ``limit`` from ``offset`` on. No document fits two steps."""

    stappen: Sequence[Voorwaarde]
    offset: int
    limit: int
    sorteer: Sortering


@dataclass(frozen=True, slots=True)
class Telling:
    """How many documents fit a condition, and how many of these hold each value of a facet."""

    aantal: int
    facetten: Mapping[str, Mapping[str, int]]


class Index(Protocol):
    """What a search needs of an index. To count is cheap, to fetch is not."""

    def woordenschat(self) -> Woordenschat: ...

    def antwoorden(self) -> Geheugen:
        """What was answered from the index as it is now."""
        ...

    def estimate(self, voorwaarden: Sequence[Voorwaarde]) -> Sequence[int]:
        """How much fits each condition, to choose what is asked: while the index is changing, it
        may be of a moment ago."""
        ...

    def tally(self, vragen: Sequence[Telvraag]) -> Sequence[Telling]: ...

    def answer(
        self, vragen: Sequence[Telvraag], reeks: Reeks
    ) -> tuple[Sequence[Telling], Sequence[Rij]]:
        """Count and fetch in one go: for a server, every question on its own is a journey. The
        last question counts what all steps together hold."""
        ...

    def fetch_nearest(self, deel: Deel, punt: Punt) -> Sequence[Rij]:
        """The documents of a part in the order of their distance; see ``indexer.nabijheid``."""
        ...


Beoordeeld = tuple[Rij, Rang, Beoordeling]


@dataclass(frozen=True, slots=True)
class Zoektocht:
    """What every search on an index needs."""

    index: Index
    taalmodel: Taalmodel
    vandaag: date
    motor: str

    def search(self, vraag: ZoekVraag) -> ZoekUitkomst:
        """The answer to one question; the one that was given before as long as it holds."""
        begin = time.perf_counter()
        answer = self._search(vraag) if vraag.eenmalig else self._recall(vraag)
        return replace(answer, duur_ms=round((time.perf_counter() - begin) * 1000))

    def _recall(self, vraag: ZoekVraag) -> ZoekUitkomst:
        key = self.taalmodel, self.vandaag, vraag
        return self.index.antwoorden().remember(key, lambda: self._search(vraag))

    def _search(self, vraag: ZoekVraag) -> ZoekUitkomst:
        niveaus = self._understand(vraag.q, vraag.omgeving)
        plan = niveaus.plan
        tellingen, rijen = self._find(niveaus, vraag)
        page = self._judge(plan, vraag, rijen)
        totaal = tellingen[-1].aantal
        return ZoekUitkomst(
            totaal=totaal,
            treffers=tuple(self._show(plan, row) for row in page),
            facetten=_facets(tellingen, vraag),
            uitleg=plan.uitleg,
            motor=self.motor,
            bedoelde_u=mended(vraag.q, plan) if totaal else None,
        )

    def count(self, q: str, omgevingen: Sequence[Omgeving]) -> list[int]:
        """How much there is for these words in each place, whatever the filters: what fits the
        most lenient level, which is at least what a search there finds."""
        if not omgevingen:
            return []
        widest = self._understand(q, omgevingen[0]).voorwaarden[-1]
        told = self.index.estimate([both(widest, of_omgeving(omgeving)) for omgeving in omgevingen])
        return list(told)

    def _understand(self, q: str, omgeving: Omgeving | None) -> Niveaus:
        """What the words ask, by the words that the index holds now."""
        schat = self.index.woordenschat()
        key = self.taalmodel, q
        asked = schat.geheugen.remember(key, lambda: Niveaus(self.taalmodel.plan(q, schat)))
        if omgeving is not None and asked.plan.zegt_niets:
            # What is there at all, around here.
            return Niveaus(replace(asked.plan, woorden=0, groepen=()))
        return asked

    def _find(self, niveaus: Niveaus, vraag: ZoekVraag) -> tuple[Sequence[Telling], Sequence[Rij]]:
        """The counts, and the documents that the page is made of, in the order of the index."""
        place, filters = of_omgeving(vraag.omgeving), of_filters(vraag.filters)
        level, at_most = self._choose_level(niveaus, place)
        tallies = _tallies(both(niveaus.voorwaarden[level], place), vraag)
        sorteer, span = _sorting(vraag), _span(vraag)
        basis = both(place, filters)
        stappen = [both(niveaus.voorwaarden[level], basis)]
        if sorteer is Sortering.AFSTAND and vraag.omgeving is not None:
            tellingen = self.index.tally(tallies)
            limit = min(span.stop, tellingen[-1].aantal) - span.start
            deel = Deel(stappen[0], span.start, max(0, limit))
            return tellingen, self.index.fetch_nearest(deel, vraag.omgeving.punt)
        if sorteer is Sortering.RELEVANTIE and (at_most is None or at_most > VENSTER):
            stappen = _parts(basis, niveaus.steps(level, vraag.omgeving))
        reeks = Reeks(stappen, span.start, len(span), sorteer)
        return self.index.answer(tallies, reeks)

    def _choose_level(self, niveaus: Niveaus, place: Voorwaarde) -> tuple[int, int | None]:
        """The strictest level that finds enough around here, and how much it finds where that is
        known. Whatever the filters: so a filter never changes which words were asked for."""
        levels = niveaus.voorwaarden
        if len(levels) == 1:
            return 0, None
        counts = list(enumerate(self.index.estimate([both(level, place) for level in levels])))
        enough = (pair for pair in counts if pair[1] >= VOLDOENDE)
        return next(enough, counts[-1])

    def _judge(
        self, plan: Zoekplan, vraag: ZoekVraag, rijen: Sequence[Rij]
    ) -> Sequence[Beoordeeld]:
        """The entries of the page, in order. A page that begins in the window is cut from the
        ranked window and what follows it."""
        rows = [(rij, read_rang(rij.rang)) for rij in rijen]
        window = rows[:VENSTER] if _in_window(vraag) else []
        judged: list[Beoordeeld] = [
            *rank(plan, vraag.omgeving, self.vandaag, window),
            *((rij, rang, judge(plan, vraag.omgeving, rang)) for rij, rang in rows[len(window) :]),
        ]
        first = vraag.offset - _span(vraag).start
        return judged[first : first + vraag.limit]

    def _show(self, plan: Zoekplan, row: Beoordeeld) -> Treffer:
        rij, rang, oordeel = row
        document = read_document(rij.inhoud)
        return make_treffer(self.taalmodel, plan, self.vandaag, document, rang, oordeel)


def _sorting(vraag: ZoekVraag) -> Sortering:
    """Without a place there is no distance to sort by."""
    if vraag.sorteer is Sortering.AFSTAND and vraag.omgeving is None:
        return Sortering.RELEVANTIE
    return vraag.sorteer


def _in_window(vraag: ZoekVraag) -> bool:
    return _sorting(vraag) is Sortering.RELEVANTIE and vraag.offset < VENSTER


def _span(vraag: ZoekVraag) -> range:
    """The documents that the page is made of: of one that begins in the window also the rest of
    the window, and all before."""
    last = vraag.offset + vraag.limit
    return range(max(VENSTER, last)) if _in_window(vraag) else range(vraag.offset, last)


def _parts(basis: Voorwaarde, steps: Sequence[Voorwaarde]) -> list[Voorwaarde]:
    """What each step adds to the one before it."""
    return [
        both(basis, step, *(() if before == NOOIT else (Niet(before),)))
        for before, step in pairwise([NOOIT, *steps])
    ]


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
