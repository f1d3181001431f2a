"""What waits for a professional in the network."""

from dataclasses import dataclass

from portal.data.queries import tips as tip_queries
from portal.data.uow import UnitOfWork
from portal.domain.gebruikers import Identiteit
from portal.domain.netwerk import TIP_HOUDBAAR
from portal.services.netwerkvraag_detail import VraagDetail, list_vragen
from portal.services.profielen import get_profiel
from portal.services.tip_detail import TipDetail, make_detail


@dataclass(frozen=True, slots=True, kw_only=True)
class Netwerkbureau:
    """``vragen``: open ones that one may know about; ``oude_tips``: one's own, to look at again."""

    heeft_profiel: bool
    vragen: tuple[VraagDetail, ...]
    oude_tips: tuple[TipDetail, ...]


def get_netwerkbureau(uow: UnitOfWork, wie: Identiteit) -> Netwerkbureau:
    """What waits for this professional.

    Raises:
        NietToegestaan: ``wie`` is no professional.

    """
    heeft_profiel = get_profiel(uow, wie) is not None
    vragen = list_vragen(uow, wie)
    now = uow.clock()
    with uow:
        oud = tip_queries.list_oud(uow.session, wie.id, now - TIP_HOUDBAAR)
        tips = tuple(make_detail(rij, wie, now) for rij in oud)
    return Netwerkbureau(
        heeft_profiel=heeft_profiel,
        vragen=tuple(v for v in vragen if v.open and v.past and not v.eigen and not v.beantwoord),
        oude_tips=tips,
    )
