"""The names of what there is here: aanbieders, voorzieningen and gebieden."""

from collections.abc import Collection

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from portal.data.models.aanbieder import Aanbieder
from portal.data.models.gebied import Gebied
from portal.data.models.voorziening import Voorziening

# A part of so many names is at worst asked about once too often.
_GENOEG = 500
# Every word is a look through all names; who writes more of them is asked.
_WOORDEN = 20


def list_namen_met(session: Session, woorden: Collection[str]) -> list[str]:
    """Names in which one of these words, of which the first count, stands; also as a part of a
    longer word."""
    found: list[str] = []
    for woord in sorted(woorden)[:_WOORDEN]:
        names = (
            select(model.naam).where(model.naam.icontains(woord, autoescape=True))
            for model in (Aanbieder, Voorziening, Gebied)
        )
        found += session.scalars(union(*names).limit(_GENOEG))
    return found
