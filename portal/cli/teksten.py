"""What the command line says about codes: one Dutch sentence each, for operators."""

from portal.domain.foutcodes import Foutcode

SETTINGS = {
    "bestaat-niet": "Het bestand dat in {name} staat, bestaat niet.",
    "geen-getal": "In {name} hoort een getal van 0 of hoger.",
    "geen-mailserver": (
        "In {name} hoort het adres van een mailserver, zoals "
        "smtp://gebruiker:wachtwoord@mail.voorbeeld.nl:587?from=kaart@voorbeeld.nl"
    ),
    "ontbreekt-of-te-kort": (
        "{name} ontbreekt of is te kort. Maak er een met: "
        'python3 -c "import secrets; print(secrets.token_urlsafe(32))"'
    ),
    "geen-database": (
        "{name} is geen adres van een database die wij kennen. "
        "Gebruik sqlite:////map/portal.sqlite of postgresql://gebruiker:wachtwoord@server/database"
    ),
    "geen-redis": "{name} is geen adres van Redis. Gebruik redis://server:6379/0",
    "redis-ontbreekt": (
        "{name} is ingevuld, maar het pakket voor Redis ontbreekt. "
        "Installeer het met: .tools/bin/uv sync --inexact --extra redis. Of laat {name} leeg."
    ),
}

DATABASE_NIET_BEREIKBAAR = (
    "De database antwoordt niet ({reden}). "
    "Kijk PORTAL_DATABASE_URL na, en of de database aan staat."
)
NIET_OPGESLAGEN = "Het opslaan is mislukt: {reden}. Er is niets gewijzigd."

