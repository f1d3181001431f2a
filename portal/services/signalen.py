"""Signals: somebody or something noticed that an entry is not right.

A visitor needs no account and leaves no name. What comes in is bounded: the same report is
counted, not repeated; an entry holds ``MAX_OPEN`` open reports; and when more comes in an hour
than a redactie can read, the rest is refused with the reason.
"""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import and_
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement

from portal.data.locks import begin_writing
from portal.data.models.signaal import Signaal
from portal.data.models.voorziening import Voorziening
from portal.data.queries import signalen as queries
from portal.data.queries import voorzieningen as voorziening_queries
from portal.data.queries.signalen import OPEN, VAN_ANDEREN
from portal.data.queries.voorzieningen import PUBLIEK
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import (
    Rol,
    SignaalBron,
    SignaalSoort,
    SignaalStatus,
)
from portal.domain.errors import (
    Fout,
    IntussenGewijzigd,
    InvoerOngeldig,
    NietGevonden,
    NietToegestaan,
)
from portal.domain.foutcodes import Foutcode
from portal.domain.gebruikers import Identiteit
from portal.domain.signalen import MAX_TEKST, TeVeelSignalen, get_termijn
from portal.domain.vertrouwelijk import SIGNAAL
from portal.services.bevoegd import check_wijzigen
from portal.services.mail import queue_mail
from portal.services.signaal_detail import PER_PAGINA, SignaalLijst, make_detail
from portal.services.tekstcontrole import check_tekst

MAX_OPEN = 10
MAX_PER_UUR = 300


def report_signaal(uow: UnitOfWork, slug: str, soort: SignaalSoort, tekst: str = "") -> date:
    """Take in what a visitor reports, and tell the aanbieder; the day by which somebody looks.

    Raises:
        NietGevonden: there is no such public entry.
        InvoerOngeldig: the text is too long, or tells who somebody is.
        TeVeelSignalen: too much was reported in the last hour.

    """
    now = uow.clock()
    with uow:
        begin_writing(uow.session)
        tidy = _check(uow.session, tekst)
        id_ = voorziening_queries.find_id(uow.session, Voorziening.slug == slug, PUBLIEK)
        if id_ is None:
            raise NietGevonden
        since = now - timedelta(hours=1)
        if queries.count_since(uow.session, SignaalBron.BEZOEKER, since) >= MAX_PER_UUR:
            raise TeVeelSignalen
        signaal = open_signaal(
            uow.session, id_, soort=soort, bron=SignaalBron.BEZOEKER, tekst=tidy, now=now
        )
        uow.commit()
        return signaal.termijn


def open_signaal(
    session: Session,
    voorziening_id: UUID,
    *,
    soort: SignaalSoort,
    bron: SignaalBron,
    tekst: str,
    now: datetime,
) -> Signaal:
    """Note a signal in the caller's transaction. The same one that is open is counted; a new one
    is told to the aanbieder, or goes to the redactie at once when nobody of it has an account."""
    is_open = [
        signaal
        for signaal in queries.list_of(session, voorziening_id, bron)
        if signaal.status is SignaalStatus.OPEN
    ]
    known = _find_same(is_open, soort, tekst)
    if known is not None:
        known.aantal += 1
        return known
    signaal = Signaal(
        voorziening_id=voorziening_id,
        soort=soort,
        bron=bron,
        tekst=tekst,
        gemeld_op=now,
        termijn=get_termijn(soort, now.date()),
    )
    session.add(signaal)
    if not _tell_aanbieder(session, signaal, now.date()):
        signaal.geescaleerd_op = now.date()
    return signaal


