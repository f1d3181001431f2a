"""The index on the server, as a search needs it: vocabulary, counts, and documents in order."""

import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from indexer.engine import EngineNietBereikbaar, IndexVerouderd
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
from indexer.geheugen import Geheugen
from indexer.nabijheid import Gelegen, nearest
from indexer.query import Punt, Sortering
from indexer.voorwaarden import ALTIJD, Veld, Voorwaarde
from indexer.woordenschat import Woordenschat
from indexer.zoektocht import Deel, Reeks, Rij, Telling, Telvraag

# The vocabulary is large: after a change it is read beside the searches, at most so often and in
# at most this share of the time.
_WOORDENSCHAT_ELKE_S, _WOORDENSCHAT_AANDEEL = 0.7, 0.2
_WOORDENSCHAT_TIMEOUT_S = 30.0
# Answers that are kept, some 50 kB each, and how long before the server is asked whether they hold.
_MAX_ANTWOORDEN, _ANTWOORDEN_S = 256, 0.5
_PER_VRAAG = 1_000
# Of so many documents all keys are asked: some 80 letters each.
_MAX_SLEUTELS = 400
# Documents that a process remembers, some 6 kB each: a window of them is most of an answer.
_MAX_BEKEND = 6_000
_SORTERING = {
    Sortering.RELEVANTIE: [f"{VOLGORDE}:asc"],
    Sortering.NAAM: [f"{NAAM}:asc"],
    Sortering.GECONTROLEERD: [f"{GECONTROLEERD}:desc", f"{NAAM}:asc"],
}


class Zoekindex:
    """Implements ``indexer.zoektocht.Index`` and ``indexer.nabijheid.Kaart``."""

    def __init__(self, verbinding: Verbinding, uid: str) -> None:
        self._verbinding = verbinding
        self._uid = uid
        self._schat: Woordenschat | None = None
        self._schat_of = ""
        self._look_again_at = 0.0
        self._antwoorden = Geheugen(_MAX_ANTWOORDEN)
        self._antwoorden_of = ""
        self._hold_until = 0.0
        self._bekend: dict[str, Rij] = {}
        self._lock = threading.Lock()

    def forget(self) -> None:
        """The index was changed here: read the vocabulary anew before the next search."""
        self._schat = None
        self._hold_until = 0.0

    def woordenschat(self) -> Woordenschat:
        schat = self._schat
        if schat is None:
            with self._lock:
                schat = self._schat or self._read_woordenschat()
        elif time.monotonic() >= self._look_again_at and self._lock.acquire(blocking=False):
            threading.Thread(target=self._refresh_and_release, daemon=True).start()
        if not schat.documenten:
            raise EngineNietBereikbaar("meilisearch: leeg")
        return schat

    def antwoorden(self) -> Geheugen:
        """An answer holds until the server tells that the index changed, which it is asked now and
        then. Nothing is kept of what is answered meanwhile by the vocabulary of before."""
        if time.monotonic() >= self._hold_until:
            self._hold_until = time.monotonic() + _ANTWOORDEN_S
            version = self._version()
            if version != self._antwoorden_of:
                self._antwoorden, self._antwoorden_of = Geheugen(_MAX_ANTWOORDEN), version
        is_same = self._antwoorden_of == self._schat_of
        return self._antwoorden if is_same else Geheugen(_MAX_ANTWOORDEN)

    def count(self) -> tuple[int, int]:
        """How many documents there are, and how many have the form that this version writes."""
        every = self._question(ALTIJD, limit=0)
        answers = self._verbinding.ask([every, {**every, "filter": of_values(VORM, [DEZE_VORM])}])
        return answers[0]["estimatedTotalHits"], answers[1]["estimatedTotalHits"]

    def tally(self, vragen: Sequence[Telvraag]) -> list[Telling]:
        return _tellingen(vragen, self._verbinding.ask(self._counting(vragen)))

    def answer(self, vragen: Sequence[Telvraag], reeks: Reeks) -> tuple[list[Telling], list[Rij]]:
        counting = self._counting(vragen)
        answers = self._verbinding.ask([*counting, *self._asking(reeks)])
        told = answers[len(counting) :]
        if _is_small(reeks):
            keys = _counted_keys(told)[reeks.offset : reeks.offset + reeks.limit]
        elif len(reeks.stappen) == 1:
            keys = _keys(told)
        else:
            delen = _parts(reeks, [answer["estimatedTotalHits"] for answer in told])
            keys = _keys(self._verbinding.ask(self._fetching(delen, reeks.sorteer, [SLEUTEL])))
        return _tellingen(vragen, answers[: len(counting)]), self._rows(keys)

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

    def _asking(self, reeks: Reeks) -> list[dict[str, Any]]:
        """Of few documents all keys, which the server counts without opening a document; of many
        first how much each step holds, so that no more are opened than needed."""
        if _is_small(reeks):
            return [self._question(stap, limit=0, facets=[SLEUTEL]) for stap in reeks.stappen]
        if len(reeks.stappen) == 1:
            deel = Deel(reeks.stappen[0], reeks.offset, reeks.limit)
            return self._fetching([deel], reeks.sorteer, [SLEUTEL])
        return self._counting([(stap, ()) for stap in reeks.stappen])

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
        (answer,) = self._verbinding.ask(self._fetching([deel], sorteer, attributes))
        hits: list[dict[str, Any]] = answer["hits"]
        return hits

    def _counting(self, vragen: Sequence[Telvraag]) -> list[dict[str, Any]]:
        return [
            self._question(
                voorwaarde, limit=0, facets=sorted({attribute_of(facet) for facet in facetten})
            )
            for voorwaarde, facetten in vragen
        ]

    def _fetching(
        self, delen: Iterable[Deel], sorteer: Sortering, attributes: Sequence[str]
    ) -> list[dict[str, Any]]:
        return [
            self._question(
                deel.voorwaarde,
                offset=deel.offset,
                limit=deel.limit,
                sort=_SORTERING[sorteer],
                attributesToRetrieve=attributes,
            )
            for deel in delen
        ]

    def _question(self, voorwaarde: Voorwaarde, **asked: Any) -> dict[str, Any]:
        """A search for all that fits a condition."""
        return {"indexUid": self._uid, "q": "", "filter": as_filter(voorwaarde), **asked}

    def _read_woordenschat(self) -> Woordenschat:
        """The vocabulary as the server counts it; raises when there is no index."""
        begin = time.monotonic()
        version = self._version()
        stammen, woorden = attribute_of(Veld.TEKST), attribute_of(Veld.WOORD)
        (answer,) = self._verbinding.ask(
            [self._question(ALTIJD, limit=0, facets=[stammen, woorden])], _WOORDENSCHAT_TIMEOUT_S
        )
        counts: Mapping[str, Mapping[str, int]] = answer["facetDistribution"]
        schat = Woordenschat(
            counts.get(stammen, {}), counts.get(woorden, {}), answer["estimatedTotalHits"]
        )
        self._schat, self._schat_of = schat, version
        took = time.monotonic() - begin
        self._look_again_at = begin + max(_WOORDENSCHAT_ELKE_S, took / _WOORDENSCHAT_AANDEEL)
        return schat

    def _version(self) -> str:
        """When the index changed last; raises when there is none."""
        updated: str = self._verbinding.get(f"/indexes/{self._uid}")["updatedAt"]
        return updated

    def _refresh_and_release(self) -> None:
        """Read the vocabulary anew when the index changed. A server that does not answer is left
        to the searches, which find out as well."""
        self._look_again_at = time.monotonic() + _WOORDENSCHAT_ELKE_S
        try:
            version = self._version()
            if version != self._schat_of:
                self._read_woordenschat()
        except EngineNietBereikbaar:
            return
        finally:
            self._lock.release()


