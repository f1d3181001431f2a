"""What professionals write, for the access test: each time anew, because it may be taken away.
Everything belongs to the professional of Weert, tips are on an entry there."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from portal.data.models import Gebruiker
from tests.support.toegang_redactie import make_voorziening

if TYPE_CHECKING:
    from tests.support.toegang import Wereld

EIGENAAR = "professional"


def _owner(wereld: "Wereld") -> Gebruiker:
    """With a profile, without which nobody writes a tip."""
    owner = wereld.gebruikers[EIGENAAR]
    for persoon in ("professional", "professional-elders"):
        wereld.factories.netwerk.profiel(wereld.gebruikers[persoon])
    return owner


def make_profiel(wereld: "Wereld") -> dict[str, Any]:
    return {"id_": wereld.factories.netwerk.profiel(_owner(wereld)).id}


def make_tip(wereld: "Wereld") -> dict[str, Any]:
    make = wereld.factories.netwerk.tip
    return {"id_": make(_owner(wereld), voorziening_id=make_voorziening(wereld)).id}


def make_slug(wereld: "Wereld") -> dict[str, Any]:
    _owner(wereld)
    return {"slug": wereld.voorziening.slug}


def make_vraag(wereld: "Wereld") -> dict[str, Any]:
    return {"id_": wereld.factories.netwerk.vraag(_owner(wereld)).id}


def make_antwoord(wereld: "Wereld") -> dict[str, Any]:
    owner = _owner(wereld)
    vraag = wereld.factories.netwerk.vraag(owner)
    return {"id_": wereld.factories.netwerk.antwoord(owner, vraag).id}


def make_zoekopdracht(wereld: "Wereld") -> dict[str, Any]:
    return {"id_": wereld.factories.netwerk.zoekopdracht(_owner(wereld)).id}


VAN_IEDERE_PROFESSIONAL: dict[str, Callable[["Wereld"], dict[str, Any]]] = {
    "/netwerk/mensen/<uuid:id_>": make_profiel,
    "/netwerk/tips/<uuid:id_>/klopt": make_tip,
    "/netwerk/tips/<uuid:id_>/melden": make_tip,
    "/netwerk/tips/nieuw/<slug>": make_slug,
    "/netwerk/vragen/<uuid:id_>": make_vraag,
}
VAN_DE_EIGENAAR: dict[str, Callable[["Wereld"], dict[str, Any]]] = {
    "/netwerk/antwoorden/<uuid:id_>/weg": make_antwoord,
    "/netwerk/tips/<uuid:id_>/weg": make_tip,
    "/netwerk/tips/<uuid:id_>/wijzigen": make_tip,
    "/netwerk/vragen/<uuid:id_>/sluiten": make_vraag,
    "/netwerk/vragen/<uuid:id_>/weg": make_vraag,
    "/netwerk/zoekopdrachten/<uuid:id_>/weg": make_zoekopdracht,
}
VAN_DE_REDACTIE: dict[str, Callable[["Wereld"], dict[str, Any]]] = {
    "/redactie/tips/<uuid:id_>/blijft": make_tip,
    "/redactie/tips/<uuid:id_>/weg": make_tip,
}
