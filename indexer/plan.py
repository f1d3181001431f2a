"""What a question comes down to: groups of terms of which a document should hold as many as it
can, the weightiest first. Both engines find and order by this plan alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise, starmap
from typing import Self

from indexer.query import Uitleg
from indexer.termen import pair_of


class Wijze(StrEnum):
    """How a term of the plan relates to what the visitor typed."""

    EIGEN = "eigen"
    """The word itself, in any form."""
    DEEL = "deel"
    """A part of it, a derivation, or it and its neighbour written as one."""
    BETEKENIS = "betekenis"
    """A term that the vocabulary gives for it."""
    GOK = "gok"
    """What it is probably meant to be: a typo, or a word not yet finished."""


@dataclass(frozen=True, slots=True)
class Alternatief:
    """One way to answer to a word: a document that holds all ``termen``, which are one stem or,
    of several ``stammen``, the pairs that stand together (words that are scattered over a text
    are no term). ``sterkte`` is at most 1; ``tekst`` is the word or term as a person knows it."""

    stammen: tuple[str, ...]
    termen: tuple[str, ...]
    sterkte: float
    wijze: Wijze
    tekst: str

    @classmethod
    def of_stems(cls, stammen: tuple[str, ...], sterkte: float, wijze: Wijze, tekst: str) -> Self:
        termen = tuple(starmap(pair_of, pairwise(stammen))) if len(stammen) > 1 else stammen
        return cls(stammen, termen, sterkte, wijze, tekst)


@dataclass(frozen=True, slots=True)
class Groep:
    """A word of the question: ``gewicht`` says how much it tells, as a share of the whole
    question. The alternatives stand in order of strength."""

    woord: str
    gewicht: float
    alternatieven: tuple[Alternatief, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Zoekplan:
    """``groepen``: weightiest first; empty when nothing that was asked can be found.
    ``woorden``: how many words were asked; 0 means that everything fits."""

    woorden: int = 0
    zegt_niets: bool = False
    """Only stop words were asked (``wat is er te doen``)."""
    groepen: tuple[Groep, ...] = ()
    zinsneden: tuple[str, ...] = ()
    """The words that followed each other, as terms of ``indexer.termen.phrases_of``."""
    leefgebieden: Mapping[str, float] = field(default_factory=dict)
    uitleg: Uitleg = field(default_factory=Uitleg)

    @property
    def is_leeg(self) -> bool:
        """Nothing was asked in words."""
        return self.woorden == 0
