"""One round: every question asked of every engine, and measured."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bench.maten import DIEPTE, Meting, Samenvatting, measure, summarize
from bench.opstelling import Motor
from bench.vragenlijst import Vraag

ALLE = "all"


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What each engine gave to one question, and how good that was."""

    vraag: Vraag
    volgorde: Mapping[str, Sequence[str]]
    metingen: Mapping[str, Meting]


def ask_all(vragen: Iterable[Vraag], motoren: Collection[Motor]) -> list[Antwoord]:
    """All questions in turn, each engine the same."""
    return [_ask(vraag, motoren) for vraag in vragen]


def _ask(vraag: Vraag, motoren: Collection[Motor]) -> Antwoord:
    volgorde = {motor.naam: motor.ask(vraag.q, vraag.waar, DIEPTE) for motor in motoren}
    metingen = {naam: measure(vraag.oordelen, hits) for naam, hits in volgorde.items()}
    return Antwoord(vraag, volgorde, metingen)


def with_oordelen(antwoorden: Iterable[Antwoord]) -> list[Antwoord]:
    """Those that can be measured: a question to which nothing is an answer has no good order."""
    return [antwoord for antwoord in antwoorden if antwoord.vraag.oordelen]


def summarize_soorten(antwoorden: Iterable[Antwoord]) -> dict[str, dict[str, Samenvatting]]:
    """The means of each engine: for every kind of question, and for all of them."""
    soorten: dict[str, list[Antwoord]] = {ALLE: []}
    for antwoord in with_oordelen(antwoorden):
        soorten.setdefault(antwoord.vraag.soort, []).append(antwoord)
        soorten[ALLE].append(antwoord)
    return {soort: _summarize(groep) for soort, groep in soorten.items()}


def _summarize(groep: Sequence[Antwoord]) -> dict[str, Samenvatting]:
    return {
        naam: summarize([antwoord.metingen[naam] for antwoord in groep])
        for naam in groep[0].metingen
    }


def find_worst(antwoorden: Iterable[Antwoord], aantal: int = 10) -> list[Antwoord]:
    """The questions that were answered worst, the engines taken together."""
    measured = with_oordelen(antwoorden)
    return sorted(measured, key=lambda antwoord: (_mean_ndcg(antwoord), antwoord.vraag.id))[:aantal]


def _mean_ndcg(antwoord: Antwoord) -> float:
    return sum(meting.ndcg for meting in antwoord.metingen.values()) / len(antwoord.metingen)
