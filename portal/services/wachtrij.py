"""The redactie decides on proposals: looks at what differs, approves, or returns with a reason."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from portal.data.locks import begin_writing
from portal.data.models.voorziening import Voorziening
from portal.data.models.wijziging import Wijziging
from portal.data.queries import bewerking as queries
from portal.data.queries import voorzieningen as voorziening_queries
from portal.data.queries.voorzieningen import Rij
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Gebeurtenis, Rol, VoorzieningStatus, WijzigingStatus
from portal.domain.errors import IntussenGewijzigd, NietGevonden
from portal.domain.gebruikers import Identiteit
from portal.domain.voorziening import VoorzieningInvoer
from portal.domain.wijzigingen import (
    Conflict,
    SamenvoegenNodig,
    Verschil,
    keep_punten,
    list_velden,
    list_verschillen,
    merge_drie,
    take_velden,
)
from portal.services.bevoegd import Dossierhouder, check_redigeren, check_wijzigen
from portal.services.mail import queue_mail
from portal.services.versies import add_versies, keep_basis
from portal.services.voorziening_invoer import make_invoer
from portal.services.voorziening_opslag import Opslag, set_gecontroleerd
from portal.services.wijzigingen import (
    make_herkomst,
    read_huidig,
    resolve_werkgebied,
    split_voorstel,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WachtrijRegel:
    """A proposal that waits. ``velden`` names what it changes; of a new entry nothing."""

    id: UUID
    voorziening_id: UUID
    naam: str
    aanbieder: str
    nieuw: bool
    velden: tuple[str, ...]
    rol: Rol
    organisatie: str
    ingediend_op: datetime
    gemeenten: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class WijzigingDetail:
    """One proposal. ``verschillen``: what approving all of it changes of the entry as it is now;
    ``intussen``: what others changed of the same fields since; ``conflicten``: where both changed
    something, and not to the same. ``version``
    goes back with the decision, so that it is taken on what was seen."""

    id: UUID
    voorziening_id: UUID
    slug: str
    aanbieder: str
    status: WijzigingStatus
    nieuw: bool
    toelichting: str
    reden: str
    rol: Rol
    organisatie: str
    ingediend_op: datetime
    besloten_op: datetime | None
    besloten_door: str
    version: int
    huidig: VoorzieningInvoer
    voorstel: VoorzieningInvoer
    velden: tuple[str, ...]
    verschillen: tuple[Verschil, ...]
    intussen: tuple[Verschil, ...]
    conflicten: tuple[Conflict, ...]


def list_wachtrij(uow: UnitOfWork, wie: Identiteit) -> tuple[WachtrijRegel, ...]:
    """The proposals that ``wie`` decides on, the oldest first."""
    with uow:
        wijzigingen = queries.list_open(uow.session)
        ids = [wijziging.voorziening_id for wijziging in wijzigingen]
        codes = queries.list_gemeente_codes(uow.session, ids)
        dossiers = voorziening_queries.list_dossiers(uow.session, list(dict.fromkeys(ids)))
        rows = {dossier.rij.id: dossier.rij for dossier in dossiers}
        return tuple(
            _make_regel(wijziging, rows[wijziging.voorziening_id], served)
            for wijziging in wijzigingen
            if wie.may_redigeren(served := codes.get(wijziging.voorziening_id, set()))
        )


def get_wijziging(uow: UnitOfWork, wie: Identiteit, id_: UUID) -> WijzigingDetail:
    """One proposal, also after it was decided; its aanbieder may see it too.

    Raises:
        NietGevonden, NietToegestaan: as ``check_wijzigen``, or there is no such proposal.

    """
    with uow:
        wijziging = _find(uow, id_)
        houder = check_wijzigen(uow.session, wie, wijziging.voorziening_id)
        (dossier,) = voorziening_queries.list_dossiers(uow.session, [wijziging.voorziening_id])
        huidig = make_invoer(dossier)
        basis, mijn = split_voorstel(huidig, wijziging)
        samen = merge_drie(basis, mijn, huidig)
        return WijzigingDetail(
            id=wijziging.id,
            voorziening_id=houder.voorziening_id,
            slug=dossier.rij.slug,
            aanbieder=dossier.rij.aanbieder_naam,
            status=wijziging.status,
            nieuw=wijziging.nieuw,
            toelichting=wijziging.toelichting,
            reden=wijziging.reden,
            rol=wijziging.rol,
            organisatie=wijziging.organisatie,
            ingediend_op=wijziging.created_at,
            besloten_op=wijziging.besloten_op,
            besloten_door=wijziging.besloten_door,
            version=houder.version,
            huidig=huidig,
            voorstel=samen.invoer,
            velden=tuple(wijziging.velden),
            verschillen=list_verschillen(
                VoorzieningInvoer() if wijziging.nieuw else huidig, samen.invoer
            ),
            intussen=list_verschillen(basis, huidig),
            conflicten=samen.conflicten,
        )


def approve_wijziging(
    uow: UnitOfWork,
    wie: Identiteit,
    id_: UUID,
    *,
    version: int,
    velden: Collection[str] | None = None,
    invoer: VoorzieningInvoer | None = None,
) -> None:
    """Make the proposal live: all of it, only ``velden``, or what the redacteur made of it
    (``invoer``, which begins from ``WijzigingDetail.voorstel``). A new entry becomes public.

    ``version`` is that of the entry when the redacteur looked. Naming ``velden`` also decides on
    conflicts: the proposal counts in them.

    Raises:
        NietGevonden, NietToegestaan: as ``check_redigeren``, or there is no such proposal.
        IntussenGewijzigd: it was decided on, or the entry changed since the redacteur looked;
            ``SamenvoegenNodig`` when it has conflicts and nothing says how they end.
        InvoerOngeldig: the parts do not go together.

    """
    with uow:
        begin_writing(uow.session)
        wijziging = _find(uow, id_)
        houder = check_redigeren(uow.session, wie, wijziging.voorziening_id, lock=True)
        uow.session.refresh(wijziging)
        if wijziging.status is not WijzigingStatus.WACHT or houder.version != version:
            raise IntussenGewijzigd
        huidig = read_huidig(uow.session, houder.voorziening_id)
        gewenst = _choose(uow, wijziging, huidig, velden, invoer)
        opslag = Opslag(uow)
        complete = keep_punten(huidig, opslag.complete_one(gewenst, own=houder.voorziening_id))
        taken = list_velden(huidig, complete)
        herkomst = make_herkomst(uow, houder, Gebeurtenis.GOEDGEKEURD)
        if wijziging.nieuw:
            _publish(uow, opslag, houder, complete if taken else None)
        elif taken:
            opslag.change({houder.voorziening_id: complete}, herkomst)
        _mark(wijziging, complete)
        _decide(uow, wijziging, WijzigingStatus.GOEDGEKEURD, houder.organisatie)
        _tell(uow, wijziging, houder, "wijziging_goedgekeurd")
        uow.commit()


def return_wijziging(uow: UnitOfWork, wie: Identiteit, id_: UUID, reden: str) -> None:
    """Send the proposal back to who made it; a mail tells why. A new entry is a concept again.

    Raises:
        NietGevonden, NietToegestaan: as ``check_redigeren``, or there is no such proposal.
        IntussenGewijzigd: it was decided on already.

    """
    with uow:
        begin_writing(uow.session)
        wijziging = _find(uow, id_)
        houder = check_redigeren(uow.session, wie, wijziging.voorziening_id, lock=True)
        uow.session.refresh(wijziging)
        if wijziging.status is not WijzigingStatus.WACHT:
            raise IntussenGewijzigd
        wijziging.reden = reden
        _decide(uow, wijziging, WijzigingStatus.TERUGGESTUURD, houder.organisatie)
        if wijziging.nieuw:
            voorziening = uow.session.get_one(Voorziening, houder.voorziening_id)
            voorziening.status = VoorzieningStatus.CONCEPT
        _tell(uow, wijziging, houder, "wijziging_teruggestuurd")
        uow.commit()


def _find(uow: UnitOfWork, id_: UUID) -> Wijziging:
    wijziging = uow.session.get(Wijziging, id_)
    if wijziging is None:
        raise NietGevonden
    return wijziging


def _make_regel(wijziging: Wijziging, rij: Rij, codes: Collection[str]) -> WachtrijRegel:
    return WachtrijRegel(
        id=wijziging.id,
        voorziening_id=wijziging.voorziening_id,
        naam=rij.naam,
        aanbieder=rij.aanbieder_naam,
        nieuw=wijziging.nieuw,
        velden=tuple(wijziging.velden),
        rol=wijziging.rol,
        organisatie=wijziging.organisatie,
        ingediend_op=wijziging.created_at,
        gemeenten=frozenset(codes),
    )


def _choose(
    uow: UnitOfWork,
    wijziging: Wijziging,
    huidig: VoorzieningInvoer,
    velden: Collection[str] | None,
    invoer: VoorzieningInvoer | None,
) -> VoorzieningInvoer:
    """What the entry shall say."""
    basis, mijn = split_voorstel(huidig, wijziging)
    samen = merge_drie(basis, mijn, huidig)
    if invoer is not None:
        return keep_punten(samen.invoer, resolve_werkgebied(uow.session, invoer))
    if velden is not None:
        return take_velden(huidig, samen.invoer, set(velden) & set(wijziging.velden))
    if samen.conflicten:
        raise SamenvoegenNodig(samen, huidig)
    return samen.invoer


def _publish(
    uow: UnitOfWork, opslag: Opslag, houder: Dossierhouder, changed: VoorzieningInvoer | None
) -> None:
    """Make a new entry public; the aanbieder said that it is right when it sent it."""
    id_ = houder.voorziening_id
    keep_basis(uow.session, [id_])
    voorziening = uow.session.get_one(Voorziening, id_)
    voorziening.status = VoorzieningStatus.GEPUBLICEERD
    if voorziening.gecontroleerd_op is None:
        set_gecontroleerd(voorziening, door=houder.organisatie, op=uow.clock().date())
    herkomst = make_herkomst(uow, houder, Gebeurtenis.GOEDGEKEURD)
    if changed is None:
        add_versies(uow.session, [id_], herkomst)
    else:
        op = voorziening.gecontroleerd_op
        opslag.change({id_: replace(changed, gecontroleerd_op=op)}, herkomst)


def _mark(wijziging: Wijziging, complete: VoorzieningInvoer) -> None:
    """Note at each proposed field whether it was taken over."""
    _, wanted = split_voorstel(complete, wijziging)
    wijziging.velden = {
        veld: {**change, "overgenomen": getattr(wanted, veld) == getattr(complete, veld)}
        for veld, change in wijziging.velden.items()
    }


def _decide(uow: UnitOfWork, wijziging: Wijziging, status: WijzigingStatus, door: str) -> None:
    wijziging.status = status
    wijziging.besloten_op = uow.clock()
    wijziging.besloten_door = door


def _tell(uow: UnitOfWork, wijziging: Wijziging, houder: Dossierhouder, soort: str) -> None:
    """Mail who proposed it; when that account is gone, the whole aanbieder."""
    huidig = read_huidig(uow.session, houder.voorziening_id)
    gegevens: Mapping[str, Any] = {
        "naam": huidig.naam,
        "nieuw": wijziging.nieuw,
        "voorziening_id": str(houder.voorziening_id),
        "reden": wijziging.reden,
        "redactie": houder.organisatie,
        "niet_overgenomen": [v for v, c in wijziging.velden.items() if not c.get("overgenomen")],
    }
    accounts = queries.list_medewerkers(uow.session, houder.aanbieder_id)
    sender = [account for account in accounts if account.id == wijziging.door_id]
    for account in sender or accounts:
        queue_mail(
            uow.session,
            soort=soort,
            ontvanger=account.email,
            taal=account.taal,
            gegevens=dict(gegevens),
        )
