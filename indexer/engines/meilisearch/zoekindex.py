"""The index on the server, as a search needs it: vocabulary, counts, and documents in order."""

import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from indexer.engine import EngineNietBereikbaar
from indexer.engines.meilisearch.filters import as_filter, of_ids
from indexer.engines.meilisearch.inrichting import (
    FACET,
    GECONTROLEERD,
    INHOUD,
    LIGGINGEN,
    NAAM,
    RANG,
    VOLGORDE,
    attribute_of,
    read_facet,
)
from indexer.engines.meilisearch.verbinding import Verbinding
from indexer.nabijheid import Gelegen, nearest
from indexer.query import Punt, Sortering
from indexer.voorwaarden import ALTIJD, Niet, Veld, Voorwaarde, both
from indexer.woordenschat import Woordenschat
from indexer.zoektocht import Opgehaald, Ophaalvraag, Rij

# The vocabulary is large: it is fetched beside the searches, and at most so often.
_WOORDENSCHAT_ELKE_S = 5.0
_WOORDENSCHAT_TIMEOUT_S = 30.0
_PER_VRAAG = 1_000
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
        self._lock = threading.Lock()

    def forget(self) -> None:
        """The index was changed here: read the vocabulary anew before the next search."""
        self._schat = None

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

    def count(self, voorwaarden: Sequence[Voorwaarde]) -> list[int]:
        answers = self._verbinding.ask([self._question(v, limit=0) for v in voorwaarden])
        return [answer["estimatedTotalHits"] for answer in answers]

    def fetch(self, vraag: Ophaalvraag) -> Opgehaald:
        if vraag.sorteer is Sortering.AFSTAND and vraag.punt is not None:
            return self._fetch_nearest(vraag, vraag.punt)
        stappen = _disjoint(vraag)
        pages = [(0, vraag.limit)] * len(stappen)
        if vraag.offset:
            pages = _pages(self.count(stappen), vraag.offset, vraag.limit)
        answers = self._verbinding.ask(
            [
                *(
                    self._question(
                        stap,
                        offset=offset,
                        limit=limit,
                        sort=_SORTERING[vraag.sorteer],
                        attributesToRetrieve=[RANG, INHOUD],
                    )
                    for stap, (offset, limit) in zip(stappen, pages, strict=True)
                ),
                *self._tallies(vraag),
            ]
        )
        found = answers[: len(stappen)]
        rows = [Rij(hit[RANG], hit[INHOUD]) for answer in found for hit in answer["hits"]]
        return Opgehaald(
            rijen=rows[: vraag.limit],
            totaal=sum(answer["estimatedTotalHits"] for answer in found),
            facetten=_facets(vraag, answers[len(stappen) :]),
        )

    def located(self, voorwaarde: Voorwaarde) -> Iterator[Gelegen[str]]:
        for offset in count(0, _PER_VRAAG):
            hits = self._hits(voorwaarde, ["id", NAAM, LIGGINGEN], offset, _PER_VRAAG)
            for hit in hits:
                yield hit["id"], hit[NAAM], [Punt(lat, lon) for lat, lon in hit[LIGGINGEN]]
            if len(hits) < _PER_VRAAG:
                return

    def by_name(self, voorwaarde: Voorwaarde, offset: int, limit: int) -> list[str]:
        return [hit["id"] for hit in self._hits(voorwaarde, ["id"], offset, limit)]

    def _hits(
        self, voorwaarde: Voorwaarde, attributes: Sequence[str], offset: int, limit: int
    ) -> list[dict[str, Any]]:
        """These attributes of the documents that fit, by folded name."""
        question = self._question(
            voorwaarde,
            offset=offset,
            limit=limit,
            sort=_SORTERING[Sortering.NAAM],
            attributesToRetrieve=attributes,
        )
        hits: list[dict[str, Any]] = self._verbinding.ask([question])[0]["hits"]
        return hits

    def _fetch_nearest(self, vraag: Ophaalvraag, punt: Punt) -> Opgehaald:
        match = both(vraag.basis, vraag.stappen[-1])
        ids = nearest(self, match, punt, vraag.offset, vraag.limit)
        page = {"limit": len(ids), "attributesToRetrieve": ["id", RANG, INHOUD]}
        answers = self._verbinding.ask(
            [
                {**self._question(ALTIJD, **page), "filter": of_ids(ids)},
                self._question(match, limit=0),
                *self._tallies(vraag),
            ]
        )
        rows = {hit["id"]: Rij(hit[RANG], hit[INHOUD]) for hit in answers[0]["hits"]}
        return Opgehaald(
            rijen=[rows[id_] for id_ in ids if id_ in rows],
            totaal=answers[1]["estimatedTotalHits"],
            facetten=_facets(vraag, answers[2:]),
        )

    def _question(self, voorwaarde: Voorwaarde, **asked: Any) -> dict[str, Any]:
        """A search for all that fits a condition."""
        return {"indexUid": self._uid, "q": "", "filter": as_filter(voorwaarde), **asked}

    def _tallies(self, vraag: Ophaalvraag) -> Iterable[dict[str, Any]]:
        return (
            self._question(voorwaarde, limit=0, facets=[FACET]) for voorwaarde, _ in vraag.tellingen
        )

    def _read_woordenschat(self) -> Woordenschat:
        """The vocabulary as the server counts it; raises when there is no index."""
        version = self._verbinding.get(f"/indexes/{self._uid}")["updatedAt"]
        stammen, woorden = attribute_of(Veld.TEKST), attribute_of(Veld.WOORD)
        (answer,) = self._verbinding.ask(
            [self._question(ALTIJD, limit=0, facets=[stammen, woorden])], _WOORDENSCHAT_TIMEOUT_S
        )
        counts: Mapping[str, Mapping[str, int]] = answer["facetDistribution"]
        schat = Woordenschat(
            counts.get(stammen, {}), counts.get(woorden, {}), answer["estimatedTotalHits"]
        )
        self._schat, self._schat_of = schat, version
        self._look_again_at = time.monotonic() + _WOORDENSCHAT_ELKE_S
        return schat

    def _refresh_and_release(self) -> None:
        """Read the vocabulary anew when the index changed. A server that does not answer is left
        to the searches, which find out as well."""
        try:
            version = self._verbinding.get(f"/indexes/{self._uid}")["updatedAt"]
            if version != self._schat_of:
                self._read_woordenschat()
        except EngineNietBereikbaar:
            return
        finally:
            self._look_again_at = time.monotonic() + _WOORDENSCHAT_ELKE_S
            self._lock.release()


