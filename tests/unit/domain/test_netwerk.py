from datetime import UTC, datetime, timedelta

from portal.domain.begrippen import Leefgebied
from portal.domain.netwerk import Profielgegevens, can_answer, is_tip_oud

NOW = datetime(2026, 11, 20, tzinfo=UTC)
ANNA = Profielgegevens(
    organisatie="Punt Welzijn", gemeenten=("GM0946",), leefgebieden=(Leefgebied.WONEN,)
)


def test_a_question_is_for_who_knows_the_leefgebied_and_works_there() -> None:
    assert can_answer(ANNA, [Leefgebied.WONEN, Leefgebied.VERVOER], ["GM0946", "GM0988"])
    assert can_answer(ANNA, [Leefgebied.WONEN], [])
    assert not can_answer(ANNA, [Leefgebied.VERVOER], ["GM0946"])
    assert not can_answer(ANNA, [Leefgebied.WONEN], ["GM0988"])


def test_a_tip_is_old_after_a_year() -> None:
    assert not is_tip_oud(NOW - timedelta(days=365), NOW)
    assert is_tip_oud(NOW - timedelta(days=366), NOW)
