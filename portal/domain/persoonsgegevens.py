"""Finding what tells who somebody is, in text that people type without being asked for it."""

import re

_DIGITS = re.compile(r"[0-9](?:[ .-]?[0-9])+")
_EMAIL = re.compile(r"[^\s@<>()]+\s?@\s?[^\s@<>()]+\.[a-z]{2,}", re.IGNORECASE)
_POSTCODE = re.compile(r"\b[1-9][0-9]{3}\s?[a-z]{2}\b", re.IGNORECASE)
_ADRES = re.compile(
    r"(?:straat|laan|weg|plein|singel|dijk|pad|hof|kade|gracht|steeg)\s+[0-9]", re.IGNORECASE
)
_BSN_LENGTH = 9
# From so many digits on, a number says who or where: a phone, a date of birth, an account.
_TELLING_DIGITS = 6


def has_bsn(tekst: str) -> bool:
    """Whether a burgerservicenummer stands in it: nine digits that pass the test of eleven."""
    rows = ("".join(filter(str.isdigit, match.group())) for match in _DIGITS.finditer(tekst))
    return any(_is_bsn(row) for row in rows)


def has_email(tekst: str) -> bool:
    return bool(_EMAIL.search(tekst))


def looks_personal(tekst: str) -> bool:
    """Whether it may tell who somebody is or where somebody lives; rather once too often."""
    return (
        "@" in tekst
        or sum(map(str.isdigit, tekst)) >= _TELLING_DIGITS
        or bool(_POSTCODE.search(tekst) or _ADRES.search(tekst))
    )


def _is_bsn(digits: str) -> bool:
    if len(digits) != _BSN_LENGTH or not int(digits):
        return False
    *first, last = map(int, digits)
    total = sum(digit * weight for digit, weight in zip(first, range(9, 1, -1), strict=True))
    return (total - last) % 11 == 0
