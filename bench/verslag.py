"""What a round says: tables, worst questions, missed targets; on the terminal and in the docs."""

from collections.abc import Mapping, Sequence

from bench.maten import Samenvatting
from bench.opstelling import INGEBOUWD, MEILISEARCH
from bench.ronde import ALLE, Antwoord
from bench.tabel import render, render_maten

# docs/relevantie.md explains where these come from.
MIN_NDCG = 0.80
MIN_DEEL = 0.95
MAX_LEEG = 1

Soorten = Mapping[str, Mapping[str, Samenvatting]]


def find_missed(reeksen: Mapping[str, Soorten]) -> list[str]:
    """The targets that were not reached, one line each."""
    return [f"{naam}: {reden}" for naam, soorten in reeksen.items() for reden in _missed(soorten)]


def _missed(soorten: Soorten) -> list[str]:
    totaal = soorten[ALLE]
    missed = []
    for motor, samenvatting in totaal.items():
        if samenvatting.ndcg < MIN_NDCG:
            missed.append(f"nDCG@10 of {motor} is {samenvatting.ndcg:.3f}, below {MIN_NDCG}")
        if samenvatting.leeg > MAX_LEEG:
            missed.append(f"{motor} left {samenvatting.leeg} questions empty, above {MAX_LEEG}")
    deel = totaal[INGEBOUWD].ndcg / (totaal[MEILISEARCH].ndcg or 1.0)
    if deel < MIN_DEEL:
        missed.append(f"{INGEBOUWD} reaches {deel:.3f} of {MEILISEARCH}, below {MIN_DEEL}")
    return missed


def render_reeksen(reeksen: Mapping[str, Soorten]) -> str:
    """A section with a table for every set of questions."""
    return "\n\n".join(
        f"## {naam}\n\n{render_maten(list(soorten.items()), list(soorten[ALLE]))}"
        for naam, soorten in reeksen.items()
    )


def render_slechtste(antwoorden: Sequence[Antwoord]) -> str:
    """The questions that were answered worst, with the nDCG@10 of each engine."""
    motoren = list(antwoorden[0].metingen)
    body = [
        [
            " · ".join(filter(None, (vraag.id, vraag.q, vraag.waar))),
            *(f"{antwoord.metingen[motor].ndcg:.3f}" for motor in motoren),
        ]
        for antwoord in antwoorden
        for vraag in (antwoord.vraag,)
    ]
    return f"## Ten worst\n\n{render(['question', *motoren], body)}"


def render_antwoord(antwoord: Antwoord, namen: Mapping[str, str]) -> str:
    """Hit by hit what each engine answered to one question, with the grades."""
    vraag = antwoord.vraag
    lines = [f"{vraag.id}: {vraag.q!r} {vraag.waar}".rstrip()]
    for motor, volgorde in antwoord.volgorde.items():
        lines.append(f"  {motor}: nDCG@10 {antwoord.metingen[motor].ndcg:.3f}")
        lines += [f"    {vraag.oordelen.get(id_, 0)}  {id_}  {namen[id_]}" for id_ in volgorde]
    absent = [id_ for id_ in vraag.oordelen if not _is_found(id_, antwoord)]
    lines += [f"  not found: {vraag.oordelen[id_]}  {id_}  {namen[id_]}" for id_ in absent]
    return "\n".join(lines)


def _is_found(extern_id: str, antwoord: Antwoord) -> bool:
    return any(extern_id in volgorde for volgorde in antwoord.volgorde.values())
