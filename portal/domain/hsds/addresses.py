"""Street and house number on one line, as the standard has them."""

import re

_LINE = re.compile(r"(?P<straat>.*\S)\s+(?P<huisnummer>[0-9].*)", re.DOTALL)


def make_address_1(straat: str, huisnummer: str) -> str:
    return " ".join(filter(None, (straat, huisnummer)))


def split_address_1(line: str) -> tuple[str, str]:
    """Street and number: what begins with the last word that begins with a digit is the number."""
    match = _LINE.fullmatch(line)
    return (match["straat"], match["huisnummer"]) if match else (line, "")
