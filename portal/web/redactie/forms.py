"""The forms of the editor's desk."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, FileField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length

from indexer.woordenboek import Relatie
from portal.domain.begrippen import Leefgebied
from portal.services.redactie import MAX_NOTITIE
from portal.web.common.formulier import Formulier
from portal.web.common.labels import label

_TE_LANG = _l("Deze tekst is te lang. Maak hem korter.")

RELATIES = {
    Relatie.SYNONIEM: _l("betekent hetzelfde als"),
    Relatie.LEIDT_NAAR: _l("is een vraag waarbij dit kan helpen:"),
    Relatie.SMALLER: _l("is een onderdeel van"),
    Relatie.BREDER: _l("is ruimer dan"),
    Relatie.VERWANT: _l("lijkt op"),
}


class NotitieForm(Formulier):
    tekst = TextAreaField(
        _l("Notitie voor collega's"),
        [
            DataRequired(_l("Schrijf eerst een notitie.")),
            Length(max=MAX_NOTITIE, message=_TE_LANG),
        ],
        description=_l("Alleen de redactie ziet dit. Schrijf niets op over inwoners."),
    )


class WoordForm(Formulier):
    """The fields of all parts; a page shows those of one part."""

    gewoon = StringField(
        _l("Gewoon woord"),
        [Length(max=120, message=_TE_LANG)],
        description=_l("Wat een inwoner typt."),
    )
    relatie = SelectField(_l("Hoe hoort het erbij?"))
    vakterm = StringField(
        _l("Vakwoord"),
        [Length(max=120, message=_TE_LANG)],
        description=_l("Het woord dat in de teksten staat."),
    )
    leefgebied = SelectField(_l("Leefgebied"))
    crisis = BooleanField(_l("Dit woord gaat over gevaar: zet de hulplijnen bovenaan"))
    deel = StringField(
        _l("Deel van een lang woord"),
        [Length(max=40, message=_TE_LANG)],
        description=_l("Zoals ‘schuld’ in ‘schuldhulpverlening’."),
    )
    woord = StringField(
        _l("Woord dat niet meetelt"),
        [Length(max=40, message=_TE_LANG)],
        description=_l("Zoals ‘de’ of ‘graag’."),
    )
    patroon = StringField(
        _l("Woorden die over gevaar gaan"),
        [Length(max=120, message=_TE_LANG)],
        description=_l("Een * achter een woord staat voor elk einde: zelfmoord*."),
    )
    soort = StringField(
        _l("Soort gevaar"),
        [Length(max=40, message=_TE_LANG)],
        description=_l("Kies een soort die er al is, zoals geweld, zelfdoding, kind of acuut."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.relatie.choices = [(relatie.value, str(tekst)) for relatie, tekst in RELATIES.items()]
        self.leefgebied.choices = [
            ("", str(_l("Geen"))),
            *((term.value, label(term)) for term in Leefgebied),
        ]

    def cells(self, kolommen: tuple[str, ...]) -> dict[str, str]:
        """What was typed, as a row of a file holds it."""
        values = {kolom: self[kolom].data for kolom in kolommen}
        return {
            kolom: ("ja" if value else "nee") if isinstance(value, bool) else (value or "")
            for kolom, value in values.items()
        }


class ImportForm(Formulier):
    bestand = FileField(
        _l("Bestand"),
        [DataRequired(_l("Kies een bestand."))],
        description=_l("Een bestand met tabs, puntkomma's of komma's, zoals u het hier ophaalt."),
    )


class WerklijstForm(Formulier):
    naam = StringField(
        _l("Naam van de lijst"),
        [DataRequired(_l("Geef de lijst een naam.")), Length(max=120, message=_TE_LANG)],
        description=_l("Zoals: belronde Keent, november."),
    )
    gebruiker = SelectField(_l("Voor een collega"), default="")
    toegewezen_aan = StringField(
        _l("Of voor een groep"),
        [Length(max=120, message=_TE_LANG)],
        description=_l("Zoals: vrijwilligers van de belgroep. Zij hebben geen account nodig."),
    )
