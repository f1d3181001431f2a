from datetime import date

import pytest

from portal.domain.begrippen import Soort
from portal.domain.controle import get_controle_voor, is_bevestigd, is_dringend


def test_an_ordinary_entry_is_due_after_six_months():
    assert get_controle_voor(date(2026, 3, 10), dringend=False) == date(2026, 9, 10)


def test_an_urgent_entry_is_due_after_three_months():
    assert get_controle_voor(date(2026, 11, 30), dringend=True) == date(2027, 2, 28)


def test_the_toegang_and_crisis_help_are_urgent():
    assert is_dringend(Soort.TOEGANG, ())
    assert is_dringend(None, ("Crisisdienst",))
    assert not is_dringend(Soort.OCO, ("praten",))


@pytest.mark.parametrize(
    ("vandaag", "bevestigd"),
    [(date(2026, 10, 22), True), (date(2026, 10, 23), False)],
)
def test_it_stays_confirmed_until_six_weeks_after_it_was_due(vandaag, bevestigd):
    assert is_bevestigd(date(2026, 3, 10), dringend=False, vandaag=vandaag) is bevestigd


def test_never_checked_is_not_confirmed():
    assert not is_bevestigd(None, dringend=False, vandaag=date(2026, 1, 1))
