"""Tips on an entry: what professionals know of it and residents need not read.

Who may read them is a professional, or an editor of the gemeenten of the entry. Everybody who may
read one may say that it still holds, or report it; the redactie takes away what cannot stay, and
tells the author why.
"""

from uuid import UUID

from sqlalchemy import true
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement

from portal.data.locks import begin_writing
from portal.data.models.gebruiker import Gebruiker
from portal.data.models.netwerk import Tip
from portal.data.models.voorziening import Voorziening
from portal.data.queries import profielen as profiel_queries
from portal.data.queries import tips as queries
from portal.data.queries import voorzieningen as voorziening_queries
from portal.data.queries.bewerking import list_gemeente_codes
from portal.data.queries.signalen import of_gemeenten
from portal.data.queries.voorzieningen import PUBLIEK
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Rol
from portal.domain.errors import NietGevonden, NietToegestaan
from portal.domain.gebruikers import Identiteit
from portal.domain.netwerk import MAX_MELDING, MAX_TIP
from portal.domain.vertrouwelijk import CLIENT, HULP
from portal.services.mail import queue_mail
from portal.services.profielen import check_professional
from portal.services.tekstcontrole import check_tekst
from portal.services.tip_detail import PER_PAGINA, TipDetail, TipLijst, make_detail


def find_tips(
    uow: UnitOfWork, wie: Identiteit | None, voorziening_id: UUID
) -> tuple[TipDetail, ...] | None:
    """The tips on this entry; None for who may not know of them, such as a visitor."""
    if wie is None or not wie.is_binnen:
        return None
    with uow:
        if not _may_read(uow.session, wie, voorziening_id):
            return None
        rijen = queries.list_of(uow.session, voorziening_id)
        return tuple(make_detail(rij, wie, uow.clock()) for rij in rijen)


def get_tip(uow: UnitOfWork, wie: Identiteit, id_: UUID, *, eigen: bool = False) -> TipDetail:
    """One tip; ``eigen``: one's own.

    Raises:
        NietGevonden: there is none, or ``wie`` may not know of it.
        NietToegestaan: it should be one's own, and is not.

    """
    with uow:
        for rij in queries.list_rijen(uow.session, Tip.id == id_, limit=1, offset=0):
            if _may_read(uow.session, wie, rij.voorziening_id):
                if eigen and rij.gebruiker_id != wie.id:
                    raise NietToegestaan
                return make_detail(rij, wie, uow.clock())
    raise NietGevonden


def add_tip(uow: UnitOfWork, wie: Identiteit, slug: str, tekst: str, *, toch: bool = False) -> None:
    """Write a tip on a public entry, in the name of one's organisation and role. ``toch``, here and
    below: what looks like a name is none of a client.

    Raises:
        NietToegestaan: ``wie`` is no professional, or has no profile that says of where.
        NietGevonden: there is no such public entry.
        InvoerOngeldig: the text cannot be kept.

    """
    check_professional(wie)
    with uow:
        begin_writing(uow.session)
        tidy = _check(uow.session, tekst, toch=toch)
        id_ = voorziening_queries.find_id(uow.session, Voorziening.slug == slug, PUBLIEK)
        if id_ is None:
            raise NietGevonden
        profiel = profiel_queries.find_profiel_of(uow.session, wie.id)
        if profiel is None:
            raise NietToegestaan
        now = uow.clock()
        uow.session.add(
            Tip(
                voorziening_id=id_,
                gebruiker_id=wie.id,
                organisatie=profiel.organisatie,
                functie=profiel.functie,
                tekst=tidy,
                geschreven_op=now,
                bevestigd_op=now,
            )
        )
        uow.commit()


def change_tip(
    uow: UnitOfWork, wie: Identiteit, id_: UUID, tekst: str, *, toch: bool = False
) -> None:
    """Change one's own tip; it holds from now on.

    Raises:
        NietGevonden: there is none, or ``wie`` may not know of it.
        NietToegestaan: it is somebody else's.
        InvoerOngeldig: the text cannot be kept.

    """
    with uow:
        tip = _get_own(uow.session, wie, id_)
        tip.tekst = _check(uow.session, tekst, toch=toch)
        tip.bevestigd_op = uow.clock()
        uow.commit()


def remove_own_tip(uow: UnitOfWork, wie: Identiteit, id_: UUID) -> None:
    """Take one's own tip away.

    Raises:
        NietGevonden, NietToegestaan: as ``change_tip``.

    """
    with uow:
        uow.session.delete(_get_own(uow.session, wie, id_))
        uow.commit()


def confirm_tip(uow: UnitOfWork, wie: Identiteit, id_: UUID) -> None:
    """Say that a tip still holds.

    Raises:
        NietGevonden: there is none, or ``wie`` may not know of it.

    """
    with uow:
        tip = _get(uow.session, wie, id_)
        tip.bevestigd_op = uow.clock()
        uow.commit()


