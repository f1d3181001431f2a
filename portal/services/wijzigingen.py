"""Changes by an aanbieder or a redacteur: what goes live at once, and what waits.

Whoever changes an entry says from what he began (``basis``); what somebody else changed since is
merged with it. An entry has one proposal that waits at most: who changes it again continues it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy.orm import Session

from portal.data.locks import begin_writing
from portal.data.models.voorziening import Voorziening
from portal.data.models.wijziging import Wijziging
from portal.data.queries import bewerking as queries
from portal.data.queries import voorzieningen as voorziening_queries
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Gebeurtenis, VoorzieningStatus, WijzigingStatus
from portal.domain.errors import Fout, InvoerOngeldig, NietGevonden, NietToegestaan
from portal.domain.gebruikers import Identiteit
from portal.domain.inhoud import from_json_velden, to_json_veld
from portal.domain.velden import Ongeldig
from portal.domain.voorziening import VoorzieningInvoer
from portal.domain.wijzigingen import (
    VAST,
    SamenvoegenNodig,
    keep_punten,
    list_velden,
    merge_drie,
    take_direct,
)
from portal.services.bevoegd import Dossierhouder, check_redigeren, check_wijzigen
from portal.services.concepten import delete_concept
from portal.services.sjablonen import keep_volgend
from portal.services.versies import Herkomst, add_versies, keep_basis, read_versie
from portal.services.voorziening_invoer import make_invoer
from portal.services.voorziening_opslag import Opslag
from portal.services.werkgebied import Werkgebieden

# What an aanbieder changes here is public, or will be again: it waits. Other entries are not.
LIVE = (VoorzieningStatus.GEPUBLICEERD, VoorzieningStatus.VERLOPEN)
_CODE = re.compile(r"NL|(?:GM|WK|BU)[0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitkomst:
    """What became of a change: the fields that are live, and those that wait for the redactie."""

    voorziening_id: UUID
    direct: tuple[str, ...] = ()
    wacht: tuple[str, ...] = ()


def submit_wijziging(
    uow: UnitOfWork,
    wie: Identiteit,
    id_: UUID,
    invoer: VoorzieningInvoer,
    *,
    basis: VoorzieningInvoer,
    toelichting: str = "",
    bevestigd: bool = False,
) -> Uitkomst:
    """Change an entry from ``basis`` to ``invoer`` (``werkgebied``: codes or names).

    What a redacteur changes is live, and so is what may be (``take_direct``) of an aanbieder; the
    rest becomes the proposal that waits. ``bevestigd``: who sends it checked all of the entry.

    Raises:
        NietGevonden, NietToegestaan: as ``check_wijzigen``.
        SamenvoegenNodig: somebody changed the same things since ``basis``.
        InvoerOngeldig: the parts do not go together.

    """
    with uow:
        begin_writing(uow.session)
        houder = check_wijzigen(uow.session, wie, id_, lock=True)
        opslag = Opslag(uow)
        huidig = read_huidig(uow.session, id_)
        open_ = queries.find_open(uow.session, id_)
        ander = huidig if houder.is_redactie else with_voorstel(huidig, open_)
        mijn = keep_punten(basis, resolve_werkgebied(uow.session, invoer))
        samen = merge_drie(basis, mijn, ander)
        if samen.conflicten:
            raise SamenvoegenNodig(samen, ander)
        complete = keep_punten(huidig, opslag.complete_one(samen.invoer, own=id_))
        gewenst = keep_volgend(uow.session, id_, huidig, complete)
        waits = houder.status in LIVE and not houder.is_redactie
        live = take_direct(huidig, gewenst) if waits else gewenst
        direct, wacht = list_velden(huidig, live), list_velden(live, gewenst)
        _store(uow, opslag, houder, huidig, live, bevestigd=bevestigd)
        if waits:
            _propose(uow, wie, houder, open_, live, gewenst, toelichting)
        elif not houder.is_redactie:
            _offer(uow, wie, houder, open_, toelichting)
        delete_concept(uow.session, wie, id_)
        uow.commit()
    return Uitkomst(voorziening_id=id_, direct=direct, wacht=wacht)


def add_voorstel(
    uow: UnitOfWork,
    wie: Identiteit,
    aanbieder_id: UUID,
    invoer: VoorzieningInvoer,
    toelichting: str = "",
) -> Uitkomst:
    """Propose a new voorziening of this aanbieder; it is public when a redacteur approves it.

    Raises:
        NietToegestaan: ``wie`` does not work there, nor is a redacteur.
        InvoerOngeldig: the parts do not go together.

    """
    if not wie.may_wijzigen(aanbieder_id, ()):
        raise NietToegestaan
    with uow:
        begin_writing(uow.session)
        aanbieder = queries.find_aanbieder(uow.session, aanbieder_id)
        if aanbieder is None:
            raise NietGevonden
        opslag = Opslag(uow)
        complete = opslag.complete_one(
            replace(
                resolve_werkgebied(uow.session, invoer),
                aanbieder=aanbieder.naam,
                aanbieder_website=aanbieder.website,
                extern_id=None,
                gecontroleerd_op=uow.clock().date(),
            ),
            own=None,
        )
        (id_,) = opslag.add([complete], VoorzieningStatus.TER_BEOORDELING, None)
        houder = check_wijzigen(uow.session, wie, id_)
        _offer(uow, wie, houder, None, toelichting)
        delete_concept(uow.session, wie, None)
        uow.commit()
    return Uitkomst(voorziening_id=id_, wacht=list_velden(VoorzieningInvoer(), complete))


def withdraw_wijziging(uow: UnitOfWork, wie: Identiteit, id_: UUID) -> None:
    """Take back the proposal for this entry; a new entry that was never public is a concept again.

    Raises:
        NietGevonden: there is no such entry, or nothing waits.
        NietToegestaan: it is somebody else's.

    """
    with uow:
        begin_writing(uow.session)
        check_wijzigen(uow.session, wie, id_, lock=True)
        open_ = queries.find_open(uow.session, id_)
        if open_ is None:
            raise NietGevonden
        open_.status = WijzigingStatus.INGETROKKEN
        open_.besloten_op = uow.clock()
        if open_.nieuw:
            uow.session.get_one(Voorziening, id_).status = VoorzieningStatus.CONCEPT
        uow.commit()


def restore_versie(uow: UnitOfWork, wie: Identiteit, id_: UUID, nummer: int) -> Uitkomst:
    """Make the entry say what it said in that version; who checked it when stays.

    Raises:
        NietGevonden, NietToegestaan: as ``check_redigeren``, or there is no such version.
        InvoerOngeldig: its name was given to another entry since.

    """
    with uow:
        begin_writing(uow.session)
        houder = check_redigeren(uow.session, wie, id_, lock=True)
        huidig = read_huidig(uow.session, id_)
        oud = read_versie(uow.session, id_, nummer)
        opslag = Opslag(uow)
        gewenst = keep_punten(huidig, opslag.complete_one(_with_vast(oud, huidig), own=id_))
        velden = list_velden(huidig, gewenst)
        if velden:
            opslag.change({id_: gewenst}, make_herkomst(uow, houder, Gebeurtenis.HERSTELD))
        uow.commit()
    return Uitkomst(voorziening_id=id_, direct=velden)


def read_huidig(session: Session, id_: UUID) -> VoorzieningInvoer:
    """The entry as it is, public or not."""
    (dossier,) = voorziening_queries.list_dossiers(session, [id_])
    return make_invoer(dossier)


def with_voorstel(huidig: VoorzieningInvoer, wijziging: Wijziging | None) -> VoorzieningInvoer:
    """``huidig`` with what was proposed; where both changed the same, the proposal counts."""
    if wijziging is None:
        return huidig
    return merge_drie(*split_voorstel(huidig, wijziging), huidig).invoer


def split_voorstel(
    huidig: VoorzieningInvoer, wijziging: Wijziging
) -> tuple[VoorzieningInvoer, VoorzieningInvoer]:
    """What a proposal began from and what it wants; other fields as they are now."""
    old = {veld: change["oud"] for veld, change in wijziging.velden.items()}
    new = {veld: change["nieuw"] for veld, change in wijziging.velden.items()}
    return (
        replace(huidig, **from_json_velden(old)),
        replace(huidig, **from_json_velden(new)),
    )


def make_herkomst(uow: UnitOfWork, houder: Dossierhouder, gebeurtenis: Gebeurtenis) -> Herkomst:
    """The line of history of who has the entry before him."""
    return Herkomst(
        gebeurtenis=gebeurtenis, op=uow.clock(), rol=houder.rol, organisatie=houder.organisatie
    )


def resolve_werkgebied(session: Session, invoer: VoorzieningInvoer) -> VoorzieningInvoer:
    """The same with codes for the names in ``werkgebied``.

    Raises:
        InvoerOngeldig: some of them are no gebied, or several.

    """
    if all(map(_CODE.fullmatch, invoer.werkgebied)):
        return replace(invoer, werkgebied=tuple(sorted(set(invoer.werkgebied))))
    known = Werkgebieden(session)
    codes, faults = set(), []
    for tekst in invoer.werkgebied:
        try:
            codes.add(known.find(tekst))
        except Ongeldig as error:
            faults.append(Fout("werkgebied", error.code, tekst))
    if faults:
        raise InvoerOngeldig(faults)
    return replace(invoer, werkgebied=tuple(sorted(codes)))


def _with_vast(invoer: VoorzieningInvoer, huidig: VoorzieningInvoer) -> VoorzieningInvoer:
    return replace(invoer, **{veld: getattr(huidig, veld) for veld in VAST})


def _store(
    uow: UnitOfWork,
    opslag: Opslag,
    houder: Dossierhouder,
    huidig: VoorzieningInvoer,
    live: VoorzieningInvoer,
    *,
    bevestigd: bool,
) -> None:
    velden = list_velden(huidig, live)
    if bevestigd:
        live = replace(live, gecontroleerd_op=uow.clock().date())
    if live == huidig:
        return
    gebeurtenis = _name_gebeurtenis(houder, velden, live)
    opslag.change({houder.voorziening_id: live}, make_herkomst(uow, houder, gebeurtenis))


def _name_gebeurtenis(
    houder: Dossierhouder, velden: Sequence[str], live: VoorzieningInvoer
) -> Gebeurtenis:
    if not velden:
        return Gebeurtenis.BEVESTIGD
    if live.gesloten_tot and set(velden) <= {"gesloten_tot", "gesloten_reden"}:
        return Gebeurtenis.GESLOTEN
    return Gebeurtenis.GEWIJZIGD if houder.is_redactie else Gebeurtenis.DIRECT


def _propose(
    uow: UnitOfWork,
    wie: Identiteit,
    houder: Dossierhouder,
    open_: Wijziging | None,
    live: VoorzieningInvoer,
    gewenst: VoorzieningInvoer,
    toelichting: str,
) -> None:
    """Let what is not live wait; when nothing is left, nothing waits any more."""
    velden = {
        veld: {
            "oud": to_json_veld(getattr(live, veld)),
            "nieuw": to_json_veld(getattr(gewenst, veld)),
        }
        for veld in list_velden(live, gewenst)
    }
    if not velden:
        if open_ is not None:
            open_.status = WijzigingStatus.INGETROKKEN
            open_.besloten_op = uow.clock()
        return
    if open_ is None:
        open_ = _add_wijziging(uow, wie, houder)
    open_.velden = velden
    open_.basis_version = houder.version
    open_.toelichting = toelichting or open_.toelichting


def _offer(
    uow: UnitOfWork,
    wie: Identiteit,
    houder: Dossierhouder,
    open_: Wijziging | None,
    toelichting: str,
) -> None:
    """Ask the redactie to look at all of an entry that is not public."""
    if open_ is None:
        open_ = _add_wijziging(uow, wie, houder)
        open_.nieuw = True
    open_.toelichting = toelichting or open_.toelichting
    if houder.status != VoorzieningStatus.TER_BEOORDELING:
        keep_basis(uow.session, [houder.voorziening_id])
        voorziening = uow.session.get_one(Voorziening, houder.voorziening_id)
        voorziening.status = VoorzieningStatus.TER_BEOORDELING
        herkomst = make_herkomst(uow, houder, Gebeurtenis.NIEUW)
        add_versies(uow.session, [houder.voorziening_id], herkomst)


def _add_wijziging(uow: UnitOfWork, wie: Identiteit, houder: Dossierhouder) -> Wijziging:
    wijziging = Wijziging(
        voorziening_id=houder.voorziening_id,
        basis_version=houder.version,
        velden={},
        door_id=wie.id,
        rol=houder.rol,
        organisatie=houder.organisatie,
        created_at=uow.clock(),
        toelichting="",
    )
    uow.session.add(wijziging)
    return wijziging
