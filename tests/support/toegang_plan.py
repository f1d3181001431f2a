"""The plans of the access test: each is of the professional of Weert."""

from typing import TYPE_CHECKING, Any

from portal.domain.begrippen import Leefgebied
from portal.services.plannen import add_plan, get_plan
from portal.services.planregels import add_tekst
from portal.services.plantoegang import Houder
from portal.services.sessies import make_identiteit

if TYPE_CHECKING:
    from tests.support.toegang import Wereld

_PLAN = "/netwerk/plannen/<uuid:id_>"
_REGEL = f"{_PLAN}/regels/<uuid:regel_id>"
PADEN = [
    _PLAN,
    *(
        f"{_PLAN}/{what}"
        for what in (
            "<leefgebied>",
            "agenda",
            "bewaren",
            "delen",
            "delen/stop",
            "instellingen",
            "overdragen",
            "pdf",
            "regels",
            "weg",
        )
    ),
    *(f"{_REGEL}/{what}" for what in ("notitie", "stand", "verplaatsen", "weg")),
]


def make_plan(wereld: "Wereld") -> dict[str, Any]:
    """Another one each time, with a line in it: it may be deleted."""
    uow, wie = wereld.container.uow(), make_identiteit(wereld.gebruikers["professional"])
    id_ = add_plan(uow, wie=wie, codewoord="blauwe fiets", gemeente_code=None)
    add_tekst(uow, toegang=Houder(wie, id_), leefgebied=Leefgebied.WONEN, tekst="Bellen")
    (regel_id,) = get_plan(uow, wie=wie, id_=id_).notities
    return {"id_": id_, "regel_id": regel_id, "leefgebied": "wonen"}
