"""Writing checked input: the same steps for a file of thousands and for one form.

What is new is written in bulk; what changes goes through entities, so that the outbox sees it.
A place never shares its locatie with another voorziening: changing one must not move the other.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from uuid import UUID, uuid4

from portal.data.models.gebied import Gebied
from portal.data.models.voorziening import (
    Contactkanaal,
    Locatie,
    Voorziening,
    VoorzieningLocatie,
    VoorzieningSlug,
)
from portal.data.outbox import enqueue_where
from portal.data.queries import gebieden as gebied_queries
from portal.data.queries import voorzieningen as queries
from portal.data.uow import UnitOfWork
from portal.data.voorziening_bulk import (
    KANALEN,
    NieuweVoorziening,
    insert_voorzieningen,
    locatie_values,
)
from portal.domain.begrippen import VoorzieningStatus
from portal.domain.errors import Fout, InvoerOngeldig
from portal.domain.foutcodes import Foutcode
from portal.domain.invoer import check_samenhang
from portal.domain.slugs import make_slug, pick_slugs
from portal.domain.voorziening import VELDEN, Ligging, PlekInvoer, VoorzieningInvoer
from portal.services.aanbieders import Aanbieders
from portal.services.plaatsbepaling import Plaatsbepaler
from portal.services.sjablonen import sync_volgers
from portal.services.versies import Herkomst, add_versies, keep_basis


class Opslag:
    """Keeps what it looked up; one per open unit of work, which the caller commits."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._session = uow.session
        self._now = uow.clock()
        self._plaatsbepaler = Plaatsbepaler(uow.session)
        self.aanbieders = Aanbieders(uow.session)

    def complete(self, invoer: Sequence[VoorzieningInvoer]) -> list[VoorzieningInvoer]:
        """The same as it will be stored: the aanbieder as it is known (a new one is added), and
        a point for every place that can be found by its postcode.
        """
        known = self.aanbieders.settle([(one.aanbieder, one.aanbieder_website) for one in invoer])
        plekken = iter(self._plaatsbepaler.complete(_all_plekken(invoer)))
        return [
            replace(
                one,
                aanbieder=aanbieder.naam,
                aanbieder_website=aanbieder.website,
                plekken=tuple(islice(plekken, len(one.plekken))),
            )
            for one, aanbieder in zip(invoer, known, strict=True)
        ]

    def complete_one(self, invoer: VoorzieningInvoer, own: UUID | None) -> VoorzieningInvoer:
        """The same for one, checked; ``own`` is the key of what it is going to change.

        Raises:
            InvoerOngeldig: the parts do not go together, or its name or ``extern_id`` is taken.

        """
        (complete,) = self.complete([invoer])
        values = {veld: getattr(complete, veld) for veld in VELDEN}
        faults = check_samenhang(values, vandaag=self._now.date())
        aanbieder_id = self.aanbieders.get(complete.aanbieder).id
        extern_ids = {complete.extern_id} if complete.extern_id else set()
        namen = {(aanbieder_id, complete.naam)}
        for other in queries.list_sleutels(self._session, extern_ids, namen):
            if other.id != own:
                taken_id = complete.extern_id and other.extern_id == complete.extern_id
                veld = "extern_id" if taken_id else "naam"
                faults.append(Fout(veld, Foutcode.BESTAAT_AL, getattr(complete, veld)))
        if faults:
            raise InvoerOngeldig(faults)
        return complete

    def add(
        self, invoer: Sequence[VoorzieningInvoer], status: VoorzieningStatus, reden: str | None
    ) -> list[UUID]:
        """Add what is complete, and queue it for the index; ``reden`` says why it is queued,
        None that it is not: then the caller rebuilds the index.
        """
        slugs = pick_slugs([(one.naam, one.aanbieder) for one in invoer], self._find_taken)
        nieuwe = [
            NieuweVoorziening(
                id=uuid4(),
                invoer=one,
                liggingen=liggingen,
                slug=slug,
                aanbieder_id=self.aanbieders.get(one.aanbieder).id,
                status=status,
                gecontroleerd_door=one.aanbieder if one.gecontroleerd_op else "",
            )
            for one, slug, liggingen in zip(invoer, slugs, self._locate(invoer), strict=True)
        ]
        insert_voorzieningen(self._session, nieuwe, self._now)
        ids = [nieuw.id for nieuw in nieuwe]
        if reden:
            enqueue_where(self._session, reden, Voorziening.id.in_(ids))
        return ids

    def change(self, changes: Mapping[UUID, VoorzieningInvoer], herkomst: Herkomst) -> None:
        """Make each voorziening what its input, which is complete, says; its history tells."""
        keep_basis(self._session, changes)
        found = queries.list_entities(self._session, changes)
        invoer = [changes[voorziening.id] for voorziening in found]
        for voorziening, one, liggingen in zip(found, invoer, self._locate(invoer), strict=True):
            self._apply(voorziening, one, liggingen, herkomst.organisatie)
        add_versies(self._session, list(changes), herkomst)
        sync_volgers(self._session, changes, herkomst)

    def _find_taken(self, slugs: Collection[str]) -> set[str]:
        return queries.list_taken_slugs(self._session, slugs)

    def _locate(self, invoer: Sequence[VoorzieningInvoer]) -> list[list[Ligging]]:
        located = iter(self._plaatsbepaler.locate(_all_plekken(invoer)))
        return [list(islice(located, len(one.plekken))) for one in invoer]

    def _apply(
        self,
        voorziening: Voorziening,
        invoer: VoorzieningInvoer,
        liggingen: Sequence[Ligging],
        door: str,
    ) -> None:
        # Questions come first: each would send what is half done, as a version of its own.
        gebieden = self._list_gebieden(voorziening, invoer)
        if make_slug(invoer.naam) != make_slug(voorziening.naam):
            self._move_slug(voorziening, invoer)
        if invoer.gecontroleerd_op and invoer.gecontroleerd_op != voorziening.gecontroleerd_op:
            set_gecontroleerd(
                voorziening, door=door or invoer.aanbieder, op=invoer.gecontroleerd_op
            )
        for veld in VELDEN:
            setattr(voorziening, veld, getattr(invoer, veld))
        voorziening.aanbieder_id = self.aanbieders.get(invoer.aanbieder).id
        voorziening.werkgebied = gebieden
        _apply_kanalen(voorziening, invoer)
        self._apply_plekken(voorziening, invoer.plekken, liggingen)

    def _list_gebieden(self, voorziening: Voorziening, invoer: VoorzieningInvoer) -> list[Gebied]:
        """The gebieden of the werkgebied; only when it changes this asks the database."""
        if {gebied.code for gebied in voorziening.werkgebied} == set(invoer.werkgebied):
            return voorziening.werkgebied
        return list(gebied_queries.list_gebieden(self._session, invoer.werkgebied))

    def _move_slug(self, voorziening: Voorziening, invoer: VoorzieningInvoer) -> None:
        """A slug for the new name; the old one goes on as a redirect."""
        own = {old.slug: old for old in queries.list_old_slugs(self._session, voorziening.id)}
        wanted = [(invoer.naam, invoer.aanbieder)]
        (slug,) = pick_slugs(wanted, lambda slugs: self._find_taken(slugs) - own.keys())
        self._session.add(VoorzieningSlug(slug=voorziening.slug, voorziening_id=voorziening.id))
        if slug in own:
            self._session.delete(own[slug])
        voorziening.slug = slug

    def _apply_plekken(
        self,
        voorziening: Voorziening,
        plekken: Sequence[PlekInvoer],
        liggingen: Sequence[Ligging],
    ) -> None:
        rows = voorziening.plekken
        for surplus in rows[len(plekken) :]:
            rows.remove(surplus)
            self._session.delete(surplus.locatie)
        rows.extend(
            VoorzieningLocatie(volgorde=volgorde, locatie=Locatie())
            for volgorde in range(len(rows), len(plekken))
        )
        for row, plek, ligging in zip(rows, plekken, liggingen, strict=True):
            row.openingstijden = plek.openingstijden
            row.telefoon = plek.telefoon
            for name, value in locatie_values(plek, ligging).items():
                setattr(row.locatie, name, value)


def set_gecontroleerd(voorziening: Voorziening, *, door: str, op: date) -> None:
    """Somebody checked it; what had expired is public again."""
    voorziening.gecontroleerd_op = op
    voorziening.gecontroleerd_door = door
    if voorziening.status == VoorzieningStatus.VERLOPEN:
        voorziening.status = VoorzieningStatus.GEPUBLICEERD


def _all_plekken(invoer: Iterable[VoorzieningInvoer]) -> list[PlekInvoer]:
    return [plek for one in invoer for plek in one.plekken]


def _apply_kanalen(voorziening: Voorziening, invoer: VoorzieningInvoer) -> None:
    """The main telephone, e-mail and website; a blank one takes away all of its kind."""
    for soort in KANALEN:
        waarde = getattr(invoer, soort.value)
        rows = [kanaal for kanaal in voorziening.kanalen if kanaal.soort == soort]
        if not waarde:
            for row in rows:
                voorziening.kanalen.remove(row)
        elif rows:
            rows[0].waarde = waarde
        else:
            volgorde = max((kanaal.volgorde for kanaal in voorziening.kanalen), default=-1) + 1
            voorziening.kanalen.append(Contactkanaal(soort=soort, waarde=waarde, volgorde=volgorde))
