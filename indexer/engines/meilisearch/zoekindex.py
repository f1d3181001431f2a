"""The index on the server, as a search needs it: vocabulary, counts, and documents in order."""

import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any, Protocol

from indexer.engine import MIN_SHARE, EngineNietBereikbaar, IndexVerouderd
from indexer.engines.meilisearch.filters import as_filter, of_values
from indexer.engines.meilisearch.inrichting import (
    DEZE_VORM,
    GECONTROLEERD,
    INHOUD,
    LIGGINGEN,
    NAAM,
    RANG,
    SLEUTEL,
    VOLGORDE,
    VORM,
    attribute_of,
    order_of,
    read_facet,
)
from indexer.engines.meilisearch.verbinding import Verbinding
from indexer.engines.meilisearch.woorden import Woorden
from indexer.geheugen import Geheugen
from indexer.nabijheid import Gelegen, nearest
from indexer.query import Punt, Sortering
from indexer.voorwaarden import ALTIJD, Voorwaarde
from indexer.zoektocht import Deel, Reeks, Rij, Telling, Telvraag

# Answers that are kept, some 50 kB each, and how long before the server is asked whether they hold.
_MAX_ANTWOORDEN, _ANTWOORDEN_S = 256, 0.5
_PER_VRAAG = 1_000
# The server opens and unpacks a whole document for each hit it returns, also to tell its key. To
# count the keys of all that fits costs less, up to so many for each document that is needed.
_SLEUTELS_PER_TREFFER = 10
# Documents that a process remembers, some 6 kB each: a window of them is most of an answer.
_MAX_BEKEND = 6_000
_SORTERING = {
    Sortering.RELEVANTIE: [f"{VOLGORDE}:asc"],
    Sortering.NAAM: [f"{NAAM}:asc"],
    Sortering.GECONTROLEERD: [f"{GECONTROLEERD}:desc", f"{NAAM}:asc"],
}


class Raming(Protocol):
    """An index beside the server that is kept as current, in this process."""

    def estimate(self, voorwaarden: Sequence[Voorwaarde]) -> Sequence[int]:
        """How much fits each condition; raises ``EngineNietBereikbaar`` when that is unknown."""
        ...


