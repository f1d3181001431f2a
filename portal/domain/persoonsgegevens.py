"""Finding what tells who somebody is, in text that people type without being asked for it.

Two questions, one set of patterns. ``find_persoonsgegevens`` names what stands there, for a form
that explains or refuses: ordinary sentences must not be stopped. ``looks_personal`` decides what
is not even counted: rather once too often.
"""

import re
import unicodedata
from enum import StrEnum


class Persoonsgegeven(StrEnum):
    """What was recognised."""

    BSN = "bsn"
    GEBOORTEDATUM = "geboortedatum"
    TELEFOON = "telefoon"
    EMAIL = "email"
    IBAN = "iban"
    ADRES = "adres"
    NAAM = "naam"


# The patterns look at each word once, or at a few signs of it: a text of any length costs little.
_EMAIL = re.compile(r"[^\s@<>()]{1,64}\s?@\s?[^\s@<>()]{1,250}\.[a-z]{2,}", re.IGNORECASE)
_IBAN = re.compile(r"\bNL ?[0-9]{2} ?[A-Z]{4}(?: ?[0-9]){10}(?![0-9])", re.IGNORECASE)
# A Dutch number of ten digits (also as +31 or 0031), or one of another country.
_TELEFOON = re.compile(
    r"(?<![0-9+])(?:(?:\+|00)31[ ./()-]{0,3}(?:\(?0\)?[ .-]?)?|\(?0)[1-9](?:[ ./()-]{0,3}[0-9]){8}"
    r"(?![0-9])"
    r"|\+[1-9](?:[ ./()-]{0,2}[0-9]){7,14}(?![0-9])"
)
# Nine digits, however they are grouped, that are no part of a longer number.
_NEGEN_CIJFERS = re.compile(r"(?<![0-9])(?=((?:[0-9][ .-]?){8}[0-9])(?![0-9]))")

_MAANDEN = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?"
    r"|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAG, _MAAND = r"(?:0?[1-9]|[12][0-9]|3[01])", r"(?:0?[1-9]|1[0-2])"
_DATUM = re.compile(
    r"(?P<geboren>\bgeb(?:oren|oortedatum|oortedag|\.)?[^0-9\n]{0,20})?(?<![0-9])(?<![0-9][-./])"
    rf"(?:{_DAG}(?P<teken>[-./])(?:{_MAAND}|{_MAANDEN}\.?)(?P=teken)(?P<a>(?:19|20)[0-9]{{2}}|[0-9]{{2}})"
    rf"|(?<![0-9] ){_DAG} {_MAAND} (?P<d>(?:19|20)[0-9]{{2}})"
    rf"|{_DAG} {_MAANDEN}\.? (?P<b>(?:19|20)[0-9]{{2}}|'[0-9]{{2}})"
    rf"|(?P<c>(?:19|20)[0-9]{{2}})[-./]{_MAAND}[-./]{_DAG})"
    r"(?![-./]?[0-9])",
    re.IGNORECASE,
)
# A date of a later year is more often one of an appointment, unless the text calls it a birth.
_LAATSTE_GEBOORTEJAAR = 2019

_POSTCODE = re.compile(r"\b[1-9][0-9]{3}\s?[a-z]{2}\b", re.IGNORECASE)
# Two small letters after a space are a word, unless a house number follows.
_POSTCODE_ZEKER = re.compile(
    r"\b[1-9][0-9]{3}(?: ?[A-Z]{2}|[a-z]{2}| (?!en|of|is|op|in)[a-z]{2}(?=,? [0-9]{1,4}\b))\b"
)
_STRAAT = re.compile(
    r"(?<![\w'-])(?P<straat>[\w'-]*(?:straat|laan|weg|plein|singel|dijk|pad|hof|kade|gracht|steeg))"
    r"\s+(?:nr\.?\s*|nummer\s*)?[0-9]{1,5}"
    r"(?P<eenheid>\s*(?:jaar|uur|keer|maand|we[e]?k|dag|minuten|min\b|euro|km|kilometer|x\b|%))?",
    re.IGNORECASE,
)
_GEEN_STRAAT = frozenset({"straat", "weg", "onderweg", "snelweg", "terugweg", "heenweg", "pad"})

_AANSPREKING = (
    r"(?:mevrouw|mevr\.?|mw\.?|meneer|mijnheer|dhr\.?|(?:de )?heer|fam(?:ilie|\.)"
    r"|(?:mijn|onze|de|een|deze) (?:cliënte?|cliente?|klant|patiënte?|patiente?|buurman|buurvrouw)"
    r"|(?:cliënte?|cliente?|hij|zij|ze) heet|(?:zijn|haar|hun) naam is|\bnaam ?:)"
)
_TUSSEN = (
    r"(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]en|[Tt]er|[Tt]e|[Ee]l|[Vv]on|[Dd]u|['’][Tt]) ){0,3}"
)
_HOOFD = "[A-ZÀ-ÖØ-Þ]"
_NAAM = re.compile(
    rf"\b(?i:{_AANSPREKING}) (?:(?:[A-Z]\.? ?){{1,4}} )?{_TUSSEN}"
    rf"(?P<naam>{_HOOFD}[^\W\d_A-Z][\w'’-]*)"
    rf"|\b(?i:{_AANSPREKING}) (?:[A-Z]\. ?)+{_TUSSEN}{_HOOFD}"
)
# A name in full: Jan Jansen, Anna van den Berg, J. Peters. Two capitals are an abbreviation.
_INITIALEN = rf"(?:{_HOOFD}\. ?)+"
_NAAMWOORD = rf"{_HOOFD}(?!{_HOOFD})[\w'’-]+"
_VOLLE_NAAM = re.compile(
    rf"\b(?:{_INITIALEN}{_TUSSEN}{_NAAMWOORD}|{_NAAMWOORD}(?: {_TUSSEN}{_NAAMWOORD})+)"
)
_NAAMDEEL = re.compile(rf"{_HOOFD}(?:\.|[\w'’-]+)")
# What begins a sentence after "mw." is no name.
_GEEN_NAAM = frozenset(
    "aan als bij bovendien daar daarna dan dat deze die dit door een er graag haar heeft het hij "
    "hoe hun ik is kan kunnen kunt maar mag met mijn moet na naar nog nu om omdat onze ook op "
    "over per sinds te toen tot uit van voor vraagt waar wat we welke wie wij wil wilt woont "
    "zal ze zelf zij zijn zit zoekt zou".split()
)

