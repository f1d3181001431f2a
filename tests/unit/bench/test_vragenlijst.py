import csv
from pathlib import Path

import pytest

from bench.vragenlijst import GEEN, LEEFGEBIEDEN, MAP, Vraag, read_regels, read_vragen
from indexer.documents import VoorzieningDocument
from portal.config import SEED


def test_both_halves_hold_every_kind(halves: tuple[list[Vraag], list[Vraag]]):
    first, second = halves

    assert {vraag.soort for vraag in first} == {vraag.soort for vraag in second}


def test_no_question_is_asked_twice(halves: tuple[list[Vraag], list[Vraag]]):
    asked = [(vraag.q, vraag.waar) for half in halves for vraag in half]

    assert len(asked) == len(set(asked))


def test_every_question_has_an_answer_unless_none_is_right(
    halves: tuple[list[Vraag], list[Vraag]],
):
    without = {
        vraag.soort
        for half in halves
        for vraag in half
        if max(vraag.oordelen.values(), default=0) < 2
    }

    assert without == {GEEN}


def test_every_judged_voorziening_is_in_the_demo_region(
    halves: tuple[list[Vraag], list[Vraag]],
):
    judged = {extern_id for half in halves for vraag in half for extern_id in vraag.oordelen}

    assert judged <= _list_demo_ids()


def test_read_regels_wants_a_term_and_a_leefgebied_that_fits(tmp_path: Path):
    regels = _write_rules(tmp_path, "schulden", "Financiën", "schuld|deurwaarder")
    documenten = [
        ("past", _document("Schuldhulp aan huis", "geld-en-schulden")),
        ("ander-leefgebied", _document("Schuldgevoel na verlies", "zingeving-en-rouw")),
        ("geen-term", _document("Belastingaangifte", "geld-en-schulden")),
    ]

    (vraag,) = read_regels(regels, documenten)

    assert vraag.q == "schulden"
    assert dict(vraag.oordelen) == {"past": 3}


def test_read_regels_folds_accents_in_terms_and_labels(tmp_path: Path):
    regels = _write_rules(tmp_path, "taalcafe", "Werk en opleiding", "taalcafé")
    documenten = [("past", _document("Praten", "leren-en-taal", trefwoorden=("Taalcafe",)))]

    (vraag,) = read_regels(regels, documenten)

    assert dict(vraag.oordelen) == {"past": 3}


def test_our_own_rules_name_known_life_domains():
    documenten = [("een", _document("Een", "wonen"))]

    vragen = read_regels(MAP / "regels.tsv", documenten)

    assert len(vragen) >= 30


def test_life_domains_are_mapped_to_leefgebieden_of_the_region():
    with (SEED / "demo" / "geld.csv").open(encoding="utf-8", newline="") as file:
        known = {slug for row in csv.DictReader(file) for slug in row["leefgebieden"].split("|")}

    assert known <= frozenset().union(*LEEFGEBIEDEN.values())


@pytest.fixture(scope="module")
def halves() -> tuple[list[Vraag], list[Vraag]]:
    return read_vragen(MAP / "afstemming.tsv"), read_vragen(MAP / "controle.tsv")


def _list_demo_ids() -> set[str]:
    ids: set[str] = set()
    for path in sorted((SEED / "demo").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            ids |= {row["extern_id"] for row in csv.DictReader(file)}
    return ids


def _write_rules(folder: Path, *row: str) -> Path:
    path = folder / "regels.tsv"
    q, domein, termen = row
    lines = ("q\tbedoeling\tleefgebied\ttermen\topmerking", f"{q}\t\t{domein}\t{termen}\t")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _document(naam: str, leefgebied: str, trefwoorden: tuple[str, ...] = ()) -> VoorzieningDocument:
    return VoorzieningDocument(
        id=naam,
        version=1,
        slug=naam,
        naam=naam,
        samenvatting="Een korte tekst.",
        leefgebieden=(leefgebied,),
        trefwoorden=trefwoorden,
    )
