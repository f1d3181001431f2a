"""Referrals: a professional asks an aanbieder to help somebody, and both see what comes of it.

Only the referrer and the medewerkers of the aanbieder can read one: to anybody else, editors and
beheerders included, it looks as if it were not there. A mail about it holds no more than that there
is something to read. What happened, its mails and its counts are one transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.data.locks import begin_writing
from portal.data.models.verwijzing import Verwijzing
from portal.data.models.voorziening import Voorziening
from portal.data.queries import gebruikers as gebruiker_queries
from portal.data.queries import verwijzingen as queries
from portal.data.queries import voorzieningen as voorziening_queries
from portal.data.queries.signalen import list_ontvangers
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import (
    KanaalSoort,
    Leefgebied,
    Rol,
    VoorzieningStatus,
)
from portal.domain.errors import NietGevonden, NietToegestaan
from portal.domain.gebruikers import Identiteit
from portal.domain.tellingen import Telsoort
from portal.domain.verwijzingen import (
    DAG,
    Bereikbaarheid,
    VerwijzenKanNiet,
    VerwijzingInvoer,
    judge_aantal,
)
from portal.services.tekstcontrole import make_bekend
from portal.services.verwijzing_bericht import count, tell_ontvangers
from portal.services.verwijzing_detail import VerwijzingDetail, is_own, show


@dataclass(frozen=True, slots=True, kw_only=True)
class Verwijsdoel:
    """What the form shows of the voorziening; ``plaats`` is where to look for something else."""

    slug: str
    naam: str
    aanbieder: str
    telefoon: str
    leefgebieden: tuple[Leefgebied, ...]
    plaats: str
    gesloten_tot: date | None
    bereikbaarheid: Bereikbaarheid


@dataclass(frozen=True, slots=True)
class Wachtend:
    """How many referrals somebody has to do something about, in each role."""

    verwijzer: int
    ontvanger: int


def get_verwijsdoel(uow: UnitOfWork, *, wie: Identiteit, slug: str) -> Verwijsdoel:
    """The voorziening to refer to, and whether a referral can be sent there.

    Raises:
        NietToegestaan: ``wie`` is no professional.
        NietGevonden: there is no such voorziening.

    """
    _check_professional(wie)
    with uow:
        voorziening, bereikbaarheid = _find_doel(uow, wie, slug)
        (dossier,) = voorziening_queries.list_dossiers(uow.session, [voorziening.id])
    plekken = [plek for plek in dossier.plekken if plek.plaats and not plek.adres_geheim]
    return Verwijsdoel(
        slug=slug,
        naam=voorziening.naam,
        aanbieder=dossier.rij.aanbieder_naam,
        telefoon=dossier.first_kanaal(KanaalSoort.TELEFOON),
        leefgebieden=voorziening.leefgebieden,
        plaats=plekken[0].plaats if plekken else "",
        gesloten_tot=voorziening.gesloten_tot,
        bereikbaarheid=bereikbaarheid,
    )


def send_verwijzing(
    uow: UnitOfWork,
    *,
    wie: Identiteit,
    slug: str,
    invoer: VerwijzingInvoer,
    inzending: str,
    toch: bool = False,
) -> UUID:
    """Refer to this voorziening and tell who works there; the key of the referral.

    The same ``inzending`` again gives the referral that was sent with it. ``toch``: what looks like
    a name or an address is none of the client.

    Raises:
        InvoerOngeldig: something is missing, or may tell who the client is.
        VerwijzenKanNiet: it is closed or ended, nobody would read it, or ``wie`` sent enough today.
        NietGevonden, NietToegestaan: as ``get_verwijsdoel``.

    """
    _check_professional(wie)
    with uow:
        begin_writing(uow.session)
        # Two clicks at once come one after the other.
        gebruiker_queries.lock_gebruiker(uow.session, wie.id)
        sent = queries.find_by_inzending(uow.session, wie.id, inzending)
        if sent is not None:
            return sent
        voorziening, bereikbaarheid = _find_doel(uow, wie, slug)
        if bereikbaarheid is not Bereikbaarheid.OPEN:
            raise VerwijzenKanNiet(bereikbaarheid)
        tidy = invoer.check(toch=toch, bekend=make_bekend(uow.session))
        verwijzing = Verwijzing(
            voorziening_id=voorziening.id,
            aanbieder_id=voorziening.aanbieder_id,
            verwijzer_id=wie.id,
            inzending=inzending,
            gemeente_code=_choose_gemeente(uow.session, voorziening.id, wie),
            leefgebieden=voorziening.leefgebieden,
            codewoord=tidy.codewoord,
            vraag=tidy.vraag,
            warm=tidy.warm,
            belmoment=tidy.belmoment,
            email=tidy.email,
            telefoon=tidy.telefoon,
            verstuurd_op=uow.clock(),
        )
        uow.session.add(verwijzing)
        uow.session.flush()
        count(uow, verwijzing, Telsoort.VERWEZEN)
        tell_ontvangers(uow.session, verwijzing, "nieuw")
        uow.commit()
    return verwijzing.id


def list_verwijzingen(uow: UnitOfWork, *, wie: Identiteit, als: Rol) -> Sequence[VerwijzingDetail]:
    """What one sent (``als`` PROFESSIONAL) or got (``als`` AANBIEDER): what waits for ``wie`` on
    top, then the newest.

    Raises:
        NietToegestaan: ``wie`` does not have that role.

    """
    if als is Rol.PROFESSIONAL:
        _check_professional(wie)
        own = Verwijzing.verwijzer_id == wie.id
    elif wie.aanbieder_ids:
        own = Verwijzing.aanbieder_id.in_(wie.aanbieder_ids)
    else:
        raise NietToegestaan
    with uow:
        rows = queries.list_rijen(uow.session, own)
    found = [show(row, uow.clock().date(), als) for row in rows]
    return sorted(found, key=lambda detail: not detail.wacht_op_mij)


def count_wachtend(uow: UnitOfWork, *, wie: Identiteit) -> Wachtend:
    """How many wait for ``wie``."""
    counted = {Rol.PROFESSIONAL: 0, Rol.AANBIEDER: 0}
    for als in counted:
        if wie.is_professional if als is Rol.PROFESSIONAL else wie.aanbieder_ids:
            found = list_verwijzingen(uow, wie=wie, als=als)
            counted[als] = sum(detail.wacht_op_mij for detail in found)
    return Wachtend(counted[Rol.PROFESSIONAL], counted[Rol.AANBIEDER])


def get_verwijzing(uow: UnitOfWork, *, wie: Identiteit, id_: UUID, als: Rol) -> VerwijzingDetail:
    """One referral, as who looks at it in this role.

    Raises:
        NietGevonden: there is none, or it is not one of ``wie`` in this role.

    """
    with uow:
        row = queries.find_rij(uow.session, id_)
    if row is None or not is_own(row.verwijzer_id, row.aanbieder_id, wie, als):
        raise NietGevonden
    return show(row, uow.clock().date(), als)


def _check_professional(wie: Identiteit) -> None:
    if not wie.is_professional:
        raise NietToegestaan


def _find_doel(uow: UnitOfWork, wie: Identiteit, slug: str) -> tuple[Voorziening, Bereikbaarheid]:
    """The voorziening with this address, and whether a referral of ``wie`` can reach it.

    Raises:
        NietGevonden: there is none that is or was public.

    """
    voorziening = queries.find_doel(uow.session, slug)
    if voorziening is None:
        raise NietGevonden
    return voorziening, _judge(uow.session, wie, voorziening, uow.clock())


def _judge(
    session: Session, wie: Identiteit, voorziening: Voorziening, now: datetime
) -> Bereikbaarheid:
    if voorziening.status is not VoorzieningStatus.GEPUBLICEERD:
        return Bereikbaarheid.WEG
    if voorziening.gesloten_tot is not None and voorziening.gesloten_tot > now.date():
        return Bereikbaarheid.DICHT
    if not list_ontvangers(session, voorziening.aanbieder_id):
        return Bereikbaarheid.GEEN_ACCOUNT
    verstuurd = queries.list_verstuurd(session, wie.id, now - DAG)
    return judge_aantal(verstuurd, voorziening.aanbieder_id)


def _choose_gemeente(session: Session, voorziening_id: UUID, wie: Identiteit) -> str:
    """The gemeente that a referral counts for: one that the entry serves and the referrer works
    for, else the first that it serves, else that of the referrer; empty: the whole region."""
    codes = queries.list_bediende_gemeenten(session, voorziening_id)
    own = [b.gemeente_code for b in wie.bevoegdheden if b.rol is Rol.PROFESSIONAL]
    shared = [code for code in own if code in codes]
    return next((code for code in (*shared, *codes, *own) if code), "")
