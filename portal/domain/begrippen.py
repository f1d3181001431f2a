"""The controlled words of the social domain, each with its Dutch name.

The values are permanent: they stand in addresses, files, the index and the database.
The names are Dutch source texts; ``web/common/labels.py`` translates them. ``_naam`` only
marks a name for the catalogue extractor.
"""

from enum import StrEnum
from typing import Self


def _naam(tekst: str) -> str:
    return tekst


class Begrip(StrEnum):
    """A controlled term: its value is the permanent slug, ``naam`` the Dutch name."""

    naam: str

    def __new__(cls, value: str, naam: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.naam = naam
        return member

    @classmethod
    def lookup(cls, tekst: str) -> Self | None:
        """The member with this slug or name, whatever its capitals; None when there is none."""
        wanted = tekst.strip().casefold()
        return next((m for m in cls if wanted in (m.value, m.naam.casefold())), None)


class Leefgebied(Begrip):
    """Life domain."""

    GELD_EN_SCHULDEN = "geld-en-schulden", _naam("Geld en schulden")
    WONEN = "wonen", _naam("Wonen")
    WERK_EN_DAGBESTEDING = "werk-en-dagbesteding", _naam("Werk en dagbesteding")
    OPVOEDEN_EN_OPGROEIEN = "opvoeden-en-opgroeien", _naam("Opvoeden en opgroeien")
    GEZIN_EN_RELATIES = "gezin-en-relaties", _naam("Gezin en relaties")
    PSYCHISCHE_GEZONDHEID = "psychische-gezondheid", _naam("Psychische gezondheid")
    LICHAMELIJKE_GEZONDHEID = "lichamelijke-gezondheid", _naam("Lichamelijke gezondheid")
    VERSLAVING = "verslaving", _naam("Verslaving")
    ZELFSTANDIG_LEVEN = "zelfstandig-leven", _naam("Zelfstandig leven en huishouden")
    SOCIALE_CONTACTEN = "sociale-contacten", _naam("Sociale contacten en meedoen")
    MANTELZORG = "mantelzorg", _naam("Mantelzorg")
    LEREN_EN_TAAL = "leren-en-taal", _naam("Leren en taal")
    VERVOER = "vervoer", _naam("Vervoer en mobiliteit")
    VEILIGHEID = "veiligheid", _naam("Veiligheid")
    RECHT_EN_REGELS = "recht-en-regels", _naam("Recht en regels")
    ZINGEVING_EN_ROUW = "zingeving-en-rouw", _naam("Zingeving en rouw")


class Lijn(Begrip):
    """How near to everyday life the help stands: light help comes first."""

    NULDE = "0", _naam("Nulde lijn")
    EERSTE = "1", _naam("Eerste lijn")
    TWEEDE = "2", _naam("Tweede lijn")


class Soort(Begrip):
    """Kind of voorziening, as the law and the gemeenten tell them apart."""

    INFORMELE_HULP = "informele-hulp", _naam("Informele hulp")
    ALGEMENE_VOORZIENING = "algemene-voorziening", _naam("Algemene voorziening")
    COLLECTIEVE_VOORZIENING = "collectieve-voorziening", _naam("Collectieve voorziening")
    MAATWERKVOORZIENING = "maatwerkvoorziening", _naam("Maatwerkvoorziening")
    TOEGANG = "toegang", _naam("Toegang")
    OCO = "onafhankelijke-clientondersteuning", _naam("Onafhankelijke cliëntondersteuning")


class Doelgroep(Begrip):
    """For whom a voorziening is meant."""

    KINDEREN = "kinderen", _naam("Kinderen")
    JONGEREN = "jongeren", _naam("Jongeren")
    JONGVOLWASSENEN = "jongvolwassenen", _naam("Jongvolwassenen (16 tot 27)")
    GEZINNEN = "gezinnen", _naam("Gezinnen")
    OUDERS = "ouders", _naam("Ouders")
    OUDEREN = "ouderen", _naam("Ouderen")
    MANTELZORGERS = "mantelzorgers", _naam("Mantelzorgers")
    VERSTANDELIJKE_BEPERKING = (
        "verstandelijke-beperking",
        _naam("Mensen met een (licht) verstandelijke beperking"),
    )
    LICHAMELIJKE_BEPERKING = (
        "lichamelijke-beperking",
        _naam("Mensen met een lichamelijke beperking"),
    )
    PSYCHISCHE_KWETSBAARHEID = (
        "psychische-kwetsbaarheid",
        _naam("Mensen met een psychische kwetsbaarheid"),
    )
    DEMENTIE = "dementie", _naam("Mensen met dementie")
    HERSENLETSEL = "hersenletsel", _naam("Mensen met hersenletsel")
    CHRONISCH_ZIEKEN = "chronisch-zieken", _naam("Mensen die lang ziek zijn")
    DAK_EN_THUISLOZEN = "dak-en-thuislozen", _naam("Dak- en thuislozen")
    NIEUWKOMERS = "nieuwkomers", _naam("Nieuwkomers")
    LAAGGELETTERDEN = "laaggeletterden", _naam("Mensen die moeite hebben met lezen en schrijven")
    LAAG_INKOMEN = "laag-inkomen", _naam("Mensen met een laag inkomen")
    WERKZOEKENDEN = "werkzoekenden", _naam("Mensen die werk zoeken")
    LHBTI = "lhbti", _naam("Lhbti+")


class Wet(Begrip):
    """The law under which a voorziening is given."""

    WMO = "wmo", _naam("Wmo 2015")
    JEUGDWET = "jeugdwet", _naam("Jeugdwet")
    WLZ = "wlz", _naam("Wlz")
    ZVW = "zvw", _naam("Zvw")
    PARTICIPATIEWET = "participatiewet", _naam("Participatiewet")
    WGS = "wgs", _naam("Wgs (schuldhulpverlening)")
    WET_INBURGERING = "wet-inburgering", _naam("Wet inburgering")
    WPG = "wpg", _naam("Wpg")


class Overgang(Begrip):
    """A moment at which people fall between two laws."""

    ACHTTIEN = "18-min-18-plus", _naam("Van 18− naar 18+")
    WMO_WLZ = "wmo-wlz", _naam("Van Wmo naar Wlz")
    JEUGDHULP_ZVW = "jeugdhulp-zvw", _naam("Van jeugdhulp naar Zvw")
    DETENTIE_THUIS = "detentie-thuis", _naam("Van detentie naar thuis")
    WERK_UITKERING = "werk-uitkering", _naam("Van werk naar uitkering")


class Taal(Begrip):
    """Language in which people are helped: ISO 639-1, or 639-3 for sign language."""

    NEDERLANDS = "nl", _naam("Nederlands")
    ENGELS = "en", _naam("Engels")
    DUITS = "de", _naam("Duits")
    FRANS = "fr", _naam("Frans")
    SPAANS = "es", _naam("Spaans")
    POOLS = "pl", _naam("Pools")
    OEKRAIENS = "uk", _naam("Oekraïens")
    ROEMEENS = "ro", _naam("Roemeens")
    BULGAARS = "bg", _naam("Bulgaars")
    TURKS = "tr", _naam("Turks")
    ARABISCH = "ar", _naam("Arabisch")
    PERZISCH = "fa", _naam("Perzisch (Farsi, Dari)")
    SOMALISCH = "so", _naam("Somalisch")
    TIGRINYA = "ti", _naam("Tigrinya")
    GEBARENTAAL = "dse", _naam("Nederlandse Gebarentaal")


class Dag(Begrip):
    """Day of the week, in the order of ``datetime.weekday()``."""

    MAANDAG = "ma", _naam("Maandag")
    DINSDAG = "di", _naam("Dinsdag")
    WOENSDAG = "wo", _naam("Woensdag")
    DONDERDAG = "do", _naam("Donderdag")
    VRIJDAG = "vr", _naam("Vrijdag")
    ZATERDAG = "za", _naam("Zaterdag")
    ZONDAG = "zo", _naam("Zondag")


class VoorzieningStatus(Begrip):
    """Where a voorziening stands in its life; only ``GEPUBLICEERD`` is public."""

    CONCEPT = "concept", _naam("Concept")
    TER_BEOORDELING = "ter-beoordeling", _naam("Ter beoordeling")
    GEPUBLICEERD = "gepubliceerd", _naam("Gepubliceerd")
    VERLOPEN = "verlopen", _naam("Verlopen")
    GEARCHIVEERD = "gearchiveerd", _naam("Gearchiveerd")


class Niveau(Begrip):
    """Level of a gebied; ``LAND`` holds what serves everybody."""

    LAND = "land", _naam("Land")
    GEMEENTE = "gemeente", _naam("Gemeente")
    WIJK = "wijk", _naam("Wijk")
    BUURT = "buurt", _naam("Buurt")


class KernSoort(Begrip):
    """A village with (woonplaats) or without its own entry in the national address register."""

    WOONPLAATS = "woonplaats", _naam("Woonplaats")
    KERN = "kern", _naam("Kern")


class KanaalSoort(Begrip):
    """A way to get in touch."""

    TELEFOON = "telefoon", _naam("Telefoon")
    EMAIL = "email", _naam("E-mail")
    WEBSITE = "website", _naam("Website")
    WHATSAPP = "whatsapp", _naam("WhatsApp")
    CHAT = "chat", _naam("Chat")


class ContactSoort(Begrip):
    """What a contact of the region stands for."""

    TOEGANG = "toegang", _naam("Toegang")
    OCO = "oco", _naam("Onafhankelijke cliëntondersteuning")
    OCO_WLZ = "oco-wlz", _naam("Onafhankelijke cliëntondersteuning bij de Wlz")


class Rol(Begrip):
    """What somebody who logs in is here for."""

    AANBIEDER = "aanbieder", _naam("Medewerker van een aanbieder")
    REDACTEUR = "redacteur", _naam("Redacteur")
    PROFESSIONAL = "professional", _naam("Professional")
    BEHEERDER = "beheerder", _naam("Beheerder")


class Zichtbaarheid(Begrip):
    """What residents see of a professional's profile."""

    COLLEGAS = "collegas", _naam("Alleen collega’s in het netwerk")
    KAART = "kaart", _naam("Inwoners ook, zonder mijn naam")
    NAAM = "naam", _naam("Inwoners ook, met mijn naam")


class WijzigingStatus(Begrip):
    """What became of a proposed change."""

    WACHT = "wacht", _naam("Wacht op de redactie")
    GOEDGEKEURD = "goedgekeurd", _naam("Goedgekeurd")
    TERUGGESTUURD = "teruggestuurd", _naam("Teruggestuurd")
    INGETROKKEN = "ingetrokken", _naam("Ingetrokken")


class Gebeurtenis(Begrip):
    """What happened to a voorziening; each makes a version in its history."""

    NIEUW = "nieuw", _naam("Toegevoegd")
    DIRECT = "direct", _naam("Meteen gewijzigd")
    GOEDGEKEURD = "goedgekeurd", _naam("Wijziging goedgekeurd")
    GEWIJZIGD = "gewijzigd", _naam("Gewijzigd door de redactie")
    BEVESTIGD = "bevestigd", _naam("Gecontroleerd: klopt nog")
    GESLOTEN = "gesloten", _naam("Tijdelijk gesloten")
    BEEINDIGD = "beeindigd", _naam("Gestopt")
    GEMARKEERD = "gemarkeerd", _naam("Niet bevestigd")
    VERBORGEN = "verborgen", _naam("Verborgen: niet op tijd gecontroleerd")
    HERSTELD = "hersteld", _naam("Oude versie teruggezet")
    SAMENGEVOEGD = "samengevoegd", _naam("Samengevoegd")


class SignaalSoort(Begrip):
    """What is said to be wrong with an entry."""

    TELEFOON = "telefoon", _naam("Het telefoonnummer of e-mailadres klopt niet")
    ADRES = "adres", _naam("Het adres klopt niet")
    OPENINGSTIJDEN = "openingstijden", _naam("De openingstijden kloppen niet")
    WEBSITE = "website", _naam("De website werkt niet")
    GESTOPT = "gestopt", _naam("Dit bestaat niet meer")
    TEKST = "tekst", _naam("De uitleg klopt niet of is moeilijk te begrijpen")
    ANDERS = "anders", _naam("Iets anders")


class SignaalBron(Begrip):
    """Who or what noticed it."""

    BEZOEKER = "bezoeker", _naam("Bezoeker")
    LINKCONTROLE = "linkcontrole", _naam("Controle van de links")
    BELRONDE = "belronde", _naam("Belronde")
    AANBIEDER = "aanbieder", _naam("De aanbieder zelf")


class SignaalStatus(Begrip):
    """What became of a signal."""

    OPEN = "open", _naam("Open")
    OPGELOST = "opgelost", _naam("Opgelost")
    ONTERECHT = "onterecht", _naam("Klopte toch")


class Linkuitkomst(Begrip):
    """What came of looking at a web address."""

    GOED = "goed", _naam("Werkt")
    GEWEIGERD = "geweigerd", _naam("De website laat onze controle niet toe")
    WEG = "weg", _naam("Deze pagina is er niet meer")
    SERVERFOUT = "serverfout", _naam("De website geeft een fout")
    GEEN_ANTWOORD = "geen-antwoord", _naam("De website antwoordt niet")
    TE_TRAAG = "te-traag", _naam("De website antwoordt niet op tijd")
    ONBEKEND_ADRES = "onbekend-adres", _naam("Dit webadres bestaat niet")
    CERTIFICAAT = "certificaat", _naam("De beveiliging van de website klopt niet")
    DOORVERWIJZING = "doorverwijzing", _naam("De website stuurt steeds door en komt nergens uit")
    INTERN = "intern", _naam("Dit adres is niet voor iedereen te bereiken")
    GEPARKEERD = "geparkeerd", _naam("Dit webadres staat te koop")


class AanmeldingStatus(Begrip):
    """Where the registration of a new aanbieder stands."""

    TE_BEVESTIGEN = "te-bevestigen", _naam("Wacht op bevestiging van het e-mailadres")
    WACHT = "wacht", _naam("Wacht op de redactie")
    GOEDGEKEURD = "goedgekeurd", _naam("Goedgekeurd")
    AFGEWEZEN = "afgewezen", _naam("Afgewezen")


class Beluitslag(Begrip):
    """What came of calling about an entry."""

    KLOPT = "klopt", _naam("Gebeld, klopt")
    ANDERS = "anders", _naam("Gebeld, anders")
    NIET_BEREIKT = "niet-bereikt", _naam("Niet bereikt")


class Aandacht(Begrip):
    """Why an editor should look at an entry."""

    VEROUDERD = "verouderd", _naam("Niet op tijd gecontroleerd")
    GEMELD = "gemeld", _naam("Gemeld: klopt niet")
    ONVOLLEDIG = "onvolledig", _naam("Er ontbreekt iets")
    ZONDER_PLEK = "zonder-plek", _naam("Zonder plek op de kaart")


class Bulkwerk(Begrip):
    """What an editor does with many entries at once."""

    LEEFGEBIED_ERBIJ = "leefgebied-erbij", _naam("Leefgebied toevoegen")
    LEEFGEBIED_ERAF = "leefgebied-eraf", _naam("Leefgebied weghalen")
    DOELGROEP_ERBIJ = "doelgroep-erbij", _naam("Doelgroep toevoegen")
    DOELGROEP_ERAF = "doelgroep-eraf", _naam("Doelgroep weghalen")
    WET_ERBIJ = "wet-erbij", _naam("Wet toevoegen")
    WET_ERAF = "wet-eraf", _naam("Wet weghalen")
    PUBLICEREN = "publiceren", _naam("Op de website zetten")
    ARCHIVEREN = "archiveren", _naam("Naar het archief")
    BEVESTIGEN = "bevestigen", _naam("Gecontroleerd: klopt nog")


class VerwijzingStatus(Begrip):
    """Where a referral stands."""

    OPEN = "open", _naam("Wacht op antwoord")
    AANGENOMEN = "aangenomen", _naam("Aangenomen")
    CONTACT = "contact", _naam("Er is contact geweest")
    KLAAR = "klaar", _naam("Klaar")
    ANDERS = "anders", _naam("Iets anders voorgesteld")
    AFGEWEZEN = "afgewezen", _naam("Niet aangenomen")
    GEEN_ANTWOORD = "geen-antwoord", _naam("Geen antwoord gekregen")
    INGETROKKEN = "ingetrokken", _naam("Ingetrokken")
    VERVALLEN = "vervallen", _naam("Vervallen: deze hulp is gestopt")


class Afwijsreden(Begrip):
    """Why a referral was not accepted."""

    GEEN_PLEK = "geen-plek", _naam("Er is nu geen plek")
    PAST_NIET = "past-niet", _naam("De vraag past niet bij wat wij doen")
    ANDER_GEBIED = "ander-gebied", _naam("Wij werken niet in dit gebied")
    BESLUIT_NODIG = "besluit-nodig", _naam("Er is eerst een besluit of verwijsbrief nodig")
    ONDUIDELIJK = "onduidelijk", _naam("De vraag is ons niet duidelijk")
    ANDERS = "anders", _naam("Iets anders")


class Verwijsuitkomst(Begrip):
    """Whether a referral helped, as who was part of it says."""

    JA = "ja", _naam("Ja")
    DEELS = "deels", _naam("Deels")
    NEE = "nee", _naam("Nee")
    NIET_GEKOMEN = "niet-gekomen", _naam("De cliënt is niet gekomen")
