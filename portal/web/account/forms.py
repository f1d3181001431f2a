"""The forms of an account. Addresses and passwords keep the names browsers know them by."""

from flask_babel import lazy_gettext as _l
from wtforms import EmailField, PasswordField, SelectField, StringField
from wtforms.validators import DataRequired, Email, Length

from portal.domain.inloggen import MAX_WACHTWOORD
from portal.web.common.formulier import Formulier, make_keuzes

GEEN_ADRES = _l("Dit is geen e-mailadres. Een adres is zoals naam@voorbeeld.nl.")
TE_LANG = _l("Deze tekst is te lang. Maak hem korter.")
_EMAIL = {"autocomplete": "username", "inputmode": "email", "autocapitalize": "none"}
_NIEUW = {"autocomplete": "new-password"}
_CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "autocapitalize": "none"}


class EmailForm(Formulier):
    email = EmailField(
        _l("E-mailadres"),
        [
            DataRequired(_l("Vul uw e-mailadres in.")),
            Length(max=254, message=TE_LANG),
            Email(GEEN_ADRES),
        ],
        render_kw=_EMAIL,
    )


class InlogForm(EmailForm):
    wachtwoord = PasswordField(
        _l("Wachtwoord"),
        [Length(max=MAX_WACHTWOORD, message=TE_LANG)],
        description=_l("Geen wachtwoord? Laat dit leeg. Dan mailen wij u een link."),
        render_kw={"autocomplete": "current-password"},
    )


class KnopForm(Formulier):
    """A button alone: what it does stands on the page."""


class CodeForm(Formulier):
    code = StringField(
        _l("Code"),
        [DataRequired(_l("Vul de code in.")), Length(max=40, message=TE_LANG)],
        description=_l("De 6 cijfers uit uw app, of een herstelcode."),
        render_kw={**_CODE, "inputmode": "text"},
    )


class InstelForm(Formulier):
    """The first code of an app; ``huidig`` only when another factor is replaced."""

    huidig = StringField(
        _l("Code van nu"),
        [Length(max=40, message=TE_LANG)],
        description=_l("De 6 cijfers uit de app die u nu gebruikt, of een herstelcode."),
        render_kw={**_CODE, "inputmode": "text", "autocomplete": "off"},
    )
    code = StringField(
        _l("Code uit de app"),
        [DataRequired(_l("Vul de code in.")), Length(max=40, message=TE_LANG)],
        description=_l("De 6 cijfers die de app nu laat zien."),
        render_kw=_CODE,
    )


class NieuwWachtwoordForm(Formulier):
    nieuw = PasswordField(
        _l("Nieuw wachtwoord"),
        [DataRequired(_l("Vul een wachtwoord in.")), Length(max=MAX_WACHTWOORD, message=TE_LANG)],
        description=_l("Minstens 12 tekens. Drie of vier losse woorden zijn goed te onthouden."),
        render_kw=_NIEUW,
    )


class WachtwoordForm(NieuwWachtwoordForm):
    """``huidig`` is asked only of who has a password."""

    huidig = PasswordField(
        _l("Uw wachtwoord van nu"),
        [Length(max=MAX_WACHTWOORD, message=TE_LANG)],
        render_kw={"autocomplete": "current-password"},
    )


class ProfielForm(Formulier):
    naam = StringField(
        _l("Uw naam"),
        [DataRequired(_l("Vul uw naam in.")), Length(max=120, message=TE_LANG)],
        description=_l("Uw collega’s en de redactie zien deze naam. Bezoekers niet."),
        render_kw={"autocomplete": "name"},
    )
    taal = SelectField(
        _l("Taal van onze mails"),
        choices=make_keuzes([("nl", "Nederlands"), ("en", "English")]),
    )


class UitnodigingForm(Formulier):
    """Accepting an invitation; both fields only for who has no account yet."""

    naam = StringField(
        _l("Uw naam"),
        [Length(max=120, message=TE_LANG)],
        description=_l("Uw collega’s en de redactie zien deze naam. Bezoekers niet."),
        render_kw={"autocomplete": "name"},
    )
    nieuw = PasswordField(
        _l("Wachtwoord (mag ook later)"),
        [Length(max=MAX_WACHTWOORD, message=TE_LANG)],
        description=_l(
            "U kunt altijd inloggen met een link die wij u mailen. "
            "Wilt u liever een wachtwoord? Neem minstens 12 tekens."
        ),
        render_kw=_NIEUW,
    )
