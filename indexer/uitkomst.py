"""From the entries of a page to the answer that leaves the engine."""

from collections.abc import Mapping, Sequence
from datetime import date

from indexer.documents import VoorzieningDocument
from indexer.language import Taalmodel
from indexer.plan import Zoekplan
from indexer.query import Treffer
from indexer.ranking import Beoordeling
from indexer.record import Rang
from indexer.tekst import find_words
from indexer.waarom import mark, reasons


def make_treffer(
    taalmodel: Taalmodel,
    plan: Zoekplan,
    vandaag: date,
    document: VoorzieningDocument,
    rang: Rang,
    oordeel: Beoordeling,
) -> Treffer:
    """The hit as it is shown."""
    return Treffer(
        document=document,
        afstand_m=oordeel.afstand_m,
        dient_plek=oordeel.dient_plek,
        waarom=reasons(plan, document, rang.vindplaatsen, oordeel, vandaag),
        markering={
            veld: mark(tekst, taalmodel.find_terms(tekst), oordeel)
            for veld, tekst in (("naam", document.naam), ("samenvatting", document.samenvatting))
        },
    )


def mended(q: str, plan: Zoekplan) -> str | None:
    """The question with its typos mended; None when there were none. Words that were taken
    apart are none: to whoever typed ``handboek``, ``hand boek`` is no help."""
    typos = {
        typed: meant
        for typed, meant in plan.uitleg.vervangen.items()
        if meant.replace(" ", "") != typed
    }
    if not typos:
        return None
    parts, end = [], 0
    for woord, first, last in find_words(q):
        parts += [q[end:first], typos.get(woord, q[first:last])]
        end = last
    return "".join(parts).strip()


def biggest(counts: Mapping[str, int], limit: int, keep: Sequence[str]) -> dict[str, int]:
    """The biggest values, of equal ones the first by name, and those to keep."""
    ordered = sorted(sorted(counts), key=counts.__getitem__, reverse=True)
    kept = {*ordered[:limit], *keep}
    return {value: counts[value] for value in ordered if value in kept}