def _disjoint(vraag: Ophaalvraag) -> list[Voorwaarde]:
    """The steps without what the one before already brought up."""
    before = [None, *vraag.stappen[:-1]]
    return [
        both(vraag.basis, stap, *([Niet(previous)] if previous is not None else []))
        for previous, stap in zip(before, vraag.stappen, strict=True)
    ]


def _pages(sizes: Sequence[int], offset: int, limit: int) -> list[tuple[int, int]]:
    """Of each of the steps, which lie one after the other, the part inside the page."""
    pages = []
    for size in sizes:
        first = min(offset, size)
        count = min(limit, size - first)
        pages.append((first, count))
        offset, limit = offset - first, limit - count
    return pages


def _facets(
    vraag: Ophaalvraag, answers: Sequence[Mapping[str, Any]]
) -> list[dict[str, dict[str, int]]]:
    """For each tally the counts of the facets that it is for."""
    tallies = []
    for (_, facetten), answer in zip(vraag.tellingen, answers, strict=True):
        counts: dict[str, dict[str, int]] = {facet: {} for facet in facetten}
        for value, aantal in answer["facetDistribution"].get(FACET, {}).items():
            facet, waarde = read_facet(value)
            if facet in counts:
                counts[facet][waarde] = aantal
        tallies.append(counts)
    return tallies
