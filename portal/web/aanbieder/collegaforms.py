"""The form to invite a colleague."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, EmailField
from wtforms.validators import DataRequired, Email, Length

from portal.web.common.formulier import Formulier


class CollegaForm(Formulier):
    email = EmailField(
        _l("E-mailadres van uw collega"),
        [
            DataRequired(_l("Vul het e-mailadres in.")),
            Length(max=254, message=_l("Deze tekst is te lang. Maak hem korter.")),
            Email(_l("Dit is geen e-mailadres. Een adres is zoals naam@voorbeeld.nl.")),
        ],
        render_kw={"autocomplete": "off", "autocapitalize": "none"},
    )
    hoofd = BooleanField(
        _l("Mag ook collega’s uitnodigen en verwijderen"),
    )
