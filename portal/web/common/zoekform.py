"""The search parameters of page and API: one form says what they may be.

A GET form without CSRF token: it changes nothing. Unknown names are ignored, a value that
cannot be is an error at its own field. Field names are the parameter names of the contract.
"""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    Field,
    FloatField,
    Form,
    IntegerField,
    StringField,
    ValidationError,
)
from wtforms.validators import Length, NumberRange, Optional

from indexer.query import MAX_PER_PAGINA, MAX_Q, Filters, Sortering
from portal.domain.begrippen import Begrip, Dag, Doelgroep, Leefgebied, Lijn, Soort, Taal, Wet
from portal.services.zoeken import ZoekOpdracht

MAX_AFSTAND_KM = 500
MAX_PAGINA = 10_000
MAX_WAARDEN = 200
_AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_GEBIED_CODE = re.compile(r"NL|GM[0-9]{4}|WK[0-9A-Z]{6}|BU[0-9A-Z]{8}")
_SLUG = re.compile(r"[a-z0-9-]{1,120}")
_COORDINATES = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*")
_DIGITS = re.compile(r"\d+")
_PC4 = re.compile(r"[1-9]\d{3}")
_ONBEKENDE_KEUZE = _l("Deze keuze kennen wij niet. Kies een van de mogelijkheden.")


def _clean(value: str | None) -> str:
    """Without control characters, which no keyboard gives, and with single spaces."""
    printable = "".join(c if c.isprintable() else " " for c in value or "")
    return " ".join(printable.split())


class TekstField(StringField):
    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        self.data = _clean(valuelist[0]) if valuelist else ""


class GetalField(FloatField):
    """A number with a comma or a point."""

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        try:
            super().process_formdata([value.replace(",", ".") for value in valuelist])
        except ValueError:
            raise ValueError(gettext("Vul een getal in, zoals 5 of 2,5.")) from None


class HeelGetalField(IntegerField):
    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        try:
            super().process_formdata(list(valuelist))
        except ValueError:
            raise ValueError(gettext("Vul een heel getal in, zoals 12.")) from None


class WaardenField(Field):
    """Any number of values that a pattern or a controlled list allows."""

    def __init__(
        self, uitleg: str, enum: type[Begrip] | None = None, patroon: str = "", **binding: Any
    ) -> None:
        super().__init__(description=uitleg, **binding)
        self.allowed = frozenset(member.value for member in enum or ())
        self.patroon = re.compile(patroon)

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        self.data = list(dict.fromkeys(v.strip() for v in valuelist if v.strip()))

    def post_validate(self, form: Any, validation_stopped: bool) -> None:
        if len(self.data or ()) > MAX_WAARDEN:
            raise ValidationError(gettext("Kies er minder. Zo veel tegelijk kan niet."))
        if not all(self._fits(value) for value in self.data or ()):
            raise ValidationError(_ONBEKENDE_KEUZE)

    def _fits(self, value: str) -> bool:
        return value in self.allowed if self.allowed else bool(self.patroon.fullmatch(value))


def _check_waar(_form: Form, field: TekstField) -> None:
    """A place that can never be: coordinates off the globe, or a number that is no postcode."""
    text = field.data or ""
    if match := _COORDINATES.fullmatch(text):
        if abs(float(match[1])) > 90 or abs(float(match[2])) > 180:
            raise ValidationError(gettext("Deze plek bestaat niet op aarde. Kijk de getallen na."))
    elif _DIGITS.fullmatch(text) and not _PC4.fullmatch(text):
        raise ValidationError(
            gettext("Dit is geen postcode. Een postcode heeft vier cijfers, zoals 6001.")
        )


