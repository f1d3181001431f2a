"""The numbers on the editor's desk."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Aandacht
from portal.domain.gebruikers import Identiteit
from portal.services.aanmeldingen import list_aanmeldingen
from portal.services.cijfers import list_lege_zoekvragen
from portal.services.dubbelen import Dubbelen, count_dubbelen
from portal.services.redactie import count_aandacht
from portal.services.tips import count_gemelde_tips
from portal.services.wachtrij import list_wachtrij
from portal.services.werklijsten import list_werklijsten


@dataclass(frozen=True, slots=True, kw_only=True)
class Bureau:
    """How much waits for this editor, by what it is."""

    wijzigingen: int
    aanmeldingen: int
    aandacht: Mapping[Aandacht, int]
    dubbelen: int
    zoekvragen: int
    werklijsten: int
    tips: int


def get_bureau(uow: UnitOfWork, *, wie: Identiteit, dubbelen: Dubbelen) -> Bureau:
    """What waits for this editor.

    Raises:
        NietToegestaan: this is no editor.

    """
    return Bureau(
        aandacht=count_aandacht(uow, wie=wie),
        wijzigingen=len(list_wachtrij(uow, wie)),
        aanmeldingen=len(list_aanmeldingen(uow, wie=wie)),
        dubbelen=count_dubbelen(uow, wie=wie, dubbelen=dubbelen),
        zoekvragen=len(list_lege_zoekvragen(uow)),
        tips=count_gemelde_tips(uow, wie),
        werklijsten=sum(lijst.klaar_op is None for lijst in list_werklijsten(uow, wie=wie)),
    )
