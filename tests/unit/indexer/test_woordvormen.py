import pytest

from indexer.woordvormen import Samenstellingen, derivations, stem


@pytest.mark.parametrize(
    "forms",
    [
        "schuld schulden",
        "brief brieven",
        "huis huizen",
        "kind kinderen",
        "betaal betalen betaalt betale",
        "slaap slapen slaapt",
        "werk werken werkt",
        "man mannen",
        "gezin gezinnen",
        "maatje maatjes",
        "relatie relaties",
        "auto autos",
        "verslaafd verslaafde verslaving",
        "eenzaam eenzame eenzaamheid",
        "uitkering uitkeringen",
        "ziek zieken ziekte",
    ],
)
def test_forms_of_one_word_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sport", "spoor"),
        ("kast", "kas"),
        ("thuis", "tuin"),
        ("kind", "kin"),
        ("ouders", "ouderen"),
        ("boos", "bos"),
        ("lezen", "lessen"),
        ("zoon", "zon"),
        ("overheid", "over"),
        ("hoofd", "hof"),
        ("roken", "rok"),
    ],
)
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("woord", "stam"),
    [
        ("mantelzorger", "mantelzorg"),
        ("mantelzorgers", "mantelzorg"),
        ("wijkverpleegster", "wijkverpleg"),
        ("scheiding", "scheid"),
        ("gescheiden", "scheid"),
        ("gepest", "pest"),
        ("dronk", "drink"),
        ("gevallen", "val"),
        ("gestopt", "stop"),
        ("woont", "won"),
        ("gamet", "gam"),
    ],
)
def test_a_derivation_leads_back_to_its_word(woord: str, stam: str) -> None:
    assert stam in derivations(woord)


@pytest.mark.parametrize("woord", ["", "a", "geld", "ouder", "huis", "zzz", "مرحبا", "12"])
def test_any_word_has_a_stem_and_perhaps_no_derivation(woord: str) -> None:
    assert isinstance(stem(woord), str)
    assert all(derivations(woord))


DELEN = ("schuld", "hulp", "verlening", "zorg", "gezondheid", "kinder", "opvang", "last", "huis")


@pytest.mark.parametrize(
    ("woord", "parts"),
    [
        ("schuldhulpverlening", ("schuld", "hulp", "verlen")),
        ("schuldenlast", ("schuld", "last")),
        ("gezondheidszorg", ("gezond", "zorg")),
        ("kinderopvang", ("kind", "opvang")),
        ("schuldhulpverleningen", ("schuld", "hulp", "verlen")),
    ],
)
def test_a_compound_is_split_into_the_parts_that_fill_it(
    woord: str, parts: tuple[str, ...]
) -> None:
    assert Samenstellingen(DELEN).split(woord) == parts


@pytest.mark.parametrize("woord", ["zorg", "huiswerk", "schuldx", "", "x" * 300])
def test_a_word_that_the_parts_do_not_fill_is_not_split(woord: str) -> None:
    assert Samenstellingen(DELEN).split(woord) == ()


def test_without_parts_nothing_is_split() -> None:
    assert Samenstellingen(()).split("schuldhulpverlening") == ()
