import tomllib
from datetime import date
from types import SimpleNamespace

import pytest

from portal.domain.invoer import Rij, check_rij
from portal.domain.uitvoer import KOLOMMEN_VOLLEDIG, make_cellen
from portal.services.demo_generator import Generator, Keuze
from portal.services.seed import SEED

VANDAAG = date(2026, 11, 20)
WEERT, KEENT, ELL = (
    SimpleNamespace(
        code=code, woonplaats=plaats, gemeente_code=gemeente, gemeente_naam=naam, lat=51.2, lon=5.7
    )
    for code, plaats, gemeente, naam in (
        ("6001", "Weert", "GM0988", "Weert"),
        ("6006", "Weert", "GM0988", "Weert"),
        ("6011", "Ell", "GM1640", "Leudal"),
    )
)


@pytest.fixture(scope="module")
def generator() -> Generator:
    return Generator([WEERT, KEENT, ELL], VANDAAG)


@pytest.mark.parametrize("number", [0, 1, 2, 997, 350_000])
def test_generated_entries_pass_the_checks_of_the_import(generator, number):
    cells = make_cellen(generator.make(number), KOLOMMEN_VOLLEDIG)

    faults = check_rij(Rij(2, dict(zip(KOLOMMEN_VOLLEDIG, cells, strict=True))), vandaag=VANDAAG)[1]

    assert faults == []


def test_a_number_always_gives_the_same_entry(generator):
    assert Generator([WEERT, KEENT, ELL], VANDAAG).make(41) == generator.make(41)


def test_entries_have_different_names_within_a_place(generator):
    made = [generator.make(number) for number in range(200)]

    assert len({invoer.naam for invoer in made}) == 200
    assert {invoer.plekken[0].plaats for invoer in made if invoer.plekken} == {"Weert", "Ell"}


def test_names_stay_different_when_every_combination_was_used():
    with (SEED / "generator" / "bouwstenen.toml").open("rb") as file:
        blokken = tomllib.load(file)
    titels = sum(len(blok["namen"]) for blok in blokken["soort"])
    combinations = titels * len(blokken["gebouwen"])
    generator = Generator([WEERT], VANDAAG)

    assert generator.make(combinations).naam != generator.make(0).naam


def test_choices_depend_on_the_number_alone():
    assert [Keuze(7).below(100) for _ in range(3)] == [Keuze(7).below(100)] * 3
    assert {Keuze(number).below(10) for number in range(200)} == set(range(10))
    assert sorted(Keuze(1).some("abc", 5)) == ["a", "b", "c"]
