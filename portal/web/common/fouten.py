"""What a page says about the codes of ``portal.domain.foutcodes``: a plain sentence each."""

from portal.domain.errors import Fout
from portal.domain.foutcodes import Foutcode
from portal.web.common.locale import translate


def _m(text: str) -> str:
    """Marks a text for the catalogue; it is translated where it is used."""
    return text


_ALGEMEEN = _m("Dit kan zo niet. Kijk het na.")
_FOUTEN: dict[str, str] = {
    Foutcode.BESTAAT_AL: _m("Er is al een voorziening van deze aanbieder met deze naam."),
    Foutcode.VERPLICHT: _m("Vul dit in."),
    Foutcode.TE_LANG: _m("Deze tekst is te lang. Maak hem korter."),
    Foutcode.TE_VEEL: _m("Dit zijn er te veel. Kies er minder."),
    Foutcode.STUURTEKEN: _m(
        "In deze tekst staat een teken dat niemand kan lezen. Typ hem opnieuw."
    ),
    Foutcode.HTML: _m("Hier mag alleen gewone tekst staan, zonder opmaak of plaatjes."),
    Foutcode.SCHEIDINGSTEKEN: _m("Het teken | mag hier niet."),
    Foutcode.KEUZE_ONBEKEND: _m("Deze keuze kennen wij niet. Kies een van de mogelijkheden."),
    Foutcode.GEBIED_ONBEKEND: _m("Dit gebied kennen wij niet. Kies een gemeente, wijk of buurt."),
    Foutcode.GEBIED_MEERDUIDIG: _m("Er zijn meer gebieden met deze naam. Kies er een."),
    Foutcode.POSTCODE: _m("Dit is geen postcode. Een postcode is zoals 6001 TV."),
    Foutcode.BREEDTEGRAAD: _m("Deze plek kunnen wij niet vinden. Kijk het adres na."),
    Foutcode.LENGTEGRAAD: _m("Deze plek kunnen wij niet vinden. Kijk het adres na."),
    Foutcode.TELEFOON: _m("Dit is geen telefoonnummer. Een nummer is zoals 0495 123 456."),
    Foutcode.EMAIL: _m("Dit is geen e-mailadres. Een adres is zoals naam@voorbeeld.nl."),
    Foutcode.URL: _m("Dit is geen webadres. Een webadres begint met https://."),
    Foutcode.OPENINGSTIJDEN: _m("Deze openingstijden kunnen wij niet lezen. Kijk ze na."),
    Foutcode.TIJD: _m("Dit is geen tijd. Een tijd is zoals 9:30."),
    Foutcode.TIJDEN_OVERLAPPEN: _m("Deze tijden passen niet bij elkaar. Kijk ze na."),
    Foutcode.TIJD_HALF: _m("Vul in van hoe laat tot hoe laat."),
    Foutcode.LEEFTIJD: _m("Vul een leeftijd in van 0 tot en met 120."),
    Foutcode.LEEFTIJD_OMGEKEERD: _m("De jongste leeftijd is hoger dan de oudste. Kijk dit na."),
    Foutcode.DATUM: _m("Dit is geen datum. Een datum is zoals 20-11-2026."),
    Foutcode.DATUM_TOEKOMST: _m("Deze datum is nog niet geweest. Kijk hem na."),
    Foutcode.DATUM_VERLEDEN: _m("Deze datum is al geweest. Kies een dag die nog komt."),
    Foutcode.PATROON: _m("Vul gewone woorden in."),
}


def fout_tekst(fout: Fout) -> str:
    """What is wrong, for the person who typed it."""
    return translate(_FOUTEN.get(fout.code, _ALGEMEEN))
