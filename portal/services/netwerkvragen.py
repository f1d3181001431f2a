"""Asking colleagues ("Wie kent…?"): a question of a professional to those who may know.

Who gets the mail is decided when the question is asked: once, by leefgebied and gemeente, and only
who wants it. An answer is mailed to who asked. A question that was taken away, by whom asked it or
after a year, is gone with its answers.
"""

from collections.abc import Collection
from datetime import timedelta
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from portal.data.locks import begin_writing
from portal.data.models.gebruiker import Gebruiker
from portal.data.models.netwerk import Netwerkantwoord, Netwerkvraag, Profiel
from portal.data.models.voorziening import Voorziening
from portal.data.queries import netwerkvragen as queries
from portal.data.queries import profielen as profiel_queries
from portal.data.queries import voorzieningen as voorziening_queries
from portal.data.queries.voorzieningen import PUBLIEK
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Leefgebied
from portal.domain.errors import Fout, InvoerOngeldig, NietGevonden, NietToegestaan
from portal.domain.foutcodes import Foutcode
from portal.domain.gebruikers import Identiteit
from portal.domain.netwerk import (
    MAX_ANTWOORD,
    MAX_VRAAG,
    VRAAG_BEWAREN,
    VRAAG_OPEN,
    VRAGEN_PER_DAG,
    can_answer,
)
from portal.domain.vertrouwelijk import CLIENT, HULP
from portal.services.mail import queue_mail
from portal.services.profielen import check_professional, make_gegevens
from portal.services.tekstcontrole import check_tekst

_DAG = timedelta(days=1)


class VraagGesloten(NietToegestaan):
    """It is over: nobody answers any more."""


def ask_vraag(
    uow: UnitOfWork,
    wie: Identiteit,
    *,
    tekst: str,
    leefgebieden: Collection[Leefgebied],
    gemeenten: Collection[str] = (),
    toch: bool = False,
) -> UUID:
    """Ask the network, and mail those who may know. ``toch``: what looks like a name or an address
    is none of a client.

    Raises:
        NietToegestaan: ``wie`` is no professional.
        InvoerOngeldig: the text cannot be kept, no leefgebied was chosen, or ``wie`` asked enough
            for one day.

    """
    check_professional(wie)
    if not leefgebieden:
        raise InvoerOngeldig([Fout("leefgebieden", Foutcode.VERPLICHT)])
    now = uow.clock()
    with uow:
        begin_writing(uow.session)
        tidy = check_tekst(uow.session, "tekst", tekst, CLIENT, max_length=MAX_VRAAG, toch=toch)
        # One after the other: the count must not miss what is being asked at this moment.
        asker = uow.session.get_one(Gebruiker, wie.id, with_for_update=True)
        if queries.count_since(uow.session, wie.id, now - _DAG) >= VRAGEN_PER_DAG:
            raise InvoerOngeldig([Fout("tekst", Foutcode.VRAGEN_OP)])
        vraag = Netwerkvraag(
            id=uuid4(),
            gebruiker_id=wie.id,
            leefgebieden=tuple(leefgebieden),
            gemeenten=tuple(gemeenten),
            tekst=tidy,
            gesteld_op=now,
            sluit_op=now + VRAAG_OPEN,
        )
        uow.session.add(vraag)
        vraag.ontvangers = _mail_colleagues(uow.session, vraag, asker)
        uow.commit()
        return vraag.id


def answer_vraag(
    uow: UnitOfWork,
    wie: Identiteit,
    id_: UUID,
    *,
    tekst: str,
    adres: str = "",
    toch: bool = False,
) -> None:
    """Answer, and mail who asked. ``adres`` is that of a public entry on this site, ``toch`` as
    ``ask_vraag`` has it.

    Raises:
        NietToegestaan: ``wie`` is no professional.
        NietGevonden: there is no such question (any more).
        VraagGesloten: it is over.
        InvoerOngeldig: the text cannot be kept, or there is no entry at that address.

    """
    check_professional(wie)
    now = uow.clock()
    with uow:
        vraag = _get(uow.session, id_)
        if vraag.sluit_op <= now:
            raise VraagGesloten
        tidy = check_tekst(uow.session, "tekst", tekst, HULP, max_length=MAX_ANTWOORD, toch=toch)
        antwoord = Netwerkantwoord(
            id=uuid4(),
            vraag_id=vraag.id,
            gebruiker_id=wie.id,
            voorziening_id=_find_voorziening(uow.session, adres),
            tekst=tidy,
            geschreven_op=now,
        )
        uow.session.add(antwoord)
        if vraag.gebruiker_id != wie.id:
            asker = uow.session.get_one(Gebruiker, vraag.gebruiker_id)
            queue_mail(
                uow.session,
                soort="netwerkantwoord",
                ontvanger=asker.email,
                taal=asker.taal,
                gegevens={"vraag_id": str(vraag.id), "naam": wie.naam, "tekst": tidy},
                sleutel=f"netwerkantwoord:{antwoord.id}",
            )
        uow.commit()


