"""Registrations: an organisation asks to become an aanbieder, a redacteur decides.

The address is confirmed first, so that an editor's queue holds nothing but people who answer.
"""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta
from uuid import UUID

from portal.data.locks import begin_writing
from portal.data.models.aanbieder import Aanbieder
from portal.data.models.gebruiker import Aanmelding, Gebruiker
from portal.data.queries import aanbieders as aanbieder_queries
from portal.data.queries import aanmeldingen as queries
from portal.data.queries import gebruikers as gebruiker_queries
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import AanmeldingStatus, Rol
from portal.domain.errors import (
    Fout,
    IntussenGewijzigd,
    InvoerOngeldig,
    NietGevonden,
    NietToegestaan,
    SleutelOngeldig,
)
from portal.domain.foutcodes import Foutcode
from portal.domain.gebruikers import Bevoegdheid, Identiteit
from portal.domain.inloggen import Doel
from portal.domain.slugs import pick_slugs
from portal.services.aanmelding_detail import (
    AanbiederKort,
    AanmeldingDetail,
    AanmeldingInvoer,
    make_detail,
)
from portal.services.bevoegdheden import add_bevoegdheden
from portal.services.mail import queue_mail
from portal.services.sleutels import add_sleutel, make_link, make_url, use_sleutel

__all__ = [
    "AanbiederKort",
    "AanmeldingDetail",
    "AanmeldingInvoer",
    "add_aanmelding",
    "approve_aanmelding",
    "confirm_aanmelding",
    "get_aanmelding",
    "list_aanmeldingen",
    "list_gekozen",
    "reject_aanmelding",
    "search_aanbieders",
]

_MAX_GEVONDEN = 20
# Somebody else's mailbox must not be filled.
_HOOGSTENS_PER_DAG = 3
_DAG = timedelta(days=1)
_INLOGGEN = "/inloggen"


def search_aanbieders(uow: UnitOfWork, *, naam: str) -> list[AanbiederKort]:
    """Public aanbieders whose name holds this, for who registers to choose its own."""
    if not naam.strip():
        return []
    with uow:
        found = queries.search_aanbieders(uow.session, naam.strip(), _MAX_GEVONDEN)
        return [AanbiederKort(*rij) for rij in found]


def list_gekozen(uow: UnitOfWork, *, ids: Sequence[UUID]) -> list[AanbiederKort]:
    """These aanbieders, in order of name; unknown keys are left out."""
    with uow:
        return [AanbiederKort(*rij) for rij in queries.list_aanbieders(uow.session, ids)]


def add_aanmelding(uow: UnitOfWork, *, invoer: AanmeldingInvoer, url: str) -> None:
    """Keep a registration and mail a link to confirm the address.

    Raises:
        InvoerOngeldig: it has neither a KvK-nummer nor a reason.

    """
    if not invoer.kvk_nummer and not invoer.toelichting:
        raise InvoerOngeldig([Fout("toelichting", Foutcode.VERPLICHT)])
    now = uow.clock()
    with uow:
        begin_writing(uow.session)
        if queries.count_since(uow.session, invoer.email, now - _DAG) >= _HOOGSTENS_PER_DAG:
            return
        known = {rij.id for rij in queries.list_aanbieders(uow.session, invoer.claims)}
        values = asdict(invoer) | {"claims": [str(id_) for id_ in invoer.claims if id_ in known]}
        aanmelding = Aanmelding(**values, status=AanmeldingStatus.TE_BEVESTIGEN, created_at=now)
        uow.session.add(aanmelding)
        uow.session.flush()
        token = add_sleutel(
            uow.session,
            now,
            Doel.AANMELDING,
            email=invoer.email,
            gegevens={"aanmelding_id": str(aanmelding.id), "organisatie": invoer.naam},
        )
        link = make_link(url, invoer.taal, Doel.AANMELDING, token)
        _mail(uow, aanmelding, "aanmelding_bevestigen", link=link)
        uow.commit()


def confirm_aanmelding(uow: UnitOfWork, *, token: str) -> None:
    """Note that the address is right: now a redacteur decides.

    Raises:
        SleutelOngeldig: the link does not work (any more).

    """
    now = uow.clock()
    with uow:
        begin_writing(uow.session)
        sleutel = use_sleutel(uow.session, token, Doel.AANMELDING, now)
        id_ = UUID(sleutel.gegevens["aanmelding_id"])
        aanmelding = queries.lock_aanmelding(uow.session, id_)
        if aanmelding is None or aanmelding.status is not AanmeldingStatus.TE_BEVESTIGEN:
            raise SleutelOngeldig
        aanmelding.status, aanmelding.bevestigd_op = AanmeldingStatus.WACHT, now
        _mail(uow, aanmelding, "aanmelding_ontvangen")
        uow.commit()


def list_aanmeldingen(uow: UnitOfWork, *, wie: Identiteit) -> list[AanmeldingDetail]:
    """The registrations that wait for this redacteur, the oldest first."""
    with uow:
        return [
            make_detail(uow, aanmelding)
            for aanmelding in queries.list_waiting(uow.session)
            if wie.may_redigeren(_gemeenten(aanmelding))
        ]


def get_aanmelding(uow: UnitOfWork, *, wie: Identiteit, id_: UUID) -> AanmeldingDetail:
    """One registration.

    Raises:
        NietGevonden: there is none, or it is not this redacteur's.

    """
    with uow:
        return make_detail(uow, _get(uow, wie, id_))


