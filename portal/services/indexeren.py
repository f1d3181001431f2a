"""From the database to the index: which documents there are, and what stands in them.

What may not be public is left out here, before anything leaves the portal: of a secret place only
its gemeente is told. All functions read through an open unit of work and change nothing.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from indexer.documents import Plek, VoorzieningDocument
from portal.data.queries import voorzieningen as queries
from portal.data.queries.controle import get_beleidsboek
from portal.data.queries.voorzieningen import PUBLIEK, Dossier, GebiedRij, Rij
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import KanaalSoort, Soort
from portal.domain.controle import Beleidsboek
from portal.domain.openingstijden import Weekrooster, get_weekrooster, merge_roosters
from portal.domain.plaats import roepnaam
from portal.domain.voorziening import is_gratis, needs_verwijzing
from portal.services.controlebeleid import is_dossier_bevestigd

# Being near does not help who lives elsewhere.
ALLEEN_WERKGEBIED = {Soort.TOEGANG, Soort.OCO, Soort.MAATWERKVOORZIENING}
BATCH = 1_000


def count_published(uow: UnitOfWork) -> int:
    """How many documents there are."""
    return queries.count_where(uow.session, PUBLIEK)


def list_versions(uow: UnitOfWork) -> dict[str, int]:
    """The version that the index should hold of each published voorziening."""
    return {str(id_): version for id_, version in queries.list_versies(uow.session).items()}


def list_documents(uow: UnitOfWork, batch: int = BATCH) -> Iterator[VoorzieningDocument]:
    """The documents of all published voorzieningen; memory stays flat however many there are."""
    for ids in queries.list_ids(uow.session, PUBLIEK, batch=batch):
        yield from _make_documents(uow, ids)


def documents_for(uow: UnitOfWork, ids: Sequence[UUID]) -> dict[str, VoorzieningDocument]:
    """The documents of those of ``ids`` that are published."""
    return {document.id: document for document in _make_documents(uow, ids)}


def _make_documents(uow: UnitOfWork, ids: Sequence[UUID]) -> Iterator[VoorzieningDocument]:
    dossiers = queries.list_dossiers(uow.session, ids, PUBLIEK)
    codes = {code for dossier in dossiers for code in _gebied_codes(dossier.plekken)}
    gebieden = queries.list_gebieden(uow.session, codes)
    boek = get_beleidsboek(uow.session)
    vandaag = uow.clock().date()
    return (_make_document(dossier, gebieden, boek, vandaag) for dossier in dossiers)


def _make_document(
    dossier: Dossier, known: Mapping[str, GebiedRij], boek: Beleidsboek, vandaag: date
) -> VoorzieningDocument:
    rij = dossier.rij
    gebieden = _gebied_codes(dossier.plekken)
    rooster = _opening(dossier.plekken, vandaag.year)
    return VoorzieningDocument(
        id=str(rij.id),
        version=rij.version,
        slug=rij.slug,
        naam=rij.naam,
        samenvatting=rij.samenvatting,
        omschrijving=rij.omschrijving,
        aanbieder=rij.aanbieder_naam,
        aanbieder_slug=rij.aanbieder_slug,
        trefwoorden=rij.trefwoorden,
        lijn=rij.lijn and rij.lijn.value,
        soort=rij.soort and rij.soort.value,
        leefgebieden=_values(rij.leefgebieden),
        leefgebied_namen=tuple(term.naam for term in rij.leefgebieden),
        doelgroepen=_values(rij.doelgroepen),
        doelgroep_namen=tuple(term.naam for term in rij.doelgroepen),
        wetten=_values(rij.wetten),
        overgangen=_values(rij.overgangen),
        talen=_values(rij.talen),
        plekken=tuple(_make_plek(plek) for plek in dossier.plekken if not plek.adres_geheim),
        gebieden=gebieden,
        gebied_namen=tuple(
            dict.fromkeys(roepnaam(known[code].naam) for code in gebieden if code in known)
        ),
        werkgebied=tuple(dossier.werkgebied),
        alleen_werkgebied=rij.soort in ALLEEN_WERKGEBIED,
        telefoon=dossier.first_kanaal(KanaalSoort.TELEFOON),
        email=dossier.first_kanaal(KanaalSoort.EMAIL),
        website=dossier.first_kanaal(KanaalSoort.WEBSITE),
        kosten=rij.kosten,
        gratis=is_gratis(rij.kosten),
        verwijzing_nodig=needs_verwijzing(rij.soort, nodig=rij.verwijzing_nodig),
        leeftijd_van=rij.leeftijd_van,
        leeftijd_tot=rij.leeftijd_tot,
        aanmelden=rij.aanmelden,
        online=rij.online,
        rolstoel=any(plek.rolstoel for plek in dossier.plekken),
        onafhankelijk=rij.onafhankelijk,
        adres_geheim=dossier.adres_geheim,
        dagen=rooster.dagen,
        uren=rooster.uren,
        gesloten_tot=_iso(rij.gesloten_tot),
        gecontroleerd_op=_iso(rij.gecontroleerd_op),
        gecontroleerd_door=rij.gecontroleerd_door,
        bevestigd=is_dossier_bevestigd(dossier, boek, vandaag),
    )


def _make_plek(plek: Rij) -> Plek:
    return Plek(
        naam=plek.naam,
        straat=plek.straat,
        huisnummer=plek.huisnummer,
        postcode=plek.postcode,
        plaats=plek.plaats,
        lat=plek.lat,
        lon=plek.lon,
        openingstijden=plek.openingstijden,
        telefoon=plek.telefoon or "",
    )


def _gebied_codes(plekken: Iterable[Rij]) -> tuple[str, ...]:
    """The gebieden that hold a place, smallest first; of a secret one the gemeente only."""
    codes: dict[str, None] = {}
    for plek in plekken:
        levels = (plek.buurt_code, plek.wijk_code, plek.gemeente_code)
        codes.update((code, None) for code in (levels[2:] if plek.adres_geheim else levels) if code)
    return tuple(codes)


def _opening(plekken: Sequence[Rij], jaar: int) -> Weekrooster:
    """The week in which any of the places is open."""
    roosters = [get_weekrooster(plek.openingstijden, jaar) for plek in plekken]
    return roosters[0] if len(roosters) == 1 else merge_roosters(roosters)


def _values(terms: Collection[Any]) -> tuple[str, ...]:
    return tuple(map(str, terms))


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
