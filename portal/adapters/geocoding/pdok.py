"""Addresses by the PDOK Locatieserver (the national address register), as a geopy geocoder.

It searches with OR, so it always finds something: "Kerkstraat 1 Weert" may be answered with a
Kerkstraat elsewhere. An answer only counts when all words of the question are in it.
What people look for is never logged.
"""

import re
import time
from collections.abc import Callable, Collection
from typing import Any
from urllib.parse import urlencode

import structlog
from geopy.adapters import URLLibAdapter
from geopy.exc import GeopyError
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from rapidfuzz.distance import OSA

from portal.domain.plaats import Adres, normalise_naam

TIMEOUT_S = 2.0
# After a failure nobody waits for the server for a while.
PAUSE_S = 30.0

_ROWS = 10
_FIELDS = (
    "type weergavenaam straatnaam huisnummer huis_nlt postcode woonplaatsnaam gemeentenaam "
    "gemeentecode centroide_ll score"
)
# The kinds of answer, the most precise first.
_SOORTEN = ("adres", "postcode", "weg", "woonplaats")
_WORDS_FROM = (
    "weergavenaam",
    "straatnaam",
    "huisnummer",
    "huis_nlt",
    "postcode",
    "woonplaatsnaam",
    "gemeentenaam",
)
_PUNT = re.compile(r"POINT\((-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?)\)")
_NUMBER = re.compile(r"(?<=\d)(?=\D)")
_PC6_APART = re.compile(r"\b([1-9]\d{3}) ([a-z]{2})\b")
# Words of a question that say nothing about which address is meant.
_SMALL = frozenset({"aan", "bij", "de", "het", "in", "nr", "nummer", "op", "te"})

log = structlog.get_logger(__name__)


class PdokLocatieserver(Geocoder):
    """``url`` is the address up to and including the version (``…/search/v3_1``)."""

    def __init__(
        self,
        url: str,
        *,
        timeout: float = TIMEOUT_S,
        pause: float = PAUSE_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        # geopy's usual adapter tries three times, and writes the address into the log each time.
        super().__init__(timeout=timeout, user_agent="sociale-kaart", adapter_factory=URLLibAdapter)
        self._url = url.rstrip("/").removesuffix("/free")
        self._pause = pause
        self._clock = clock
        self._silent_until = clock()

    def find_adres(self, tekst: str, gemeente_codes: Collection[str] = ()) -> Adres | None:
        """See ``portal.domain.plaats.Geocoder``."""
        location = self.geocode(tekst, gemeente_codes=gemeente_codes) if gemeente_codes else None
        location = location or self.geocode(tekst)
        if location is None:
            return None
        return Adres(
            naam=location.address,
            lat=location.latitude,
            lon=location.longitude,
            gemeente_code=_gemeente_code(location.raw),
        )

    def geocode(self, query: str, *, gemeente_codes: Collection[str] = ()) -> Location | None:
        """The best plausible answer, in these gemeenten (GM…) only when there are any; None when
        there is none, or when the server fails or fails to answer in time.
        """
        if self._clock() < self._silent_until:
            return None
        try:
            docs = self._call_geocoder(self._make_url(query, gemeente_codes), _list_docs)
        except (GeopyError, _NoAnswerError) as error:
            self._silent_until = self._clock() + self._pause
            log.warning("geocoder_failed", error=type(error).__name__, pause_s=self._pause)
            return None
        plausible = [doc for doc in docs if _fits(query, doc)]
        return _make_location(min(plausible, key=_rank)) if plausible else None

    def _make_url(self, query: str, gemeente_codes: Collection[str]) -> str:
        parameters = [
            ("q", query),
            ("rows", str(_ROWS)),
            ("fl", _FIELDS),
            ("fq", f"type:({' OR '.join(_SOORTEN)})"),
        ]
        if gemeente_codes:
            numbers = " OR ".join(code.removeprefix("GM") for code in sorted(gemeente_codes))
            parameters.append(("fq", f"gemeentecode:({numbers})"))
        return f"{self._url}/free?{urlencode(parameters)}"


class _NoAnswerError(Exception):
    """JSON that is no answer of this server."""


Doc = dict[str, Any]


def _list_docs(answer: Any) -> list[Doc]:
    """The documents that can be used: of a known kind, with a point."""
    try:
        docs = list(answer["response"]["docs"])
    except (KeyError, TypeError) as error:
        raise _NoAnswerError from error
    return [doc for doc in docs if isinstance(doc, dict) and _is_usable(doc)]


def _is_usable(doc: Doc) -> bool:
    return doc.get("type") in _SOORTEN and _find_punt(doc) is not None


def _find_punt(doc: Doc) -> tuple[float, float] | None:
    """Latitude and longitude; the server says longitude first."""
    match = _PUNT.fullmatch(str(doc.get("centroide_ll", "")))
    return (float(match[2]), float(match[1])) if match else None


def _rank(doc: Doc) -> tuple[int, float]:
    """The most precise kind first; within it what the server found best. It does not sort."""
    score = doc.get("score")
    return _SOORTEN.index(doc["type"]), -score if isinstance(score, int | float) else 0.0


def _fits(query: str, doc: Doc) -> bool:
    """Whether every word of the question is in the answer, and what the answer is about in the
    question: a street in Weert is no answer to "Weert".
    """
    asked = _words(query)
    known = {word for field in _WORDS_FROM for word in _words(str(doc.get(field, "")))}
    if not asked or not all(any(_same(word, other) for other in known) for word in asked):
        return False
    number = str(doc.get("huisnummer", ""))
    if doc["type"] == "adres" and not any(_same(word, number) for word in asked):
        return False
    about = _words(str(doc.get("straatnaam") or doc.get("woonplaatsnaam", "")))
    telling = max(about, key=len, default="")
    return str(doc.get("postcode", "")).lower() in asked or any(_same(w, telling) for w in asked)


def _words(text: str) -> set[str]:
    return set(_PC6_APART.sub(r"\1\2", normalise_naam(text)).split()) - _SMALL


def _same(word: str, other: str) -> bool:
    """Equal; 12a is number 12, and a longer word may be cut short (``molenstr``) or hold a slip."""
    if word == other:
        return True
    if word.isdecimal() or other.isdecimal():
        return bool(other) and _NUMBER.split(word)[0] == _NUMBER.split(other)[0]
    if len(word) < 5 or not word.isalpha():
        return False
    return other.startswith(word) or OSA.distance(word, other) <= 1


def _make_location(doc: Doc) -> Location:
    name = doc.get("weergavenaam") or " ".join(
        str(doc[field]) for field in ("straatnaam", "huisnummer", "woonplaatsnaam") if field in doc
    )
    return Location(name, _find_punt(doc), doc)


def _gemeente_code(doc: Doc) -> str | None:
    """The server leaves out the letters: "0344" is GM0344."""
    number = str(doc.get("gemeentecode", ""))
    return f"GM{number}" if re.fullmatch(r"\d{4}", number) else None
