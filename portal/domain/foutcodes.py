"""Every code that a ``Fout`` may carry, in one table.

A code is permanent: scripts of operators read it. ``cli/teksten.py`` and ``web/common/fouten.py``
hold the sentence that belongs to it.
"""

from enum import StrEnum


class Foutcode(StrEnum):
    """Why something that was entered cannot be."""

    # A file as a whole.
    BESTAND_LEEG = "bestand-leeg"
    BESTAND_IS_XLSX = "bestand-is-xlsx"
    BESTAND_IS_XLS = "bestand-is-xls"
    BESTAND_GEEN_XLSX = "bestand-geen-xlsx"
    BESTAND_BINAIR = "bestand-binair"
    BESTAND_CODERING = "bestand-codering"
    BESTAND_TE_GROOT = "bestand-te-groot"
    BESTAND_GEEN_JSON = "bestand-geen-json"
    BESTAND_GEEN_GEOJSON = "bestand-geen-geojson"
    BESTAND_GEEN_TOML = "bestand-geen-toml"
    BESTAND_SOORT_ONBEKEND = "bestand-soort-onbekend"
    KOLOM_ONTBREEKT = "kolom-ontbreekt"
    KOLOM_ONBEKEND = "kolom-onbekend"
    SLEUTEL_ONBEKEND = "sleutel-onbekend"
    GEEN_BLOKKEN = "geen-blokken"
    GEEN_TEKST = "geen-tekst"
    KOLOM_DUBBEL = "kolom-dubbel"

    # A row.
    TE_VEEL_CELLEN = "te-veel-cellen"
    CEL_TE_GROOT = "cel-te-groot"
    AANHALINGSTEKEN = "aanhalingsteken"
    AANTAL_DELEN = "aantal-delen"
    DUBBEL_IN_BESTAND = "dubbel-in-bestand"
    BESTAAT_AL = "bestaat-al"
    WEBSITE_VERSCHILT = "website-verschilt"

    # A value.
    VERPLICHT = "verplicht"
    TE_LANG = "te-lang"
    TE_VEEL = "te-veel"
    STUURTEKEN = "stuurteken"
    HTML = "html"
    SCHEIDINGSTEKEN = "scheidingsteken"
    KEUZE_ONBEKEND = "keuze-onbekend"
    GEBIED_ONBEKEND = "gebied-onbekend"
    GEBIED_MEERDUIDIG = "gebied-meerduidig"
    POSTCODE = "postcode"
    BREEDTEGRAAD = "breedtegraad"
    LENGTEGRAAD = "lengtegraad"
    COORDINAAT_HALF = "coordinaat-half"
    COORDINAAT_VERWISSELD = "coordinaat-verwisseld"
    COORDINAAT_GEEN_GRADEN = "coordinaat-geen-graden"
    COORDINAAT_BUITEN_NEDERLAND = "coordinaat-buiten-nederland"
    OMTREK = "omtrek"
    CBS_CODE = "cbs-code"
    OUDER_ONBEKEND = "ouder-onbekend"
    DEEL = "deel"
    TELEFOON = "telefoon"
    EMAIL = "email"
    URL = "url"
    OPENINGSTIJDEN = "openingstijden"
    TIJD = "tijd"
    TIJDEN_OVERLAPPEN = "tijden-overlappen"
    TIJDEN_OMGEKEERD = "tijden-omgekeerd"
    TIJD_HALF = "tijd-half"
    LEEFTIJD = "leeftijd"
    LEEFTIJD_OMGEKEERD = "leeftijd-omgekeerd"
    JA_NEE = "ja-nee"
    DATUM = "datum"
    DATUM_TOEKOMST = "datum-toekomst"
    PATROON = "patroon"
    TERMIJN = "termijn"
    STAP_TE_VROEG = "stap-te-vroeg"
    DATUM_VOORBIJ = "datum-voorbij"
    BSN = "bsn"
    EMAIL_IN_TEKST = "email-in-tekst"

    # A plan.
    PERSOON_IN_CODEWOORD = "persoon-in-codewoord"
    PERSOON_IN_PLAN = "persoon-in-plan"
    CONTACT_IN_PLAN = "contact-in-plan"
    PLAN_VOL = "plan-vol"
    COLLEGA_ONBEKEND = "collega-onbekend"

    # What an editor does.
    WOORD_BESTAAT_AL = "woord-bestaat-al"
    NAAM_BEZET = "naam-bezet"
    WIJZIGING_WACHT = "wijziging-wacht"
    ZELFDE = "zelfde"
    SJABLOON_VOLGT = "sjabloon-volgt"
    SJABLOON_ONBEKEND = "sjabloon-onbekend"
    NIETS_GEKOZEN = "niets-gekozen"
    KVK_NUMMER = "kvk-nummer"

    # Accounts.
    INLOGGEN_MISLUKT = "inloggen-mislukt"
    WACHTWOORD_KORT = "wachtwoord-kort"
    WACHTWOORD_ZWAK = "wachtwoord-zwak"
    WACHTWOORD_ONJUIST = "wachtwoord-onjuist"
    CODE_ONJUIST = "code-onjuist"
    TE_VAAK = "te-vaak"
    HEEFT_AL_TOEGANG = "heeft-al-toegang"
    AANBIEDER_BESTAAT_AL = "aanbieder-bestaat-al"
    LAATSTE_HOOFD = "laatste-hoofd"
    NIET_VAN_UZELF = "niet-van-uzelf"