def report_tip(
    uow: UnitOfWork, wie: Identiteit, id_: UUID, reden: str, *, toch: bool = False
) -> None:
    """Ask the redactie to look at a tip.

    Raises:
        NietGevonden: there is none, or ``wie`` may not know of it.
        InvoerOngeldig: no reason was given, or it cannot be kept.

    """
    with uow:
        tip = _get(uow.session, wie, id_)
        tip.melding = _check_reden(uow.session, reden, toch=toch)
        tip.gemeld_op = tip.gemeld_op or uow.clock()
        uow.commit()


def count_gemelde_tips(uow: UnitOfWork, wie: Identiteit) -> int:
    """How many tips wait for this editor.

    Raises:
        NietToegestaan: ``wie`` is no editor.

    """
    with uow:
        return queries.count_where(uow.session, _reach(wie), Tip.gemeld_op.is_not(None))


def list_tips(uow: UnitOfWork, wie: Identiteit, *, alle: bool = False, pagina: int = 1) -> TipLijst:
    """For an editor the tips that were reported, or all of them, on the entries it keeps.

    Raises:
        NietToegestaan: ``wie`` is no editor.

    """
    where = [_reach(wie), true() if alle else Tip.gemeld_op.is_not(None)]
    with uow:
        totaal = queries.count_where(uow.session, *where)
        page = min(max(pagina, 1), max(1, -(-totaal // PER_PAGINA)))
        rijen = queries.list_rijen(
            uow.session, *where, limit=PER_PAGINA, offset=(page - 1) * PER_PAGINA
        )
        tips = tuple(make_detail(rij, wie, uow.clock()) for rij in rijen)
    return TipLijst(tips=tips, totaal=totaal, pagina=page)


def keep_tip(uow: UnitOfWork, wie: Identiteit, id_: UUID) -> None:
    """The redactie looked at what was reported: the tip may stay.

    Raises:
        NietGevonden: there is none, or it is on an entry of others.

    """
    with uow:
        tip = _get_as_redactie(uow.session, wie, id_)
        tip.gemeld_op = None
        tip.melding = ""
        uow.commit()


def remove_tip(
    uow: UnitOfWork, wie: Identiteit, id_: UUID, reden: str, *, toch: bool = False
) -> None:
    """The redactie takes a tip away, and tells the author why.

    Raises:
        NietGevonden: there is none, or it is on an entry of others.
        InvoerOngeldig: no reason was given, or it cannot be kept.

    """
    with uow:
        tip = _get_as_redactie(uow.session, wie, id_)
        tidy = _check_reden(uow.session, reden, toch=toch)
        auteur = uow.session.get_one(Gebruiker, tip.gebruiker_id)
        voorziening = uow.session.get_one(Voorziening, tip.voorziening_id)
        queue_mail(
            uow.session,
            soort="tip_weg",
            ontvanger=auteur.email,
            taal=auteur.taal,
            gegevens={"voorziening": voorziening.naam, "reden": tidy},
        )
        uow.session.delete(tip)
        uow.commit()


def _check(session: Session, tekst: str, *, toch: bool) -> str:
    return check_tekst(session, "tekst", tekst, HULP, max_length=MAX_TIP, toch=toch)


def _check_reden(session: Session, reden: str, *, toch: bool) -> str:
    return check_tekst(session, "reden", reden, CLIENT, max_length=MAX_MELDING, toch=toch)


def _may_read(session: Session, wie: Identiteit, voorziening_id: UUID) -> bool:
    if wie.is_professional:
        return True
    if not wie.has_rol(Rol.REDACTEUR, Rol.BEHEERDER):
        return False
    return wie.may_read_tips(_list_codes(session, voorziening_id))


def _list_codes(session: Session, voorziening_id: UUID) -> set[str]:
    return list_gemeente_codes(session, [voorziening_id]).get(voorziening_id, set())


def _get(session: Session, wie: Identiteit, id_: UUID) -> Tip:
    begin_writing(session)
    tip = queries.find_for_update(session, id_)
    if tip is None or not _may_read(session, wie, tip.voorziening_id):
        raise NietGevonden
    return tip


def _get_own(session: Session, wie: Identiteit, id_: UUID) -> Tip:
    tip = _get(session, wie, id_)
    if tip.gebruiker_id != wie.id:
        raise NietToegestaan
    return tip


def _get_as_redactie(session: Session, wie: Identiteit, id_: UUID) -> Tip:
    tip = _get(session, wie, id_)
    if not wie.may_redigeren(_list_codes(session, tip.voorziening_id)):
        raise NietGevonden
    return tip


def _reach(wie: Identiteit) -> ColumnElement[bool]:
    """The entries that ``wie`` keeps.

    Raises:
        NietToegestaan: ``wie`` is no editor.

    """
    if not wie.has_rol(Rol.REDACTEUR, Rol.BEHEERDER):
        raise NietToegestaan
    gemeenten = wie.gemeenten
    return true() if gemeenten is None else of_gemeenten(gemeenten)