# What begins a sentence that advises; the word after it may be a name of its own.
_GEEN_VOORNAAM = _GEEN_NAAM | frozenset(
    "alle alleen altijd bel belt bezoek breng dus elke en eerst er ga geef heel hier houd iemand "
    "ieder iedere in jullie kies kijk kom laat let lees loop mail meestal meld men neem niemand "
    "niet noem nooit of overleg probeer samen schrijf soms stuur tip tips u vaak veel verwijs "
    "vraag wacht wel wees zeg zet zie zoek "
    "januari februari maart april mei juni juli augustus september oktober november december "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split()
)

_BSN_LENGTH = 9
# From so many digits on, a number says who or where: a phone, a date of birth, an account.
_TELLING_DIGITS = 6


def find_persoonsgegevens(tekst: str) -> tuple[Persoonsgegeven, ...]:
    """What of somebody seems to stand in it, each once, in the order of ``Persoonsgegeven``.

    A number counts for one thing: what is an account or a phone is no BSN by accident too.
    """
    tidy = re.sub(r"[^\S\n]+", " ", unicodedata.normalize("NFKC", tekst))
    found: set[Persoonsgegeven] = set()
    for soort, pattern in (
        (Persoonsgegeven.EMAIL, _EMAIL),
        (Persoonsgegeven.IBAN, _IBAN),
        (Persoonsgegeven.TELEFOON, _TELEFOON),
    ):
        tidy, count = pattern.subn(" ; ", tidy)
        if count:
            found.add(soort)
    if any(map(_is_geboorte, _DATUM.finditer(tidy))):
        found.add(Persoonsgegeven.GEBOORTEDATUM)
    if any(_is_bsn(match[1]) for match in _NEGEN_CIJFERS.finditer(_DATUM.sub(" ; ", tidy))):
        found.add(Persoonsgegeven.BSN)
    if _POSTCODE_ZEKER.search(tidy) or any(map(_is_straat, _STRAAT.finditer(tidy))):
        found.add(Persoonsgegeven.ADRES)
    if any(map(_is_naam, _NAAM.finditer(tidy))):
        found.add(Persoonsgegeven.NAAM)
    return tuple(soort for soort in Persoonsgegeven if soort in found)


def list_volle_namen(tekst: str) -> list[tuple[str, ...]]:
    """The parts, in small letters, of what is written as a name in full. It may just as well be the
    name of an organisation or a place: who asks knows those."""
    tidy = re.sub(r"[^\S\n]+", " ", unicodedata.normalize("NFKC", tekst))
    found = (
        tuple(
            deel.lower()
            for deel in _NAAMDEEL.findall(match[0])
            if deel.lower() not in _GEEN_VOORNAAM
        )
        for match in _VOLLE_NAAM.finditer(tidy)
    )
    return [naam for naam in found if len(naam) > 1]


def looks_personal(tekst: str) -> bool:
    """Whether it may tell who somebody is or where somebody lives; rather once too often."""
    return (
        "@" in tekst
        or sum(map(str.isdigit, tekst)) >= _TELLING_DIGITS
        or bool(_POSTCODE.search(tekst) or _STRAAT.search(tekst))
    )


def _is_bsn(tekst: str) -> bool:
    """Whether nine digits pass the test of eleven."""
    digits = [int(sign) for sign in tekst if sign.isdigit()]
    *first, last = digits
    total = sum(
        digit * weight for digit, weight in zip(first, range(_BSN_LENGTH, 1, -1), strict=True)
    )
    return any(digits) and (total - last) % 11 == 0


def _is_geboorte(match: re.Match[str]) -> bool:
    jaar = (match["a"] or match["b"] or match["c"] or match["d"]).lstrip("'")
    if match["geboren"]:
        return True
    if len(jaar) == 4:
        return int(jaar) <= _LAATSTE_GEBOORTEJAAR
    # Two digits: of this century until that year, of the former from the thirties on.
    return not _LAATSTE_GEBOORTEJAAR - 2000 < int(jaar) < 30


def _is_straat(match: re.Match[str]) -> bool:
    return match["eenheid"] is None and match["straat"].lower() not in _GEEN_STRAAT


def _is_naam(match: re.Match[str]) -> bool:
    return match["naam"] is None or match["naam"].lower() not in _GEEN_NAAM
