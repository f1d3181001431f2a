"""Advice while writing: plain words, short sentences, and what a reader will ask. Never a must.

Counting words is a rough measure of B1; it finds what most readers stumble over first.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from portal.domain.voorziening import VoorzieningInvoer

LANGE_ZIN = 18
LANG_WOORD = 22
MAX_PER_SOORT = 5
_VELDEN = ("naam", "samenvatting", "omschrijving", "kosten", "aanmelden")
_ZIN = re.compile(r"[^.!?\n]+[.!?]?")
_WOORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_AFKORTING = re.compile(r"\b[A-Z]{2,6}\b")
_LIJDEND = re.compile(
    r"\b(?:wordt|worden|werd|werden)\b(?:\s+\w+){0,6}?\s+"
    r"\b(?:ge\w+(?:[dt]|en)|(?:be|ver|ont)\w+[dt])\b"
)
# Known to everybody, or explained by a page of its own.
_BEKEND = frozenset(["OK", "TV", "SMS", "NL", "GGD", "OCO", "WHATSAPP", "PC", "AOW", "UWV", "EHBO"])
_KOSTEN = re.compile(r"\b(?:gratis|kost\w*|euro|betal\w*|vergoed\w*|geld)\b|€", re.IGNORECASE)
_WIE = re.compile(
    r"\b(?:u|voor|iedereen|mensen|ouders?|kinderen|jongeren|ouderen|bewoners|inwoners|wie)\b",
    re.IGNORECASE,
)
_VAAG = re.compile(r"\b(?:project|programma|traject|pilot|aanbod|team|algemeen)\b", re.IGNORECASE)


class AdviesSoort(StrEnum):
    """What could be better."""

    LANGE_ZIN = "lange-zin"
    MOEILIJK_WOORD = "moeilijk-woord"
    LANG_WOORD = "lang-woord"
    LIJDEND = "lijdend"
    MEN = "men"
    AFKORTING = "afkorting"
    GEEN_TELEFOON = "geen-telefoon"
    GEEN_TIJDEN = "geen-tijden"
    GEEN_WIE = "geen-wie"
    GEEN_KOSTEN = "geen-kosten"
    GEEN_UITLEG = "geen-uitleg"
    NAAM_ONDUIDELIJK = "naam-onduidelijk"


@dataclass(frozen=True, slots=True)
class Advies:
    """``tekst``: what was written; ``liever``: what is plainer."""

    soort: AdviesSoort
    veld: str
    tekst: str = ""
    liever: str = ""


def list_adviezen(invoer: VoorzieningInvoer, woorden: Mapping[str, str]) -> tuple[Advies, ...]:
    """What could be better; ``woorden`` has a plainer word for each hard one (lower case)."""
    found = [*_look_at_whole(invoer)]
    for veld in _VELDEN:
        found += _look_at_text(veld, getattr(invoer, veld), woorden)
    counts: dict[AdviesSoort, int] = {}
    kept = []
    for advies in dict.fromkeys(found):
        counts[advies.soort] = counts.get(advies.soort, 0) + 1
        if counts[advies.soort] <= MAX_PER_SOORT:
            kept.append(advies)
    return tuple(kept)


def _look_at_whole(invoer: VoorzieningInvoer) -> Iterator[Advies]:
    if not invoer.telefoon and not any(plek.telefoon for plek in invoer.plekken):
        yield Advies(AdviesSoort.GEEN_TELEFOON, "telefoon")
    if invoer.plekken and not all(plek.openingstijden for plek in invoer.plekken):
        yield Advies(AdviesSoort.GEEN_TIJDEN, "openingstijden")
    tekst = f"{invoer.samenvatting} {invoer.omschrijving}"
    if not invoer.doelgroepen and not _WIE.search(tekst):
        yield Advies(AdviesSoort.GEEN_WIE, "samenvatting")
    if not invoer.kosten and not _KOSTEN.search(tekst):
        yield Advies(AdviesSoort.GEEN_KOSTEN, "kosten")
    if not invoer.omschrijving:
        yield Advies(AdviesSoort.GEEN_UITLEG, "omschrijving")
    names = _WOORD.findall(invoer.naam)
    is_letters = invoer.naam.isupper() and len(names) == 1
    if names and (is_letters or all(_VAAG.fullmatch(name) for name in names)):
        yield Advies(AdviesSoort.NAAM_ONDUIDELIJK, "naam", invoer.naam)


def _look_at_text(veld: str, tekst: str, woorden: Mapping[str, str]) -> Iterator[Advies]:
    for zin in _ZIN.findall(tekst):
        if len(_WOORD.findall(zin)) > LANGE_ZIN:
            yield Advies(AdviesSoort.LANGE_ZIN, veld, zin.strip())
    yield from _look_at_words(veld, tekst.lower(), woorden)
    if match := _LIJDEND.search(tekst):
        yield Advies(AdviesSoort.LIJDEND, veld, match.group())
    for short in dict.fromkeys(_AFKORTING.findall(tekst)):
        # Explained where it stands: "Steunpunt Mantelzorg (SM)", or "SM (Steunpunt Mantelzorg)".
        explained = f"({short})" in tekst or f"{short} (" in tekst
        if short not in _BEKEND and not explained and not tekst.isupper():
            yield Advies(AdviesSoort.AFKORTING, veld, short)


def _look_at_words(veld: str, tekst: str, woorden: Mapping[str, str]) -> Iterator[Advies]:
    """``tekst`` in lower case."""
    words = dict.fromkeys(_WOORD.findall(tekst))
    spaced = f" {' '.join(_WOORD.findall(tekst))} "
    for moeilijk, liever in woorden.items():
        if f" {moeilijk} " in spaced:
            yield Advies(AdviesSoort.MOEILIJK_WOORD, veld, moeilijk, liever)
    for word in words:
        if len(word) > LANG_WOORD and word not in woorden:
            yield Advies(AdviesSoort.LANG_WOORD, veld, word)
    if "men" in words:
        yield Advies(AdviesSoort.MEN, veld, "men")
