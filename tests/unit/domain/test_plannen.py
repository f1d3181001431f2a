import pytest

from portal.domain.errors import InvoerOngeldig
from portal.domain.foutcodes import Foutcode
from portal.domain.plannen import check_codewoord


@pytest.mark.parametrize(
    "tekst",
    [
        "Jan Jansen",
        "J. van den Berg",
        "mevrouw Peeters",
        "111222333",
        "geboren 3-4-1985",
        "jan@example.nl",
        "0612345678",
        "6001 TV 12",
    ],
)
def test_a_code_word_that_tells_who_it_is_is_refused(tekst: str) -> None:
    with pytest.raises(InvoerOngeldig) as error:
        check_codewoord(tekst)

    assert [fout.code for fout in error.value.fouten] == [Foutcode.PERSOON_IN_CODEWOORD]


@pytest.mark.parametrize("tekst", ["blauwe fiets", "Zonnebloem", "gezin 12", "de drie eiken"])
def test_a_code_word_that_says_nothing_is_good(tekst: str) -> None:
    assert check_codewoord(f" {tekst} ") == tekst
