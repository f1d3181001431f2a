"""The last part of an address: lower-case ASCII words with hyphens, made from a name."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice

MAX_LENGTH = 120
# Room for "-12345" when a slug turns out to be taken.
_MAX_STEM = MAX_LENGTH - 6
_NO_WORD = re.compile(r"[^a-z0-9]+")
_UNMADE = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "ı": "i"})


def make_slug(naam: str) -> str:
    """``Café 't Heem`` → ``cafe-t-heem``; ``x`` for a name without any Latin letter or digit."""
    letters = unicodedata.normalize("NFKD", naam.casefold().translate(_UNMADE))
    plain = letters.encode("ascii", "ignore").decode()
    words = _NO_WORD.sub("-", plain).strip("-")
    return _cut(words) or "x"


def list_slugs(naam: str, van: str = "") -> Iterator[str]:
    """The slugs that fit, most wanted first: the name, the name with its owner's, then numbers.

    Naming the owner before counting makes a slug independent of who came first.
    """
    stem = make_slug(naam)
    yield stem
    if van:
        stem = _cut(f"{stem}-{make_slug(van)}")
        yield stem
    number = 2
    while True:
        yield f"{stem}-{number}"
        number += 1


def _cut(slug: str) -> str:
    """At most ``_MAX_STEM`` characters, ended at a whole word where there is one."""
    if len(slug) <= _MAX_STEM:
        return slug
    head = slug[: _MAX_STEM + 1]
    return (head[: head.rfind("-")] if "-" in head else head[:_MAX_STEM]).strip("-")


def pick_slugs(
    wanted: Sequence[tuple[str, str]], find_taken: Callable[[Collection[str]], set[str]]
) -> list[str]:
    """A free slug for each pair of a name and its owner's name.

    ``find_taken`` tells which of some slugs are in use; it is asked once for all names together,
    and again only for names that even with their owner's are not unique.
    """
    likely = {slug for naam, van in wanted for slug in islice(list_slugs(naam, van), 2)}
    taken = find_taken(likely)

    def is_free(slug: str) -> bool:
        if slug not in likely:
            taken.update(find_taken([slug]))
        return slug not in taken

    picked = []
    for naam, van in wanted:
        picked.append(next(filter(is_free, list_slugs(naam, van))))
        taken.add(picked[-1])
    return picked