def list_signalen(
    uow: UnitOfWork,
    wie: Identiteit,
    *,
    als: Rol,
    afgehandeld: bool = False,
    pagina: int = 1,
    voorziening_id: UUID | None = None,
) -> SignaalLijst:
    """The signals of one's own entries (``als`` AANBIEDER) or of those that one keeps as redacteur,
    the most urgent first; ``afgehandeld``: what was closed, the last first.

    Raises:
        NietToegestaan: ``wie`` is no redacteur.

    """
    where = [_reach(wie, als), ~OPEN if afgehandeld else OPEN]
    if voorziening_id is not None:
        where.append(Signaal.voorziening_id == voorziening_id)
    vandaag = uow.clock().date()
    with uow:
        totaal = queries.count_where(uow.session, *where)
        page = min(max(pagina, 1), max(1, -(-totaal // PER_PAGINA)))
        rows = queries.list_rijen(
            uow.session, *where, limit=PER_PAGINA, offset=(page - 1) * PER_PAGINA
        )
        signalen = tuple(make_detail(row, vandaag) for row in rows)
    return SignaalLijst(signalen=signalen, totaal=totaal, pagina=page)


def resolve_signaal(
    uow: UnitOfWork, wie: Identiteit, id_: UUID, status: SignaalStatus, antwoord: str = ""
) -> None:
    """Close a signal: solved, or it was right all along. ``antwoord`` says what was done.

    Raises:
        NietGevonden: there is no such signal, or it is about an entry of others.
        IntussenGewijzigd: somebody else closed it.
        InvoerOngeldig: the answer cannot be stored.

    """
    with uow:
        begin_writing(uow.session)
        tidy = _check(uow.session, antwoord, "antwoord")
        signaal = queries.find_for_update(uow.session, id_)
        if signaal is None:
            raise NietGevonden
        door = _find_door(uow.session, wie, signaal)
        if status is SignaalStatus.OPEN:
            raise InvoerOngeldig([Fout("antwoord", Foutcode.VERPLICHT)])
        if signaal.status is not SignaalStatus.OPEN:
            raise IntussenGewijzigd
        close_signaal(signaal, status, now=uow.clock(), door=door, antwoord=tidy)
        if signaal.bron is SignaalBron.LINKCONTROLE and status is SignaalStatus.OPGELOST:
            # When it was not solved after all, two new failures tell so.
            queries.forget_failures(uow.session, signaal.voorziening_id)
        uow.commit()


def close_signaal(
    signaal: Signaal, status: SignaalStatus, *, now: datetime, door: str = "", antwoord: str = ""
) -> None:
    """``door`` is an organisation or role, empty when it solved itself."""
    signaal.status = status
    signaal.afgehandeld_op = now
    signaal.afgehandeld_door = door
    signaal.antwoord = antwoord


def escalate_signalen(uow: UnitOfWork) -> int:
    """Hand to the redactie what the aanbieder left open after its term; how many are new there.
    Doing it again changes nothing."""
    with uow:
        begin_writing(uow.session)
        count = queries.escalate(uow.session, uow.clock().date())
        uow.commit()
    return count


def _check(session: Session, tekst: str, veld: str = "tekst") -> str:
    return check_tekst(session, veld, tekst, SIGNAAL, max_length=MAX_TEKST, verplicht=False)


def _find_same(known: list[Signaal], soort: SignaalSoort, tekst: str) -> Signaal | None:
    """The open signal to count this one with; when the entry has its fill, the nearest one."""
    of_soort = [signaal for signaal in known if signaal.soort is soort]
    for signaal in of_soort:
        if signaal.tekst.casefold() == tekst.casefold():
            return signaal
    return next(iter(of_soort or known), None) if len(known) >= MAX_OPEN else None


def _tell_aanbieder(session: Session, signaal: Signaal, vandaag: date) -> bool:
    """Mail everybody who works for the aanbieder, at most once a day; whether there is anybody.

    What the visitor wrote is not mailed: it may hold what nobody should keep in a mailbox.
    """
    voorziening = session.get_one(Voorziening, signaal.voorziening_id)
    ontvangers = queries.list_ontvangers(session, voorziening.aanbieder_id)
    for email, taal in ontvangers:
        queue_mail(
            session,
            soort="signaal",
            ontvanger=email,
            taal=taal,
            gegevens={
                "voorziening": voorziening.naam,
                "soort": signaal.soort.value,
                "termijn": signaal.termijn.isoformat(),
            },
            sleutel=f"signaal:{voorziening.aanbieder_id}:{vandaag}:{email}"[:200],
        )
    return bool(ontvangers)


def _reach(wie: Identiteit, als: Rol) -> ColumnElement[bool]:
    """The entries whose signals ``wie`` sees in this role.

    Raises:
        NietToegestaan: ``wie`` does not have that role.

    """
    if als is Rol.AANBIEDER:
        return and_(VAN_ANDEREN, Voorziening.aanbieder_id.in_(wie.aanbieder_ids))
    if not wie.has_rol(Rol.REDACTEUR, Rol.BEHEERDER):
        raise NietToegestaan
    gemeenten = wie.gemeenten
    return Voorziening.id.is_not(None) if gemeenten is None else queries.of_gemeenten(gemeenten)


def _find_door(session: Session, wie: Identiteit, signaal: Signaal) -> str:
    """In whose name ``wie`` closes this signal: the aanbieder or the redactie.

    Raises:
        NietGevonden: ``wie`` may not know of them, though the entry itself may be public.

    """
    try:
        houder = check_wijzigen(session, wie, signaal.voorziening_id)
    except NietToegestaan:
        raise NietGevonden from None
    if signaal.bron is SignaalBron.AANBIEDER and not houder.is_redactie:
        raise NietGevonden
    return Rol.REDACTEUR.value if houder.is_redactie else houder.organisatie
