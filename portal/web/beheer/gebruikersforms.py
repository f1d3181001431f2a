"""The forms with which a beheerder finds, invites and changes accounts."""

from collections.abc import Collection, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import EmailField, Form, SelectField, StringField
from wtforms.validators import DataRequired, Email, Length

from portal.domain.begrippen import Rol
from portal.domain.gebruikers import Bevoegdheid
from portal.domain.regio import Gemeente
from portal.web.common.formulier import Formulier, KeuzesField, make_keuzes
from portal.web.common.labels import label

# Roles that count in a gemeente, or without one in the whole region.
_PER_GEMEENTE = (Rol.REDACTEUR, Rol.PROFESSIONAL)


class ZoekForm(Form):
    """The filter of the list; part of the address, so without a token."""

    zoek = StringField(_l("Naam of e-mailadres"))
    rol = SelectField(_l("Rol"), coerce=str, validate_choice=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rol.choices = make_keuzes(
            [("", _l("Alle rollen")), *((rol.value, label(rol)) for rol in Rol)]
        )


class RollenForm(Formulier):
    """The roles of an account, but for those at aanbieders."""

    rollen = KeuzesField(
        _l("Rollen"),
        description=_l("Vink alle rollen aan die deze persoon heeft."),
    )

    def __init__(self, *, gemeenten: Sequence[Gemeente], now: Collection[Bevoegdheid] = ()) -> None:
        super().__init__(data={"rollen": [_key(b) for b in now if b.rol is not Rol.AANBIEDER]})
        self._options = _list_options(gemeenten, now)
        self.rollen.choices = make_keuzes(
            [(key, name) for key, (_bevoegdheid, name) in self._options.items()]
        )

    def bevoegdheden(self) -> list[Bevoegdheid]:
        """What was ticked."""
        return [self._options[key][0] for key in self.rollen.data or ()]


class UitnodigForm(RollenForm):
    email = EmailField(
        _l("E-mailadres"),
        [
            DataRequired(_l("Vul het e-mailadres in.")),
            Length(max=254, message=_l("Deze tekst is te lang. Maak hem korter.")),
            Email(_l("Dit is geen e-mailadres. Een adres is zoals naam@voorbeeld.nl.")),
        ],
        render_kw={"autocomplete": "off", "autocapitalize": "none"},
    )
    rollen = KeuzesField(
        _l("Rollen"),
        [DataRequired(_l("Kies minstens één rol."))],
    )


def _key(bevoegdheid: Bevoegdheid) -> str:
    return f"{bevoegdheid.rol.value}:{bevoegdheid.gemeente_code or ''}"


def _list_options(
    gemeenten: Sequence[Gemeente], now: Collection[Bevoegdheid]
) -> dict[str, tuple[Bevoegdheid, str]]:
    """Every role that can be given, and those of now: their gemeente may have left the region."""
    names = {gemeente.code: gemeente.naam for gemeente in gemeenten}
    possible = [
        Bevoegdheid(rol, gemeente_code=code) for rol in _PER_GEMEENTE for code in (None, *names)
    ]
    possible.append(Bevoegdheid(Rol.BEHEERDER))
    possible += [b for b in now if b.rol is not Rol.AANBIEDER and b not in possible]
    return {_key(b): (b, describe(b, names)) for b in possible}


def describe(bevoegdheid: Bevoegdheid, gemeenten: dict[str, str]) -> str:
    """A role and where it counts, for people."""
    naam = label(bevoegdheid.rol)
    if bevoegdheid.rol not in _PER_GEMEENTE:
        return naam
    code = bevoegdheid.gemeente_code
    return f"{naam}, {gemeenten.get(code, code) if code else _l('hele regio')}"
