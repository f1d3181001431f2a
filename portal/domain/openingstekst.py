"""Opening hours as people write them, line by line: ``ma t/m vr 9.00 - 12.00 uur``.

For who answers a mail and has no editor at hand. What cannot be written this way is not read
either: a person of the redactie then does it.
"""

import re
from collections.abc import Iterator, Sequence

from portal.domain.openingsinvoer import EINDE_NACHT, LAATSTE, Tijd, read_rooster
from portal.domain.openingstijden import is_openingstijden

_DAGEN = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_NAMEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_GROEPEN = {
    "dagelijks": range(7),
    "elke dag": range(7),
    "alle dagen": range(7),
    "werkdagen": range(5),
    "door de week": range(5),
    "doordeweeks": range(5),
    "weekend": range(5, 7),
    "het weekend": range(5, 7),
}
_FEESTDAGEN, _VAKANTIES = "op feestdagen", "in de schoolvakanties"
_VRIJ = {_FEESTDAGEN: "PH", "feestdagen": "PH", _VAKANTIES: "SH", "schoolvakanties": "SH"}
_VRIJ_REGELS = {"PH off", "SH off"}
_NUMMERS = {1: "eerste", 2: "tweede", 3: "derde", 4: "vierde", LAATSTE: "laatste"}
_NAMEN_NUMMERS = {naam: nummer for nummer, naam in _NUMMERS.items()}
_IN_MAAND = re.compile(rf"(?:elke )?({'|'.join(_NAMEN_NUMMERS)}) (\w+)(?: van de maand)?")
_TIJD = r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:uur|u)?"
_PERIODE = re.compile(rf"{_TIJD}\s*(?:-|–|tot)\s*{_TIJD}\.?")
_REGEL = re.compile(r"(?P<dagen>[^\d:]*?)\s*:?\s*(?P<tijden>\d.*|gesloten|dicht)")
_BEREIK = re.compile(r"\s*(?:t/m|tot en met|-|–)\s*")
_TUSSEN = re.compile(r"\s*(?:,|\ben\b|\+|&)\s*")


class OpeningstekstOnbekend(ValueError):
    """These words are no opening hours that can be read."""


def read_openingstekst(tekst: str) -> str:
    """The same in the notation of OpenStreetMap, empty for nothing.

    Raises:
        OpeningstekstOnbekend: something in it cannot be read.

    """
    lines = [line.strip(" .") for line in re.split(r"[\n;]", tekst.casefold())]
    rules = [_read_line(line) for line in lines if line]
    # A later rule counts over an earlier one, in whatever order people write them.
    osm = "; ".join(sorted(rules, key=lambda rule: (rule in _VRIJ_REGELS, "[" in rule)))
    if osm and not is_openingstijden(osm):
        raise OpeningstekstOnbekend
    return osm


def write_openingstekst(osm: str) -> str | None:
    """The same lines as ``read_openingstekst`` reads; None when it says more than the boxes of
    ``openingsinvoer`` can."""
    rooster = read_rooster(osm)
    if rooster is None:
        return None
    lines = [
        f"{naam} {_write_tijden(tijden)}"
        for naam, tijden in zip(_NAMEN, rooster.week, strict=True)
        if tijden
    ]
    lines += [
        f"{_NUMMERS[one.nummer]} {one.dag.naam.lower()} van de maand {_write_tijden(one.tijden)}"
        for one in rooster.uitzonderingen
    ]
    lines += [f"{_FEESTDAGEN} gesloten"] * rooster.dicht_op_feestdagen
    lines += [f"{_VAKANTIES} gesloten"] * rooster.dicht_in_schoolvakanties
    return "\n".join(lines)


def _write_tijden(tijden: Sequence[Tijd]) -> str:
    return " en ".join(f"{van} - {tot}" for van, tot in tijden) or "gesloten"


def _read_line(line: str) -> str:
    found = _REGEL.fullmatch(line)
    if found is None:
        raise OpeningstekstOnbekend
    is_closed = found["tijden"] in {"gesloten", "dicht"}
    words = found["dagen"].strip()
    if words in _VRIJ and is_closed:
        return f"{_VRIJ[words]} off"
    days = _read_in_maand(words) or ",".join(_DAGEN[index] for index in _read_days(words))
    if is_closed:
        return f"{days} off"
    return f"{days} {','.join(_read_times(found['tijden']))}"


def _read_in_maand(words: str) -> str:
    """Such as ``Tu[1]``; empty for what is every week."""
    found = _IN_MAAND.fullmatch(words)
    return f"{_DAGEN[_read_day(found[2])]}[{_NAMEN_NUMMERS[found[1]]}]" if found else ""


def _read_days(text: str) -> list[int]:
    if text in _GROEPEN:
        return list(_GROEPEN[text])
    found: set[int] = set()
    for part in _TUSSEN.split(text):
        begin, *end = _BEREIK.split(part)
        first, last = _read_day(begin), _read_day(end[0] if end else begin)
        if len(end) > 1 or first > last:
            raise OpeningstekstOnbekend
        found.update(range(first, last + 1))
    return sorted(found)


def _read_day(text: str) -> int:
    word = text.strip(" .").removesuffix("en").removesuffix("s")
    for index, naam in enumerate(_NAMEN):
        if word == naam or (len(word) in {2, 3} and naam.startswith(word)):
            return index
    raise OpeningstekstOnbekend


def _read_times(text: str) -> Iterator[str]:
    for part in _TUSSEN.split(text):
        found = _PERIODE.fullmatch(part.strip())
        if found is None:
            raise OpeningstekstOnbekend
        van_uur, van_min, tot_uur, tot_min = found.groups()
        van, tot = _read_time(van_uur, van_min), _read_time(tot_uur, tot_min)
        if van == tot or EINDE_NACHT < tot < van:
            raise OpeningstekstOnbekend
        yield f"{van}-{tot}"


def _read_time(uur: str, minuten: str | None) -> str:
    if int(uur) > 24 or int(minuten or 0) > 59:
        raise OpeningstekstOnbekend
    return f"{int(uur):02}:{int(minuten or 0):02}"
