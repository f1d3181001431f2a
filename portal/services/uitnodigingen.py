"""Invitations: a role that waits for its owner to accept it, by a link that works once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from portal.data.locks import begin_writing
from portal.data.models.aanbieder import Aanbieder
from portal.data.models.gebruiker import Gebruiker, Sleutel
from portal.data.queries import gebruikers as queries
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Rol
from portal.domain.errors import (
    Fout,
    InvoerOngeldig,
    NietGevonden,
    NietToegestaan,
    SleutelOngeldig,
)
from portal.domain.foutcodes import Foutcode
from portal.domain.gebruikers import Bevoegdheid, Identiteit
from portal.domain.inloggen import Doel
from portal.services.bevoegdheden import add_bevoegdheden, check_gemeenten
from portal.services.inloggen import Ingelogd, enter
from portal.services.mail import queue_mail
from portal.services.sessies import digest
from portal.services.sleutels import add_sleutel, make_link, use_sleutel
from portal.services.wachtwoorden import check_nieuw, hash_wachtwoord


@dataclass(frozen=True, slots=True)
class UitnodigingDetail:
    """An invitation; ``organisatie`` is empty when it is for no aanbieder."""

    id: UUID
    email: str
    organisatie: str
    bevoegdheden: tuple[Bevoegdheid, ...]
    verloopt_op: datetime
    is_verlopen: bool
    heeft_account: bool

    @property
    def rol(self) -> Rol:
        return self.bevoegdheden[0].rol


def invite(
    uow: UnitOfWork,
    *,
    wie: Identiteit,
    email: str,
    bevoegdheden: Sequence[Bevoegdheid],
    url: str,
    taal: str = "nl",
) -> None:
    """Mail somebody a link to accept these roles, all of one kind; an invitation of before for
    the same address and role is replaced.

    Raises:
        NietToegestaan: who invites may not give one of the roles.
        InvoerOngeldig: the account has them all, or a gemeente is not known.

    """
    with uow:
        begin_writing(uow.session)
        organisatie = _check(uow, wie, bevoegdheden)
        gebruiker = queries.find_by_email(uow.session, email)
        if gebruiker is not None and _has_all(gebruiker, bevoegdheden):
            raise InvoerOngeldig([Fout("email", Foutcode.HEEFT_AL_TOEGANG, email)])
        gegevens = {
            "bevoegdheden": [_write(b) for b in bevoegdheden],
            "rol": bevoegdheden[0].rol.value,
            "aanbieder_id": _text(bevoegdheden[0].aanbieder_id),
            "organisatie": organisatie,
            "door": wie.naam,
            "taal": gebruiker.taal if gebruiker else taal,
        }
        for old in queries.list_uitnodigingen(uow.session, bevoegdheden[0].aanbieder_id):
            same = old.gegevens["rol"] == gegevens["rol"] and old.email.lower() == email.lower()
            if same and old.gegevens["aanbieder_id"] == gegevens["aanbieder_id"]:
                uow.session.delete(old)
        _send(uow, email, gegevens, url)
        uow.commit()


def list_uitnodigingen(
    uow: UnitOfWork, *, wie: Identiteit, aanbieder_id: UUID | None = None
) -> list[UitnodigingDetail]:
    """Invitations that were not accepted, of one aanbieder or (for a beheerder) of all.

    Raises:
        NietToegestaan: these are not for this person to see.

    """
    with uow:
        _check_view(uow, wie, aanbieder_id)
        return [
            _make_detail(uow, sleutel)
            for sleutel in queries.list_uitnodigingen(uow.session, aanbieder_id)
        ]


def resend_uitnodiging(uow: UnitOfWork, *, wie: Identiteit, id_: UUID, url: str) -> None:
    """Mail it once more with another link, which again works for its whole time.

    Raises:
        NietGevonden: it is not there, or was accepted.
        NietToegestaan: who asks may not give the role.

    """
    with uow:
        begin_writing(uow.session)
        old = _get(uow, wie, id_)
        uow.session.delete(old)
        _send(uow, old.email, {**old.gegevens, "door": wie.naam}, url)
        uow.commit()


def withdraw_uitnodiging(uow: UnitOfWork, *, wie: Identiteit, id_: UUID) -> None:
    """Take it back: the link stops working.

    Raises:
        NietGevonden: it is not there, or was accepted.
        NietToegestaan: who asks may not give the role.

    """
    with uow:
        begin_writing(uow.session)
        uow.session.delete(_get(uow, wie, id_))
        uow.commit()


def get_uitnodiging(uow: UnitOfWork, *, token: str) -> UitnodigingDetail:
    """What somebody is invited to; looking accepts nothing.

    Raises:
        SleutelOngeldig: the link does not work (any more).

    """
    with uow:
        sleutel = queries.find_sleutel(uow.session, digest(token), Doel.UITNODIGING, uow.clock())
        if sleutel is None:
            raise SleutelOngeldig
        return _make_detail(uow, sleutel)


def accept_uitnodiging(
    uow: UnitOfWork,
    *,
    token: str,
    naam: str = "",
    wachtwoord: str = "",
    taal: str = "nl",
    apparaat: str = "",
) -> Ingelogd:
    """Take the roles, on the account there is or on a new one with this name, and log in.

    An account that is there keeps its name and password: the link only proves the mailbox.

    Raises:
        SleutelOngeldig: the link does not work (any more), or the account was closed.
        InvoerOngeldig: a new account needs a name; the password cannot be one.

    """
    with uow:
        begin_writing(uow.session)
        sleutel = use_sleutel(uow.session, token, Doel.UITNODIGING, uow.clock())
        gebruiker = queries.find_by_email(uow.session, sleutel.email)
        if gebruiker is None:
            gebruiker = _make_gebruiker(uow, sleutel.email, naam, wachtwoord, taal)
        elif not gebruiker.actief:
            raise SleutelOngeldig
        add_bevoegdheden(gebruiker, _read(sleutel))
        uow.session.flush()
        ingelogd = enter(uow, gebruiker, apparaat)
        uow.commit()
    return ingelogd


def _make_gebruiker(
    uow: UnitOfWork, email: str, naam: str, wachtwoord: str, taal: str
) -> Gebruiker:
    if not naam:
        raise InvoerOngeldig([Fout("naam", Foutcode.VERPLICHT)])
    gebruiker = Gebruiker(email=email, naam=naam, taal=taal, bevoegdheden=[])
    if wachtwoord:
        check_nieuw(gebruiker, wachtwoord, "nieuw")
        gebruiker.wachtwoord_hash = hash_wachtwoord(wachtwoord)
    uow.session.add(gebruiker)
    return gebruiker


def _check(uow: UnitOfWork, wie: Identiteit, bevoegdheden: Sequence[Bevoegdheid]) -> str:
    """Whether ``wie`` may give these roles; the name of the aanbieder they are for, if any."""
    check_gemeenten(uow, bevoegdheden)
    naam = ""
    for bevoegdheid in bevoegdheden:
        if bevoegdheid.aanbieder_id is None:
            if not wie.is_beheerder:
                raise NietToegestaan
            continue
        _check_view(uow, wie, bevoegdheid.aanbieder_id)
        naam = uow.session.get_one(Aanbieder, bevoegdheid.aanbieder_id).naam
    return naam


def _check_view(uow: UnitOfWork, wie: Identiteit, aanbieder_id: UUID | None) -> None:
    if aanbieder_id is None:
        if not wie.is_beheerder:
            raise NietToegestaan
        return
    if uow.session.get(Aanbieder, aanbieder_id) is None:
        raise NietGevonden
    gemeenten = queries.list_gemeenten_of_aanbieder(uow.session, aanbieder_id)
    if not wie.may_manage_toegang(aanbieder_id, gemeenten):
        raise NietToegestaan


def _get(uow: UnitOfWork, wie: Identiteit, id_: UUID) -> Sleutel:
    sleutel = uow.session.get(Sleutel, id_)
    if sleutel is None or sleutel.doel != Doel.UITNODIGING or sleutel.gebruikt_op is not None:
        raise NietGevonden
    _check(uow, wie, _read(sleutel))
    return sleutel


def _send(uow: UnitOfWork, email: str, gegevens: dict[str, Any], url: str) -> None:
    token = add_sleutel(uow.session, uow.clock(), Doel.UITNODIGING, email=email, gegevens=gegevens)
    queue_mail(
        uow.session,
        soort="uitnodiging",
        ontvanger=email,
        taal=gegevens["taal"],
        gegevens={
            "organisatie": gegevens["organisatie"],
            "rol": gegevens["rol"],
            "door": gegevens["door"],
            "link": make_link(url, gegevens["taal"], Doel.UITNODIGING, token),
        },
    )


def _make_detail(uow: UnitOfWork, sleutel: Sleutel) -> UitnodigingDetail:
    return UitnodigingDetail(
        id=sleutel.id,
        email=sleutel.email,
        organisatie=sleutel.gegevens["organisatie"],
        bevoegdheden=_read(sleutel),
        verloopt_op=sleutel.verloopt_op,
        is_verlopen=sleutel.verloopt_op <= uow.clock(),
        heeft_account=queries.find_by_email(uow.session, sleutel.email) is not None,
    )


def _has_all(gebruiker: Gebruiker, bevoegdheden: Sequence[Bevoegdheid]) -> bool:
    has = {(rij.rol, rij.aanbieder_id, rij.gemeente_code) for rij in gebruiker.bevoegdheden}
    return all((b.rol, b.aanbieder_id, b.gemeente_code) in has for b in bevoegdheden)


def _write(bevoegdheid: Bevoegdheid) -> dict[str, Any]:
    return {
        "rol": bevoegdheid.rol.value,
        "aanbieder_id": _text(bevoegdheid.aanbieder_id),
        "gemeente_code": bevoegdheid.gemeente_code,
        "hoofd": bevoegdheid.hoofd,
    }


def _read(sleutel: Sleutel) -> tuple[Bevoegdheid, ...]:
    return tuple(
        Bevoegdheid(
            Rol(kept["rol"]),
            UUID(kept["aanbieder_id"]) if kept["aanbieder_id"] else None,
            kept["gemeente_code"],
            kept["hoofd"],
        )
        for kept in sleutel.gegevens["bevoegdheden"]
    )


def _text(id_: UUID | None) -> str | None:
    return str(id_) if id_ else None
