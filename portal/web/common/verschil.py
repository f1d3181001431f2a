"""A change as a person reads it: word by word what goes and what comes."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Any

from flask_babel import gettext

from portal.web.common.veldnamen import veld_waarde

# Longer texts are compared by paragraph: by word it would take seconds and say little.
_MAX_WOORDEN = 1_500
_WOORD = re.compile(r"\s+|\S+")

Stukken = list[tuple[str, str]]


def write(value: Any, veld: str = "") -> str:
    """A value as it is shown to an editor."""
    return veld_waarde(value, veld) or str(gettext("(leeg)"))


def compare(oud: Any, nieuw: Any, veld: str = "") -> Stukken:
    """Pieces of both: "gelijk", "weg" or "nieuw", with the text."""
    before, after = write(oud, veld), write(nieuw, veld)
    if before == after and oud != nieuw:
        # The words do not tell what differs, what was written does.
        before, after = str(oud), str(nieuw)
    a, b = _WOORD.findall(before), _WOORD.findall(after)
    if len(a) + len(b) > _MAX_WOORDEN or not isinstance(oud, str) or not isinstance(nieuw, str):
        return [("weg", before), ("nieuw", after)]
    if not oud or not nieuw:
        return [("weg", before), ("nieuw", after)]
    pieces: Stukken = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(("gelijk", "".join(a[i1:i2])))
            continue
        pieces += _kept("weg", a[i1:i2]) + _kept("nieuw", b[j1:j2])
    return pieces


def _kept(soort: str, words: Iterable[str]) -> Stukken:
    text = "".join(words)
    return [(soort, text)] if text else []