FOUTEN: dict[str, str] = {
    Foutcode.BESTAND_LEEG: "het bestand is leeg",
    Foutcode.BESTAND_IS_XLSX: "dit is een Excel-bestand (.xlsx), geen CSV: geef --formaat xlsx",
    Foutcode.BESTAND_IS_XLS: (
        "dit is een oud of beveiligd Excel-bestand: bewaar het als .xlsx of .csv, zonder wachtwoord"
    ),
    Foutcode.BESTAND_GEEN_XLSX: "dit is geen leesbaar Excel-bestand (.xlsx)",
    Foutcode.BESTAND_BINAIR: "dit is geen tekstbestand",
    Foutcode.BESTAND_CODERING: "de tekencodering is onbekend: bewaar het bestand als UTF-8",
    Foutcode.BESTAND_TE_GROOT: "het uitgepakte bestand is te groot",
    Foutcode.BESTAND_GEEN_JSON: "dit is geen JSON",
    Foutcode.BESTAND_GEEN_GEOJSON: "dit is geen GeoJSON met gebieden",
    Foutcode.BESTAND_GEEN_HSDS: (
        "dit is geen HSDS 3: hier hoort een dienst (service) met id, name en status"
    ),
    Foutcode.BESTAND_GEEN_TOML: "dit is geen TOML",
    Foutcode.BESTAND_SOORT_ONBEKEND: "aan de kolommen is niet te zien wat voor bestand dit is",
    Foutcode.TABEL_ONTBREEKT: "dit bestand is verplicht in een pakket van HSDS 3, maar ontbreekt",
    Foutcode.TABEL_ONBEKEND: (
        "dit bestand kent HSDS 3 niet; is dit een pakket van een oudere versie?"
    ),
    Foutcode.KOLOM_ONTBREEKT: "deze kolom is verplicht, maar ontbreekt",
    Foutcode.KOLOM_ONBEKEND: "deze kolom is onbekend en wordt overgeslagen",
    Foutcode.KOLOM_DUBBEL: "deze kolom komt vaker dan één keer voor",
    Foutcode.SLEUTEL_ONBEKEND: "deze sleutel is onbekend",
    Foutcode.GEEN_BLOKKEN: "hier hoort een lijst van blokken",
    Foutcode.GEEN_TEKST: "hier hoort tekst",
    Foutcode.TE_VEEL_CELLEN: "de rij heeft meer cellen dan er kolommen zijn",
    Foutcode.CEL_TE_GROOT: "een cel of regel is veel te groot; vanaf hier is niet verder gelezen",
    Foutcode.AANHALINGSTEKEN: (
        "een aanhalingsteken staat verkeerd of ontbreekt; vanaf hier is niet verder gelezen"
    ),
    Foutcode.AANTAL_DELEN: (
        "het aantal delen (gescheiden door |) is anders dan het aantal locaties in deze rij"
    ),
    Foutcode.DUBBEL_IN_BESTAND: "dit staat al in een eerdere rij van het bestand",
    Foutcode.BESTAAT_AL: "een andere voorziening (van deze aanbieder) heet al zo",
    Foutcode.WEBSITE_VERSCHILT: (
        "een eerdere rij geeft deze aanbieder een andere website; die is gebruikt"
    ),
    Foutcode.VERPLICHT: "dit is verplicht, maar leeg",
    Foutcode.TE_LANG: "de tekst is te lang",
    Foutcode.TE_VEEL: "dit zijn te veel waarden voor één cel",
    Foutcode.STUURTEKEN: "de tekst bevat een onzichtbaar of onleesbaar teken",
    Foutcode.HTML: "de tekst bevat HTML; alleen gewone tekst mag",
    Foutcode.SCHEIDINGSTEKEN: "het teken | mag hier niet",
    Foutcode.KEUZE_ONBEKEND: "deze waarde staat niet in de keuzelijst",
    Foutcode.GEBIED_ONBEKEND: "dit gebied is onbekend: geef een CBS-code of de naam ervan",
    Foutcode.GEBIED_MEERDUIDIG: "er zijn meer gebieden met deze naam: gebruik de CBS-code",
    Foutcode.POSTCODE: "dit is geen postcode, zoals 6001 TV",
    Foutcode.BREEDTEGRAAD: "dit is geen breedtegraad (een getal van -90 tot 90)",
    Foutcode.LENGTEGRAAD: "dit is geen lengtegraad (een getal van -180 tot 180)",
    Foutcode.COORDINAAT_HALF: "lat en lon horen bij elkaar: vul ze allebei in of geen van beide",
    Foutcode.COORDINAAT_VERWISSELD: "lat en lon lijken verwisseld",
    Foutcode.COORDINAAT_GEEN_GRADEN: "de coördinaten zijn geen graden (WGS84)",
    Foutcode.COORDINAAT_BUITEN_NEDERLAND: "dit punt ligt niet in of bij Nederland",
    Foutcode.OMTREK: "de grens van dit gebied is geen geldige vlakvorm",
    Foutcode.CBS_CODE: "dit is geen CBS-code, zoals GM0988, WK098800 of BU09880000",
    Foutcode.OUDER_ONBEKEND: "het gebied waar dit in ligt, is onbekend",
    Foutcode.DEEL: "dit is geen aandeel tussen 0 en 1",
    Foutcode.TELEFOON: "dit is geen telefoonnummer",
    Foutcode.EMAIL: "dit is geen e-mailadres",
    Foutcode.URL: "dit is geen webadres dat met http:// of https:// begint",
    Foutcode.OPENINGSTIJDEN: (
        "dit zijn geen openingstijden in de notatie van OpenStreetMap, zoals Mo-Fr 09:00-12:00"
    ),
    Foutcode.TIJD: "dit is geen tijd, zoals 09:00",
    Foutcode.TIJD_HALF: "een begin en een eind horen bij elkaar: vul allebei in",
    Foutcode.TIJDEN_OVERLAPPEN: "deze tijden lopen door elkaar",
    Foutcode.TIJDEN_OMGEKEERD: "het einde is vroeger dan het begin",
    Foutcode.LEEFTIJD: "dit is geen leeftijd (een heel getal van 0 tot 120)",
    Foutcode.LEEFTIJD_OMGEKEERD: "leeftijd_van is hoger dan leeftijd_tot",
    Foutcode.JA_NEE: "vul ja of nee in",
    Foutcode.DATUM: "dit is geen datum, zoals 2026-11-20 of 20-11-2026",
    Foutcode.DATUM_TOEKOMST: "deze datum ligt in de toekomst",
    Foutcode.TERMIJN: "deze termijn is te kort of te lang",
    Foutcode.STAP_TE_VROEG: "deze stap moet later komen dan de stap ervoor",
    Foutcode.DATUM_VOORBIJ: "deze datum is al geweest",
    Foutcode.PATROON: "dit zijn geen woorden, elk met hoogstens een * aan het eind",
    Foutcode.BSN: "de tekst bevat een getal dat een burgerservicenummer kan zijn",
    Foutcode.EMAIL_IN_TEKST: "de tekst bevat een e-mailadres",
    Foutcode.TELEFOON_IN_TEKST: "de tekst bevat een telefoonnummer",
    Foutcode.CONTACT_IN_TEKST: "de tekst bevat misschien een telefoonnummer of e-mailadres",
    Foutcode.GEBOORTEDATUM_IN_TEKST: "de tekst bevat een geboortedatum",
    Foutcode.REKENING_IN_TEKST: "de tekst bevat een rekeningnummer",
    Foutcode.NAAM_IN_TEKST: "de tekst bevat misschien een naam",
    Foutcode.ADRES_IN_TEKST: "de tekst bevat misschien een adres",
    Foutcode.PERSOON_IN_CODEWOORD: "het codewoord lijkt te vertellen wie de cliënt is",
    Foutcode.PLAN_VOL: "dit plan is vol",
    Foutcode.COLLEGA_ONBEKEND: "er is geen professional met dit e-mailadres",
    Foutcode.CONTACT_ONTBREEKT: "er is geen telefoonnummer of e-mailadres voor inwoners",
    Foutcode.VOORZIENING_ONBEKEND: "er is geen voorziening met dit adres",
    Foutcode.VRAGEN_OP: "er zijn vandaag al te veel vragen gesteld",
    Foutcode.ZOEKOPDRACHT_RUIM: "bij deze zoekopdracht past te veel",
    Foutcode.ZOEKOPDRACHT_PERSOON: "in deze zoekopdracht staat wie iemand is",
    Foutcode.WOORD_BESTAAT_AL: "dit woord staat er al",
    Foutcode.NAAM_BEZET: "beide aanbieders hebben een voorziening met deze naam",
    Foutcode.WIJZIGING_WACHT: "er wacht een wijziging op de redactie",
    Foutcode.ZELFDE: "dit zijn dezelfde",
    Foutcode.SJABLOON_VOLGT: "een voorbeeld kan zelf geen ander voorbeeld volgen",
    Foutcode.SJABLOON_ONBEKEND: "er is geen voorziening met dit adres",
    Foutcode.NIETS_GEKOZEN: "er is niets gekozen",
    Foutcode.KVK_NUMMER: "dit is geen KvK-nummer van 8 cijfers",
    Foutcode.INLOGGEN_MISLUKT: "adres en wachtwoord horen niet bij elkaar",
    Foutcode.WACHTWOORD_KORT: "dit wachtwoord is te kort",
    Foutcode.WACHTWOORD_ZWAK: "dit wachtwoord is makkelijk te raden",
    Foutcode.WACHTWOORD_ONJUIST: "dit is niet het wachtwoord",
    Foutcode.CODE_ONJUIST: "deze code klopt niet",
    Foutcode.TE_VAAK: "dit is te vaak geprobeerd: wacht even",
    Foutcode.HEEFT_AL_TOEGANG: "dit e-mailadres heeft deze rol al",
    Foutcode.AANBIEDER_BESTAAT_AL: "er is al een aanbieder met deze naam",
    Foutcode.LAATSTE_HOOFD: "dit is de laatste hoofdgebruiker van de aanbieder",
    Foutcode.NIET_VAN_UZELF: "dit kan niet bij uzelf",
}

