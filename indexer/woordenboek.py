"""The vocabulary that makes search understand Dutch, as plain values.

It is data, kept by editors: ``indexer`` never holds a word of its own. The portal reads it from
its database and hands it to ``indexer.language.Taalmodel``.
"""

from dataclasses import dataclass
from enum import StrEnum


class Relatie(StrEnum):
    """How the plain word relates to the term of the field."""

    SYNONIEM = "synoniem"
    LEIDT_NAAR = "leidt-naar"
    SMALLER = "smaller"
    BREDER = "breder"
    VERWANT = "verwant"


@dataclass(frozen=True, slots=True, kw_only=True)
class Woordpaar:
    """What a resident types (``gewoon``) and the term that stands in the descriptions.

    ``leefgebied`` is a slug, or empty when the words point at none in particular.
    """

    gewoon: str
    vakterm: str
    relatie: Relatie = Relatie.SYNONIEM
    leefgebied: str = ""
    crisis: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Crisispatroon:
    """Words that speak of danger: whole words in this order, ``*`` at the end of a word stands
    for any ending. ``soort`` is the kind of danger (``zelfdoding``, ``geweld``, …), or ``geen``
    for words that only sound like it (``dood graag``)."""

    patroon: str
    soort: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Woordenboek:
    """All of the vocabulary. ``delen`` are the parts by which long words may be split,
    ``stopwoorden`` the words that carry no meaning in a question."""

    paren: tuple[Woordpaar, ...] = ()
    delen: tuple[str, ...] = ()
    stopwoorden: tuple[str, ...] = ()
    crisispatronen: tuple[Crisispatroon, ...] = ()
