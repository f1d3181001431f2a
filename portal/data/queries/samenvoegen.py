"""Moving what hangs on an entry, or on an aanbieder, to the one that stays. All take a session;
the caller commits."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from portal.data.models.aanbieder import AanbiederSlug
from portal.data.models.controle import Controleronde, Notitie, WerklijstRegel
from portal.data.models.gebruiker import Aanmelding, Rolverlening
from portal.data.models.netwerk import Netwerkantwoord, Tip
from portal.data.models.plan import PlanRegel
from portal.data.models.signaal import Signaal, Voorzieningcijfer, Zoekcijfer
from portal.data.models.verwijzing import Verwijzing
from portal.data.models.voorziening import (
    Contactkanaal,
    SjabloonVolger,
    Voorziening,
    VoorzieningSlug,
)
from portal.data.voorziening_bulk import KANALEN


def move_voorziening(session: Session, weg: UUID, blijft: UUID) -> None:
    """What others hold of ``weg``: signals, notes, tips, referrals, counts, worklists, plans,
    followers, and its old addresses; and its WhatsApp and chat."""
    for model in (Signaal, Notitie, Tip, Netwerkantwoord, Verwijzing, Zoekcijfer, PlanRegel):
        session.execute(
            update(model).where(model.voorziening_id == weg).values(voorziening_id=blijft)
        )
    session.execute(update(Verwijzing).where(Verwijzing.anders_id == weg).values(anders_id=blijft))
    _move_cijfers(session, weg, blijft)
    _move_regels(session, weg, blijft)
    _move_volgers(session, weg, blijft)
    _copy_kanalen(session, weg, blijft)
    session.execute(
        update(VoorzieningSlug)
        .where(VoorzieningSlug.voorziening_id == weg)
        .values(voorziening_id=blijft)
    )
    session.execute(delete(Controleronde).where(Controleronde.voorziening_id == weg))


def keep_slug(session: Session, slug: str, voorziening_id: UUID) -> None:
    """Let an address lead to this entry for ever."""
    known = session.get(VoorzieningSlug, slug)
    if known is None:
        session.add(VoorzieningSlug(slug=slug, voorziening_id=voorziening_id))
    else:
        known.voorziening_id = voorziening_id


def _move_cijfers(session: Session, weg: UUID, blijft: UUID) -> None:
    query = select(Voorzieningcijfer).where(Voorzieningcijfer.voorziening_id == weg)
    for cijfer in session.scalars(query).all():
        known = session.get(Voorzieningcijfer, (blijft, cijfer.maand))
        if known is None:
            known = Voorzieningcijfer(
                voorziening_id=blijft, maand=cijfer.maand, gevonden=0, geopend=0
            )
            session.add(known)
        known.gevonden += cijfer.gevonden
        known.geopend += cijfer.geopend
        session.delete(cijfer)


def _move_regels(session: Session, weg: UUID, blijft: UUID) -> None:
    """A worklist holds an entry once."""
    has_it = select(WerklijstRegel.werklijst_id).where(WerklijstRegel.voorziening_id == blijft)
    of_weg = WerklijstRegel.voorziening_id == weg
    double = session.scalars(
        select(WerklijstRegel.id).where(of_weg, WerklijstRegel.werklijst_id.in_(has_it))
    ).all()
    session.execute(delete(WerklijstRegel).where(WerklijstRegel.id.in_(double)))
    session.execute(update(WerklijstRegel).where(of_weg).values(voorziening_id=blijft))


def _move_volgers(session: Session, weg: UUID, blijft: UUID) -> None:
    """What followed ``weg`` follows ``blijft``, unless that follows another itself."""
    session.execute(delete(SjabloonVolger).where(SjabloonVolger.voorziening_id.in_((weg, blijft))))
    session.execute(
        update(SjabloonVolger).where(SjabloonVolger.sjabloon_id == weg).values(sjabloon_id=blijft)
    )


def _copy_kanalen(session: Session, weg: UUID, blijft: UUID) -> None:
    """The ways to get in touch that no form shows: nobody can choose between them, so both stay.
    The archive keeps its own too."""
    query = select(Contactkanaal).where(Contactkanaal.soort.not_in(KANALEN))
    own, other = (
        session.scalars(
            query.where(Contactkanaal.voorziening_id == id_).order_by(Contactkanaal.volgorde)
        ).all()
        for id_ in (blijft, weg)
    )
    known = {(kanaal.soort, kanaal.waarde.casefold()) for kanaal in own}
    last = session.scalar(
        select(func.max(Contactkanaal.volgorde)).where(Contactkanaal.voorziening_id == blijft)
    )
    new = [one for one in other if (one.soort, one.waarde.casefold()) not in known]
    for volgorde, kanaal in enumerate(new, start=(last or 0) + 1):
        session.add(
            Contactkanaal(
                voorziening_id=blijft, soort=kanaal.soort, waarde=kanaal.waarde, volgorde=volgorde
            )
        )


def list_of_aanbieder(session: Session, aanbieder_id: UUID) -> Sequence[Voorziening]:
    """All entries of an aanbieder, the archive included, in order of key."""
    query = select(Voorziening).where(Voorziening.aanbieder_id == aanbieder_id)
    return session.scalars(query.order_by(Voorziening.id)).all()


def move_aanbieder(session: Session, weg: UUID, blijft: UUID) -> None:
    """Accounts, registrations, notes, referrals and old addresses; not its entries."""
    same = select(Rolverlening.gebruiker_id).where(Rolverlening.aanbieder_id == blijft)
    of_weg = Rolverlening.aanbieder_id == weg
    known = session.scalars(
        select(Rolverlening.id).where(of_weg, Rolverlening.gebruiker_id.in_(same))
    )
    session.execute(delete(Rolverlening).where(Rolverlening.id.in_(known.all())))
    for model in (Rolverlening, Aanmelding, Notitie, Verwijzing, AanbiederSlug):
        session.execute(update(model).where(model.aanbieder_id == weg).values(aanbieder_id=blijft))


def keep_aanbieder_slug(session: Session, slug: str, aanbieder_id: UUID) -> None:
    """Let an address lead to this aanbieder for ever."""
    session.add(AanbiederSlug(slug=slug, aanbieder_id=aanbieder_id))
