"""Opening hours as people write them, line by line: ``ma t/m vr 9.00 - 12.00 uur``.

For who answers a mail and has no editor at hand. What cannot be written this way is not read
either: a person of the redactie then does it.
"""

import re
from collections.abc import Iterator

from portal.domain.openingstijden import is_openingstijden
from portal.domain.openingsweek import Openingsweek

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
    osm = "; ".join(_read_line(line) for line in lines if line)
    if osm and not is_openingstijden(osm):
        raise OpeningstekstOnbekend
    return osm


def write_openingstekst(week: Openingsweek) -> str | None:
    """A week as ``read_openingstekst`` reads it; None when it is not as plain as that."""
    if week.altijd_open or week.dicht_op_feestdagen or week.dicht_in_schoolvakanties:
        return None
    tijden = [tijd for dag in week.dagen for tijd in dag.tijden]
    if any(tijd.in_maand or not tijd.wekelijks or not tijd.hele_jaar for tijd in tijden):
        return None
    return "\n".join(
        f"{dag.dag.naam.lower()} " + " en ".join(f"{tijd.van} - {tijd.tot}" for tijd in dag.tijden)
        for dag in week.dagen
        if dag.tijden
    )


def _read_line(line: str) -> str:
    found = _REGEL.fullmatch(line)
    if found is None:
        raise OpeningstekstOnbekend
    days = ",".join(_DAGEN[index] for index in _read_days(found["dagen"].strip()))
    if found["tijden"] in {"gesloten", "dicht"}:
        return f"{days} off"
    return f"{days} {','.join(_read_times(found['tijden']))}"


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
        if van >= tot:
            raise OpeningstekstOnbekend
        yield f"{van}-{tot}"


def _read_time(uur: str, minuten: str | None) -> str:
    if int(uur) > 24 or int(minuten or 0) > 59:
        raise OpeningstekstOnbekend
    return f"{int(uur):02}:{int(minuten or 0):02}"
