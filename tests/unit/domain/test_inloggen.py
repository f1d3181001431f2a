"""When trying must pause, and what a password needs."""

from datetime import timedelta

import pytest

from portal.domain.foutcodes import Foutcode
from portal.domain.inloggen import find_wachtwoordfout, pause_after
from portal.domain.velden import Ongeldig, check_kvk_nummer


@pytest.mark.parametrize(
    ("mislukt", "minuten"), [(4, None), (5, 1), (6, 2), (7, 4), (10, 32), (11, 60), (500, 60)]
)
def test_pauses_grow_to_an_hour(mislukt: int, minuten: int | None) -> None:
    assert pause_after(mislukt) == (timedelta(minutes=minuten) if minuten else None)


@pytest.mark.parametrize(
    ("wachtwoord", "fout"),
    [
        ("drie losse woorden", None),
        (" begint met spatie ", None),
        ("kort", Foutcode.WACHTWOORD_KORT),
        ("x" * 201, Foutcode.TE_LANG),
        ("aaaaaaaaaaaa", Foutcode.WACHTWOORD_ZWAK),
        ("121212121212", Foutcode.WACHTWOORD_ZWAK),
        ("Fatima@example.nl1", Foutcode.WACHTWOORD_ZWAK),
        ("fatimajansen12", Foutcode.WACHTWOORD_ZWAK),
    ],
)
def test_a_password_is_long_and_not_what_anybody_tries_first(
    wachtwoord: str, fout: Foutcode | None
) -> None:
    found = find_wachtwoordfout(wachtwoord, email="fatima@example.nl", naam="Fatima Jansen")

    assert found == fout


def test_a_kvk_nummer_has_eight_digits() -> None:
    assert check_kvk_nummer("12 34.56 78") == "12345678"
    for wrong in ("1234567", "123456789", "1234567a", "", "１２３４５６７８"):
        with pytest.raises(Ongeldig):
            check_kvk_nummer(wrong)
