"""What is stored, as the value in which it was entered: to compare with, to change, to export."""

from portal.data.queries.voorzieningen import Dossier, Rij
from portal.domain.begrippen import KanaalSoort
from portal.domain.voorziening import VELDEN, PlekInvoer, VoorzieningInvoer


def make_invoer(dossier: Dossier) -> VoorzieningInvoer:
    return VoorzieningInvoer(
        **{veld: getattr(dossier.rij, veld) for veld in VELDEN},
        telefoon=dossier.first_kanaal(KanaalSoort.TELEFOON) or None,
        email=dossier.first_kanaal(KanaalSoort.EMAIL) or None,
        website=dossier.first_kanaal(KanaalSoort.WEBSITE) or None,
        aanbieder=dossier.rij.aanbieder_naam,
        aanbieder_website=dossier.rij.aanbieder_website,
        plekken=tuple(_make_plek(plek) for plek in dossier.plekken),
        werkgebied=tuple(sorted(dossier.werkgebied)),
    )


def _make_plek(plek: Rij) -> PlekInvoer:
    return PlekInvoer(
        naam=plek.naam,
        straat=plek.straat,
        huisnummer=plek.huisnummer,
        postcode=plek.postcode,
        plaats=plek.plaats,
        lat=plek.lat,
        lon=plek.lon,
        openingstijden=plek.openingstijden,
        telefoon=plek.telefoon,
        rolstoel=plek.rolstoel,
        adres_geheim=plek.adres_geheim,
    )
