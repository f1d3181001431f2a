"""Making one of two: of entries that are there twice, and of aanbieders.

The one that goes is archived, never erased: its address leads to the other for ever, what hung on
it moves, and both keep their history. See decision 0015.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any
from uuid import UUID

from portal.data.locks import begin_writing
from portal.data.models.aanbieder import Aanbieder
from portal.data.models.voorziening import Voorziening
from portal.data.queries import bewerking
from portal.data.queries import samenvoegen as queries
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Gebeurtenis, VoorzieningStatus
from portal.domain.errors import Fout, InvoerOngeldig
from portal.domain.foutcodes import Foutcode
from portal.domain.gebruikers import Identiteit
from portal.domain.voorziening import VoorzieningInvoer
from portal.domain.wijzigingen import WIJZIGBAAR
from portal.services.redactie import check_aanbieder, check_entries
from portal.services.verborgen import tell_verborgen
from portal.services.versies import add_versies, keep_basis
from portal.services.voorziening_opslag import Opslag
from portal.services.wijzigingen import make_herkomst, read_huidig

AANBIEDER_VELDEN = ("naam", "omschrijving", "website", "telefoon", "email", "kvk_nummer")


class Keuze(StrEnum):
    """Of which of the two a field is taken; SAMEN: of both, for lists."""

    BLIJFT = "blijft"
    WEG = "weg"
    SAMEN = "samen"


@dataclass(frozen=True, slots=True)
class Veldkeuze:
    """A field in which they differ. ``may_samen``: both can be kept."""

    veld: str
    blijft: Any
    weg: Any
    may_samen: bool
    voorkeur: Keuze


@dataclass(frozen=True, slots=True)
class Samenvoegpaar:
    """Two of a kind, and what has to be chosen. ``gelijk``: the fields that are the same."""

    blijft_id: UUID
    blijft_naam: str
    weg_id: UUID
    weg_naam: str
    velden: tuple[Veldkeuze, ...]


def get_paar(uow: UnitOfWork, *, wie: Identiteit, blijft_id: UUID, weg_id: UUID) -> Samenvoegpaar:
    """Two entries, field by field where they differ.

    Raises:
        NietGevonden, NietToegestaan: see ``check_entries``.
        InvoerOngeldig: they are the same one.

    """
    _check_two(blijft_id, weg_id)
    with uow:
        check_entries(uow.session, wie, [blijft_id, weg_id])
        blijft = uow.session.get_one(Voorziening, blijft_id)
        weg = uow.session.get_one(Voorziening, weg_id)
        mine, other = (read_huidig(uow.session, id_) for id_ in (blijft_id, weg_id))
        return Samenvoegpaar(blijft_id, blijft.naam, weg_id, weg.naam, _compare(mine, other))


def merge_voorzieningen(
    uow: UnitOfWork,
    *,
    wie: Identiteit,
    blijft_id: UUID,
    weg_id: UUID,
    keuzes: Mapping[str, str],
) -> None:
    """Make one entry of two; a field that ``keuzes`` does not name stays as it is.

    Raises:
        NietGevonden, NietToegestaan: see ``check_entries``.
        InvoerOngeldig: they are the same one, a proposal waits for the one that goes, or the
            parts do not go together.

    """
    _check_two(blijft_id, weg_id)
    with uow:
        begin_writing(uow.session)
        houder = check_entries(uow.session, wie, [blijft_id, weg_id])
        if bewerking.find_open(uow.session, weg_id):
            raise InvoerOngeldig([Fout("", Foutcode.WIJZIGING_WACHT)])
        keep_basis(uow.session, [blijft_id, weg_id])
        mine, other = (read_huidig(uow.session, id_) for id_ in (blijft_id, weg_id))
        wanted = _choose(mine, other, keuzes)
        weg = uow.session.get_one(Voorziening, weg_id)
        _make_room(uow, weg, mine, wanted)
        if mine.extern_id is None and other.extern_id is not None:
            wanted = replace(wanted, extern_id=other.extern_id)
        queries.move_voorziening(uow.session, weg_id, blijft_id)
        was_public = weg.status is VoorzieningStatus.GEPUBLICEERD
        weg.status = VoorzieningStatus.GEARCHIVEERD
        herkomst = make_herkomst(uow, houder, Gebeurtenis.SAMENGEVOEGD)
        opslag = Opslag(uow)
        opslag.change({blijft_id: opslag.complete_one(wanted, own=blijft_id)}, herkomst)
        # Only now: before, its slug would seem free for the one that stays.
        queries.keep_slug(uow.session, weg.slug, blijft_id)
        if was_public:
            blijft = uow.session.get_one(Voorziening, blijft_id)
            tell_verborgen(uow.session, wie, houder, [weg], blijft=blijft)
        add_versies(uow.session, [weg_id], herkomst)
        uow.commit()


def merge_aanbieders(
    uow: UnitOfWork,
    *,
    wie: Identiteit,
    blijft_id: UUID,
    weg_id: UUID,
    keuzes: Mapping[str, str],
) -> None:
    """Make one aanbieder of two: entries, accounts and notes move, the old address leads on.

    Raises:
        NietGevonden, NietToegestaan: an entry of either belongs to other gemeenten.
        InvoerOngeldig: they are the same one, or both have a live entry of the same name.

    """
    _check_two(blijft_id, weg_id)
    with uow:
        begin_writing(uow.session)
        blijft = check_aanbieder(uow.session, wie, blijft_id)
        weg = check_aanbieder(uow.session, wie, weg_id)
        _move_entries(uow, wie, weg, blijft)
        values = {
            veld: getattr(weg if keuzes.get(veld) == Keuze.WEG else blijft, veld)
            for veld in AANBIEDER_VELDEN
        }
        queries.move_aanbieder(uow.session, weg_id, blijft_id)
        slug = weg.slug
        uow.session.delete(weg)
        uow.session.flush()
        for veld, value in values.items():
            setattr(blijft, veld, value)
        queries.keep_aanbieder_slug(uow.session, slug, blijft_id)
        uow.commit()


def get_aanbieder_paar(
    uow: UnitOfWork, *, wie: Identiteit, blijft_id: UUID, weg_id: UUID
) -> Samenvoegpaar:
    """Two aanbieders, field by field where they differ.

    Raises:
        NietGevonden, NietToegestaan: see ``check_aanbieder``.
        InvoerOngeldig: they are the same one.

    """
    _check_two(blijft_id, weg_id)
    with uow:
        blijft = check_aanbieder(uow.session, wie, blijft_id)
        weg = check_aanbieder(uow.session, wie, weg_id)
        velden = tuple(
            Veldkeuze(veld, mine, other, False, _prefer(mine, other))
            for veld in AANBIEDER_VELDEN
            if (mine := getattr(blijft, veld)) != (other := getattr(weg, veld))
        )
        return Samenvoegpaar(blijft_id, blijft.naam, weg_id, weg.naam, velden)


def _check_two(a: UUID, b: UUID) -> None:
    if a == b:
        raise InvoerOngeldig([Fout("", Foutcode.ZELFDE)])


def _compare(mine: VoorzieningInvoer, other: VoorzieningInvoer) -> tuple[Veldkeuze, ...]:
    return tuple(
        Veldkeuze(veld, a, b, isinstance(a, tuple), _prefer(a, b))
        for veld in WIJZIGBAAR
        if (a := getattr(mine, veld)) != (b := getattr(other, veld))
    )


def _prefer(mine: Any, other: Any) -> Keuze:
    """What is filled goes before what is not."""
    return Keuze.WEG if other and not mine else Keuze.BLIJFT


def _choose(
    mine: VoorzieningInvoer, other: VoorzieningInvoer, keuzes: Mapping[str, str]
) -> VoorzieningInvoer:
    values: dict[str, Any] = {}
    for veld in WIJZIGBAAR:
        a, b = getattr(mine, veld), getattr(other, veld)
        keuze = keuzes.get(veld)
        if keuze == Keuze.WEG:
            values[veld] = b
        elif keuze == Keuze.SAMEN and isinstance(a, tuple):
            values[veld] = tuple(dict.fromkeys((*a, *b)))
    return replace(mine, **values)


def _make_room(
    uow: UnitOfWork, weg: Voorziening, mine: VoorzieningInvoer, wanted: VoorzieningInvoer
) -> None:
    """Two entries of an aanbieder cannot have one name, two of all not one ``extern_id``."""
    if weg.naam.casefold() == wanted.naam.casefold():
        weg.naam = _other_name(weg)
    if mine.extern_id is None:
        weg.extern_id = None
    uow.session.flush()


def _other_name(voorziening: Voorziening) -> str:
    """A name that no other has, for what is in the archive."""
    return f"{voorziening.naam[:70]} ({voorziening.slug})"


def _move_entries(uow: UnitOfWork, wie: Identiteit, weg: Aanbieder, blijft: Aanbieder) -> None:
    entries = queries.list_of_aanbieder(uow.session, weg.id)
    if not entries:
        return
    ids = [entry.id for entry in entries]
    houder = check_entries(uow.session, wie, ids)
    archived = VoorzieningStatus.GEARCHIVEERD
    known = queries.list_of_aanbieder(uow.session, blijft.id)
    taken = {entry.naam.casefold(): entry for entry in known}
    keep_basis(uow.session, ids)
    for entry in entries:
        other = taken.get(entry.naam.casefold())
        if other is not None:
            gone = next((one for one in (entry, other) if one.status == archived), None)
            if gone is None:
                raise InvoerOngeldig([Fout("", Foutcode.NAAM_BEZET, entry.naam)])
            gone.naam = _other_name(gone)
            uow.session.flush()
        entry.aanbieder_id = blijft.id
    uow.session.flush()
    add_versies(uow.session, ids, make_herkomst(uow, houder, Gebeurtenis.SAMENGEVOEGD))
