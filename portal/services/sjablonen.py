"""Entries that follow another: a national or regional aanbieder keeps one text, and each local
entry shows it beside its own place, opening hours and ways to get in touch.

The texts are copied, in the transaction that changes them, rather than looked up when shown: then
search, export and history know nothing of following. See decision 0015.
"""

from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from sqlalchemy.orm import Session

from portal.data.locks import begin_writing
from portal.data.models.voorziening import SjabloonVolger, Voorziening
from portal.data.queries import sjablonen as queries
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Gebeurtenis
from portal.domain.errors import Fout, InvoerOngeldig
from portal.domain.foutcodes import Foutcode
from portal.domain.gebruikers import Identiteit
from portal.domain.voorziening import VoorzieningInvoer
from portal.services.bevoegd import check_redigeren
from portal.services.versies import Herkomst, add_versies, keep_basis

# What a follower takes over; its name, places, hours, languages and contact stay its own.
VOLGT = (
    "samenvatting",
    "omschrijving",
    "lijn",
    "soort",
    "leefgebieden",
    "doelgroepen",
    "wetten",
    "overgangen",
    "trefwoorden",
    "kosten",
    "leeftijd_van",
    "leeftijd_tot",
    "verwijzing_nodig",
    "aanmelden",
    "onafhankelijk",
)


def follow_sjabloon(
    uow: UnitOfWork, *, wie: Identiteit, voorziening_id: UUID, sjabloon_id: UUID | None
) -> None:
    """Let an entry take its texts from another, now and whenever they change.

    Raises:
        NietGevonden, NietToegestaan: as ``check_redigeren``.
        InvoerOngeldig: there is no such sjabloon, it is itself, or one of them follows or is
            followed already.

    """
    with uow:
        begin_writing(uow.session)
        houder = check_redigeren(uow.session, wie, voorziening_id, lock=True)
        if sjabloon_id is None or uow.session.get(Voorziening, sjabloon_id) is None:
            raise InvoerOngeldig([Fout("sjabloon", Foutcode.SJABLOON_ONBEKEND)])
        if sjabloon_id == voorziening_id:
            raise InvoerOngeldig([Fout("sjabloon", Foutcode.ZELFDE)])
        if queries.find_sjabloon(uow.session, sjabloon_id) or queries.list_volgers(
            uow.session, [voorziening_id]
        ):
            raise InvoerOngeldig([Fout("sjabloon", Foutcode.SJABLOON_VOLGT)])
        known = uow.session.get(SjabloonVolger, voorziening_id)
        if known is None:
            known = SjabloonVolger(voorziening_id=voorziening_id)
            uow.session.add(known)
        known.sjabloon_id = sjabloon_id
        uow.session.flush()
        herkomst = Herkomst(
            gebeurtenis=Gebeurtenis.GEWIJZIGD,
            op=uow.clock(),
            rol=houder.rol,
            organisatie=houder.organisatie,
        )
        sync_volgers(uow.session, [voorziening_id], herkomst)
        uow.commit()


def stop_following(uow: UnitOfWork, *, wie: Identiteit, voorziening_id: UUID) -> None:
    """Let an entry keep its texts itself again; they stay as they are.

    Raises:
        NietGevonden, NietToegestaan: as ``check_redigeren``.

    """
    with uow:
        check_redigeren(uow.session, wie, voorziening_id)
        known = uow.session.get(SjabloonVolger, voorziening_id)
        if known is not None:
            uow.session.delete(known)
            uow.commit()


def keep_volgend(
    session: Session, voorziening_id: UUID, huidig: VoorzieningInvoer, gewenst: VoorzieningInvoer
) -> VoorzieningInvoer:
    """``gewenst`` with the texts that follow another entry as they are: those change there."""
    if queries.find_sjabloon(session, voorziening_id) is None:
        return gewenst
    return replace(gewenst, **{veld: getattr(huidig, veld) for veld in VOLGT})


def sync_volgers(session: Session, ids: Collection[UUID], herkomst: Herkomst) -> None:
    """Bring the texts of every follower among ``ids``, and of all that follow one of them, in
    line with its sjabloon, as one more step in their history."""
    session.flush()
    behind: dict[UUID, dict[str, object]] = {}
    for volger, sjabloon in queries.list_paren(session, ids):
        values = {
            veld: getattr(sjabloon, veld)
            for veld in VOLGT
            if getattr(sjabloon, veld) != getattr(volger, veld)
        }
        if values:
            behind[volger.id] = values
    if not behind:
        return
    keep_basis(session, behind)
    for id_, values in behind.items():
        volger = session.get_one(Voorziening, id_)
        for veld, value in values.items():
            setattr(volger, veld, value)
    add_versies(session, behind, replace(herkomst, gebeurtenis=Gebeurtenis.GEWIJZIGD))