class Zoekindex:
    """Implements ``indexer.zoektocht.Index`` and ``indexer.nabijheid.Kaart``."""

    def __init__(self, verbinding: Verbinding, uid: str, raming: Raming | None = None) -> None:
        self._verbinding = verbinding
        self._uid = uid
        self._raming = raming
        self.woordenschat = Woorden(verbinding, uid)
        self._antwoorden = Geheugen(_MAX_ANTWOORDEN)
        self._antwoorden_of = ""
        self._hold_until = 0.0
        self._bekend: dict[str, Rij] = {}

    def forget(self) -> None:
        """The index was changed here: look at it anew before the next search."""
        self.woordenschat.forget()
        self._hold_until = 0.0

    def antwoorden(self) -> Geheugen:
        """An answer holds until the server tells that the index changed, which it is asked now and
        then. Nothing is kept of what is answered meanwhile by the vocabulary of before."""
        if time.monotonic() >= self._hold_until:
            self._hold_until = time.monotonic() + _ANTWOORDEN_S
            version = self.woordenschat.find_version()
            if version != self._antwoorden_of:
                self._antwoorden, self._antwoorden_of = Geheugen(_MAX_ANTWOORDEN), version
        is_same = self._antwoorden_of == self.woordenschat.version
        return self._antwoorden if is_same else Geheugen(_MAX_ANTWOORDEN)

    def count(self) -> tuple[int, int]:
        """How many documents there are, and how many have the form that this version writes."""
        every = self._question(ALTIJD, limit=0)
        answers = self._verbinding.ask([every, {**every, "filter": of_values(VORM, [DEZE_VORM])}])
        return answers[0]["estimatedTotalHits"], answers[1]["estimatedTotalHits"]

    def estimate(self, voorwaarden: Sequence[Voorwaarde]) -> Sequence[int]:
        """By the index beside the server; that saves a journey."""
        counts = self._estimate_beside(voorwaarden)
        return self._count(voorwaarden) if counts is None else counts

    def tally(self, vragen: Sequence[Telvraag]) -> list[Telling]:
        return _tellingen(vragen, self._verbinding.ask(self._counting(vragen)))

    def answer(self, vragen: Sequence[Telvraag], reeks: Reeks) -> tuple[list[Telling], list[Rij]]:
        """In one journey when the sizes of the steps are known here, and are right."""
        sizes = self.estimate(reeks.stappen)
        tellingen, keys = self._answer(vragen, reeks, sizes)
        if tellingen[-1].aantal != sum(sizes):
            tellingen, keys = self._answer(vragen, reeks, self._count(reeks.stappen))
        return tellingen, self._rows(keys)

    def fetch_nearest(self, deel: Deel, punt: Punt) -> list[Rij]:
        return self._rows(nearest(self, deel, punt))

    def located(self, voorwaarde: Voorwaarde) -> Iterator[Gelegen[str]]:
        for offset in count(0, _PER_VRAAG):
            part = Deel(voorwaarde, offset, _PER_VRAAG)
            hits = self._hits(part, Sortering.NAAM, [SLEUTEL, NAAM, LIGGINGEN])
            for hit in hits:
                yield hit[SLEUTEL], hit[NAAM], [Punt(lat, lon) for lat, lon in hit[LIGGINGEN]]
            if len(hits) < _PER_VRAAG:
                return

    def by_name(self, deel: Deel) -> list[str]:
        return [hit[SLEUTEL] for hit in self._hits(deel, Sortering.NAAM, [SLEUTEL])]

    def _estimate_beside(self, voorwaarden: Sequence[Voorwaarde]) -> Sequence[int] | None:
        """None without an index beside the server that holds about as much."""
        if self._raming is None:
            return None
        try:
            every, *counts = self._raming.estimate([ALTIJD, *voorwaarden])
        except EngineNietBereikbaar:
            return None
        return counts if every >= MIN_SHARE * self.woordenschat().documenten else None

    def _count(self, voorwaarden: Sequence[Voorwaarde]) -> list[int]:
        return [telling.aantal for telling in self.tally([(deel, ()) for deel in voorwaarden])]

    def _answer(
        self, vragen: Sequence[Telvraag], reeks: Reeks, sizes: Sequence[int]
    ) -> tuple[list[Telling], list[str]]:
        """The counts and the keys of the documents, for steps of these sizes."""
        questions = self._counting(vragen)
        delen = _parts(reeks, sizes)
        if len(reeks.stappen) == 1 and delen:
            # What is counted last is what this step holds.
            questions[-1] = _together(questions[-1], self._listing(*delen[0], reeks.sorteer))
        else:
            questions += [self._listing(deel, size, reeks.sorteer) for deel, size in delen]
        answers = self._verbinding.ask(questions)
        listed = zip(delen, answers[len(questions) - len(delen) :], strict=True)
        keys = [key for (deel, _), answer in listed for key in _keys(deel, answer)]
        return _tellingen(vragen, answers[: len(vragen)]), keys

    def _rows(self, keys: Sequence[str]) -> list[Rij]:
        """The documents with these keys; what this process does not know yet is fetched."""
        rows = {key: row for key in keys if (row := self._bekend.get(key)) is not None}
        unknown = [key for key in keys if key not in rows]
        if unknown:
            rows |= self._read(unknown)
        return [rows[key] for key in keys if key in rows]

    def _read(self, keys: Sequence[str]) -> dict[str, Rij]:
        """These documents, those that exist."""
        asked = {"limit": len(keys), "attributesToRetrieve": [RANG, INHOUD, SLEUTEL]}
        (answer,) = self._verbinding.ask(
            [{**self._question(ALTIJD, **asked), "filter": of_values(SLEUTEL, keys)}]
        )
        rows = {hit[SLEUTEL]: Rij(hit[RANG], hit[INHOUD]) for hit in answer["hits"]}
        if len(self._bekend) > _MAX_BEKEND:
            self._bekend.clear()
        self._bekend.update(rows)
        return rows

    def _hits(
        self, deel: Deel, sorteer: Sortering, attributes: Sequence[str]
    ) -> list[dict[str, Any]]:
        """These attributes of the documents of a part."""
        (answer,) = self._verbinding.ask([self._fetching(deel, sorteer, attributes)])
        hits: list[dict[str, Any]] = answer["hits"]
        return hits

    def _counting(self, vragen: Sequence[Telvraag]) -> list[dict[str, Any]]:
        return [
            self._question(
                voorwaarde, limit=0, facets=sorted({attribute_of(facet) for facet in facetten})
            )
            for voorwaarde, facetten in vragen
        ]

    def _listing(self, deel: Deel, size: int, sorteer: Sortering) -> dict[str, Any]:
        """What tells the keys of a part of the ``size`` documents that fit."""
        few = size <= _SLEUTELS_PER_TREFFER * deel.limit
        if few and sorteer is Sortering.RELEVANTIE:
            return self._question(deel.voorwaarde, limit=0, facets=[SLEUTEL])
        return self._fetching(deel, sorteer, [SLEUTEL])

    def _fetching(
        self, deel: Deel, sorteer: Sortering, attributes: Sequence[str]
    ) -> dict[str, Any]:
        return self._question(
            deel.voorwaarde,
            offset=deel.offset,
            limit=deel.limit,
            sort=_SORTERING[sorteer],
            attributesToRetrieve=attributes,
        )

    def _question(self, voorwaarde: Voorwaarde, **asked: Any) -> dict[str, Any]:
        """A search for all that fits a condition."""
        return {"indexUid": self._uid, "q": "", "filter": as_filter(voorwaarde), **asked}


