"""The form with which an organisation registers itself."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import EmailField, Field, SelectField, StringField, TelField, TextAreaField, URLField
from wtforms.validators import DataRequired, ValidationError

from portal.domain import velden
from portal.domain.errors import Fout
from portal.domain.regio import Gemeente
from portal.domain.velden import Ongeldig
from portal.web.common.formulier import Formulier, make_keuzes
from portal.web.common.fouten import fout_tekst

_short = partial(velden.clean_text, max_length=200)


class Gecheckt:
    """A WTForms check that is one of the domain: it also makes the value tidy."""

    def __init__(self, check: Callable[[str], str]) -> None:
        self._check = check

    def __call__(self, _form: Any, field: Field) -> None:
        if not field.data:
            return
        try:
            field.data = self._check(field.data)
        except Ongeldig as error:
            raise ValidationError(fout_tekst(Fout(field.name, error.code))) from None


class AanmeldForm(Formulier):
    naam = StringField(
        _l("Naam van uw organisatie"),
        [DataRequired(_l("Vul de naam van uw organisatie in.")), Gecheckt(_short)],
        render_kw={"autocomplete": "organization"},
    )
    kvk_nummer = StringField(
        _l("KvK-nummer"),
        [Gecheckt(velden.check_kvk_nummer)],
        description=_l("8 cijfers. Geen KvK-nummer? Leg hieronder uit waarom."),
        render_kw={"inputmode": "numeric"},
    )
    toelichting = TextAreaField(
        _l("Toelichting"),
        [Gecheckt(partial(velden.clean_text, max_length=2_000, lines=True))],
        description=_l("Bijvoorbeeld: wij zijn een groep vrijwilligers zonder inschrijving."),
        render_kw={"rows": 3},
    )
    website = URLField(
        _l("Website (als u die heeft)"),
        [Gecheckt(velden.check_url)],
        render_kw={"autocomplete": "url"},
    )
    telefoon = TelField(
        _l("Telefoonnummer van uw organisatie"),
        [Gecheckt(velden.check_telefoon)],
        render_kw={"autocomplete": "tel"},
    )
    gemeente_code = SelectField(_l("In welke gemeente werkt u vooral?"), coerce=str)
    contactpersoon = StringField(
        _l("Uw naam"),
        [DataRequired(_l("Vul uw naam in.")), Gecheckt(partial(velden.clean_text, max_length=120))],
        description=_l("Alleen de redactie ziet deze naam."),
        render_kw={"autocomplete": "name"},
    )
    email = EmailField(
        _l("Uw e-mailadres"),
        [DataRequired(_l("Vul uw e-mailadres in.")), Gecheckt(velden.check_email)],
        description=_l("Hiermee logt u later in. Wij mailen u eerst een link om te bevestigen."),
        render_kw={"autocomplete": "email"},
    )
    zoek = StringField(
        _l("Staat uw organisatie al op deze website?"),
        description=_l("Zoek op naam en kies wat van u is. Anders laat u dit leeg."),
        render_kw={"autocomplete": "off"},
    )

    def __init__(self, *, gemeenten: Sequence[Gemeente]) -> None:
        super().__init__()
        names = [(gemeente.code, gemeente.naam) for gemeente in gemeenten]
        self.gemeente_code.choices = make_keuzes([*names, ("", _l("De hele regio"))])

    def values(self) -> dict[str, Any]:
        """What a registration holds, by name."""
        names = ("naam", "kvk_nummer", "toelichting", "website", "telefoon", "contactpersoon")
        told = {name: self[name].data or "" for name in (*names, "email")}
        return told | {"gemeente_code": self.gemeente_code.data or None}
