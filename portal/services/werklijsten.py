"""Rounds by people: entries that a colleague or a group of volunteers is going to check, mostly by
telephone, and what came of it."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from portal.data.locks import begin_writing
from portal.data.models.controle import Werklijst, WerklijstRegel
from portal.data.models.gebruiker import Gebruiker
from portal.data.models.voorziening import Voorziening
from portal.data.queries import voorzieningen as voorziening_queries
from portal.data.queries import werklijsten as queries
from portal.data.queries.bulk import close_rondes
from portal.data.queries.controle import get_beleidsboek
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Beluitslag, Gebeurtenis, SignaalBron, SignaalSoort
from portal.domain.errors import Fout, InvoerOngeldig, NietGevonden, NietToegestaan
from portal.domain.foutcodes import Foutcode
from portal.domain.gebruikers import Identiteit
from portal.services.redactie import check_entries, check_redacteur
from portal.services.signalen import open_signaal
from portal.services.versies import add_versies, keep_basis
from portal.services.voorziening_detail import VoorzieningDetail, make_detail
from portal.services.voorziening_opslag import set_gecontroleerd
from portal.services.wijzigingen import make_herkomst


@dataclass(frozen=True, slots=True, kw_only=True)
class WerklijstKort:
    """A worklist with its progress; ``totaal`` 0 is a task without entries."""

    id: UUID
    naam: str
    toegewezen_aan: str
    gebruiker_id: UUID | None
    gemaakt_op: datetime
    klaar_op: datetime | None
    totaal: int
    gedaan: int
    uitslagen: Mapping[Beluitslag, int]


@dataclass(frozen=True, slots=True)
class Werkregel:
    """One entry of a worklist, with all that somebody who calls must know."""

    id: UUID
    voorziening: VoorzieningDetail
    uitslag: Beluitslag | None
    opmerking: str
    op: datetime | None


@dataclass(frozen=True, slots=True)
class WerklijstDetail:
    kort: WerklijstKort
    regels: tuple[Werkregel, ...]


def add_werklijst(
    uow: UnitOfWork,
    *,
    wie: Identiteit,
    naam: str,
    ids: Collection[UUID] = (),
    toegewezen_aan: str = "",
    gebruiker_id: UUID | None = None,
) -> UUID:
    """Make a worklist of these entries (without any it is a task), for a colleague with an
    account or for a group that has a name only.

    Raises:
        NietGevonden, NietToegestaan: see ``check_entries``.
        InvoerOngeldig: it has no name, or there is no such colleague.

    """
    check_redacteur(wie)
    if not naam.strip():
        raise InvoerOngeldig([Fout("naam", Foutcode.VERPLICHT)])
    with uow:
        begin_writing(uow.session)
        if ids:
            check_entries(uow.session, wie, ids)
        own = wie.gemeenten
        werklijst = Werklijst(
            id=uuid4(),
            naam=naam.strip(),
            gemeente_code=own[0] if own and len(own) == 1 else None,
            gemaakt_op=uow.clock(),
        )
        _assign(uow.session, werklijst, toegewezen_aan, gebruiker_id)
        uow.session.add(werklijst)
        uow.session.flush()
        uow.session.add_all(
            WerklijstRegel(werklijst_id=werklijst.id, voorziening_id=id_, volgorde=volgorde)
            for volgorde, id_ in enumerate(dict.fromkeys(ids))
        )
        uow.commit()
        return werklijst.id


def assign_werklijst(
    uow: UnitOfWork,
    *,
    wie: Identiteit,
    id_: UUID,
    toegewezen_aan: str = "",
    gebruiker_id: UUID | None = None,
) -> None:
    """Give it to a colleague, or to a group that has a name only.

    Raises:
        NietGevonden, NietToegestaan: there is no such worklist, or it is of other gemeenten.
        InvoerOngeldig: there is no such colleague.

    """
    with uow:
        werklijst = _find(uow.session, wie, id_)
        _assign(uow.session, werklijst, toegewezen_aan, gebruiker_id)
        uow.commit()


def finish_werklijst(uow: UnitOfWork, *, wie: Identiteit, id_: UUID, klaar: bool = True) -> None:
    """It is done, whatever is left of it; or it is not done after all.

    Raises:
        NietGevonden, NietToegestaan: there is no such worklist, or it is of other gemeenten.

    """
    with uow:
        werklijst = _find(uow.session, wie, id_)
        werklijst.klaar_op = uow.clock() if klaar else None
        uow.commit()


def list_werklijsten(uow: UnitOfWork, *, wie: Identiteit) -> tuple[WerklijstKort, ...]:
    """Those that this editor sees, the open ones first."""
    check_redacteur(wie)
    with uow:
        found = queries.list_werklijsten(uow.session, wie.gemeenten, wie.id)
        counts = _count(uow.session, [one.id for one in found])
        return tuple(_make_kort(one, counts[one.id]) for one in found)


def get_werklijst(uow: UnitOfWork, *, wie: Identiteit, id_: UUID) -> WerklijstDetail:
    """One worklist with all its entries, those of other gemeenten left out.

    Raises:
        NietGevonden, NietToegestaan: there is no such worklist, or it is of other gemeenten.

    """
    with uow:
        werklijst = _find(uow.session, wie, id_)
        kort = _make_kort(werklijst, _count(uow.session, [id_])[id_])
        rows = queries.list_regels(uow.session, id_)
        details = _details(uow, [row.voorziening_id for row in rows])
        return WerklijstDetail(
            kort,
            tuple(
                Werkregel(row.id, details[row.voorziening_id], row.uitslag, row.opmerking, row.op)
                for row in rows
            ),
        )


def list_redacteuren(uow: UnitOfWork, *, wie: Identiteit) -> tuple[tuple[UUID, str], ...]:
    """The colleagues to whom a worklist can be given."""
    check_redacteur(wie)
    with uow:
        return tuple((row.id, row.naam) for row in queries.list_redacteuren(uow.session))


def note_uitslag(
    uow: UnitOfWork,
    *,
    wie: Identiteit,
    regel_id: UUID,
    uitslag: Beluitslag,
    opmerking: str = "",
) -> UUID:
    """What came of calling: "klopt" confirms the entry, "anders" makes a signal of the remark.
    The key of the entry.

    Raises:
        NietGevonden, NietToegestaan: there is no such line, or its entry is of other gemeenten.
        InvoerOngeldig: something is different and the remark does not say what.

    """
    if uitslag is Beluitslag.ANDERS and not opmerking.strip():
        raise InvoerOngeldig([Fout("opmerking", Foutcode.VERPLICHT)])
    with uow:
        begin_writing(uow.session)
        regel = uow.session.get(WerklijstRegel, regel_id)
        if regel is None:
            raise NietGevonden
        houder = check_entries(uow.session, wie, [regel.voorziening_id])
        regel.uitslag, regel.opmerking, regel.op = uitslag, opmerking.strip(), uow.clock()
        if uitslag is Beluitslag.KLOPT:
            herkomst = make_herkomst(uow, houder, Gebeurtenis.BEVESTIGD)
            keep_basis(uow.session, [regel.voorziening_id])
            voorziening = uow.session.get_one(Voorziening, regel.voorziening_id)
            set_gecontroleerd(voorziening, door=houder.organisatie, op=uow.clock().date())
            close_rondes(uow.session, [regel.voorziening_id])
            add_versies(uow.session, [regel.voorziening_id], herkomst)
        elif uitslag is Beluitslag.ANDERS:
            open_signaal(
                uow.session,
                regel.voorziening_id,
                soort=SignaalSoort.ANDERS,
                bron=SignaalBron.BELRONDE,
                tekst=regel.opmerking,
                now=uow.clock(),
            )
        uow.commit()
        return regel.voorziening_id


def _find(session: Session, wie: Identiteit, id_: UUID) -> Werklijst:
    check_redacteur(wie)
    werklijst = session.get(Werklijst, id_)
    if werklijst is None:
        raise NietGevonden
    codes = [werklijst.gemeente_code] if werklijst.gemeente_code else []
    if werklijst.gebruiker_id != wie.id and not wie.may_redigeren(codes):
        raise NietToegestaan
    return werklijst


def _assign(
    session: Session, werklijst: Werklijst, toegewezen_aan: str, gebruiker_id: UUID | None
) -> None:
    colleague = session.get(Gebruiker, gebruiker_id) if gebruiker_id else None
    if gebruiker_id and colleague is None:
        raise InvoerOngeldig([Fout("gebruiker", Foutcode.KEUZE_ONBEKEND)])
    werklijst.gebruiker_id = gebruiker_id
    werklijst.toegewezen_aan = colleague.naam if colleague else toegewezen_aan.strip()


def _count(
    session: Session, ids: Collection[UUID]
) -> Mapping[UUID, Mapping[Beluitslag | None, int]]:
    counts = defaultdict[UUID, dict[Beluitslag | None, int]](dict)
    for row in queries.count_uitslagen(session, ids):
        counts[row.werklijst_id][row.uitslag] = row.aantal
    return counts


def _make_kort(werklijst: Werklijst, counts: Mapping[Beluitslag | None, int]) -> WerklijstKort:
    uitslagen = {uitslag: counts.get(uitslag, 0) for uitslag in Beluitslag}
    return WerklijstKort(
        id=werklijst.id,
        naam=werklijst.naam,
        toegewezen_aan=werklijst.toegewezen_aan,
        gebruiker_id=werklijst.gebruiker_id,
        gemaakt_op=werklijst.gemaakt_op,
        klaar_op=werklijst.klaar_op,
        totaal=sum(counts.values()),
        gedaan=sum(uitslagen.values()),
        uitslagen=uitslagen,
    )


def _details(uow: UnitOfWork, ids: Collection[UUID]) -> Mapping[UUID, VoorzieningDetail]:
    dossiers = voorziening_queries.list_dossiers(uow.session, list(dict.fromkeys(ids)))
    codes = {code for dossier in dossiers for code in dossier.werkgebied}
    gebieden = voorziening_queries.list_gebieden(uow.session, codes)
    vandaag = uow.clock().date()
    boek = get_beleidsboek(uow.session)
    return {dossier.rij.id: make_detail(dossier, gebieden, boek, vandaag) for dossier in dossiers}
