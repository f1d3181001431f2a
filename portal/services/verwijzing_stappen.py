"""The steps of a referral after it was sent: answering, withdrawing, and whether it helped.

Each is one transaction with its mails and its counts. Who comes too late hears
``IntussenGewijzigd``, so that a double click or two colleagues at once change it once.
"""

from uuid import UUID

from sqlalchemy.orm import Session

from portal.data.locks import begin_writing
from portal.data.models.verwijzing import Verwijzing
from portal.data.models.voorziening import Voorziening
from portal.data.queries import verwijzingen as queries
from portal.data.queries import voorzieningen as voorziening_queries
from portal.data.queries.voorzieningen import PUBLIEK
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Afwijsreden, Rol, Verwijsuitkomst, VerwijzingStatus
from portal.domain.errors import Fout, IntussenGewijzigd, InvoerOngeldig, NietGevonden
from portal.domain.foutcodes import Foutcode
from portal.domain.gebruikers import Identiteit
from portal.domain.tellingen import Telsoort
from portal.domain.vertrouwelijk import CLIENT, check_tekst
from portal.domain.verwijzingen import MAX_VRAAG, may_become
from portal.services.tekstcontrole import make_bekend
from portal.services.verwijzing_bericht import count, tell_ontvangers, tell_verwijzer
from portal.services.verwijzing_detail import is_own, show

_UITKOMSTEN = {
    Verwijsuitkomst.JA: Telsoort.GEHOLPEN_JA,
    Verwijsuitkomst.DEELS: Telsoort.GEHOLPEN_DEELS,
    Verwijsuitkomst.NEE: Telsoort.GEHOLPEN_NEE,
    Verwijsuitkomst.NIET_GEKOMEN: Telsoort.GEHOLPEN_NEE,
}


def accept_verwijzing(uow: UnitOfWork, *, wie: Identiteit, id_: UUID) -> None:
    """The aanbieder takes it on; the referrer sees which colleague to call.

    Raises:
        NietGevonden: as ``get_verwijzing``.
        IntussenGewijzigd: somebody else answered, or it was withdrawn.

    """
    with uow:
        verwijzing = _take_on(uow, wie, id_, Rol.AANBIEDER, VerwijzingStatus.AANGENOMEN)
        _answer(uow, verwijzing, wie, Telsoort.VERWIJZING_AANGENOMEN)
        uow.commit()


def propose_andere(
    uow: UnitOfWork,
    *,
    wie: Identiteit,
    id_: UUID,
    slug: str,
    antwoord: str = "",
    toch: bool = False,
) -> None:
    """The aanbieder thinks that another public voorziening fits better.

    Raises:
        InvoerOngeldig: none was chosen, or ``antwoord`` may tell who the client is.
        NietGevonden, IntussenGewijzigd: as ``accept_verwijzing``.

    """
    with uow:
        verwijzing = _take_on(uow, wie, id_, Rol.AANBIEDER, VerwijzingStatus.ANDERS)
        tidy, faults = _check_antwoord(uow.session, antwoord, toch=toch)
        other = voorziening_queries.find_id(uow.session, Voorziening.slug == slug, PUBLIEK)
        if other is None or other == verwijzing.voorziening_id:
            faults.append(Fout("slug", Foutcode.VERPLICHT))
        if faults:
            raise InvoerOngeldig(faults)
        verwijzing.anders_id, verwijzing.antwoord = other, tidy
        verwijzing.gesloten_op = uow.clock()
        _answer(uow, verwijzing, wie, Telsoort.VERWIJZING_ANDERS)
        uow.commit()


def decline_verwijzing(
    uow: UnitOfWork,
    *,
    wie: Identiteit,
    id_: UUID,
    reden: Afwijsreden | None,
    antwoord: str = "",
    toch: bool = False,
) -> None:
    """The aanbieder cannot help; ``antwoord`` is needed when ``reden`` says nothing.

    Raises:
        InvoerOngeldig: no reason was chosen, or ``antwoord`` is missing or may tell who the client
            is.
        NietGevonden, IntussenGewijzigd: as ``accept_verwijzing``.

    """
    with uow:
        verwijzing = _take_on(uow, wie, id_, Rol.AANBIEDER, VerwijzingStatus.AFGEWEZEN)
        tidy, faults = _check_antwoord(uow.session, antwoord, toch=toch)
        if reden is None:
            faults.append(Fout("reden", Foutcode.VERPLICHT))
        elif reden is Afwijsreden.ANDERS and not tidy:
            faults.append(Fout("antwoord", Foutcode.VERPLICHT))
        if faults:
            raise InvoerOngeldig(faults)
        verwijzing.afwijsreden, verwijzing.antwoord = reden, tidy
        verwijzing.gesloten_op = uow.clock()
        _answer(uow, verwijzing, wie, Telsoort.VERWIJZING_AFGEWEZEN)
        uow.commit()


