"""Checks of single values as people type them; each returns the value in its tidy form.

Every check raises ``Ongeldig`` with a permanent code; who knows the field and the row makes a
``Fout`` of it. Forms and files use the same checks.
"""

import re
import unicodedata
from datetime import date
from functools import cache, lru_cache
from typing import Any, TypeVar
from urllib.parse import urlsplit

import phonenumbers
from email_validator import EmailNotValidError, validate_email
from phonenumbers import shortnumberinfo

from portal.domain.begrippen import Begrip
from portal.domain.foutcodes import Foutcode
from portal.domain.openingstijden import is_openingstijden
from portal.domain.slugs import make_slug

B = TypeVar("B", bound=Begrip)

_TAG = re.compile(r"<(?:[a-zA-Z/!][^<>]*>|!--)")
_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\n{3,}")
_POSTCODE = re.compile(r"([1-9][0-9]{3})(?: ?([A-Za-z]{2}))?")
_TELEFOON = re.compile(r"\+?\(?[0-9][0-9 ()/.\-]*")
_NUMBER = re.compile(r"-?[0-9]{1,3}(?:[.,][0-9]+)?")
_PATROON = re.compile(r"[^\s*]+\*?(?: [^\s*]+\*?)*")
_AGE = re.compile(r"[0-9]{1,3}")
_KVK_NUMMER = re.compile(r"[0-9]{8}")
_ISO_DATE = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_DUTCH_DATE = re.compile(r"(?P<day>[0-9]{1,2})[-/](?P<month>[0-9]{1,2})[-/](?P<year>[0-9]{4})")
_HOST = re.compile(r"(?=.{4,253}$)(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]")
_NOT_IN_URL = set('"<>\\^`{|}')
_JA = {"ja", "j", "true", "waar", "1", "x"}
_NEE = {"nee", "n", "false", "onwaar", "0"}

# Control characters, halves of a character, marks that turn the reading direction (they can make a
# text look like another one), and what stands for a character that was lost.
_UNREADABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffd]"
)
_MAX_AGE = 120


class Ongeldig(Exception):
    """The value cannot be; ``code`` says why."""

    def __init__(self, code: Foutcode) -> None:
        super().__init__(code)
        self.code = code


def clean_text(tekst: str, *, max_length: int, lines: bool = False) -> str:
    """Plain text without superfluous white space; ``lines``: line ends mean something.

    Raises:
        Ongeldig: it holds HTML or control characters, or is too long.

    """
    plain = unicodedata.normalize("NFC", tekst).replace("\r\n", "\n").replace("\r", "\n")
    if _UNREADABLE.search(plain):
        raise Ongeldig(Foutcode.STUURTEKEN)
    if _TAG.search(plain):
        raise Ongeldig(Foutcode.HTML)
    if lines:
        tidy = "\n".join(_SPACES.sub(" ", line).strip() for line in plain.split("\n"))
        tidy = _BLANK_LINES.sub("\n\n", tidy).strip()
    else:
        tidy = " ".join(plain.split())
    if len(tidy) > max_length:
        raise Ongeldig(Foutcode.TE_LANG)
    return tidy


def check_item(tekst: str, *, max_length: int) -> str:
    """A text that stands with others in one cell or column, where ``|`` parts them."""
    if "|" in tekst:
        raise Ongeldig(Foutcode.SCHEIDINGSTEKEN)
    return clean_text(tekst, max_length=max_length)


def check_woorden(tekst: str, *, max_length: int) -> str:
    """Words for comparing: lower case, on one line."""
    return clean_text(tekst, max_length=max_length).lower()


def check_patroon(tekst: str) -> str:
    """Words without accents, in lower case; ``*`` at the end of a word stands for any ending."""
    tidy = check_woorden(tekst, max_length=120)
    if not _PATROON.fullmatch(tidy):
        raise Ongeldig(Foutcode.PATROON)
    return tidy


@lru_cache(maxsize=50_000)
def check_telefoon(tekst: str) -> str:
    """A number that can be rung from the Netherlands, short ones (``113``, ``14 0495``) included;
    it keeps the grouping in which it was typed.
    """
    tidy = " ".join(tekst.split())
    if not _TELEFOON.fullmatch(tidy) or len(tidy) > 40:
        raise Ongeldig(Foutcode.TELEFOON)
    try:
        number = phonenumbers.parse(tidy, "NL")
    except phonenumbers.NumberParseException:
        raise Ongeldig(Foutcode.TELEFOON) from None
    is_short = shortnumberinfo.is_possible_short_number_for_region(number, "NL")
    if not is_short and not phonenumbers.is_valid_number(number):
        raise Ongeldig(Foutcode.TELEFOON)
    return tidy


