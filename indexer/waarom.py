"""Why a hit is shown, and which of its words the visitor used: facts, no sentences."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from indexer.documents import VoorzieningDocument
from indexer.plan import Alternatief, Wijze, Zoekplan
from indexer.query import Reden, Stuk, Waarom
from indexer.ranking import Beoordeling
from indexer.termen import DocumentTermen

MAX_REDENEN = 3
_PAS_GECONTROLEERD = timedelta(days=60)
_LICHT = "0"


def reasons(
    plan: Zoekplan,
    document: VoorzieningDocument,
    termen: DocumentTermen,
    oordeel: Beoordeling,
    vandaag: date,
) -> tuple[Waarom, ...]:
    """The most telling true reasons, at most ``MAX_REDENEN``."""
    every = (
        *_of_words(oordeel, termen),
        *_of_topic(plan, document),
        *_of_facts(document, oordeel, vandaag),
    )
    first_of_kind = {waarom.reden: waarom for waarom in reversed(every)}
    return tuple(waarom for waarom in every if waarom in first_of_kind.values())[:MAX_REDENEN]


def mark(
    tekst: str, woorden: Iterable[tuple[frozenset[str], int, int]], oordeel: Beoordeling
) -> tuple[Stuk, ...]:
    """The text in pieces; the words by which the hit was found are marked whole. ``woorden`` are
    the terms of each word of the text, and where it begins and ends."""
    wanted = {
        form
        for _, alternatief in oordeel.gevonden
        for stam in alternatief.stammen
        for form in (stam, f"+{stam}")
    }
    stukken: list[Stuk] = []
    end = 0
    for terms, first, last in woorden:
        if wanted.isdisjoint(terms):
            continue
        if first > end:
            stukken.append(Stuk(tekst[end:first]))
        stukken.append(Stuk(tekst[first:last], raak=True))
        end = last
    if end < len(tekst):
        stukken.append(Stuk(tekst[end:]))
    return tuple(stukken)


def _of_words(oordeel: Beoordeling, termen: DocumentTermen) -> Iterator[Waarom]:
    """Own words before meanings, each in the order of their weight, the name before the rest."""
    own = [
        (groep.woord, alternatief)
        for groep, alternatief in oordeel.gevonden
        if alternatief.wijze is not Wijze.BETEKENIS
    ]
    in_name = [_shown(w, a) for w, a in own if _stands_in(a, termen.naam)]
    in_text = [_shown(w, a) for w, a in own if not _stands_in(a, termen.naam)]
    yield from (Waarom(Reden.WOORD_IN_NAAM, woord) for woord in in_name)
    yield from (Waarom(Reden.WOORD_IN_TEKST, woord) for woord in in_text)
    for _, alternatief in oordeel.gevonden:
        if alternatief.wijze is Wijze.BETEKENIS:
            yield Waarom(Reden.BETEKENIS, alternatief.tekst)


def _stands_in(alternatief: Alternatief, place: frozenset[str]) -> bool:
    return all(term in place or f"+{term}" in place for term in alternatief.termen)


def _shown(woord: str, alternatief: Alternatief) -> str:
    """What was typed, or what it was taken for."""
    return alternatief.tekst if alternatief.wijze is Wijze.GOK else woord


def _of_topic(plan: Zoekplan, document: VoorzieningDocument) -> Iterator[Waarom]:
    names = dict(zip(document.leefgebieden, document.leefgebied_namen, strict=False))
    for slug in plan.leefgebieden:
        if slug in names:
            yield Waarom(Reden.ONDERWERP, names[slug])


def _of_facts(
    document: VoorzieningDocument, oordeel: Beoordeling, vandaag: date
) -> Iterator[Waarom]:
    if oordeel.nabij:
        yield Waarom(Reden.DICHTBIJ)
    if oordeel.dient_plek:
        yield Waarom(Reden.VOOR_UW_BUURT)
    if document.lijn == _LICHT:
        yield Waarom(Reden.LICHTE_HULP)
    if document.gecontroleerd_op >= (vandaag - _PAS_GECONTROLEERD).isoformat():
        yield Waarom(Reden.PAS_GECONTROLEERD)
