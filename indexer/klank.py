"""How a Dutch word sounds, so that ``psygoloog`` finds ``psycholoog``: people who write little
spell by ear."""

import re
from functools import lru_cache

# Spellings that sound the same, in the order in which they must be replaced.
_SPELLINGEN = (
    ("th", "t"),
    ("tie", "sie"),
    ("isch", "is"),
    ("eau", "o"),
    ("ch", "g"),
    ("ck", "k"),
    ("qu", "kw"),
    ("x", "ks"),
    ("ph", "f"),
    ("rh", "r"),
    ("ij", "i"),
    ("ei", "i"),
    ("y", "i"),
    ("ie", "i"),
    ("au", "ou"),
    ("ce", "se"),
    ("ci", "si"),
    ("c", "k"),
    ("z", "s"),
    ("v", "f"),
    ("sk", "sg"),
)
_STIL = re.compile(r"^p(?=s)")
# Between and after consonants a d sounds as a t; a doubled letter sounds as one.
_STEMLOOS = re.compile(r"d(?![aeiou])")
_DUBBEL = re.compile(r"(.)\1+")


@lru_cache(maxsize=131_072)
def sound_of(woord: str) -> str:
    """A key that words which sound alike share."""
    woord = _STIL.sub("", woord)
    for spelling, sound in _SPELLINGEN:
        woord = woord.replace(spelling, sound)
    return _DUBBEL.sub(r"\1", _STEMLOOS.sub("t", woord))