GEEN_SCHEMA = "De database is nog leeg. Doe eerst: portal db upgrade"
MOTOR_NIET_BEREIKBAAR = (
    "Meilisearch antwoordt niet ({reden}). "
    "Kijk PORTAL_MEILISEARCH_URL en PORTAL_MEILISEARCH_KEY na."
)
INDEX_ONBRUIKBAAR = (
    "De zoekindex (index.sqlite in de map van PORTAL_INSTANCE) is niet te lezen of te schrijven "
    "({reden}). Is de schijf vol, of mag u daar niet schrijven? Los dat op en doe daarna: "
    "portal index rebuild"
)

KOPIE = {
    "vreemd": "Dit bestand is geen kopie van de sociale kaart, of het begin ervan is beschadigd.",
    "beschadigd": "Deze kopie is beschadigd of niet heel. Neem een andere. Er is niets gewijzigd.",
    "nieuwer": (
        "Dit komt van een nieuwere versie van de sociale kaart ({detail}). "
        "Installeer eerst die versie. Er is niets gewijzigd."
    ),
    "leeg": GEEN_SCHEMA,
    "in-gebruik": (
        "De database is in gebruik. Stop eerst de sociale kaart: portal serve, de werker en "
        "wat elke dag draait. Er is niets gewijzigd."
    ),
    "niet-leeg": (
        "De database is niet leeg. Alles erin gaat weg als u de kopie terugzet; "
        "geef --overschrijf als u dat wilt. Er is niets gewijzigd."
    ),
    "database-vreemd": (
        "In deze database staan tabellen die niet van de sociale kaart zijn. "
        "Kijk PORTAL_DATABASE_URL na. Er is niets gewijzigd."
    ),
    "database-nieuwer": (
        "Deze database is van een nieuwere versie van de sociale kaart (schema {detail}). "
        "Kijk PORTAL_DATABASE_URL na, of installeer die versie. Er is niets gewijzigd."
    ),
    "rij": "De database neemt een rij uit de kopie niet aan: {detail}. Er is niets gewijzigd.",
}
