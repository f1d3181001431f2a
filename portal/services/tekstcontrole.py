"""Checking what people write by ``domain/vertrouwelijk.py``, with the names that are known here."""

import re
from collections.abc import Collection
from functools import cache, partial

from sqlalchemy.orm import Session

from portal.data.queries.namen import list_namen_met
from portal.domain import begrippen
from portal.domain.begrippen import Begrip
from portal.domain.errors import Fout, InvoerOngeldig
from portal.domain.foutcodes import Foutcode
from portal.domain.vertrouwelijk import Bekend, Regels
from portal.domain.vertrouwelijk import check_tekst as check

_WOORD = re.compile(r"[^\W_][\w'’-]*")


def check_tekst(
    session: Session,
    veld: str,
    tekst: str,
    regels: Regels,
    *,
    max_length: int,
    lines: bool = True,
    toch: bool = False,
    verplicht: bool = True,
) -> str:
    """The text as it is kept; ``toch`` as ``domain.vertrouwelijk.check_tekst`` has it.

    Raises:
        InvoerOngeldig: it is missing, too long or no plain text, or tells who somebody is.

    """
    tidy, faults = check(
        tekst,
        veld,
        regels,
        bekend=make_bekend(session),
        max_length=max_length,
        lines=lines,
        toch=toch,
    )
    if verplicht and not tidy:
        faults.append(Fout(veld, Foutcode.VERPLICHT))
    if faults:
        raise InvoerOngeldig(faults)
    return tidy


def make_bekend(session: Session) -> Bekend:
    """Knows the words of the names of aanbieders, entries and gebieden, and those of our terms."""
    return partial(_list_bekend, session)


def _list_bekend(session: Session, woorden: Collection[str]) -> set[str]:
    asked = set(woorden)
    known = asked & _list_termwoorden()
    for naam in list_namen_met(session, asked - known):
        known |= asked.intersection(_split(naam))
    return known


@cache
def _list_termwoorden() -> frozenset[str]:
    """All words of the terms of the social domain."""
    enums = [one for one in vars(begrippen).values() if isinstance(one, type)]
    namen = (term.naam for enum in enums if issubclass(enum, Begrip) for term in enum)
    return frozenset(woord for naam in namen for woord in _split(naam))


def _split(naam: str) -> list[str]:
    return _WOORD.findall(naam.lower())