def mark_contact(uow: UnitOfWork, *, wie: Identiteit, id_: UUID) -> None:
    """The aanbieder spoke with the client.

    Raises:
        NietGevonden, IntussenGewijzigd: as ``accept_verwijzing``.

    """
    with uow:
        verwijzing = _take_on(uow, wie, id_, Rol.AANBIEDER, VerwijzingStatus.CONTACT)
        verwijzing.contact_op = uow.clock()
        tell_verwijzer(uow.session, verwijzing, "verder")
        uow.commit()


def mark_klaar(uow: UnitOfWork, *, wie: Identiteit, id_: UUID) -> None:
    """The aanbieder has done what was asked.

    Raises:
        NietGevonden, IntussenGewijzigd: as ``accept_verwijzing``.

    """
    with uow:
        verwijzing = _take_on(uow, wie, id_, Rol.AANBIEDER, VerwijzingStatus.KLAAR)
        verwijzing.klaar_op = uow.clock()
        tell_verwijzer(uow.session, verwijzing, "verder")
        uow.commit()


def withdraw_verwijzing(uow: UnitOfWork, *, wie: Identiteit, id_: UUID) -> None:
    """The referrer takes it back: the receiver is told, and cannot read the question any more.

    Raises:
        NietGevonden: as ``get_verwijzing``.
        IntussenGewijzigd: it is over already.

    """
    with uow:
        verwijzing = _take_on(uow, wie, id_, Rol.PROFESSIONAL, VerwijzingStatus.INGETROKKEN)
        verwijzing.gesloten_op = uow.clock()
        tell_ontvangers(uow.session, verwijzing, "ingetrokken")
        uow.commit()


def answer_uitkomst(
    uow: UnitOfWork, *, wie: Identiteit, id_: UUID, als: Rol, uitkomst: Verwijsuitkomst | None
) -> None:
    """Whether it helped, as ``wie`` in this role says, once. The first of both answers counts.

    Raises:
        InvoerOngeldig: nothing was chosen.
        NietGevonden: as ``get_verwijzing``.
        IntussenGewijzigd: it was answered, or is not asked.

    """
    with uow:
        verwijzing = _find_own(uow, wie, id_, als)
        row = queries.find_rij(uow.session, id_)
        assert row is not None
        if not show(row, uow.clock().date(), als).vraagt_uitkomst:
            raise IntussenGewijzigd
        if uitkomst is None:
            raise InvoerOngeldig([Fout("uitkomst", Foutcode.VERPLICHT)])
        if verwijzing.uitkomst_verwijzer is None and verwijzing.uitkomst_ontvanger is None:
            count(uow, verwijzing, _UITKOMSTEN[uitkomst])
        else:
            # Both have answered: nobody has to do anything any more.
            verwijzing.gesloten_op = uow.clock()
        if als is Rol.PROFESSIONAL:
            verwijzing.uitkomst_verwijzer = uitkomst
        else:
            verwijzing.uitkomst_ontvanger = uitkomst
        uow.commit()


def _check_antwoord(session: Session, antwoord: str, *, toch: bool) -> tuple[str, list[Fout]]:
    return check_tekst(
        antwoord,
        "antwoord",
        CLIENT,
        bekend=make_bekend(session),
        max_length=MAX_VRAAG,
        lines=True,
        toch=toch,
    )


def _find_own(uow: UnitOfWork, wie: Identiteit, id_: UUID, als: Rol) -> Verwijzing:
    """To change it: nobody else changes it until the end of the transaction."""
    begin_writing(uow.session)
    verwijzing = queries.find_for_update(uow.session, id_)
    if verwijzing is None or not is_own(verwijzing.verwijzer_id, verwijzing.aanbieder_id, wie, als):
        raise NietGevonden
    return verwijzing


def _take_on(
    uow: UnitOfWork, wie: Identiteit, id_: UUID, als: Rol, status: VerwijzingStatus
) -> Verwijzing:
    """The own referral in its new status.

    Raises:
        NietGevonden: it is not one of ``wie`` in this role.
        IntussenGewijzigd: it cannot get there any more.

    """
    verwijzing = _find_own(uow, wie, id_, als)
    if not may_become(verwijzing.status, status):
        raise IntussenGewijzigd
    verwijzing.status = status
    return verwijzing


def _answer(uow: UnitOfWork, verwijzing: Verwijzing, wie: Identiteit, soort: Telsoort) -> None:
    """What every first answer does."""
    verwijzing.behandelaar_id = wie.id
    verwijzing.antwoord_op = uow.clock()
    count(uow, verwijzing, soort)
    tell_verwijzer(uow.session, verwijzing, "antwoord")
