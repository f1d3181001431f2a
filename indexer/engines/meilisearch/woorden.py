"""The vocabulary of the corpus, as the server counts it.

It is large: after a change it is read beside the searches, at most so often and in at most this
share of the time.
"""

import threading
import time
from collections.abc import Mapping

from indexer.engine import EngineNietBereikbaar
from indexer.engines.meilisearch.inrichting import attribute_of
from indexer.engines.meilisearch.verbinding import Verbinding
from indexer.voorwaarden import Veld
from indexer.woordenschat import Woordenschat

_ELKE_S, _AANDEEL = 0.7, 0.2
_TIMEOUT_S = 30.0


class Woorden:
    """Kept per process; any number of threads may ask at once."""

    def __init__(self, verbinding: Verbinding, uid: str) -> None:
        self._verbinding = verbinding
        self._uid = uid
        self._schat: Woordenschat | None = None
        self.version = ""
        """Of the index, when the vocabulary was read."""
        self._look_again_at = 0.0
        self._lock = threading.Lock()

    def forget(self) -> None:
        """The index was changed here: read the vocabulary anew before the next search."""
        self._schat = None

    def __call__(self) -> Woordenschat:
        """Raises ``EngineNietBereikbaar`` when there are none to be had."""
        schat = self._schat
        if schat is None:
            with self._lock:
                schat = self._schat or self._read()
        elif time.monotonic() >= self._look_again_at and self._lock.acquire(blocking=False):
            threading.Thread(target=self._refresh_and_release, daemon=True).start()
        if not schat.documenten:
            raise EngineNietBereikbaar("meilisearch: leeg")
        return schat

    def find_version(self) -> str:
        """When the index changed last; raises when there is none."""
        updated: str = self._verbinding.get(f"/indexes/{self._uid}")["updatedAt"]
        return updated

    def _read(self) -> Woordenschat:
        """The vocabulary now; raises when there is no index."""
        begin = time.monotonic()
        version = self.find_version()
        stammen, woorden = attribute_of(Veld.TEKST), attribute_of(Veld.WOORD)
        every = {"indexUid": self._uid, "q": "", "limit": 0, "facets": [stammen, woorden]}
        (answer,) = self._verbinding.ask([every], _TIMEOUT_S)
        counts: Mapping[str, Mapping[str, int]] = answer["facetDistribution"]
        schat = Woordenschat(
            counts.get(stammen, {}), counts.get(woorden, {}), answer["estimatedTotalHits"]
        )
        self._schat, self.version = schat, version
        took = time.monotonic() - begin
        self._look_again_at = begin + max(_ELKE_S, took / _AANDEEL)
        return schat

    def _refresh_and_release(self) -> None:
        """Read the vocabulary anew when the index changed. A server that does not answer is left
        to the searches, which find out as well."""
        self._look_again_at = time.monotonic() + _ELKE_S
        try:
            version = self.find_version()
            if version != self.version:
                self._read()
        except EngineNietBereikbaar:
            return
        finally:
            self._lock.release()
