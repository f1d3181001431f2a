"""The judged questions: read from ``vragen/``, each with the grades of the voorzieningen.

Two halves are judged by reading the demo region: ``afstemming`` to tune with and ``controle`` to
look at afterwards only. ``regels`` is judged by rule, so that it can be asked of any other data.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from indexer.documents import VoorzieningDocument
from indexer.tekst import fold_text

MAP = Path(__file__).parent / "vragen"
GEEN = "geen"
"""The kind of question to which nothing in the region is an answer."""

# The rules name life domains as other lists do; these are ours that fit them.
LEEFGEBIEDEN: dict[str, frozenset[str]] = {
    naam: frozenset(slugs.split())
    for naam, slugs in {
        "Financiën": "geld-en-schulden",
        "Wonen": "wonen veiligheid",
        "Dagbesteding": "werk-en-dagbesteding sociale-contacten",
        "Werk en opleiding": "werk-en-dagbesteding leren-en-taal",
        "Dagelijkse levensverrichtingen": "zelfstandig-leven lichamelijke-gezondheid",
        "Geestelijke gezondheid": "psychische-gezondheid zingeving-en-rouw",
        "Lichamelijke gezondheid": "lichamelijke-gezondheid zelfstandig-leven",
        "Verslaving": "verslaving",
        "Opvoeden en opgroeien": "opvoeden-en-opgroeien gezin-en-relaties leren-en-taal",
        "Huiselijke relaties": "gezin-en-relaties veiligheid opvoeden-en-opgroeien",
        "Mantelzorg": "mantelzorg",
        "Sociaal netwerk": "sociale-contacten leren-en-taal",
        "Vervoer": "vervoer",
        "Justitie": "recht-en-regels veiligheid",
        "Zingeving": "zingeving-en-rouw",
    }.items()
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraag:
    """``oordelen``: the grade of each voorziening by its ``extern_id``; who is absent has none."""

    id: str
    soort: str
    q: str
    waar: str = ""
    oordelen: Mapping[str, int]


def read_vragen(pad: Path) -> list[Vraag]:
    """The questions of a half, with their judgements by hand."""
    return [
        Vraag(
            id=rij["id"],
            soort=rij["soort"],
            q=rij["q"],
            waar=rij["waar"],
            oordelen=_read_oordelen(rij["oordelen"]),
        )
        for rij in _read_rows(pad)
    ]


def _read_oordelen(tekst: str) -> dict[str, int]:
    pairs = (paar.rsplit(":", 1) for paar in tekst.split())
    return {extern_id: int(graad) for extern_id, graad in pairs}


def read_regels(pad: Path, documenten: Iterable[tuple[str, VoorzieningDocument]]) -> list[Vraag]:
    """The questions that are judged by rule, on ``documenten`` with their ``extern_id``.

    The columns count, not their names: question, meaning, life domains, terms, remark.
    """
    all_documents = [
        (extern_id, _searchable(document), set(document.leefgebieden))
        for extern_id, document in documenten
    ]
    return [
        Vraag(
            id=f"regel-{nummer:02d}",
            soort="regels",
            q=q,
            oordelen={
                extern_id: 3
                for extern_id, tekst, leefgebieden in all_documents
                if leefgebieden & _slugs(domeinen) and any(term in tekst for term in termen)
            },
        )
        for nummer, (q, domeinen, termen) in enumerate(_read_rules(pad), start=1)
    ]


def _read_rules(pad: Path) -> Iterable[tuple[str, str, list[str]]]:
    for rij in _read_rows(pad):
        q, _bedoeling, domeinen, termen, *_rest = rij.values()
        yield q, domeinen, [fold_text(term) for term in termen.split("|")]


def _searchable(document: VoorzieningDocument) -> str:
    return fold_text(" ".join((document.naam, document.samenvatting, *document.trefwoorden)))


def _slugs(domeinen: str) -> frozenset[str]:
    return frozenset().union(*(LEEFGEBIEDEN[domein] for domein in domeinen.split("|")))


def _read_rows(pad: Path) -> list[dict[str, str]]:
    with pad.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
