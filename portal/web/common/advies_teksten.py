"""What a page says of an ``Advies`` and of what an entry still misses."""

from portal.domain.schrijfhulp import Advies, AdviesSoort
from portal.domain.volledigheid import Onderdeel
from portal.web.common.locale import translate


def _m(text: str) -> str:
    """Marks a text for the catalogue; it is translated where it is used."""
    return text


_ADVIEZEN = {
    AdviesSoort.LANGE_ZIN: _m("Deze zin is lang. Maak er twee zinnen van: “%(tekst)s”"),
    AdviesSoort.MOEILIJK_WOORD: _m("Niet iedereen kent “%(tekst)s”. Makkelijker: “%(liever)s”."),
    AdviesSoort.LANG_WOORD: _m("“%(tekst)s” is een lang woord. Kunt u het anders zeggen?"),
    AdviesSoort.LIJDEND: _m("“%(tekst)s”: zeg liever wie het doet. Bijvoorbeeld: wij helpen u."),
    AdviesSoort.MEN: _m("Schrijf liever ‘u’ of ‘mensen’ dan ‘men’."),
    AdviesSoort.AFKORTING: _m("Niet iedereen kent de afkorting %(tekst)s. Schrijf het woord uit."),
    AdviesSoort.GEEN_TELEFOON: _m("Er is geen telefoonnummer. Veel mensen bellen het liefst."),
    AdviesSoort.GEEN_TIJDEN: _m(
        "Er zijn geen openingstijden. Mensen willen weten wanneer ze kunnen komen."
    ),
    AdviesSoort.GEEN_WIE: _m("Voor wie is het? Zet dat in de samenvatting."),
    AdviesSoort.GEEN_KOSTEN: _m("Wat kost het? Schrijf ook op als het gratis is."),
    AdviesSoort.GEEN_UITLEG: _m(
        "Vertel wat mensen kunnen verwachten. Een paar zinnen zijn genoeg."
    ),
    AdviesSoort.NAAM_ONDUIDELIJK: _m(
        "Uit de naam “%(tekst)s” blijkt niet wat het is. Zet er een gewoon woord bij."
    ),
}
_ONTBREEKT = {
    Onderdeel.CONTACT: _m("een manier om contact op te nemen"),
    Onderdeel.TELEFOON: _m("een telefoonnummer"),
    Onderdeel.PLEK: _m("een locatie"),
    Onderdeel.OPENINGSTIJDEN: _m("openingstijden"),
    Onderdeel.OMSCHRIJVING: _m("uitleg over wat mensen kunnen verwachten"),
    Onderdeel.KOSTEN: _m("wat het kost"),
    Onderdeel.DOELGROEPEN: _m("voor wie het is"),
    Onderdeel.WERKGEBIED: _m("voor inwoners van welke gemeente"),
    Onderdeel.AANMELDEN: _m("hoe mensen zich aanmelden"),
    Onderdeel.SOORT: _m("de soort hulp"),
    Onderdeel.TREFWOORDEN: _m("woorden waarmee mensen zoeken"),
}


def advies_tekst(advies: Advies) -> str:
    """One sentence of advice."""
    return translate(_ADVIEZEN[advies.soort]) % {"tekst": advies.tekst, "liever": advies.liever}


def ontbreekt_tekst(onderdeel: Onderdeel) -> str:
    """What an entry misses, as part of a list."""
    return translate(_ONTBREEKT[onderdeel])