class ZoekForm(Form):
    """Every parameter of ``/zoeken`` and ``/api/v1/zoeken``; the descriptions go to OpenAPI."""

    class Meta:
        locales: tuple[str, ...] = ("nl",)

    q = TekstField(
        description="Woorden, zoals een bewoner ze zegt",
        validators=[
            Length(
                max=MAX_Q,
                message=_l("Uw vraag is te lang. Gebruik hooguit %(max)d tekens.", max=MAX_Q),
            )
        ],
    )
    waar = TekstField(
        description="Postcode, plaats, buurt, adres, of lat,lon",
        validators=[
            Length(max=120, message=_l("Deze plaats is te lang. Vul een postcode of plaats in.")),
            _check_waar,
        ],
    )
    afstand = GetalField(
        description="Hooguit zo veel kilometer van waar",
        validators=[
            Optional(),
            NumberRange(
                min=0.1,
                max=MAX_AFSTAND_KM,
                message=_l("Kies een afstand tussen 0,1 en %(max)d kilometer.", max=MAX_AFSTAND_KM),
            ),
        ],
    )
    gebied = WaardenField("CBS-code van een gemeente, wijk of buurt", patroon=_GEBIED_CODE.pattern)
    leefgebied = WaardenField("Leefgebied", Leefgebied)
    doelgroep = WaardenField("Doelgroep", Doelgroep)
    lijn = WaardenField("Lijn: 0, 1 of 2", Lijn)
    soort = WaardenField("Soort voorziening", Soort)
    wet = WaardenField("Wet", Wet)
    aanbieder = WaardenField("Aanbieder", patroon=_SLUG.pattern)
    taal = WaardenField("Taal waarin hulp wordt gegeven", Taal)
    dag = WaardenField("Open op deze dag", Dag)
    gratis = BooleanField(description="Alleen wat gratis is", false_values=("0", "", "nee"))
    zonderVerwijzing = BooleanField(
        description="Alleen zonder verwijzing", false_values=("0", "", "nee")
    )
    online = BooleanField(
        description="Alleen wat online of telefonisch kan", false_values=("0", "", "nee")
    )
    rolstoel = BooleanField(
        description="Alleen toegankelijk met een rolstoel", false_values=("0", "", "nee")
    )
    openNu = BooleanField(description="Alleen wat nu open is", false_values=("0", "", "nee"))
    leeftijd = HeelGetalField(
        description="Leeftijd van wie hulp nodig heeft, in jaren",
        validators=[
            Optional(),
            NumberRange(min=0, max=120, message=_l("Kies een leeftijd van 0 tot en met 120 jaar.")),
        ],
    )
    sorteer = TekstField(description="Volgorde: relevantie, afstand, naam of gecontroleerd")
    pagina = HeelGetalField(
        description="Pagina, vanaf 1",
        validators=[
            Optional(),
            NumberRange(
                min=1, max=MAX_PAGINA, message=_l("Deze pagina bestaat niet. Begin bij 1.")
            ),
        ],
    )
    perPagina = HeelGetalField(
        description="Resultaten per pagina",
        validators=[
            Optional(),
            NumberRange(
                min=1,
                max=MAX_PER_PAGINA,
                message=_l("Kies 1 tot en met %(max)d resultaten.", max=MAX_PER_PAGINA),
            ),
        ],
    )

    def validate_gebied(self, field: WaardenField) -> None:
        if not all(self._is_gebied(code) for code in field.data or ()):
            raise ValidationError(
                gettext("Dit gebied kennen wij niet. Kies een gemeente, wijk of buurt.")
            )

    def validate_sorteer(self, field: TekstField) -> None:
        if field.data and field.data not in set(Sortering):
            raise ValidationError(_ONBEKENDE_KEUZE)

    def __init__(
        self,
        args: MultiDict[str, str] | None,
        *,
        now: datetime,
        is_gebied: Callable[[str], bool],
        language: str = "nl",
    ) -> None:
        """``args`` None: all fields, to describe them."""
        # A question fills in few of the twenty fields. To make the others took a tenth of the page
        # round the search, so they are not there.
        if args is not None:
            asked = [(name, field) for name, field in self._unbound_fields if name in args]
            self._unbound_fields = asked
        super().__init__(args, meta={"locales": (language,)})
        self._now = now
        self._is_gebied = is_gebied

    def fouten(self) -> dict[str, list[str]]:
        """The first fault of each field; what follows from a fault is no news."""
        return {field.short_name: [str(field.errors[0])] for field in self if field.errors}

    def opdracht(self) -> ZoekOpdracht:
        """What was asked; a field with an error counts as empty. Call ``validate`` first."""

        def value(name: str) -> Any:
            field = self._fields.get(name)
            return None if field is None or field.errors else field.data

        def values(name: str) -> tuple[str, ...]:
            return tuple(value(name) or ())

        return ZoekOpdracht(
            q=value("q") or "",
            waar=value("waar") or "",
            afstand=value("afstand"),
            filters=Filters(
                leefgebied=values("leefgebied"),
                doelgroep=values("doelgroep"),
                lijn=values("lijn"),
                soort=values("soort"),
                wet=values("wet"),
                aanbieder=values("aanbieder"),
                taal=values("taal"),
                dag=values("dag"),
                gebied=values("gebied"),
                gratis=bool(value("gratis")),
                zonder_verwijzing=bool(value("zonderVerwijzing")),
                online=bool(value("online")),
                rolstoel=bool(value("rolstoel")),
                leeftijd=value("leeftijd"),
                open_om=self._half_hour() if value("openNu") else None,
            ),
            sorteer=Sortering(value("sorteer") or Sortering.RELEVANTIE),
            pagina=value("pagina") or 1,
            per_pagina=value("perPagina") or 20,
        )

    def _half_hour(self) -> str:
        """The half hour it is now in the Netherlands, such as ``di-1430``."""
        now = self._now.astimezone(_AMSTERDAM)
        day = list(Dag)[now.weekday()].value
        return f"{day}-{now.hour:02}{'30' if now.minute >= 30 else '00'}"
