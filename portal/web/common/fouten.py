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
    Foutcode.TIJDEN_OMGEKEERD: _m("Het einde is vroeger dan het begin. Kijk de tijden na."),
    Foutcode.TIJD_HALF: _m("Vul in van hoe laat tot hoe laat."),
    Foutcode.LEEFTIJD: _m("Vul een leeftijd in van 0 tot en met 120."),
    Foutcode.LEEFTIJD_OMGEKEERD: _m("De jongste leeftijd is hoger dan de oudste. Kijk dit na."),
    Foutcode.DATUM: _m("Dit is geen datum. Een datum is zoals 20-11-2026."),
    Foutcode.DATUM_TOEKOMST: _m("Deze datum is nog niet geweest. Kijk hem na."),
    Foutcode.TERMIJN: _m("Deze termijn is te kort of te lang. Kies een ander aantal."),
    Foutcode.STAP_TE_VROEG: _m("Deze stap moet later komen dan de stap ervoor. Kies meer dagen."),
    Foutcode.DATUM_VOORBIJ: _m("Deze datum is al geweest. Kies een datum die nog komt."),
    Foutcode.PATROON: _m("Vul gewone woorden in."),
    Foutcode.BSN: _m(
        "Hier staat een getal dat een burgerservicenummer kan zijn. Haal het weg: wij mogen en "
        "willen dat niet bewaren."
    ),
    Foutcode.PERSOON_IN_CODEWOORD: _m(
        "Dit lijkt een naam, een nummer, een adres of een geboortedatum. Kies een woord waaraan "
        "niemand de cliënt herkent, in kleine letters. Bijvoorbeeld: blauwe fiets."
    ),
    Foutcode.PLAN_VOL: _m("Dit plan is vol: er passen 100 regels in. Haal er eerst iets uit."),
    Foutcode.COLLEGA_ONBEKEND: _m(
        "Wij kennen geen professional met dit e-mailadres. Een collega heeft een eigen account "
        "nodig om een plan over te nemen."
    ),
    Foutcode.GEBOORTEDATUM_IN_TEKST: _m(
        "Hier staat een geboortedatum. Haal die weg. Een leeftijd, zoals ‘in de veertig’, is "
        "genoeg."
    ),
    Foutcode.REKENING_IN_TEKST: _m(
        "Hier staat een rekeningnummer. Haal het weg: dat is hier niet nodig."
    ),
    Foutcode.TELEFOON_IN_TEKST: _m(
        "Hier staat een telefoonnummer. Haal het weg: dat is hier niet nodig."
    ),
    Foutcode.EMAIL_IN_TEKST: _m(
        "Hier staat een e-mailadres. Haal het weg: dat is hier niet nodig."
    ),
    Foutcode.NAAM_IN_TEKST: _m(
        "Hier lijkt een naam te staan. Haal die weg, of zet onderaan het vinkje als het geen naam "
        "van een cliënt is."
    ),
    Foutcode.ADRES_IN_TEKST: _m(
        "Hier lijkt een adres te staan. Haal het weg, of zet onderaan het vinkje als het geen "
        "adres van een cliënt is."
    ),
    Foutcode.CONTACT_IN_TEKST: _m(
        "Hier lijkt een telefoonnummer of e-mailadres te staan. Haal het weg, of zet onderaan het "
        "vinkje als het niet van een cliënt is."
    ),
    Foutcode.WOORD_BESTAAT_AL: _m("Dit staat er al. Zoek het op en verander het daar."),
    Foutcode.NAAM_BEZET: _m(
        "Beide aanbieders hebben een voorziening met deze naam. Voeg die eerst samen."
    ),
    Foutcode.WIJZIGING_WACHT: _m(
        "Er wacht nog een wijziging op u. Beoordeel die eerst, dan raakt er niets kwijt."
    ),
    Foutcode.ZELFDE: _m("Kies twee verschillende."),
    Foutcode.SJABLOON_VOLGT: _m(
        "Dit kan niet: een voorbeeld kan zelf geen ander voorbeeld volgen."
    ),
    Foutcode.SJABLOON_ONBEKEND: _m(
        "Dit adres kennen wij niet. Plak het adres van een pagina hier in de redactie."
    ),
    Foutcode.NIETS_GEKOZEN: _m("Kies eerst wat u wilt doen, en met welke voorzieningen."),
    Foutcode.KVK_NUMMER: _m("Dit is geen KvK-nummer. Een KvK-nummer heeft 8 cijfers."),
    Foutcode.CONTACT_ONTBREEKT: _m(
        "Inwoners kunnen u zo niet bereiken. Vul een telefoonnummer of een e-mailadres voor "
        "inwoners in."
    ),
    Foutcode.VOORZIENING_ONBEKEND: _m(
        "Dit adres kennen wij niet. Plak het adres van een pagina met hulp op deze website."
    ),
    Foutcode.VRAGEN_OP: _m(
        "U heeft vandaag al drie vragen gesteld. Uw collega’s krijgen er mail van. Stel uw vraag "
        "morgen."
    ),
    Foutcode.ZOEKOPDRACHT_RUIM: _m(
        "Hierbij past zo veel dat u elke dag mail zou krijgen. Kies op de zoekpagina een "
        "onderwerp, een plaats of andere woorden."
    ),
    Foutcode.ZOEKOPDRACHT_PERSOON: _m(
        "In deze zoekopdracht staat iets waaraan een persoon te herkennen is, zoals een adres of "
        "een hele postcode. Zoek met een plaats, of met de vier cijfers van de postcode."
    ),
    Foutcode.INLOGGEN_MISLUKT: _m(
        "Dit e-mailadres en wachtwoord horen niet bij elkaar, of het is te vaak geprobeerd. "
        "Probeer het nog eens, wacht even, of vraag een inloglink aan."
    ),
    Foutcode.WACHTWOORD_KORT: _m("Kies een langer wachtwoord: minstens 12 tekens."),
    Foutcode.WACHTWOORD_ZWAK: _m(
        "Dit wachtwoord is makkelijk te raden. Kies bijvoorbeeld drie of vier losse woorden."
    ),
    Foutcode.WACHTWOORD_ONJUIST: _m("Dit is niet uw wachtwoord. Probeer het nog eens."),
    Foutcode.CODE_ONJUIST: _m(
        "Deze code klopt niet. Kijk in de app of er al een nieuwe code staat. "
        "Een code werkt maar één keer."
    ),
    Foutcode.TE_VAAK: _m("Het is te vaak geprobeerd. Wacht even en probeer het dan opnieuw."),
    Foutcode.HEEFT_AL_TOEGANG: _m("Deze persoon heeft al toegang."),
    Foutcode.AANBIEDER_BESTAAT_AL: _m(
        "Er is al een aanbieder met deze naam. Koppel de aanmelding aan die aanbieder."
    ),
    Foutcode.LAATSTE_HOOFD: _m(
        "Dit is de laatste hoofdgebruiker. Maak eerst een collega hoofdgebruiker."
    ),
    Foutcode.NIET_VAN_UZELF: _m("Dit kunt u niet bij uzelf doen. Vraag het een collega."),
}


def fout_tekst(fout: Fout) -> str:
    """What is wrong, for the person who typed it."""
    return code_tekst(fout.code)


def code_tekst(code: str) -> str:
    """The same, when only the code is known."""
    return translate(_FOUTEN.get(code, _ALGEMEEN))
