"""Deciding on a proposal field by field, with texts that the redacteur mended first."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from uuid import UUID

from portal.data.uow import UnitOfWork
from portal.domain.errors import InvoerOngeldig
from portal.domain.gebruikers import Identiteit
from portal.domain.invoer import Rij, check_rij
from portal.domain.wijzigingen import take_velden
from portal.services.wachtrij import WijzigingDetail, approve_wijziging, get_wijziging

# What can be mended on the page of the proposal itself; the rest has the form of the entry.
TEKSTVELDEN = ("naam", "samenvatting", "omschrijving", "kosten", "aanmelden")


def decide_wijziging(
    uow: UnitOfWork,
    *,
    wie: Identiteit,
    id_: UUID,
    version: int,
    velden: Collection[str],
    teksten: Mapping[str, str],
) -> WijzigingDetail:
    """Take over ``velden`` of the proposal, with ``teksten`` in place of its own; the rest of the
    entry stays as it is. Of a new entry everything is taken over. What was decided on.

    Raises:
        NietGevonden, NietToegestaan, IntussenGewijzigd: as ``approve_wijziging``.
        InvoerOngeldig: a text cannot be, or the parts do not go together.

    """
    detail = get_wijziging(uow, wie, id_)
    taken = set(detail.velden) & set(velden)
    wanted = detail.voorstel if detail.nieuw else take_velden(detail.huidig, detail.voorstel, taken)
    mended = {
        veld: tekst
        for veld, tekst in teksten.items()
        if veld in TEKSTVELDEN
        and (detail.nieuw or veld in taken)
        and _tidy(tekst) != getattr(wanted, veld)
    }
    fields, faults = check_rij(Rij(0, mended), vandaag=uow.clock().date())
    if faults:
        raise InvoerOngeldig([replace(fout, rij=None) for fout in faults])
    approve_wijziging(uow, wie, id_, version=version, invoer=replace(wanted, **fields))
    return detail


def _tidy(tekst: str) -> str:
    """As the database holds it: browsers send line ends of two characters."""
    return tekst.replace("\r\n", "\n").strip()
