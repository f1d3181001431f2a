"""The answer to a mail of the cycle, by a link that needs no account.

Who has the link speaks for the aanbieder, about what it was asked and nothing else. What was
answered meanwhile is no longer open to it; asking again makes a new link.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from portal.data.locks import begin_writing
from portal.data.models.aanbieder import Aanbieder
from portal.data.models.signaal import Signaal
from portal.data.models.voorziening import Voorziening
from portal.data.queries import controle as queries
from portal.data.queries import voorzieningen as voorziening_queries
from portal.data.queries.controle import IN_RONDE, Kandidaat
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import (
    Gebeurtenis,
    Rol,
    SignaalBron,
    SignaalSoort,
    VoorzieningStatus,
)
from portal.domain.controle import Controlelink, LinkVerlopen
from portal.domain.errors import IntussenGewijzigd, NietGevonden
from portal.domain.voorziening import VoorzieningInvoer
from portal.services.versies import Herkomst, add_versie, keep_basis
from portal.services.voorziening_detail import VoorzieningDetail, make_detail
from portal.services.voorziening_opslag import Opslag, set_gecontroleerd
from portal.services.wijzigingen import read_huidig

_OPEN_STATUS = {VoorzieningStatus.GEPUBLICEERD, VoorzieningStatus.VERLOPEN}
# How soon the redactie looks at what an aanbieder wrote.
_TERMIJN = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Controlevraag:
    """What a link shows: the entries that wait for an answer, and those that were checked since."""

    aanbieder: str
    open: tuple[VoorzieningDetail, ...]
    klaar: tuple[VoorzieningDetail, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Antwoord:
    """What an aanbieder changes: ``velden`` and ``openingstijden`` (of its only place) go live at
    once, ``opmerking`` goes to the redactie, which then looks at the whole entry."""

    velden: Mapping[str, Any]
    openingstijden: str | None = None
    opmerking: str = ""


def get_controlevraag(uow: UnitOfWork, link: Controlelink) -> Controlevraag:
    """What the link asks.

    Raises:
        LinkVerlopen: it is too old.
        NietGevonden: there is no such aanbieder any more.

    """
    with uow:
        aanbieder = uow.session.get(Aanbieder, _check(uow, link).aanbieder_id)
        if aanbieder is None:
            raise NietGevonden
        klaar = queries.list_gecontroleerd_since(uow.session, aanbieder.id, link.ronde)
        return Controlevraag(
            aanbieder=aanbieder.naam,
            open=_list_details(uow, [kandidaat.id for kandidaat in _list_open(uow, link)]),
            klaar=_list_details(uow, klaar),
        )


def get_vraag(
    uow: UnitOfWork, link: Controlelink, id_: UUID
) -> tuple[VoorzieningDetail, VoorzieningInvoer]:
    """One entry that waits for an answer: as visitors see it, and as it is entered.

    Raises:
        LinkVerlopen: the link is too old, or this entry was answered.
        NietGevonden: the link is not about this entry.

    """
    with uow:
        _get_open(uow, link, id_)
        (detail,) = _list_details(uow, [id_])
        return detail, read_huidig(uow.session, id_)


def confirm_vragen(uow: UnitOfWork, link: Controlelink, gezien: Mapping[UUID, int]) -> None:
    """Note that these entries, by the version that was seen, are still right.

    Raises:
        IntussenGewijzigd: one of them changed since it was seen; nothing is noted.
        LinkVerlopen: the link is too old.
        NietGevonden: the link is not about one of them.

    """
    with uow:
        aanbieder = _begin(uow, link)
        for id_, version in gezien.items():
            try:
                kandidaat = _get_open(uow, link, id_)
            except LinkVerlopen:
                continue  # answered twice, such as by a second click
            if kandidaat.version != version:
                raise IntussenGewijzigd
            _confirm(uow, aanbieder, id_)
        uow.commit()


def stop_vraag(
    uow: UnitOfWork, link: Controlelink, id_: UUID, *, per: date | None, reden: str
) -> None:
    """The entry ends: at once it goes to the archive; on a day to come the redactie takes it away
    then. Either way the redactie is told.

    Raises:
        LinkVerlopen, NietGevonden: as ``get_vraag``.

    """
    vandaag = uow.clock().date()
    with uow:
        aanbieder = _begin(uow, link)
        kandidaat = _get_open(uow, link, id_)
        if per is not None and per > vandaag:
            _hand_over(uow, kandidaat, SignaalSoort.GESTOPT, reden, per)
        else:
            _archive(uow, aanbieder, id_)
            _signal(uow, id_, SignaalSoort.GESTOPT, reden, vandaag + _TERMIJN)
        uow.commit()


def change_vraag(
    uow: UnitOfWork, link: Controlelink, id_: UUID, antwoord: Antwoord, *, gezien: int
) -> None:
    """Change what may be changed at once. Without a remark the rest counts as checked; with one
    the redactie looks first.

    Raises:
        IntussenGewijzigd: it changed since version ``gezien``; nothing is changed.
        LinkVerlopen, NietGevonden: as ``get_vraag``.

    """
    with uow:
        aanbieder = _begin(uow, link)
        kandidaat = _get_open(uow, link, id_)
        if kandidaat.version != gezien:
            raise IntussenGewijzigd
        huidig = read_huidig(uow.session, id_)
        nieuw = _apply(huidig, antwoord)
        if nieuw != huidig:
            _store(uow, aanbieder, id_, nieuw)
        if antwoord.opmerking:
            termijn = uow.clock().date() + _TERMIJN
            _hand_over(uow, kandidaat, SignaalSoort.ANDERS, antwoord.opmerking, termijn)
        else:
            _confirm(uow, aanbieder, id_)
        uow.commit()


def _check(uow: UnitOfWork, link: Controlelink) -> Controlelink:
    if uow.clock().date() > link.geldig_tot:
        raise LinkVerlopen
    return link


def _begin(uow: UnitOfWork, link: Controlelink) -> Aanbieder:
    """Keep others, also a run of the cycle, from answering the same meanwhile."""
    begin_writing(uow.session)
    aanbieder = queries.lock_aanbieder(uow.session, _check(uow, link).aanbieder_id)
    if aanbieder is None:
        raise NietGevonden
    return aanbieder


def _list_open(uow: UnitOfWork, link: Controlelink) -> list[Kandidaat]:
    found = queries.list_kandidaten(
        uow.session, IN_RONDE, Voorziening.aanbieder_id == link.aanbieder_id
    )
    return [kandidaat for kandidaat in found if _is_open(kandidaat, link)]


def _is_open(kandidaat: Kandidaat, link: Controlelink) -> bool:
    stand = kandidaat.stand
    asked = stand.gevraagd_op is not None and stand.gevraagd_op <= link.ronde
    return asked and not stand.is_beantwoord and kandidaat.status in _OPEN_STATUS


def _get_open(uow: UnitOfWork, link: Controlelink, id_: UUID) -> Kandidaat:
    of_link = Voorziening.aanbieder_id == _check(uow, link).aanbieder_id
    found = queries.list_kandidaten(uow.session, of_link, Voorziening.id == id_)
    if not found:
        raise NietGevonden
    if not _is_open(found[0], link):
        raise LinkVerlopen
    return found[0]


def _list_details(uow: UnitOfWork, ids: list[UUID]) -> tuple[VoorzieningDetail, ...]:
    dossiers = voorziening_queries.list_dossiers(uow.session, ids)
    codes = {code for dossier in dossiers for code in dossier.werkgebied}
    gebieden = voorziening_queries.list_gebieden(uow.session, codes)
    boek = queries.get_beleidsboek(uow.session)
    vandaag = uow.clock().date()
    return tuple(make_detail(dossier, gebieden, boek, vandaag) for dossier in dossiers)


def _apply(huidig: VoorzieningInvoer, antwoord: Antwoord) -> VoorzieningInvoer:
    nieuw = replace(huidig, **antwoord.velden)
    if antwoord.openingstijden is None or len(nieuw.plekken) != 1:
        return nieuw
    (plek,) = nieuw.plekken
    return replace(nieuw, plekken=(replace(plek, openingstijden=antwoord.openingstijden),))


def _store(uow: UnitOfWork, aanbieder: Aanbieder, id_: UUID, nieuw: VoorzieningInvoer) -> None:
    opslag = Opslag(uow)
    (complete,) = opslag.complete([nieuw])
    gebeurtenis = Gebeurtenis.GESLOTEN if nieuw.gesloten_tot else Gebeurtenis.DIRECT
    opslag.change({id_: complete}, _herkomst(uow, aanbieder, gebeurtenis))


def _confirm(uow: UnitOfWork, aanbieder: Aanbieder, id_: UUID) -> None:
    keep_basis(uow.session, [id_])
    voorziening = uow.session.get_one(Voorziening, id_)
    set_gecontroleerd(voorziening, door=aanbieder.naam, op=uow.clock().date())
    queries.close_rondes(uow.session, [id_])
    _note(uow, aanbieder, id_, Gebeurtenis.BEVESTIGD)


def _archive(uow: UnitOfWork, aanbieder: Aanbieder, id_: UUID) -> None:
    keep_basis(uow.session, [id_])
    uow.session.get_one(Voorziening, id_).status = VoorzieningStatus.GEARCHIVEERD
    queries.close_rondes(uow.session, [id_])
    _note(uow, aanbieder, id_, Gebeurtenis.BEEINDIGD)


def _note(uow: UnitOfWork, aanbieder: Aanbieder, id_: UUID, gebeurtenis: Gebeurtenis) -> None:
    add_versie(
        uow.session,
        id_,
        gebeurtenis,
        rol=Rol.AANBIEDER,
        organisatie=aanbieder.naam,
        op=uow.clock(),
    )


def _herkomst(uow: UnitOfWork, aanbieder: Aanbieder, gebeurtenis: Gebeurtenis) -> Herkomst:
    return Herkomst(
        gebeurtenis=gebeurtenis, op=uow.clock(), rol=Rol.AANBIEDER, organisatie=aanbieder.naam
    )


def _hand_over(
    uow: UnitOfWork, kandidaat: Kandidaat, soort: SignaalSoort, tekst: str, termijn: date
) -> None:
    """The redactie goes on with it; the aanbieder has answered and is not reminded."""
    vandaag = uow.clock().date()
    ronde = queries.get_ronde(uow.session, kandidaat.id)
    ronde.herinnerd_op = ronde.herinnerd_op or vandaag
    ronde.werklijst_op = ronde.werklijst_op or vandaag
    _signal(uow, kandidaat.id, soort, tekst, termijn)


def _signal(uow: UnitOfWork, id_: UUID, soort: SignaalSoort, tekst: str, termijn: date) -> None:
    """Straight to the redactie: the aanbieder is not asked to look at its own remark."""
    uow.session.add(
        Signaal(
            voorziening_id=id_,
            soort=soort,
            bron=SignaalBron.AANBIEDER,
            tekst=tekst,
            gemeld_op=uow.clock(),
            termijn=termijn,
            geescaleerd_op=uow.clock().date(),
        )
    )
