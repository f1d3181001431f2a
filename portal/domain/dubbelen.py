"""Which entries are probably the same thing twice: by name, and by what else they share.

A name alone is not enough (every village has an "Inloop"), nor is a telephone number (an aanbieder
has one for all it does): a pair needs a name that is alike and something else that is the same, or
the very same name and nothing that speaks against it. See decision 0015.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit
from uuid import UUID

# Words that are written or left out as one likes; invented entries say that they are an example.
_LEDIG = frozenset("stichting vereniging bv nv cooperatie de het een voorbeeld".split())
# Words of half of all names, by which nothing can be looked up.
_ALGEMEEN = _LEDIG | frozenset(
    "gemeente en van voor in op bij met te of aan weert nederweert leudal limburg midden "
    "noord zuid west oost nederland".split()
)
_GEEN_WOORD = re.compile(r"[^a-z0-9]+")
_GEEN_CIJFER = re.compile(r"[^0-9]")
# The least likeness of names (0–1), and the least score of a pair that is shown.
MIN_NAAM = 0.72
MIN_SCORE = 0.7
# From here the name of an organisation is enough to ask whether it is the same one.
ZELFDE_NAAM = 0.88
_BEGIN = 4


class Overeenkomst(StrEnum):
    """What two have in common."""

    NAAM = "naam"
    TELEFOON = "telefoon"
    ADRES = "adres"
    WEBSITE = "website"
    AANBIEDER = "aanbieder"
    KVK = "kvk"


# How much each tells, beside a name that is alike.
_BEWIJS = {
    Overeenkomst.KVK: 1.0,
    Overeenkomst.ADRES: 0.6,
    Overeenkomst.TELEFOON: 0.6,
    Overeenkomst.WEBSITE: 0.5,
    Overeenkomst.AANBIEDER: 0.3,
}
# They are both somewhere, and nowhere near each other: two branches rather than one thing twice.
_ELDERS = 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class Kenmerken:
    """What an entry (or an aanbieder) is compared by, in the form in which it is compared."""

    id: UUID | None
    naam: str
    telefoons: frozenset[str] = frozenset()
    websites: frozenset[str] = frozenset()
    adressen: frozenset[str] = frozenset()
    plaatsen: frozenset[str] = frozenset()
    aanbieder: str = ""
    kvk: str = ""

    @property
    def kern(self) -> str:
        """Its name as it is compared."""
        return " ".join(w for w in self.naam.split() if w not in _LEDIG) or self.naam

    @property
    def woorden(self) -> tuple[str, ...]:
        """The words of its name that tell something; all of them when none does."""
        woorden = self.naam.split()
        return tuple(w for w in woorden if w not in _ALGEMEEN) or tuple(woorden)


class Paar(NamedTuple):
    """Two that look alike; ``a`` is the smaller key. ``score`` is at most 1."""

    score: float
    a: UUID
    b: UUID
    redenen: tuple[Overeenkomst, ...]


@lru_cache(maxsize=65_536)
def normalise(tekst: str) -> str:
    """The words without capitals, accents and signs."""
    plain = unicodedata.normalize("NFKD", tekst.casefold()).encode("ascii", "ignore").decode()
    return _GEEN_WOORD.sub(" ", plain).strip()


@lru_cache(maxsize=65_536)
def phone_key(tekst: str) -> str:
    """The last nine digits, which are the same with and without the country; '' for none."""
    digits = _GEEN_CIJFER.sub("", tekst)
    return digits[-9:] if len(digits) >= 9 else ""


@lru_cache(maxsize=65_536)
def website_key(tekst: str) -> str:
    """Host and path, without what is written in different ways; '' for none."""
    parts = urlsplit(tekst.strip().casefold())
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}"


def adres_key(postcode: str, huisnummer: str) -> str:
    """A postcode of six with a number is one door; '' when it is less than that."""
    tidy = postcode.replace(" ", "").upper()
    nummer = normalise(huisnummer).replace(" ", "")
    return f"{tidy}{nummer}" if len(tidy) == 6 and nummer else ""


def list_sleutels(one: Kenmerken) -> Iterator[str]:
    """The keys under which it can be found: two that share none are never compared.

    What is shared goes together with the begin of a word of the name, because all entries of an
    aanbieder share its number; the begin only, so that a typo further on does no harm.
    """
    begins = {woord[:_BEGIN] for woord in one.woorden}
    shared = (*one.telefoons, *one.websites, *one.adressen)
    for value in shared:
        yield from (f"{value}/{begin}" for begin in begins)
    yield " ".join(sorted(one.woorden))
    yield from (f"{one.aanbieder}/{woord}" for woord in one.woorden if one.aanbieder)
    if one.kvk:
        yield f"kvk/{one.kvk}"


def weigh(
    a: Kenmerken, b: Kenmerken, alike: Callable[[str, str], float]
) -> tuple[float, tuple[Overeenkomst, ...]] | None:
    """How sure it is that they are the same (at most 1), and why; None when it is not likely.

    ``alike`` tells how much two names are alike, from 0 to 1.
    """
    shared = _shared(a, b)
    naam = 1.0 if Overeenkomst.KVK in shared else alike(a.kern, b.kern)
    if naam < MIN_NAAM or not _has_same_numbers(a.naam, b.naam):
        return None
    score = 0.62 * naam + 0.38 * min(1.0, sum(_BEWIJS[reden] for reden in shared))
    if naam > 0.99 and not (a.plaatsen and b.plaatsen):
        score += 0.1
    if a.plaatsen and b.plaatsen and a.plaatsen.isdisjoint(b.plaatsen):
        score -= _ELDERS
    if score < MIN_SCORE:
        return None
    return min(1.0, round(score, 3)), (Overeenkomst.NAAM, *shared)


def _shared(a: Kenmerken, b: Kenmerken) -> tuple[Overeenkomst, ...]:
    both: dict[Overeenkomst, bool] = {
        Overeenkomst.KVK: bool(a.kvk) and a.kvk == b.kvk,
        Overeenkomst.ADRES: _meets(a.adressen, b.adressen),
        Overeenkomst.TELEFOON: _meets(a.telefoons, b.telefoons),
        Overeenkomst.WEBSITE: _meets(a.websites, b.websites),
        Overeenkomst.AANBIEDER: bool(a.aanbieder) and a.aanbieder == b.aanbieder,
    }
    return tuple(reden for reden, is_so in both.items() if is_so)


def _meets(a: Collection[str], b: frozenset[str]) -> bool:
    return not b.isdisjoint(a)


def _has_same_numbers(a: str, b: str) -> bool:
    """Groep 1 and groep 2 are alike in letters and never the same thing."""
    return [w for w in a.split() if w.isdigit()] == [w for w in b.split() if w.isdigit()]
