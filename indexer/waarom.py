"""Why a hit is shown, and which of its words the visitor used: facts, no sentences."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from indexer.documents import VoorzieningDocument
from indexer.plan import Alternatief, Wijze, Zoekplan
from indexer.query import Reden, Stuk, Waarom
from indexer.ranking import Beoordeling
from indexer.termen import NAAM, NAAM_DEEL

MAX_REDENEN = 3
_PAS_GECONTROLEERD = timedelta(days=60)
_LICHT = "0"
# A word that tells less than this share of what the most telling one does is no reason (``geen``
# and ``hulp`` stand everywhere).
_ZEGT_WEINIG = 0.55
_IN_NAAM = (NAAM, NAAM_DEEL)


def reasons(
    plan: Zoekplan,
    document: VoorzieningDocument,
    vindplaatsen: Mapping[str, int],
    oordeel: Beoordeling,
    vandaag: date,
) -> tuple[Waarom, ...]:
    """The most telling true reasons, at most ``MAX_REDENEN``."""
    every = (
        *_of_words(oordeel, vindplaatsen),
        *_of_topic(plan, document),
        *_of_facts(document, oordeel, vandaag),
    )
    first_of_kind: dict[Reden, Waarom] = {}
    for waarom in every:
        first_of_kind.setdefault(waarom.reden, waarom)
    return tuple(first_of_kind.values())[:MAX_REDENEN]


def mark(
    tekst: str, woorden: Iterable[tuple[frozenset[str], int, int]], oordeel: Beoordeling
) -> tuple[Stuk, ...]:
    """The text in pieces; the words by which the hit was found are marked whole. ``woorden`` are
    the stem and parts of each word of the text, and where it begins and ends."""
    wanted = {stam for _, alternatief in oordeel.gevonden for stam in alternatief.stammen}
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


def _of_words(oordeel: Beoordeling, vindplaatsen: Mapping[str, int]) -> Iterator[Waarom]:
    """Own words before meanings, each in the order of their weight, the name before the rest."""
    in_text, meanings = [], []
    heaviest = max((groep.gewicht for groep, _ in oordeel.gevonden), default=0.0)
    for groep, alternatief in oordeel.gevonden:
        if groep.gewicht < _ZEGT_WEINIG * heaviest:
            continue
        if alternatief.wijze is Wijze.BETEKENIS:
            meanings.append(Waarom(Reden.BETEKENIS, alternatief.tekst))
        elif all(vindplaatsen.get(term) in _IN_NAAM for term in alternatief.termen):
            yield Waarom(Reden.WOORD_IN_NAAM, _shown(groep.woord, alternatief))
        else:
            in_text.append(Waarom(Reden.WOORD_IN_TEKST, _shown(groep.woord, alternatief)))
    yield from in_text
    yield from meanings


def _shown(woord: str, alternatief: Alternatief) -> str:
    """What was typed, or what it was taken for, or the part or whole of it that was found."""
    return woord if alternatief.wijze is Wijze.EIGEN else alternatief.tekst


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
