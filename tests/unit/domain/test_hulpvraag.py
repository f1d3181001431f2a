"""Each row of the decision table that ships, and what the rules promise whatever the table holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.begrippen import Leefgebied
from portal.domain.hulpvraag import (
    Aantal,
    Beslisregel,
    Beslissing,
    Gevaar,
    Hulpvraag,
    decide,
)
from portal.services.beslisregels import read_beslisregels
from portal.services.seed import SEED
from portal.web.common.hulpvraag_teksten import TOELICHTINGEN

REGELS = read_beslisregels(SEED / "hulpvraag" / "beslisregels.tsv")
AANTALLEN = {
    Aantal.ONBEKEND: (),
    Aantal.EEN: (Leefgebied.WONEN,),
    Aantal.MEER: (Leefgebied.WONEN, Leefgebied.GELD_EN_SCHULDEN),
}


def meet(regel: Beslisregel) -> Hulpvraag:
    """What somebody answers who meets the row, and nothing more."""
    leefgebieden = AANTALLEN[regel.aantal or Aantal.ONBEKEND]
    return Hulpvraag(
        voor=regel.voor,
        leefgebieden=(regel.leefgebied,) if regel.leefgebied else leefgebieden,
        gevaar=(regel.gevaar,) if regel.gevaar else (),
        overgangen=(regel.overgang,) if regel.overgang else (),
    )


@pytest.mark.parametrize("regel", REGELS, ids=lambda regel: str(regel.nummer))
def test_each_row_of_the_table_that_ships_decides_for_who_meets_it(regel: Beslisregel) -> None:
    vraag = meet(regel)
    without = [other for other in REGELS if other is not regel]

    advies = decide(vraag, REGELS)

    match regel.beslissing:
        case Beslissing.HULPLIJN:
            assert advies.hulplijnen == vraag.gevaar
        case Beslissing.OVERGANG:
            assert advies.overgangen == vraag.overgangen
        case _:
            assert advies.gesprek is (regel.beslissing is Beslissing.GESPREK)
    assert not regel.toelichting or regel.toelichting in advies.toelichtingen
    # It is this row that does it; only the help lines come whatever the table holds.
    changed = decide(vraag, without) != advies
    assert changed is (regel.beslissing is not Beslissing.HULPLIJN)


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
