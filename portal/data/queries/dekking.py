"""Queries on who serves the buurten of a gemeente, and on what these look like."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from portal.data.models.gebied import Gebied
from portal.data.models.regio import RegioContact
from portal.data.models.voorziening import Voorziening, voorziening_werkgebied
from portal.domain.begrippen import Niveau, Soort, VoorzieningStatus

# Columns are read by name; their types are those of the models.
Rij = Row[*tuple[Any, ...]]


def list_buurten(session: Session, gemeente_code: str) -> Sequence[Rij]:
    """The buurten of a gemeente with their wijk and their outline, in order of code."""
    wijk = select(Gebied.code, Gebied.naam).subquery()
    return session.execute(
        select(
            Gebied.code,
            Gebied.naam,
            Gebied.ouder_code,
            wijk.c.naam.label("wijk_naam"),
            Gebied.geometrie,
        )
        .join(wijk, wijk.c.code == Gebied.ouder_code)
        .where(Gebied.gemeente_code == gemeente_code, Gebied.niveau == Niveau.BUURT)
        .order_by(Gebied.code)
    ).all()


def list_teams(session: Session, codes: Collection[str]) -> Sequence[Rij]:
    """Each published toegang and OCO that serves one of these gebieden, by name, a row for each
    gebied; ``genoemd``: the region has it among its contacts."""
    named = select(RegioContact.extern_id).where(RegioContact.extern_id == Voorziening.extern_id)
    return session.execute(
        select(
            Voorziening.id,
            Voorziening.naam,
            Voorziening.soort,
            Voorziening.lijn,
            Voorziening.leefgebieden,
            Voorziening.doelgroepen,
            Voorziening.wetten,
            voorziening_werkgebied.c.gebied_code,
            named.exists().label("genoemd"),
        )
        .join(voorziening_werkgebied, voorziening_werkgebied.c.voorziening_id == Voorziening.id)
        .where(
            Voorziening.status == VoorzieningStatus.GEPUBLICEERD,
            Voorziening.soort.in_((Soort.TOEGANG, Soort.OCO)),
            voorziening_werkgebied.c.gebied_code.in_(codes),
        )
        .order_by(Voorziening.naam, Voorziening.id, voorziening_werkgebied.c.gebied_code)
    ).all()
