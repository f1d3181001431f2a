"""What a desk is there for, whatever its name is."""

import pytest

from portal.domain.begrippen import Doelgroep, Leefgebied, Wet
from portal.domain.loket import Loket, classify_loket

OPVOEDEN, WONEN, GELD = (
    Leefgebied.OPVOEDEN_EN_OPGROEIEN,
    Leefgebied.WONEN,
    Leefgebied.GELD_EN_SCHULDEN,
)


@pytest.mark.parametrize(
    ("leefgebieden", "doelgroepen", "wetten", "genoemd", "expected"),
    [
        ((WONEN,), (), (), True, Loket.TEAM),
        ((WONEN, GELD, OPVOEDEN), (), (Wet.JEUGDWET,), False, Loket.TEAM),
        ((WONEN, GELD, OPVOEDEN), (Doelgroep.GEZINNEN,), (Wet.JEUGDWET,), False, Loket.JEUGD),
        ((OPVOEDEN,), (), (Wet.JEUGDWET,), False, Loket.JEUGD),
        ((OPVOEDEN,), (Doelgroep.JONGEREN,), (), False, Loket.ANDERS),
        ((WONEN, GELD), (), (Wet.WMO,), False, Loket.ANDERS),
    ],
)
def test_what_it_does_tells_what_a_desk_is_for(
    leefgebieden: tuple[Leefgebied, ...],
    doelgroepen: tuple[Doelgroep, ...],
    wetten: tuple[Wet, ...],
    genoemd: bool,
    expected: Loket,
) -> None:
    assert classify_loket(leefgebieden, doelgroepen, wetten, genoemd=genoemd) is expected