@lru_cache(maxsize=50_000)
def check_email(tekst: str) -> str:
    """An address that can exist; nobody is asked whether it does."""
    try:
        return validate_email(tekst.strip(), check_deliverability=False).normalized
    except EmailNotValidError:
        raise Ongeldig(Foutcode.EMAIL) from None


@lru_cache(maxsize=50_000)
def check_url(tekst: str) -> str:
    """A web address with ``http`` or ``https``, without a user name in it."""
    tidy = tekst.strip()
    if len(tidy) > 500:
        raise Ongeldig(Foutcode.TE_LANG)
    try:
        parts = urlsplit(tidy)
        host, _port = parts.hostname, parts.port
    except ValueError:
        raise Ongeldig(Foutcode.URL) from None
    is_clean = not any(char.isspace() or char in _NOT_IN_URL for char in tidy)
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or not is_clean:
        raise Ongeldig(Foutcode.URL)
    if not host or not _HOST.fullmatch(host):
        raise Ongeldig(Foutcode.URL)
    return tidy


def check_postcode(tekst: str) -> str:
    """``6001 TV`` with its space, or the four digits alone."""
    match = _POSTCODE.fullmatch(tekst.strip())
    if not match:
        raise Ongeldig(Foutcode.POSTCODE)
    digits, letters = match.groups()
    return f"{digits} {letters.upper()}" if letters else digits


def check_breedtegraad(tekst: str) -> float:
    """Degrees north."""
    return _check_degrees(tekst, 90, Foutcode.BREEDTEGRAAD)


def check_lengtegraad(tekst: str) -> float:
    """Degrees east."""
    return _check_degrees(tekst, 180, Foutcode.LENGTEGRAAD)


def _check_degrees(tekst: str, limit: int, code: Foutcode) -> float:
    tidy = tekst.strip()
    if not _NUMBER.fullmatch(tidy):
        raise Ongeldig(code)
    degrees = float(tidy.replace(",", "."))
    if abs(degrees) > limit:
        raise Ongeldig(code)
    return degrees


@lru_cache(maxsize=10_000)
def check_openingstijden(tekst: str) -> str:
    """Opening hours in the notation of OpenStreetMap."""
    tidy = clean_text(tekst, max_length=500)
    # "|" parts the places within a cell, so that no entry may hold one.
    if "|" in tidy or not is_openingstijden(tidy):
        raise Ongeldig(Foutcode.OPENINGSTIJDEN)
    return tidy


def check_leeftijd(tekst: str) -> int:
    """Whole years."""
    tidy = tekst.strip()
    if not _AGE.fullmatch(tidy) or int(tidy) > _MAX_AGE:
        raise Ongeldig(Foutcode.LEEFTIJD)
    return int(tidy)


def check_kvk_nummer(tekst: str) -> str:
    """The eight digits of the trade register, with or without spaces and dots between them."""
    tidy = re.sub(r"[ .]", "", tekst)
    if not _KVK_NUMMER.fullmatch(tidy):
        raise Ongeldig(Foutcode.KVK_NUMMER)
    return tidy


def check_ja_nee(tekst: str) -> bool:
    """``ja`` or ``nee``, or one of the ways in which spreadsheets say so."""
    word = tekst.strip().casefold()
    if word not in _JA | _NEE:
        raise Ongeldig(Foutcode.JA_NEE)
    return word in _JA


def check_datum(tekst: str) -> date:
    """A date as ``2026-11-20`` or ``20-11-2026``."""
    tidy = tekst.strip()
    match = _ISO_DATE.fullmatch(tidy) or _DUTCH_DATE.fullmatch(tidy)
    if not match:
        raise Ongeldig(Foutcode.DATUM)
    parts = {name: int(value) for name, value in match.groupdict().items()}
    try:
        return date(**parts)
    except ValueError:
        raise Ongeldig(Foutcode.DATUM) from None


def check_begrip(soort: type[B], tekst: str) -> B:
    """The term with this slug or name, whatever its capitals, accents and punctuation."""
    term: B | None = _list_terms(soort).get(make_slug(tekst))
    if term is None:
        raise Ongeldig(Foutcode.KEUZE_ONBEKEND)
    return term


@cache
def _list_terms(soort: type[Begrip]) -> dict[str, Any]:
    return {make_slug(text): term for term in soort for text in (term.naam, term.value)}
