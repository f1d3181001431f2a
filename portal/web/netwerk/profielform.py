"""The form of one's own profile."""

from functools import partial
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, EmailField, RadioField, StringField, TelField, TextAreaField

from portal.domain import velden
from portal.domain.begrippen import (
    Begrip,
    Doelgroep,
    Leefgebied,
    Overgang,
    Taal,
    Wet,
    Zichtbaarheid,
)
from portal.domain.foutcodes import Foutcode
from portal.domain.netwerk import MAX_BEREIKBAAR, MAX_NAAM, MAX_PROFIELTEKST, Profielgegevens
from portal.domain.regio import Regio
from portal.web.common.formulier import Formulier, KeuzesField, make_keuzes
from portal.web.common.labels import label
from portal.web.common.roosterform import Ingevuld

_BEGRIPPEN: dict[str, type[Begrip]] = {
    "leefgebieden": Leefgebied,
    "wetten": Wet,
    "doelgroepen": Doelgroep,
    "overgangen": Overgang,
    "talen": Taal,
}
_TEKSTEN = {
    "organisatie": partial(velden.clean_text, max_length=MAX_NAAM),
    "functie": partial(velden.clean_text, max_length=MAX_NAAM),
    "bereikbaar": partial(velden.clean_text, max_length=MAX_BEREIKBAAR),
    "telefoon": velden.check_telefoon,
    "email": velden.check_email,
    "tekst": partial(velden.clean_text, max_length=MAX_PROFIELTEKST, lines=True),
    "publieke_telefoon": velden.check_telefoon,
    "publieke_email": velden.check_email,
}


class ProfielForm(Formulier):
    organisatie = StringField(_l("Organisatie"))
    functie = StringField(_l("Functie"), description=_l("Bijvoorbeeld: sociaal werker."))
    oco = BooleanField(
        _l("Ik ben onafhankelijk cliëntondersteuner"),
        description=_l("Ook als u dit als vrijwilliger of ervaringsdeskundige doet."),
    )
    gemeenten = KeuzesField(_l("In welke gemeenten werkt u?"))
    leefgebieden = KeuzesField(_l("Waar weet u veel van?"))
    doelgroepen = KeuzesField(_l("Met wie werkt u vooral?"))
    wetten = KeuzesField(_l("Welke wetten kent u goed?"))
    overgangen = KeuzesField(
        _l("Bij welke overgangen loopt u mee?"),
        description=_l("Als overbruggingscoach, of omdat u de weg kent."),
    )
    talen = KeuzesField(_l("In welke talen helpt u mensen?"))
    tekst = TextAreaField(
        _l("In uw eigen woorden"),
        description=_l("Waarvoor mogen collega’s u bellen? Schrijf niets over cliënten."),
    )
    telefoon = TelField(_l("Telefoonnummer voor collega’s"))
    email = EmailField(_l("E-mailadres voor collega’s"))
    bereikbaar = StringField(
        _l("Wanneer bent u te bereiken?"),
        description=_l("Bijvoorbeeld: maandag en donderdag van 9 tot 12 uur."),
    )
    vragen_mail = BooleanField(
        _l("Mail mij vragen van collega’s (‘Wie kent…?’)"),
        description=_l("Alleen vragen die passen bij uw leefgebieden en gemeenten."),
    )
    zichtbaarheid = RadioField(
        _l("Wie mag uw profiel zien?"),
        description=_l(
            "Inwoners zien alleen cliëntondersteuners: bij cliëntondersteuning in uw gemeenten, en "
            "bij uw overgangen. Zij zien uw organisatie en functie, waar u veel van weet, met wie "
            "u werkt, uw talen, wanneer u te bereiken bent en het contact dat u hieronder geeft."
        ),
    )
    publieke_telefoon = TelField(_l("Telefoonnummer voor inwoners"))
    publieke_email = EmailField(_l("E-mailadres voor inwoners"))

    def __init__(self, regio: Regio, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.gemeenten.choices = make_keuzes((g.code, g.naam) for g in regio.gemeenten)
        self.zichtbaarheid.choices = make_keuzes((z.value, label(z)) for z in Zichtbaarheid)
        for naam, begrippen in _BEGRIPPEN.items():
            self[naam].choices = make_keuzes((b.value, label(b)) for b in begrippen)

    def read(self) -> Profielgegevens | None:
        """What was filled in; None when something is wrong, which stands at its field then."""
        ingevuld = Ingevuld()
        teksten = {naam: ingevuld.read(self[naam], check) for naam, check in _TEKSTEN.items()}
        if not self.organisatie.data:
            ingevuld.add(self.organisatie, Foutcode.VERPLICHT)
        if ingevuld.has_fouten:
            return None
        keuzes: dict[str, Any] = {
            naam: tuple(begrip(waarde) for waarde in self[naam].data or ())
            for naam, begrip in _BEGRIPPEN.items()
        }
        return Profielgegevens(
            **teksten,
            **keuzes,
            gemeenten=tuple(self.gemeenten.data or ()),
            oco=self.oco.data,
            vragen_mail=self.vragen_mail.data,
            zichtbaarheid=Zichtbaarheid(self.zichtbaarheid.data),
        )
