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
from indexer.voorwaarden import ALTIJD, Veld, Voorwaarde
from indexer.woordenschat import Woordenschat
from indexer.zoektocht import Deel, Rij, Telling, Telvraag

# The vocabulary is large: after a change it is read beside the searches, at most so often and in
# at most this share of the time.
_WOORDENSCHAT_ELKE_S, _WOORDENSCHAT_AANDEEL = 0.7, 0.2
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

    def tally(self, vragen: Sequence[Telvraag]) -> list[Telling]:
        answers = self._verbinding.ask(
            [
                self._question(voorwaarde, limit=0, **({"facets": [FACET]} if facetten else {}))
                for voorwaarde, facetten in vragen
            ]
        )
        return [
            Telling(answer["estimatedTotalHits"], _facets(answer, facetten))
            for (_, facetten), answer in zip(vragen, answers, strict=True)
        ]

    def fetch(self, delen: Sequence[Deel], sorteer: Sortering) -> list[Rij]:
        hits = self._hits(delen, sorteer, [RANG, INHOUD])
        return [Rij(hit[RANG], hit[INHOUD]) for hit in hits]

    def fetch_nearest(self, deel: Deel, punt: Punt) -> list[Rij]:
        ids = nearest(self, deel, punt)
        page = {"limit": len(ids), "attributesToRetrieve": ["id", RANG, INHOUD]}
        (answer,) = self._verbinding.ask(
            [{**self._question(ALTIJD, **page), "filter": of_ids(ids)}]
        )
        rows = {hit["id"]: Rij(hit[RANG], hit[INHOUD]) for hit in answer["hits"]}
        return [rows[id_] for id_ in ids if id_ in rows]

    def located(self, voorwaarde: Voorwaarde) -> Iterator[Gelegen[str]]:
        for offset in count(0, _PER_VRAAG):
            part = Deel(voorwaarde, offset, _PER_VRAAG)
            hits = self._hits([part], Sortering.NAAM, ["id", NAAM, LIGGINGEN])
            for hit in hits:
                yield hit["id"], hit[NAAM], [Punt(lat, lon) for lat, lon in hit[LIGGINGEN]]
            if len(hits) < _PER_VRAAG:
                return

    def by_name(self, deel: Deel) -> list[str]:
        return [hit["id"] for hit in self._hits([deel], Sortering.NAAM, ["id"])]

    def _hits(
        self, delen: Iterable[Deel], sorteer: Sortering, attributes: Sequence[str]
    ) -> list[dict[str, Any]]:
        """These attributes of the documents of each part, one part after the other."""
        answers = self._verbinding.ask(
            [
                self._question(
                    deel.voorwaarde,
                    offset=deel.offset,
                    limit=deel.limit,
                    sort=_SORTERING[sorteer],
                    attributesToRetrieve=attributes,
                )
                for deel in delen
            ]
        )
        return [hit for answer in answers for hit in answer["hits"]]

    def _question(self, voorwaarde: Voorwaarde, **asked: Any) -> dict[str, Any]:
        """A search for all that fits a condition."""
        return {"indexUid": self._uid, "q": "", "filter": as_filter(voorwaarde), **asked}

    def _read_woordenschat(self) -> Woordenschat:
        """The vocabulary as the server counts it; raises when there is no index."""
        begin = time.monotonic()
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
        took = time.monotonic() - begin
        self._look_again_at = begin + max(_WOORDENSCHAT_ELKE_S, took / _WOORDENSCHAT_AANDEEL)
        return schat

    def _refresh_and_release(self) -> None:
        """Read the vocabulary anew when the index changed. A server that does not answer is left
        to the searches, which find out as well."""
        self._look_again_at = time.monotonic() + _WOORDENSCHAT_ELKE_S
        try:
            version = self._verbinding.get(f"/indexes/{self._uid}")["updatedAt"]
            if version != self._schat_of:
                self._read_woordenschat()
        except EngineNietBereikbaar:
            return
        finally:
            self._lock.release()


def _facets(answer: Mapping[str, Any], names: Sequence[str]) -> dict[str, dict[str, int]]:
    """The counts of these facets."""
    counts: dict[str, dict[str, int]] = {facet: {} for facet in names}
    for value, aantal in answer.get("facetDistribution", {}).get(FACET, {}).items():
        facet, waarde = read_facet(value)
        if facet in counts:
            counts[facet][waarde] = aantal
    return counts
