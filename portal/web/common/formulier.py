"""The form of every page that changes something: CSRF token, stripped text, errors at fields."""

from collections.abc import Iterable
from typing import Any

from flask_wtf import FlaskForm
from wtforms import FieldList, FormField, SelectMultipleField
from wtforms.fields import choices
from wtforms.form import Form
from wtforms.widgets import CheckboxInput, ListWidget

from portal.domain.errors import Fout
from portal.web.common.fouten import fout_tekst
from portal.web.common.locale import get_locale


def strip(value: Any) -> Any:
    """Text without the white space around it, which people do not see."""
    return value.strip() if isinstance(value, str) else value


def make_keuzes(paren: Iterable[tuple[str, Any]]) -> list[Any]:
    """The choices of a field, from pairs of a value and its name. WTForms wants objects of a class
    that its published types do not know yet."""
    keuze: Any = vars(choices)["SelectChoice"]
    return [keuze(value, name) for value, name in paren]


def bind_stripped(form: Any, unbound_field: Any, options: dict[str, Any]) -> Any:
    """A field whose text is stripped; what holds other fields has no text of its own."""
    if issubclass(unbound_field.field_class, FieldList | FormField):
        return unbound_field.bind(form=form, **options)
    filters = unbound_field.kwargs.pop("filters", ())
    return unbound_field.bind(form=form, filters=(strip, *filters), **options)


class KeuzesField(SelectMultipleField):
    """Several of a list, each with its own box."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class Deel(Form):
    """A part of a form that stands in it more than once; text is stripped as in the whole."""

    class Meta(Form.Meta):
        def bind_field(self, form: Any, unbound_field: Any, options: dict[str, Any]) -> Any:
            return bind_stripped(form, unbound_field, options)


class Formulier(FlaskForm):
    """Forms say what shape a value has; what needs the database is told by a service, and
    ``add_fouten`` takes that to the fields."""

    class Meta(FlaskForm.Meta):
        def bind_field(self, form: Any, unbound_field: Any, options: dict[str, Any]) -> Any:
            return bind_stripped(form, unbound_field, options)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("meta", {"locales": [get_locale()]})
        super().__init__(*args, **kwargs)

    def add_fouten(self, fouten: Iterable[Fout]) -> None:
        """Faults that a service found, at the field that carries the name; else at the whole."""
        for fout in fouten:
            tekst = fout_tekst(fout)
            if fout.veld in self:
                field = self[fout.veld]
                field.errors = [*field.errors, tekst]
            else:
                self.form_errors.append(tekst)

    def fouten(self) -> dict[str, list[str]]:
        """The first fault of each field, by name; those of the whole form under ''."""
        found = {field.short_name: [_first(field.errors)] for field in self if field.errors}
        if self.form_errors:
            found[""] = [str(tekst) for tekst in self.form_errors]
        return found


def _first(errors: Any) -> str:
    """The first text, also of a list of fields, whose errors are nested."""
    while isinstance(errors, dict | list | tuple):
        errors = next(iter(errors.values() if isinstance(errors, dict) else errors), "")
    return str(errors)
