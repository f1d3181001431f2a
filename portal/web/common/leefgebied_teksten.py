"""What each leefgebied is about, in plain words, and questions that people have.

A question is shown in the visitor's language and searched for in Dutch, the language of the
index; so the texts are kept as they are and translated where they are shown. ``_naam`` only
marks them for the catalogue extractor. They are of level B1: short sentences, one idea each.
"""

from dataclasses import dataclass

from portal.domain.begrippen import Leefgebied


def _naam(tekst: str) -> str:
    return tekst


@dataclass(frozen=True, slots=True)
class Introductie:
    """``tekst``: two or three sentences. ``vragen``: things people say, each worth a search."""

    tekst: str
    vragen: tuple[str, ...]


introducties: dict[Leefgebied, Introductie] = {
    Leefgebied.GELD_EN_SCHULDEN: Introductie(
        _naam(
            "Kunt u uw rekeningen niet meer betalen, of is het elke maand spannend? "
            "Wacht niet te lang. Er zijn mensen die samen met u orde maken, "
            "en vaak kunt u geld krijgen waar u recht op heeft."
        ),
        (
            _naam("Ik kan mijn huur niet betalen"),
            _naam("Ik heb schulden en weet niet waar ik moet beginnen"),
            _naam("Hulp bij post en formulieren"),
            _naam("Ik heb geen geld voor eten"),
            _naam("Toeslagen aanvragen"),
        ),
    ),
    Leefgebied.WONEN: Introductie(
        _naam(
            "Een fijn en veilig huis is de basis. Hier vindt u hulp als u een woning zoekt, "
            "als u uw huis dreigt te verliezen of als uw huis niet meer bij u past."
        ),
        (
            _naam("Ik zoek een huurwoning"),
            _naam("Ik moet mijn huis uit"),
            _naam("Traplift of aanpassing van mijn huis"),
            _naam("Ruzie met de buren"),
            _naam("Ik heb geen plek om te slapen"),
        ),
    ),
    Leefgebied.WERK_EN_DAGBESTEDING: Introductie(
        _naam(
            "Zoekt u werk, wilt u iets leren of wilt u overdag iets zinvols doen? "
            "Er is hulp bij solliciteren, bij een uitkering en bij werk dat bij u past. "
            "Ook met een ziekte of beperking."
        ),
        (
            _naam("Hulp bij het zoeken van werk"),
            _naam("Ik wil vrijwilligerswerk doen"),
            _naam("Uitkering aanvragen"),
            _naam("Dagbesteding voor mijn vader"),
            _naam("Werk met een beperking"),
        ),
    ),
    Leefgebied.OPVOEDEN_EN_OPGROEIEN: Introductie(
        _naam(
            "Elke ouder heeft wel eens een vraag of een zorg. "
            "Hier vindt u advies, contact met andere ouders en hulp voor kinderen en jongeren. "
            "Voor een gesprek is meestal geen verwijzing nodig."
        ),
        (
            _naam("Mijn kind luistert niet"),
            _naam("Mijn zoon gaat niet naar school"),
            _naam("Mijn kind wordt gepest"),
            _naam("Hulp bij de opvoeding van mijn baby"),
            _naam("Mijn dochter is vaak somber"),
        ),
    ),
    Leefgebied.GEZIN_EN_RELATIES: Introductie(
        _naam(
            "Thuis gaat het niet altijd vanzelf. Er is hulp bij ruzie, bij een scheiding "
            "en als u zich zorgen maakt om iemand in uw gezin. "
            "Praten helpt, ook als u nog niet weet wat u wilt."
        ),
        (
            _naam("Wij gaan scheiden"),
            _naam("Veel ruzie thuis"),
            _naam("Hulp na een scheiding voor mijn kinderen"),
            _naam("Zwanger en ik weet niet wat ik moet doen"),
            _naam("Ik zie mijn kleinkinderen niet meer"),
        ),
    ),
    Leefgebied.PSYCHISCHE_GEZONDHEID: Introductie(
        _naam(
            "Voelt u zich al een tijd somber, bang of leeg? U bent niet de enige. "
            "Soms helpt een gesprek of een groep al. Soms is er meer nodig. "
            "Met uw huisarts kunt u altijd praten."
        ),
        (
            _naam("Ik voel mij somber"),
            _naam("Ik pieker en slaap slecht"),
            _naam("Praten met iemand die hetzelfde meemaakt"),
            _naam("Ik ben overspannen"),
            _naam("Mijn partner is depressief"),
        ),
    ),
    Leefgebied.LICHAMELIJKE_GEZONDHEID: Introductie(
        _naam(
            "Gezond blijven, herstellen of leven met een ziekte of beperking. "
            "Hier vindt u beweeggroepen, zorg aan huis en hulpmiddelen. "
            "Ook is er contact met mensen die hetzelfde hebben."
        ),
        (
            _naam("Samen bewegen voor ouderen"),
            _naam("Hulp bij wassen en aankleden"),
            _naam("Een rolstoel of scootmobiel"),
            _naam("Gezonder eten en afvallen"),
            _naam("Leven met een hersenletsel"),
        ),
    ),
    Leefgebied.VERSLAVING: Introductie(
        _naam(
            "Drinkt, gokt, gamet of gebruikt u meer dan u wilt? Of doet iemand in uw omgeving dat? "
            "U kunt eerst alleen praten, ook zonder uw naam te noemen."
        ),
        (
            _naam("Stoppen met drinken"),
            _naam("Mijn zoon gebruikt drugs"),
            _naam("Ik ben verslaafd aan gokken"),
            _naam("Stoppen met roken"),
            _naam("Mijn partner drinkt te veel"),
        ),
    ),
    Leefgebied.ZELFSTANDIG_LEVEN: Introductie(
        _naam(
            "U wilt graag zelf uw leven regelen, en soms lukt niet alles. "
            "Er is hulp in huis, bij boodschappen en bij klusjes. "
            "Vaak begint dat met een vrijwilliger uit de buurt."
        ),
        (
            _naam("Hulp in de huishouding"),
            _naam("Boodschappen doen lukt niet meer"),
            _naam("Klusjes in huis"),
            _naam("Maaltijden aan huis"),
            _naam("Hulp om mijn dag te plannen"),
        ),
    ),
    Leefgebied.SOCIALE_CONTACTEN: Introductie(
        _naam(
            "Iedereen heeft mensen nodig. Voelt u zich alleen, of wilt u meer doen? "
            "In elke buurt zijn er plekken met koffie, een praatje en iets om samen te doen."
        ),
        (
            _naam("Ik voel mij alleen"),
            _naam("Samen eten in de buurt"),
            _naam("Een maatje om iets mee te doen"),
            _naam("Koffie drinken in het buurthuis"),
            _naam("Activiteiten voor ouderen"),
        ),
    ),
    Leefgebied.MANTELZORG: Introductie(
        _naam(
            "Zorgt u voor uw partner, uw kind, uw ouder of een buur? Dan bent u mantelzorger. "
            "U hoeft het niet alleen te doen. Er is advies, een luisterend oor "
            "en iemand die het even van u overneemt."
        ),
        (
            _naam("Ik zorg voor mijn zieke man en ik ben moe"),
            _naam("Mijn moeder is dement"),
            _naam("Iemand die de zorg even overneemt"),
            _naam("Praten met andere mantelzorgers"),
            _naam("Jong en zorgen voor je ouders"),
        ),
    ),
    Leefgebied.LEREN_EN_TAAL: Introductie(
        _naam(
            "Lezen, schrijven, rekenen, de computer of de Nederlandse taal: leren kan altijd. "
            "De lessen zijn vaak gratis en in kleine groepen. "
            "U hoeft niet eerst een toets te doen."
        ),
        (
            _naam("Nederlands leren"),
            _naam("Beter leren lezen en schrijven"),
            _naam("Hulp met DigiD en de computer"),
            _naam("Taalcafé"),
            _naam("Huiswerk maken met hulp"),
        ),
    ),
    Leefgebied.VERVOER: Introductie(
        _naam(
            "Kunt u niet zelf rijden of met de bus? "
            "Er zijn vrijwilligers die u brengen, buurtbussen en vervoer op maat. "
            "Zo komt u bij de dokter, bij familie of op de markt."
        ),
        (
            _naam("Vervoer naar het ziekenhuis"),
            _naam("Ik kan niet meer autorijden"),
            _naam("Vrijwilliger met een auto"),
            _naam("Taxi met een rolstoel"),
        ),
    ),
    Leefgebied.VEILIGHEID: Introductie(
        _naam(
            "Iedereen heeft recht op een veilig thuis. Heeft u te maken met geweld, bedreiging "
            "of misbruik, of maakt u zich zorgen om een ander? Bel Veilig Thuis: 0800-2000. "
            "Is er nu gevaar? Bel 112."
        ),
        (
            _naam("Ik word geslagen"),
            _naam("Ik ben bang voor mijn ex"),
            _naam("Zorgen om een kind in de straat"),
            _naam("Ik ben opgelicht"),
            _naam("Hulp na een misdrijf"),
        ),
    ),
    Leefgebied.RECHT_EN_REGELS: Introductie(
        _naam(
            "Een brief van de gemeente, een ruzie over een contract of een besluit waar u het "
            "niet mee eens bent. Er zijn mensen die het met u lezen en gratis advies geven."
        ),
        (
            _naam("Bezwaar maken tegen een besluit"),
            _naam("Gratis juridisch advies"),
            _naam("Ik begrijp een brief niet"),
            _naam("Klacht over de zorg"),
            _naam("Hulp bij een gesprek met de gemeente"),
        ),
    ),
    Leefgebied.ZINGEVING_EN_ROUW: Introductie(
        _naam(
            "Iemand verliezen, ziek worden of zoeken naar wat belangrijk is. "
            "U kunt erover praten met iemand die tijd heeft en luistert, "
            "gelovig of niet. Dat kan alleen of in een groep."
        ),
        (
            _naam("Mijn man is overleden"),
            _naam("Praten over verlies in een groep"),
            _naam("Ik weet niet waar ik het voor doe"),
            _naam("Hulp in de laatste fase van het leven"),
            _naam("Mijn kind rouwt om opa"),
        ),
    ),
}
