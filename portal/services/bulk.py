"""The same for many entries: looked at first, then done, and undone while nobody changed it since.

Kept is what each entry had before (``Bulkactie.regels``), so that undoing touches nothing that
others did meanwhile: an entry of which the value changed again is left alone.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from portal.data.locks import begin_writing
from portal.data.models.bulkactie import Bulkactie
from portal.data.models.voorziening import Voorziening
from portal.data.queries import bulk as queries
from portal.data.queries.redactie import list_selectie_ids
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import (
    Bulkwerk,
    Doelgroep,
    Gebeurtenis,
    Leefgebied,
    VoorzieningStatus,
    Wet,
)
from portal.domain.errors import Fout, InvoerOngeldig, NietGevonden, NietToegestaan
from portal.domain.foutcodes import Foutcode
from portal.domain.gebruikers import Identiteit
from portal.domain.inhoud import to_json_veld
from portal.domain.selectie import Selectie
from portal.services.bevoegd import Dossierhouder
from portal.services.redactie import (
    Regel,
    check_entries,
    check_redacteur,
    find_where,
    list_regels,
)
from portal.services.verborgen import tell_verborgen
from portal.services.versies import add_versies, keep_basis
from portal.services.wijzigingen import make_herkomst

MAX_BULK = 1_000
TERUG = timedelta(days=7)
_LIJST: dict[Bulkwerk, tuple[str, type[StrEnum]]] = {
    Bulkwerk.LEEFGEBIED_ERBIJ: ("leefgebieden", Leefgebied),
    Bulkwerk.LEEFGEBIED_ERAF: ("leefgebieden", Leefgebied),
    Bulkwerk.DOELGROEP_ERBIJ: ("doelgroepen", Doelgroep),
    Bulkwerk.DOELGROEP_ERAF: ("doelgroepen", Doelgroep),
    Bulkwerk.WET_ERBIJ: ("wetten", Wet),
    Bulkwerk.WET_ERAF: ("wetten", Wet),
}
_ERAF = {Bulkwerk.LEEFGEBIED_ERAF, Bulkwerk.DOELGROEP_ERAF, Bulkwerk.WET_ERAF}
_STATUS = {
    Bulkwerk.PUBLICEREN: VoorzieningStatus.GEPUBLICEERD,
    Bulkwerk.ARCHIVEREN: VoorzieningStatus.GEARCHIVEERD,
}

Stand = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Bulkregel:
    """An entry that would change, with what it has now and would have."""

    voorziening: Regel
    oud: Any
    nieuw: Any


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """What a bulk action would do. ``ongewijzigd``: chosen, and left as they are."""

    regels: tuple[Bulkregel, ...]
    ongewijzigd: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkDetail:
    """What was done. ``kan_terug``: it is not too long ago, and not undone yet."""

    id: UUID
    werk: Bulkwerk
    waarde: str
    aantal: int
    door: str
    op: datetime
    ongedaan_op: datetime | None
    kan_terug: bool


@dataclass(frozen=True, slots=True)
class Teruggezet:
    """How many entries have again what they had, and how many were changed since and left."""

    hersteld: int
    overgeslagen: int


def choose_ids(uow: UnitOfWork, *, wie: Identiteit, selectie: Selectie) -> tuple[UUID, ...]:
    """The keys of what ``selectie`` describes and this editor keeps, at most MAX_BULK."""
    check_redacteur(wie)
    with uow:
        where = find_where(uow, wie, selectie)
        return tuple(list_selectie_ids(uow.session, *where, limit=MAX_BULK))


def preview_bulk(
    uow: UnitOfWork, *, wie: Identiteit, ids: Collection[UUID], werk: Bulkwerk, waarde: str = ""
) -> Voorbeeld:
    """What would change, entry by entry; nothing does.

    Raises:
        NietGevonden, NietToegestaan: see ``check_entries``.
        InvoerOngeldig: nothing is chosen, too much is, or there is no such value.

    """
    _check(ids, werk, waarde)
    with uow:
        houder = check_entries(uow.session, wie, ids)
        regels = {regel.id: regel for regel in list_regels(uow.session, list(ids))}
        changes = _plan(uow, houder, queries.list_voorzieningen(uow.session, ids), werk, waarde)
        return Voorbeeld(
            tuple(
                Bulkregel(regels[id_], *_shown(werk, oud, nieuw))
                for id_ in regels
                if id_ in changes
                for oud, nieuw in (changes[id_],)
            ),
            len(regels) - len(changes),
        )


def do_bulk(
    uow: UnitOfWork, *, wie: Identiteit, ids: Collection[UUID], werk: Bulkwerk, waarde: str = ""
) -> UUID:
    """Do it, all in one; the key by which it can be undone.

    Raises:
        NietGevonden, NietToegestaan: see ``check_entries``.
        InvoerOngeldig: nothing is chosen, too much is, or there is no such value.

    """
    _check(ids, werk, waarde)
    with uow:
        begin_writing(uow.session)
        houder = check_entries(uow.session, wie, ids)
        changes = _plan(uow, houder, queries.list_voorzieningen(uow.session, ids), werk, waarde)
        weg = _apply(uow.session, {id_: nieuw for id_, (_, nieuw) in changes.items()})
        tell_verborgen(uow.session, wie, houder, weg)
        gebeurtenis = (
            Gebeurtenis.BEVESTIGD if werk is Bulkwerk.BEVESTIGEN else Gebeurtenis.GEWIJZIGD
        )
        add_versies(uow.session, list(changes), make_herkomst(uow, houder, gebeurtenis))
        if werk is Bulkwerk.BEVESTIGEN:
            queries.close_rondes(uow.session, list(changes))
        actie = Bulkactie(
            werk=werk,
            waarde=waarde,
            regels={
                str(id_): {"oud": _to_json(oud), "nieuw": _to_json(nieuw)}
                for id_, (oud, nieuw) in changes.items()
            },
            door=wie.naam,
            op=uow.clock(),
        )
        uow.session.add(actie)
        uow.commit()
        return actie.id


def list_bulkacties(uow: UnitOfWork, *, wie: Identiteit) -> tuple[BulkDetail, ...]:
    """What was done with entries of this editor and can still be undone, the newest first."""
    check_redacteur(wie)
    with uow:
        found = []
        for actie in queries.list_recent(uow.session, uow.clock() - TERUG):
            try:
                _check_actie(uow.session, wie, actie)
            except (NietToegestaan, NietGevonden):
                continue
            found.append(_make_detail(uow, actie))
        return tuple(found)


def undo_bulk(uow: UnitOfWork, *, wie: Identiteit, id_: UUID) -> Teruggezet:
    """Give each entry again what it had, unless it was changed since.

    Raises:
        NietGevonden: there is no such action, it was undone, or it is too long ago.
        NietToegestaan: an entry of it belongs to other gemeenten.

    """
    with uow:
        begin_writing(uow.session)
        actie = uow.session.get(Bulkactie, id_)
        if actie is None or not _make_detail(uow, actie).kan_terug:
            raise NietGevonden
        houder = _check_actie(uow.session, wie, actie)
        rows = queries.list_voorzieningen(uow.session, list(map(UUID, actie.regels)))
        back = {}
        for row in rows:
            regel = actie.regels[str(row.id)]
            if _to_json({veld: getattr(row, veld) for veld in regel["nieuw"]}) == regel["nieuw"]:
                back[row.id] = _from_json(regel["oud"])
        tell_verborgen(uow.session, wie, houder, _apply(uow.session, back))
        herkomst = make_herkomst(uow, houder, Gebeurtenis.HERSTELD)
        add_versies(uow.session, list(back), herkomst)
        actie.ongedaan_op = uow.clock()
        uow.commit()
        return Teruggezet(len(back), len(actie.regels) - len(back))


def _check(ids: Collection[UUID], werk: Bulkwerk, waarde: str) -> None:
    if not ids:
        raise InvoerOngeldig([Fout("", Foutcode.NIETS_GEKOZEN)])
    if len(ids) > MAX_BULK:
        raise InvoerOngeldig([Fout("", Foutcode.TE_VEEL, str(len(ids)))])
    if werk in _LIJST and waarde not in {member.value for member in _LIJST[werk][1]}:
        raise InvoerOngeldig([Fout("waarde", Foutcode.KEUZE_ONBEKEND, waarde)])


def _check_actie(session: Session, wie: Identiteit, actie: Bulkactie) -> Dossierhouder:
    return check_entries(session, wie, list(map(UUID, actie.regels)))


def _plan(
    uow: UnitOfWork,
    houder: Dossierhouder,
    rows: Sequence[Voorziening],
    werk: Bulkwerk,
    waarde: str,
) -> Mapping[UUID, tuple[Stand, Stand]]:
    """Of every entry that changes, what it has and will have."""
    changes = {}
    for row in rows:
        nieuw = _wanted(uow, houder, row, werk, waarde)
        oud = {veld: getattr(row, veld) for veld in nieuw}
        if nieuw != oud:
            changes[row.id] = (oud, nieuw)
    return changes


def _wanted(
    uow: UnitOfWork, houder: Dossierhouder, row: Voorziening, werk: Bulkwerk, waarde: str
) -> Stand:
    if werk in _STATUS:
        return {"status": _STATUS[werk]}
    if werk is Bulkwerk.BEVESTIGEN:
        expired = row.status == VoorzieningStatus.VERLOPEN
        return {
            "gecontroleerd_op": uow.clock().date(),
            "gecontroleerd_door": houder.organisatie,
            "status": VoorzieningStatus.GEPUBLICEERD if expired else row.status,
        }
    veld, enum = _LIJST[werk]
    now = getattr(row, veld)
    term = enum(waarde)
    if werk in _ERAF:
        # Something about nothing is found by nobody: the last leefgebied stays.
        rest = tuple(one for one in now if one != term)
        return {veld: rest if rest or veld != "leefgebieden" else now}
    return {veld: now if term in now else (*now, term)}


def _apply(session: Session, changes: Mapping[UUID, Stand]) -> list[Voorziening]:
    """Those that are no longer public."""
    keep_basis(session, list(changes))
    rows = queries.list_voorzieningen(session, list(changes))
    public = [row for row in rows if row.status is VoorzieningStatus.GEPUBLICEERD]
    for row in rows:
        for veld, value in changes[row.id].items():
            setattr(row, veld, value)
    return [row for row in public if row.status is not VoorzieningStatus.GEPUBLICEERD]


def _shown(werk: Bulkwerk, oud: Stand, nieuw: Stand) -> tuple[Any, Any]:
    veld = _LIJST[werk][0] if werk in _LIJST else next(iter(nieuw))
    return oud[veld], nieuw[veld]


def _to_json(stand: Stand) -> Stand:
    return {veld: to_json_veld(value) for veld, value in stand.items()}


def _from_json(stand: Stand) -> Stand:
    read: dict[str, Any] = {
        "leefgebieden": lambda values: tuple(map(Leefgebied, values)),
        "doelgroepen": lambda values: tuple(map(Doelgroep, values)),
        "wetten": lambda values: tuple(map(Wet, values)),
        "status": VoorzieningStatus,
        "gecontroleerd_op": lambda value: value and datetime.fromisoformat(value).date(),
        "gecontroleerd_door": str,
    }
    return {veld: read[veld](value) for veld, value in stand.items()}


def _make_detail(uow: UnitOfWork, actie: Bulkactie) -> BulkDetail:
    return BulkDetail(
        id=actie.id,
        werk=actie.werk,
        waarde=actie.waarde,
        aantal=len(actie.regels),
        door=actie.door,
        op=actie.op,
        ongedaan_op=actie.ongedaan_op,
        kan_terug=actie.ongedaan_op is None and actie.op >= uow.clock() - TERUG,
    )
