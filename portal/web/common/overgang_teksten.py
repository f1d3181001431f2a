"""The moments at which people fall between two laws: what changes, and what to do in time.

Own words, level B1; dates and ages are those of the laws (Jeugdwet, Wmo 2015, Wlz, Zvw,
Participatiewet, WW) as they stood in 2026. ``_naam`` only marks them for the catalogue extractor.
"""

from dataclasses import dataclass

from portal.domain.begrippen import Overgang


def _naam(tekst: str) -> str:
    return tekst


@dataclass(frozen=True, slots=True)
class OvergangTeksten:
    """``vraag`` is how the quickscan asks for it; ``lijst`` is what to do, in order."""

    vraag: str
    uitleg: str
    lijst: tuple[str, ...]


OVERGANGEN: dict[Overgang, OvergangTeksten] = {
    Overgang.ACHTTIEN: OvergangTeksten(
        _naam("Iemand wordt 18 of is net 18"),
        _naam(
            "Tot 18 jaar valt hulp onder de Jeugdwet. Daarna gelden andere wetten. "
            "U moet dan veel zelf regelen. Begin een half jaar van tevoren."
        ),
        (
            _naam(
                "Vraag nu al wie de hulp na de 18e verjaardag geeft. Soms mag jeugdhulp doorgaan."
            ),
            _naam("Regel een eigen zorgverzekering, en vraag zorgtoeslag aan."),
            _naam("Vraag DigiD aan als die er nog niet is."),
            _naam("Kijk of er geld is: studiefinanciering, loon of een uitkering."),
            _naam("Kies een huisarts en geef door waar iemand woont."),
            _naam("Vraag een cliëntondersteuner mee naar het gesprek."),
        ),
    ),
    Overgang.WMO_WLZ: OvergangTeksten(
        _naam("Iemand heeft voor altijd heel veel zorg nodig"),
        _naam(
            "Wie altijd zorg of toezicht nodig heeft, kan zorg krijgen uit de Wet langdurige zorg "
            "(Wlz). "
            "Dan gaat de zorg niet meer via de gemeente. Een landelijk bureau, het CIZ, beslist."
        ),
        (
            _naam("Vraag de wijkverpleegkundige of de huisarts of de Wlz past."),
            _naam("Vraag de Wlz aan bij het CIZ. Dat mag u samen met iemand doen."),
            _naam("Zeg de hulp van de gemeente niet op voordat het besluit er is."),
            _naam("Vraag van tevoren wat u zelf gaat betalen."),
            _naam("Vraag het zorgkantoor om een onafhankelijke cliëntondersteuner. Die is gratis."),
        ),
    ),
    Overgang.JEUGDHULP_ZVW: OvergangTeksten(
        _naam("Jeugdhulp stopt en hulp blijft nodig"),
        _naam(
            "Stopt de jeugdhulp, dan kan behandeling verdergaan via de zorgverzekering. "
            "Daar is meestal een verwijzing van de huisarts voor nodig."
        ),
        (
            _naam("Vraag de hulpverlener om een plan voor daarna, met namen en data."),
            _naam("Ga op tijd naar de huisarts voor een verwijzing."),
            _naam("Vraag hoelang de wachtlijst is en wie er helpt in de tussentijd."),
            _naam("Denk aan het eigen risico: dat betaalt u vanaf 18 jaar zelf."),
        ),
    ),
    Overgang.DETENTIE_THUIS: OvergangTeksten(
        _naam("Iemand komt uit de gevangenis"),
        _naam(
            "Wie vrijkomt, moet in korte tijd veel regelen: een huis, geld, zorg, papieren en "
            "werk. "
            "De gemeente helpt daarbij. Vraag het al voordat iemand vrijkomt."
        ),
        (
            _naam("Regel een geldig identiteitsbewijs."),
            _naam("Zoek een plek om te wonen, en schrijf u in bij de gemeente."),
            _naam("Vraag een uitkering aan of zoek werk."),
            _naam("Zet de zorgverzekering weer aan, en zoek een huisarts."),
            _naam("Zet schulden op een rij en vraag hulp daarbij."),
            _naam("Vraag de gemeente wie de vaste contactpersoon is voor nazorg."),
        ),
    ),
    Overgang.WERK_UITKERING: OvergangTeksten(
        _naam("Werk stopt of is pas gestopt"),
        _naam(
            "Stopt uw werk, dan heeft u vaak recht op geld om van te leven. "
            "Eerst kijkt u bij het UWV of u WW krijgt. Daarna helpt de gemeente."
        ),
        (
            _naam("Vraag WW aan bij het UWV, uiterlijk een week na uw laatste werkdag."),
            _naam("Teken niets van uw werkgever voordat iemand met u heeft meegekeken."),
            _naam("Geen recht op WW, of te weinig? Vraag bijstand aan bij de gemeente."),
            _naam("Geef uw nieuwe inkomen door voor de toeslagen."),
            _naam("Kunt u de rekeningen niet betalen? Bel meteen, en wacht niet."),
        ),
    ),
}