def _tellingen(vragen: Sequence[Telvraag], answers: Sequence[Mapping[str, Any]]) -> list[Telling]:
    return [
        Telling(answer["estimatedTotalHits"], _facets(answer, facetten))
        for (_, facetten), answer in zip(vragen, answers, strict=True)
    ]


def _together(counting: dict[str, Any], listing: dict[str, Any]) -> dict[str, Any]:
    """Two questions about the same documents as one."""
    facets = [*counting["facets"], *listing.get("facets", ())]
    return {**counting, **listing, "facets": facets}


def _keys(deel: Deel, answer: Mapping[str, Any]) -> list[str]:
    """The keys that an answer tells: with the hits, or counted of all that fits."""
    if answer["limit"]:
        keys = [hit[SLEUTEL] for hit in answer["hits"] if SLEUTEL in hit]
        complete = len(keys) == len(answer["hits"])
    else:
        every = sorted(answer["facetDistribution"].get(SLEUTEL, ()), key=order_of)
        keys = every[deel.offset : deel.offset + deel.limit]
        complete = len(every) == answer["estimatedTotalHits"]
    if not complete:
        raise IndexVerouderd("meilisearch: documenten zonder sleutel")
    return keys


def _parts(reeks: Reeks, sizes: Sequence[int]) -> list[tuple[Deel, int]]:
    """What to ask of each step, with how much the step holds."""
    delen, begin = [], 0
    for stap, size in zip(reeks.stappen, sizes, strict=True):
        first = max(0, reeks.offset - begin)
        last = min(size, reeks.offset + reeks.limit - begin)
        if first < last:
            delen.append((Deel(stap, first, last - first), size))
        begin += size
    return delen


def _facets(answer: Mapping[str, Any], names: Sequence[str]) -> dict[str, dict[str, int]]:
    """The counts of these facets."""
    counts: dict[str, dict[str, int]] = {facet: {} for facet in names}
    for values in answer.get("facetDistribution", {}).values():
        for value, aantal in values.items():
            facet, waarde = read_facet(value)
            if facet in counts:
                counts[facet][waarde] = aantal
    return counts