def _tellingen(vragen: Sequence[Telvraag], answers: Sequence[Mapping[str, Any]]) -> list[Telling]:
    return [
        Telling(answer["estimatedTotalHits"], _facets(answer, facetten))
        for (_, facetten), answer in zip(vragen, answers, strict=True)
    ]


def _is_small(reeks: Reeks) -> bool:
    few = reeks.hooguit is not None and reeks.hooguit <= _MAX_SLEUTELS
    return few and reeks.sorteer is Sortering.RELEVANTIE


def _counted_keys(answers: Iterable[Mapping[str, Any]]) -> list[str]:
    """The keys of all documents that fit, step after step and each in order."""
    keys: list[str] = []
    for answer in answers:
        counts = answer["facetDistribution"].get(SLEUTEL, {})
        if len(counts) != answer["estimatedTotalHits"]:
            raise IndexVerouderd("meilisearch: documenten zonder sleutel")
        keys += sorted(counts, key=order_of)
    return keys


def _keys(answers: Iterable[Mapping[str, Any]]) -> list[str]:
    hits = [hit for answer in answers for hit in answer["hits"]]
    if any(SLEUTEL not in hit for hit in hits):
        raise IndexVerouderd("meilisearch: documenten zonder sleutel")
    return [hit[SLEUTEL] for hit in hits]


def _parts(reeks: Reeks, sizes: Sequence[int]) -> list[Deel]:
    """What to fetch of each step, now that it is known how much each holds."""
    delen, begin = [], 0
    for stap, size in zip(reeks.stappen, sizes, strict=True):
        first = max(0, reeks.offset - begin)
        last = min(size, reeks.offset + reeks.limit - begin)
        if first < last:
            delen.append(Deel(stap, first, last - first))
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
