"""Referrals for the access test: from the professional of Weert to the aanbieder of the world."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.support.toegang import Wereld


def make_verwijzing(wereld: "Wereld", _persoon: str) -> dict[str, Any]:
    """Another one each time: it may be answered."""
    row = wereld.factories.verwijzing(wereld.voorziening, wereld.gebruikers["professional"])
    return {"id_": row.id}


def make_doel(wereld: "Wereld", _persoon: str) -> dict[str, Any]:
    return {"slug": wereld.voorziening.slug}


# Whose they are: nobody else knows that they exist, editors and beheerders included.
VERWIJZER = {
    f"/netwerk/verwijzingen/<uuid:id_>{rest}": make_verwijzing
    for rest in ("", "/intrekken", "/uitkomst")
}
ONTVANGER = {
    f"/aanbieder/verwijzingen/<uuid:id_>{rest}": make_verwijzing
    for rest in ("", "/afwijzen", "/anders", "/stap", "/uitkomst")
}
