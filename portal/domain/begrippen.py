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
