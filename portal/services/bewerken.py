"""What the pages of one entry start from: for a form, for an overview, for a look as visitors."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from portal.data.queries import aanbod as aanbod_queries
from portal.data.queries import bewerking as queries
from portal.data.queries import voorzieningen as voorziening_queries
from portal.data.queries.cijfers import list_woorden
from portal.data.queries.controle import get_beleidsboek
from portal.data.queries.sjablonen import find_sjabloon
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import KanaalSoort, VoorzieningStatus, WijzigingStatus
from portal.domain.controle import get_gemeente_code, is_dringend
from portal.domain.errors import NietGevonden, NietToegestaan
from portal.domain.gebruikers import Identiteit
from portal.domain.plaats import roepnaam
from portal.domain.schrijfhulp import Advies
from portal.domain.slugs import make_slug
from portal.domain.velden import Ongeldig
from portal.domain.voorziening import VELDEN, PlekInvoer, VoorzieningInvoer, is_gratis
from portal.services.aanbod import (
    AanbodRegel,
    WijzigingKort,
    list_regels,
    make_wijziging_kort,
)
from portal.services.bevoegd import check_wijzigen
from portal.services.concepten import ConceptDetail, read_concept
from portal.services.schrijfhulp import get_adviezen
from portal.services.versies import VersieDetail, list_versies
from portal.services.voorziening_detail import (
    GebiedDetail,
    KanaalDetail,
    PlekDetail,
    VoorzieningDetail,
)
from portal.services.werkgebied import Werkgebieden
from portal.services.wijzigingen import read_huidig, resolve_werkgebied, with_voorstel

# Words of the last half year tell what people ask now.
WOORDEN_TERUG = timedelta(days=183)
MAX_WOORDEN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Bewerking:
    """A form starts with ``invoer`` and changes ``basis``: these differ when a proposal came back,
    which is then shown again. ``gebied_namen``: what can be typed for each code. ``sjabloon``: the
    entry whose texts it follows."""

    id: UUID | None
    aanbieder_id: UUID
    aanbieder: str
    naam: str
    status: VoorzieningStatus
    is_redactie: bool
    basis: VoorzieningInvoer
    invoer: VoorzieningInvoer
    wijziging: WijzigingKort | None
    gebied_namen: Mapping[str, str]
    concept: ConceptDetail | None = None
    sjabloon: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overzicht:
    """Everything about one entry for who keeps it."""

    regel: AanbodRegel
    aanbieder_id: UUID
    woorden: tuple[tuple[str, int], ...]
    versies: tuple[VersieDetail, ...]
    adviezen: tuple[Advies, ...]


def get_bewerking(uow: UnitOfWork, wie: Identiteit, id_: UUID) -> Bewerking:
    """Where the form of an entry starts.

    Raises:
        NietGevonden, NietToegestaan: as ``check_wijzigen``.

    """
    with uow:
        houder = check_wijzigen(uow.session, wie, id_)
        huidig = read_huidig(uow.session, id_)
        laatste = queries.find_laatste(uow.session, id_)
        kort = make_wijziging_kort(laatste)
        basis = invoer = huidig
        if kort is not None and not houder.is_redactie:
            invoer = with_voorstel(huidig, laatste)
            basis = invoer if kort.status is WijzigingStatus.WACHT else huidig
        sjabloon = find_sjabloon(uow.session, id_)
        return Bewerking(
            id=id_,
            aanbieder_id=houder.aanbieder_id,
            aanbieder=huidig.aanbieder,
            naam=huidig.naam,
            status=houder.status,
            is_redactie=houder.is_redactie,
            basis=basis,
            invoer=invoer,
            wijziging=kort,
            gebied_namen=_name_gebieden(uow.session, (*basis.werkgebied, *invoer.werkgebied)),
            concept=read_concept(uow.session, wie, id_),
            sjabloon=sjabloon.naam if sjabloon else "",
        )


def start_nieuw(
    uow: UnitOfWork, wie: Identiteit, aanbieder_id: UUID | None, kopie: UUID | None = None
) -> Bewerking:
    """Where the form of a new entry starts: blank, or as a copy that still needs a name.

    Raises:
        NietToegestaan: ``wie`` does not work at that aanbieder.
        NietGevonden: there is no such entry to copy, or ``wie`` works nowhere.

    """
    copied = get_bewerking(uow, wie, kopie) if kopie else None
    wanted = aanbieder_id or (copied.aanbieder_id if copied else None)
    if wanted is not None and not wie.may_wijzigen(wanted, ()):
        raise NietToegestaan
    with uow:
        own = aanbod_queries.list_aanbieders(uow.session, [wanted] if wanted else wie.aanbieder_ids)
        if not own:
            raise NietGevonden
        aanbieder = own[0]
        concept = None if copied else read_concept(uow.session, wie, None)
    blank = VoorzieningInvoer(aanbieder=aanbieder.naam)
    text = replace(copied.invoer, naam="", extern_id=None) if copied else blank
    return Bewerking(
        id=None,
        aanbieder_id=aanbieder.id,
        aanbieder=aanbieder.naam,
        naam="",
        status=VoorzieningStatus.CONCEPT,
        is_redactie=False,
        basis=blank,
        invoer=text,
        wijziging=None,
        gebied_namen=copied.gebied_namen if copied else {},
        concept=concept,
    )


def get_overzicht(uow: UnitOfWork, wie: Identiteit, id_: UUID) -> Overzicht:
    """All about one entry.

    Raises:
        NietGevonden, NietToegestaan: as ``check_wijzigen``.

    """
    versies = list_versies(uow, wie, id_)
    with uow:
        houder = check_wijzigen(uow.session, wie, id_)
        vandaag = uow.clock().date()
        (regel,) = list_regels(uow.session, [id_], vandaag)
        woorden = list_woorden(uow.session, id_, vandaag - WOORDEN_TERUG, MAX_WOORDEN)
        huidig = with_voorstel(read_huidig(uow.session, id_), queries.find_open(uow.session, id_))
        return Overzicht(
            regel=regel,
            aanbieder_id=houder.aanbieder_id,
            woorden=tuple((rij.woorden, int(rij.aantal)) for rij in woorden),
            versies=versies,
            adviezen=get_adviezen(huidig),
        )


def make_voorbeeld(
    uow: UnitOfWork, wie: Identiteit, bewerking: Bewerking, invoer: VoorzieningInvoer
) -> VoorzieningDetail:
    """The entry as visitors would see it, whatever its status; nothing is kept.

    Raises:
        NietToegestaan: it is somebody else's.
        InvoerOngeldig: a gebied is not known.

    """
    if not (bewerking.is_redactie or wie.is_medewerker(bewerking.aanbieder_id)):
        raise NietToegestaan
    with uow:
        known = resolve_werkgebied(uow.session, invoer)
        gebieden = voorziening_queries.list_gebieden(uow.session, known.werkgebied)
        eigenaar = queries.find_aanbieder(uow.session, bewerking.aanbieder_id)
        assert eigenaar is not None
        boek = get_beleidsboek(uow.session)
        vandaag = uow.clock().date()
        boek = get_beleidsboek(uow.session)
    beleid = boek.get(get_gemeente_code((), known.werkgebied))
    dringend = is_dringend(known.soort, known.trefwoorden)
    beleid = boek.get(get_gemeente_code((), known.werkgebied))
    channels = (
        (KanaalSoort.TELEFOON, known.telefoon),
        (KanaalSoort.EMAIL, known.email),
        (KanaalSoort.WEBSITE, known.website),
    )
    served = tuple(
        GebiedDetail(row.code, roepnaam(row.naam), row.gemeente_code) for row in gebieden.values()
    )
    gemeenten = {gebied.gemeente_code for gebied in served}
    op = known.gecontroleerd_op
    return VoorzieningDetail(
        **{veld: getattr(known, veld) for veld in VELDEN if veld != "extern_id"},
        id=bewerking.id or uuid4(),
        slug=make_slug(known.naam) or "voorbeeld",
        aanbieder=eigenaar.naam,
        aanbieder_slug=eigenaar.slug,
        aanbieder_website=eigenaar.website or "",
        plekken=tuple(_show_plek(plek) for plek in known.plekken),
        kanalen=tuple(KanaalDetail(soort, waarde) for soort, waarde in channels if waarde),
        werkgebied=served,
        gemeente_code=gemeenten.pop() if len(gemeenten) == 1 else None,
        telefoon=known.telefoon or "",
        email=known.email or "",
        website=known.website or "",
        gratis=is_gratis(known.kosten),
        adres_geheim=any(plek.adres_geheim for plek in known.plekken),
        gecontroleerd_door=eigenaar.naam,
        bevestigd=beleid.is_bevestigd(op, dringend=dringend, vandaag=vandaag),
        status=bewerking.status,
        version=0,
    )


def _show_plek(plek: PlekInvoer) -> PlekDetail:
    """A secret place shows no address, as ``voorziening_detail`` does it."""
    hidden = {"naam", "straat", "huisnummer", "postcode", "plaats", "lat", "lon"}
    values = {
        field.name: getattr(plek, field.name)
        for field in fields(PlekInvoer)
        if not (plek.adres_geheim and field.name in hidden)
    }
    return PlekDetail(**{**values, "telefoon": plek.telefoon or ""})


def _name_gebieden(session: Session, codes: tuple[str, ...]) -> dict[str, str]:
    """What can be typed for each code: its name, when that is clear, else the code."""
    if not codes:
        return {}
    known = Werkgebieden(session)
    rows = voorziening_queries.list_gebieden(session, codes)
    return {code: _find_naam(known, code, roepnaam(row.naam)) for code, row in rows.items()}


def _find_naam(known: Werkgebieden, code: str, naam: str) -> str:
    try:
        return naam if known.find(naam) == code else code
    except Ongeldig:
        return code
