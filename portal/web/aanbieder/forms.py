"""The short forms of an entry."""

from datetime import date

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, StringField, TextAreaField

from portal.domain import velden
from portal.domain.foutcodes import Foutcode
from portal.web.common.formulier import Formulier
from portal.web.common.roosterform import Ingevuld

MAX_REDEN = 500


class SluitenForm(Formulier):
    """Closed for a while."""

    gesloten_tot = StringField(
        _l("Wanneer bent u weer open?"), description=_l("Bijvoorbeeld: 6-1-2027.")
    )
    gesloten_reden = TextAreaField(
        _l("Waarom bent u gesloten?"), description=_l("Bijvoorbeeld: zomervakantie.")
    )

    def read(self, vandaag: date) -> tuple[date, str] | None:
        ingevuld = Ingevuld()
        tot = ingevuld.read(self.gesloten_tot, velden.check_datum, None)
        reden = ingevuld.read(
            self.gesloten_reden, lambda text: velden.clean_text(text, max_length=MAX_REDEN)
        )
        if tot is None and not self.gesloten_tot.errors:
            ingevuld.add(self.gesloten_tot, Foutcode.VERPLICHT)
        elif tot is not None and tot <= vandaag:
            ingevuld.add(self.gesloten_tot, Foutcode.DATUM_VERLEDEN)
        return None if ingevuld.has_fouten else (tot, reden)


class StoppenForm(Formulier):
    """It ends."""

    reden = TextAreaField(
        _l("Waarom stopt het?"),
        description=_l("Bezoekers van de oude pagina lezen dit. U mag dit leeg laten."),
    )
    zeker = BooleanField(_l("Ja, dit stopt"))

    def read(self) -> str | None:
        ingevuld = Ingevuld()
        reden: str = ingevuld.read(
            self.reden, lambda text: velden.clean_text(text, max_length=MAX_REDEN)
        )
        if not self.zeker.data:
            ingevuld.add(self.zeker, Foutcode.VERPLICHT)
        return None if ingevuld.has_fouten else reden


class OpeningstijdenForm(Formulier):
    """What goes round the boxes of a week: from what they began."""

    basis = HiddenField()