def approve_aanmelding(
    uow: UnitOfWork, *, wie: Identiteit, id_: UUID, aanbieder_ids: Sequence[UUID] = (), url: str
) -> UUID:
    """Let the organisation in: as the aanbieders of ``aanbieder_ids``, or without any as a new
    one. Who registered becomes its hoofd and gets a mail. Returns the (first) aanbieder.

    Raises:
        NietGevonden: there is no such registration or aanbieder.
        NietToegestaan: one of the aanbieders is not this redacteur's.
        IntussenGewijzigd: it was decided on already.
        InvoerOngeldig: an aanbieder with this name is there already.

    """
    with uow:
        begin_writing(uow.session)
        aanmelding = _get_waiting(uow, wie, id_)
        aanbieders = [_link(uow, wie, aanmelding, own) for own in dict.fromkeys(aanbieder_ids)]
        aanbieders = aanbieders or [_make_aanbieder(uow, aanmelding)]
        gebruiker = gebruiker_queries.find_by_email(uow.session, aanmelding.email)
        if gebruiker is None:
            gebruiker = Gebruiker(
                email=aanmelding.email,
                naam=aanmelding.contactpersoon,
                taal=aanmelding.taal,
                bevoegdheden=[],
            )
            uow.session.add(gebruiker)
        add_bevoegdheden(
            gebruiker,
            [Bevoegdheid(Rol.AANBIEDER, aanbieder_id=a.id, hoofd=True) for a in aanbieders],
        )
        aanmelding.status = AanmeldingStatus.GOEDGEKEURD
        aanmelding.besloten_op, aanmelding.aanbieder_id = uow.clock(), aanbieders[0].id
        link = make_url(url, aanmelding.taal, _INLOGGEN)
        _mail(uow, aanmelding, "aanmelding_goedgekeurd", link=link)
        uow.commit()
    return aanbieders[0].id


def reject_aanmelding(uow: UnitOfWork, *, wie: Identiteit, id_: UUID, reden: str) -> None:
    """Turn a registration down; the reason goes to who registered.

    Raises:
        NietGevonden: there is no such registration.
        IntussenGewijzigd: it was decided on already.
        InvoerOngeldig: no reason was given.

    """
    if not reden.strip():
        raise InvoerOngeldig([Fout("reden", Foutcode.VERPLICHT)])
    with uow:
        begin_writing(uow.session)
        aanmelding = _get_waiting(uow, wie, id_)
        aanmelding.status, aanmelding.reden = AanmeldingStatus.AFGEWEZEN, reden.strip()
        aanmelding.besloten_op = uow.clock()
        _mail(uow, aanmelding, "aanmelding_afgewezen", reden=aanmelding.reden)
        uow.commit()


def _get(uow: UnitOfWork, wie: Identiteit, id_: UUID) -> Aanmelding:
    aanmelding = queries.lock_aanmelding(uow.session, id_)
    if aanmelding is None or not wie.may_redigeren(_gemeenten(aanmelding)):
        raise NietGevonden
    return aanmelding


def _get_waiting(uow: UnitOfWork, wie: Identiteit, id_: UUID) -> Aanmelding:
    aanmelding = _get(uow, wie, id_)
    if aanmelding.status is not AanmeldingStatus.WACHT:
        raise IntussenGewijzigd
    return aanmelding


def _gemeenten(aanmelding: Aanmelding) -> set[str]:
    return {aanmelding.gemeente_code} if aanmelding.gemeente_code else set()


def _link(uow: UnitOfWork, wie: Identiteit, aanmelding: Aanmelding, id_: UUID) -> Aanbieder:
    """An aanbieder that is there; what it lacks is taken from the registration."""
    aanbieder = uow.session.get(Aanbieder, id_)
    if aanbieder is None:
        raise NietGevonden
    gemeenten = gebruiker_queries.list_gemeenten_of_aanbieder(uow.session, id_)
    if not wie.may_manage_toegang(id_, gemeenten):
        raise NietToegestaan
    for veld in ("kvk_nummer", "website", "telefoon"):
        if not getattr(aanbieder, veld) and getattr(aanmelding, veld):
            setattr(aanbieder, veld, getattr(aanmelding, veld))
    return aanbieder


def _make_aanbieder(uow: UnitOfWork, aanmelding: Aanmelding) -> Aanbieder:
    if queries.find_by_naam(uow.session, aanmelding.naam) is not None:
        raise InvoerOngeldig([Fout("naam", Foutcode.AANBIEDER_BESTAAT_AL, aanmelding.naam)])
    (slug,) = pick_slugs(
        [(aanmelding.naam, "")],
        lambda slugs: aanbieder_queries.list_taken_slugs(uow.session, slugs),
    )
    aanbieder = Aanbieder(
        slug=slug,
        naam=aanmelding.naam,
        kvk_nummer=aanmelding.kvk_nummer or None,
        website=aanmelding.website or None,
        telefoon=aanmelding.telefoon or None,
    )
    uow.session.add(aanbieder)
    uow.session.flush()
    return aanbieder


def _mail(uow: UnitOfWork, aanmelding: Aanmelding, soort: str, **gegevens: str) -> None:
    queue_mail(
        uow.session,
        soort=soort,
        ontvanger=aanmelding.email,
        taal=aanmelding.taal,
        gegevens={
            "naam": aanmelding.contactpersoon,
            "organisatie": aanmelding.naam,
            **gegevens,
        },
    )
