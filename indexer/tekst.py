"""Text as search sees it: words without capitals, accents or signs. Any Unicode is safe."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# A word is a row of letters and digits; an apostrophe, soft hyphen, joiner or combining accent
# inside it does not end it (foto's, cli\u00ebnt, clie\u0308nt).
_WOORD = re.compile(
    r"[^\W_](?:[^\W_]|[\u0300-\u036f\u00ad\u200c\u200d]|['\u2019\u02bc](?=[^\W_]))*"
)
# Letters that Unicode does not take apart into a plain letter and an accent.
_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i"})


@lru_cache(maxsize=65_536)
def fold(woord: str) -> str:
    """One word in its plainest spelling: ``Cliënt`` and ``client`` become the same."""
    apart = unicodedata.normalize("NFKD", woord).casefold()
    return "".join(filter(str.isalnum, apart)).translate(_LETTERS)


def find_tokens(tekst: str) -> Iterator[tuple[str, int, int]]:
    """Each word as it is written, with the place where it begins and ends in ``tekst``."""
    return ((match.group(), match.start(), match.end()) for match in _WOORD.finditer(tekst))


def find_words(tekst: str) -> tuple[tuple[str, int, int], ...]:
    """Each folded word with the place where it begins and ends in ``tekst``."""
    return tuple(
        (woord, first, last) for token, first, last in find_tokens(tekst) if (woord := fold(token))
    )


def words(tekst: str) -> tuple[str, ...]:
    """The folded words of ``tekst``, in order."""
    return tuple(filter(None, map(fold, _WOORD.findall(tekst))))


def fold_text(tekst: str) -> str:
    """The folded words with single spaces: the key by which names are compared and sorted."""
    return " ".join(words(tekst))
