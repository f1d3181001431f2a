"""The forms behind the links of the cycle."""

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import DateField, HiddenField, IntegerField, StringField, TextAreaField
from wtforms.validators import Length, Optional, StopValidation
from wtforms.widgets import DateInput, HiddenInput

from portal.domain import velden
from portal.domain.foutcodes import Foutcode
from portal.domain.openingstekst import OpeningstekstOnbekend, read_openingstekst
from portal.domain.velden import Ongeldig
from portal.domain.voorziening import VoorzieningInvoer
from portal.services.controlelink import Antwoord
from portal.web.common.formulier import Formulier
from portal.web.common.fouten import code_tekst

_TELEFOON = _l("Zoals bezoekers het kunnen bellen, bijvoorbeeld 0495 123 456.")
_TIJDEN = _l(
    "Eén regel per dag of per groep dagen, bijvoorbeeld: ma t/m vr 9:00 - 12:00 en 13:00 - 17:00."
)
_TOT = _l("De eerste dag dat u weer open bent. Laat leeg als u gewoon open bent.")
_OPMERKING = _l(
    "Klopt er nog iets anders niet, zoals het adres of de uitleg? Schrijf het hier. "
    "De redactie past het aan."
)


class BevestigForm(Formulier):
    """``gezien``: the entries that were on the page, each as ``id:version``."""

    gezien = HiddenField()


class StopForm(Formulier):
    per = DateField(
        _l("Sinds wanneer, of vanaf wanneer?"),
        description=_l("Laat leeg als u het niet precies weet."),
        validators=[Optional()],
        widget=DateInput(),
    )
    reden = TextAreaField(
        _l("Waarom stopt het? (niet verplicht)"),
        description=_l(
            "Alleen de redactie leest dit. Weet u waar mensen nu terechtkunnen? Schrijf dat erbij."
        ),
        validators=[Length(max=1_000)],
    )


class WijzigForm(Formulier):
    """What an aanbieder may change without logging in; ``gezien`` is the version that was shown."""

    gezien = IntegerField(widget=HiddenInput())
    telefoon = StringField(_l("Telefoonnummer"), description=_TELEFOON)
    email = StringField(_l("E-mailadres"))
    website = StringField(_l("Website"), description=_l("Begint met https://."))
    openingstijden = TextAreaField(_l("Openingstijden"), description=_TIJDEN)
    gesloten_tot = DateField(
        _l("Tijdelijk gesloten tot"),
        description=_TOT,
        validators=[Optional()],
        widget=DateInput(),
    )
    gesloten_reden = StringField(
        _l("Waarom tijdelijk gesloten?"), description=_l("Dit zien bezoekers.")
    )
    opmerking = TextAreaField(_l("Anders nog iets?"), description=_OPMERKING)

    def validate_telefoon(self, field: Any) -> None:
        _check(field, velden.check_telefoon)

    def validate_email(self, field: Any) -> None:
        _check(field, velden.check_email)

    def validate_website(self, field: Any) -> None:
        _check(field, velden.check_url)

    def validate_gesloten_reden(self, field: Any) -> None:
        _check(field, lambda text: velden.clean_text(text, max_length=200))

    def validate_opmerking(self, field: Any) -> None:
        _check(field, lambda text: velden.clean_text(text, max_length=2_000, lines=True))

    def get_antwoord(self, huidig: VoorzieningInvoer, getoond: str | None) -> Antwoord:
        """What is changed. Opening hours that were not touched stay (``getoond``: as they were
        shown); those that cannot be read are for the redactie."""
        tekst = self.openingstijden.data or ""
        opmerking = self.opmerking.data or ""
        tijden = None
        if getoond is not None and tekst.split() != getoond.split():
            try:
                tijden = read_openingstekst(tekst)
            except OpeningstekstOnbekend:
                opmerking = "\n\n".join(filter(None, (f"Openingstijden: {tekst}", opmerking)))
        return Antwoord(
            velden={
                "telefoon": self.telefoon.data or None,
                "email": self.email.data or None,
                "website": self.website.data or None,
                "gesloten_tot": self.gesloten_tot.data,
                "gesloten_reden": (self.gesloten_reden.data or "")
                if self.gesloten_tot.data
                else "",
            },
            openingstijden=tijden,
            opmerking=opmerking,
        )

    def check_gesloten(self, vandaag: date) -> bool:
        """A closing that is over tells nobody anything; True when it is right."""
        tot = self.gesloten_tot.data
        if tot is None or tot > vandaag:
            return True
        self.gesloten_tot.errors = [code_tekst(Foutcode.DATUM_VOORBIJ)]
        return False


def _check(field: Any, check: Any) -> None:
    if not field.data:
        return
    try:
        field.data = check(field.data)
    except Ongeldig as error:
        raise StopValidation(code_tekst(error.code)) from None
