"""Each row of the decision table that ships, and what the rules promise whatever the table holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.begrippen import Leefgebied, Overgang
from portal.domain.hulpvraag import Beslisregel, Beslissing, Gevaar, Hulpvraag, VoorWie, decide
from portal.services.beslisregels import read_beslisregels
from portal.services.seed import SEED
from portal.web.common.hulpvraag_teksten import TOELICHTINGEN

REGELS = read_beslisregels(SEED / "hulpvraag" / "beslisregels.tsv")
BY_NUMBER = {regel.nummer: regel for regel in REGELS}

# What somebody answers who meets the row; every row of the table must be here.
EXAMPLES = {
    10: Hulpvraag(gevaar=(Gevaar.ZELFDODING,)),
    11: Hulpvraag(gevaar=(Gevaar.GEWELD,)),
    12: Hulpvraag(gevaar=(Gevaar.KIND,)),
    13: Hulpvraag(gevaar=(Gevaar.ACUUT,)),
    20: Hulpvraag(leefgebieden=(Leefgebied.VEILIGHEID,)),
    30: Hulpvraag(leefgebieden=(Leefgebied.WONEN, Leefgebied.GELD_EN_SCHULDEN)),
    40: Hulpvraag(),
    50: Hulpvraag(voor=VoorWie.CLIENT, leefgebieden=(Leefgebied.WONEN,)),
    60: Hulpvraag(leefgebieden=(Leefgebied.WONEN,)),
    110: Hulpvraag(overgangen=(Overgang.ACHTTIEN,)),
    111: Hulpvraag(overgangen=(Overgang.WMO_WLZ,)),
    112: Hulpvraag(overgangen=(Overgang.JEUGDHULP_ZVW,)),
    113: Hulpvraag(overgangen=(Overgang.DETENTIE_THUIS,)),
    114: Hulpvraag(overgangen=(Overgang.WERK_UITKERING,)),
}


def test_every_row_has_an_example() -> None:
    assert set(EXAMPLES) == set(BY_NUMBER)


@pytest.mark.parametrize("nummer", EXAMPLES)
def test_a_row_decides_for_who_meets_it(nummer: int) -> None:
    regel, vraag = BY_NUMBER[nummer], EXAMPLES[nummer]

    advies = decide(vraag, REGELS)

    match regel.beslissing:
        case Beslissing.HULPLIJN:
            assert advies.hulplijnen == vraag.gevaar
        case Beslissing.OVERGANG:
            assert advies.overgangen == vraag.overgangen
        case _:
            assert advies.gesprek is (regel.beslissing is Beslissing.GESPREK)
    assert not regel.toelichting or regel.toelichting in advies.toelichtingen


def test_without_any_row_a_talk_is_advised() -> None:
    assert decide(Hulpvraag(leefgebieden=(Leefgebied.WONEN,)), []).gesprek


def test_a_row_of_the_gemeente_goes_before_that_of_all() -> None:
    vraag = Hulpvraag(leefgebieden=(Leefgebied.WONEN,))
    eigen = Beslisregel(nummer=90, beslissing=Beslissing.GESPREK, gemeente_code="GM0988")

    assert decide(vraag, [*REGELS, eigen], "GM0988").gesprek
    assert not decide(vraag, [*REGELS, eigen], "GM0946").gesprek


@given(
    st.lists(st.sampled_from(Gevaar), min_size=1, unique=True),
    st.lists(st.sampled_from(REGELS), unique=True),
)
def test_danger_shows_its_help_lines_whatever_the_table_holds(
    gevaar: list[Gevaar], regels: list[Beslisregel]
) -> None:
    assert decide(Hulpvraag(gevaar=tuple(gevaar)), regels).hulplijnen == tuple(gevaar)


def test_every_text_of_the_table_is_known_to_the_translators() -> None:
    assert {regel.toelichting for regel in REGELS} - {""} == set(TOELICHTINGEN)
