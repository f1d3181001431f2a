"""What a page shows of a voorziening or an aanbieder: frozen values, made from rows.

The address of a secret place is left out here, so that no page can show it by mistake.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from portal.data.queries.voorzieningen import Dossier, GebiedRij, Rij
from portal.domain.begrippen import (
    Doelgroep,
    KanaalSoort,
    Leefgebied,
    Lijn,
    Overgang,
    Soort,
    Taal,
    VoorzieningStatus,
    Wet,
)
from portal.domain.clientondersteuning import OcoVraag, join_vragen
from portal.domain.controle import Beleidsboek
from portal.domain.plaats import roepnaam
from portal.domain.toestemming import Toestemming, find_toestemming
from portal.domain.voorziening import is_gratis, needs_verwijzing
from portal.services.controlebeleid import is_dossier_bevestigd


@dataclass(frozen=True, slots=True, kw_only=True)
class PlekDetail:
    """One place; of a secret one the address, the point and the buurt are blank."""

    naam: str = ""
    straat: str = ""
    huisnummer: str = ""
    postcode: str = ""
    plaats: str = ""
    lat: float | None = None
    lon: float | None = None
    buurt_code: str | None = None
    wijk_code: str | None = None
    gemeente_code: str | None = None
    openingstijden: str = ""
    telefoon: str = ""
    rolstoel: bool | None = None
    adres_geheim: bool = False

    @property
    def has_adres(self) -> bool:
        return bool(self.straat or self.postcode or self.plaats)

    @property
    def adresregel(self) -> str:
        """On one line."""
        straat = " ".join(filter(None, (self.straat, self.huisnummer)))
        plaats = " ".join(filter(None, (self.postcode, self.plaats)))
        return ", ".join(filter(None, (self.naam, straat, plaats)))


@dataclass(frozen=True, slots=True)
class KanaalDetail:
    soort: KanaalSoort
    waarde: str


@dataclass(frozen=True, slots=True)
class GebiedDetail:
    """``naam`` is what people call it."""

    code: str
    naam: str
    gemeente_code: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoorzieningKort:
    """A line in a list. ``plaatsen`` are the villages and towns of its public places."""

    slug: str
    naam: str
    samenvatting: str
    lijn: Lijn | None
    soort: Soort | None
    leefgebieden: tuple[Leefgebied, ...]
    plaatsen: tuple[str, ...]
    telefoon: str
    gratis: bool
    verwijzing_nodig: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VoorzieningDetail:
    """Everything its page shows. ``telefoon``, ``email`` and ``website`` are the main ones and
    stand in ``kanalen`` too. ``bevestigd``: somebody checked it in time. ``gemeente_code``: where
    it is, else whom it serves, None when that is no single gemeente.
    """

    id: UUID
    slug: str
    naam: str
    samenvatting: str
    omschrijving: str
    aanbieder: str
    aanbieder_slug: str
    aanbieder_website: str
    lijn: Lijn | None
    soort: Soort | None
    leefgebieden: tuple[Leefgebied, ...]
    doelgroepen: tuple[Doelgroep, ...]
    wetten: tuple[Wet, ...]
    overgangen: tuple[Overgang, ...]
    talen: tuple[Taal, ...]
    trefwoorden: tuple[str, ...]
    plekken: tuple[PlekDetail, ...]
    kanalen: tuple[KanaalDetail, ...]
    werkgebied: tuple[GebiedDetail, ...]
    gemeente_code: str | None
    telefoon: str
    email: str
    website: str
    kosten: str
    gratis: bool
    leeftijd_van: int | None
    leeftijd_tot: int | None
    verwijzing_nodig: bool
    aanmelden: str
    online: bool
    onafhankelijk: bool
    adres_geheim: bool
    gesloten_tot: date | None
    gesloten_reden: str
    gecontroleerd_op: date | None
    gecontroleerd_door: str
    bevestigd: bool
    status: VoorzieningStatus
    version: int

    @property
    def toestemming(self) -> Toestemming:
        """Whose leave one needs to use it."""
        return find_toestemming(
            self.soort, self.lijn, self.wetten, verwijzing_nodig=self.verwijzing_nodig
        )

    @property
    def oco_vraag(self) -> OcoVraag:
        """What the cliëntondersteuning beside it must fit; who looks may live elsewhere."""
        gemeente = self.gemeente_code
        inside = {gebied.code for gebied in self.werkgebied if gebied.gemeente_code == gemeente}
        return OcoVraag(
            gemeente_code=gemeente,
            gebieden=frozenset({gemeente, *inside} if gemeente else ()),
            wetten=self.wetten,
            leefgebieden=self.leefgebieden,
            doelgroepen=self.doelgroepen,
            overgangen=self.overgangen,
            slug=self.slug,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AanbiederDetail:
    """An aanbieder and all it offers to the public, in order of name. ``oco_vraag``: what is asked
    of cliëntondersteuning beside what one does not simply walk in to (toegang, maatwerk, tweede
    lijn); None when it offers nothing like that."""

    id: UUID
    slug: str
    naam: str
    omschrijving: str
    website: str
    telefoon: str
    email: str
    voorzieningen: tuple[VoorzieningKort, ...]
    oco_vraag: OcoVraag | None


def make_detail(
    dossier: Dossier, gebieden: Mapping[str, GebiedRij], boek: Beleidsboek, vandaag: date
) -> VoorzieningDetail:
    """``gebieden`` holds those of the werkgebied, by code; ``boek`` how long a check is good."""
    rij = dossier.rij
    werkgebied = tuple(_make_gebied(gebieden[code]) for code in dossier.werkgebied)
    return VoorzieningDetail(
        id=rij.id,
        slug=rij.slug,
        naam=rij.naam,
        samenvatting=rij.samenvatting,
        omschrijving=rij.omschrijving,
        aanbieder=rij.aanbieder_naam,
        aanbieder_slug=rij.aanbieder_slug,
        aanbieder_website=rij.aanbieder_website or "",
        lijn=rij.lijn,
        soort=rij.soort,
        leefgebieden=rij.leefgebieden,
        doelgroepen=rij.doelgroepen,
        wetten=rij.wetten,
        overgangen=rij.overgangen,
        talen=rij.talen,
        trefwoorden=rij.trefwoorden,
        plekken=tuple(_make_plek(plek) for plek in dossier.plekken),
        kanalen=tuple(KanaalDetail(kanaal.soort, kanaal.waarde) for kanaal in dossier.kanalen),
        werkgebied=werkgebied,
        gemeente_code=_gemeente_code(dossier.plekken, werkgebied),
        telefoon=dossier.first_kanaal(KanaalSoort.TELEFOON),
        email=dossier.first_kanaal(KanaalSoort.EMAIL),
        website=dossier.first_kanaal(KanaalSoort.WEBSITE),
        kosten=rij.kosten,
        gratis=is_gratis(rij.kosten),
        leeftijd_van=rij.leeftijd_van,
        leeftijd_tot=rij.leeftijd_tot,
        verwijzing_nodig=needs_verwijzing(rij.soort, nodig=rij.verwijzing_nodig),
        aanmelden=rij.aanmelden,
        online=rij.online,
        onafhankelijk=rij.onafhankelijk,
        adres_geheim=dossier.adres_geheim,
        gesloten_tot=rij.gesloten_tot,
        gesloten_reden=rij.gesloten_reden,
        gecontroleerd_op=rij.gecontroleerd_op,
        gecontroleerd_door=rij.gecontroleerd_door,
        bevestigd=is_dossier_bevestigd(dossier, boek, vandaag),
        status=rij.status,
        version=rij.version,
    )


def list_with_oco(dossiers: Iterable[Dossier]) -> list[Dossier]:
    """Those that one does not simply walk in to, and so need cliëntondersteuning beside them."""
    return [
        dossier
        for dossier in dossiers
        if dossier.rij.soort in (Soort.TOEGANG, Soort.MAATWERKVOORZIENING)
        or dossier.rij.lijn is Lijn.TWEEDE
    ]


def make_oco_vraag(
    dossiers: Iterable[Dossier], gebieden: Mapping[str, GebiedRij]
) -> OcoVraag | None:
    """What all these ask of cliëntondersteuning; None without any."""
    vragen = [
        OcoVraag(
            gemeente_code=_gemeente_code(
                dossier.plekken, [_make_gebied(gebieden[code]) for code in dossier.werkgebied]
            ),
            wetten=dossier.rij.wetten,
            leefgebieden=dossier.rij.leefgebieden,
            doelgroepen=dossier.rij.doelgroepen,
            overgangen=dossier.rij.overgangen,
        )
        for dossier in dossiers
    ]
    return join_vragen(vragen) if vragen else None


def make_kort(dossier: Dossier) -> VoorzieningKort:
    rij = dossier.rij
    public = (plek.plaats for plek in dossier.plekken if plek.plaats and not plek.adres_geheim)
    return VoorzieningKort(
        slug=rij.slug,
        naam=rij.naam,
        samenvatting=rij.samenvatting,
        lijn=rij.lijn,
        soort=rij.soort,
        leefgebieden=rij.leefgebieden,
        plaatsen=tuple(dict.fromkeys(public)),
        telefoon=dossier.first_kanaal(KanaalSoort.TELEFOON),
        gratis=is_gratis(rij.kosten),
        verwijzing_nodig=needs_verwijzing(rij.soort, nodig=rij.verwijzing_nodig),
    )


def _make_plek(plek: Rij) -> PlekDetail:
    public = PlekDetail(
        openingstijden=plek.openingstijden,
        telefoon=plek.telefoon or "",
        rolstoel=plek.rolstoel,
        adres_geheim=plek.adres_geheim,
        gemeente_code=plek.gemeente_code,
    )
    if plek.adres_geheim:
        return public
    return replace(
        public,
        naam=plek.naam,
        straat=plek.straat,
        huisnummer=plek.huisnummer,
        postcode=plek.postcode,
        plaats=plek.plaats,
        lat=plek.lat,
        lon=plek.lon,
        buurt_code=plek.buurt_code,
        wijk_code=plek.wijk_code,
    )


def _make_gebied(gebied: GebiedRij) -> GebiedDetail:
    return GebiedDetail(gebied.code, roepnaam(gebied.naam), gebied.gemeente_code)


def _gemeente_code(plekken: Iterable[Rij], werkgebied: Iterable[GebiedDetail]) -> str | None:
    located = {plek.gemeente_code for plek in plekken if plek.gemeente_code}
    gemeenten = located or {gebied.gemeente_code for gebied in werkgebied}
    return gemeenten.pop() if len(gemeenten) == 1 else None