def close_vraag(uow: UnitOfWork, wie: Identiteit, id_: UUID) -> None:
    """Who asked knows enough.

    Raises:
        NietGevonden: there is no such question (any more).
        NietToegestaan: somebody else asked it.

    """
    with uow:
        vraag = _get_own(uow.session, wie, id_)
        vraag.sluit_op = min(vraag.sluit_op, uow.clock())
        uow.commit()


def remove_vraag(uow: UnitOfWork, wie: Identiteit, id_: UUID) -> None:
    """Take one's own question away, with the answers.

    Raises:
        NietGevonden, NietToegestaan: as ``close_vraag``.

    """
    with uow:
        uow.session.delete(_get_own(uow.session, wie, id_))
        uow.commit()


def remove_antwoord(uow: UnitOfWork, wie: Identiteit, id_: UUID) -> UUID:
    """Take one's own answer away; the question that it was to.

    Raises:
        NietGevonden: there is none.
        NietToegestaan: it is somebody else's.

    """
    check_professional(wie)
    with uow:
        begin_writing(uow.session)
        antwoord = uow.session.get(Netwerkantwoord, id_)
        if antwoord is None:
            raise NietGevonden
        if antwoord.gebruiker_id != wie.id:
            raise NietToegestaan
        vraag_id = antwoord.vraag_id
        uow.session.delete(antwoord)
        uow.commit()
    return vraag_id


def forget_vragen(uow: UnitOfWork) -> int:
    """Take away questions of over a year ago; how many. Safe to repeat."""
    with uow:
        begin_writing(uow.session)
        count = queries.delete_before(uow.session, uow.clock() - VRAAG_BEWAREN)
        uow.commit()
    return count


def _mail_colleagues(session: Session, vraag: Netwerkvraag, asker: Gebruiker) -> int:
    """Queue a mail to everybody who may know and wants to be asked; how many."""
    rijen = profiel_queries.list_profielen(
        session, Profiel.vragen_mail.is_(True), Profiel.gebruiker_id != asker.id
    )
    fitting = [
        rij
        for rij in rijen
        if can_answer(make_gegevens(rij.Profiel), vraag.leefgebieden, vraag.gemeenten)
    ]
    own = profiel_queries.find_profiel_of(session, asker.id)
    for rij in fitting:
        queue_mail(
            session,
            soort="netwerkvraag",
            ontvanger=rij.email,
            taal=rij.taal,
            gegevens={
                "vraag_id": str(vraag.id),
                "naam": asker.naam,
                "organisatie": own.organisatie if own else "",
                "tekst": vraag.tekst,
            },
            sleutel=f"netwerkvraag:{vraag.id}:{rij.Profiel.gebruiker_id}",
        )
    return len(fitting)


def _find_voorziening(session: Session, adres: str) -> UUID | None:
    """The entry at this address, which may be its last part alone."""
    if not adres.strip():
        return None
    slug = urlsplit(adres.strip()).path.rstrip("/").rpartition("/")[2]
    id_ = voorziening_queries.find_id(session, Voorziening.slug == slug, PUBLIEK)
    if id_ is None:
        raise InvoerOngeldig([Fout("adres", Foutcode.VOORZIENING_ONBEKEND)])
    return id_


def _get(session: Session, id_: UUID) -> Netwerkvraag:
    begin_writing(session)
    vraag = queries.find_for_update(session, id_)
    if vraag is None:
        raise NietGevonden
    return vraag


def _get_own(session: Session, wie: Identiteit, id_: UUID) -> Netwerkvraag:
    check_professional(wie)
    vraag = _get(session, id_)
    if vraag.gebruiker_id != wie.id:
        raise NietToegestaan
    return vraag
