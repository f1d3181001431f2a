"""The decision table of the quickscan, row by row."""

from typing import Any
from uuid import UUID

from flask import abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, SelectField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange

from portal.domain.begrippen import Begrip
from portal.domain.gebruikers import Identiteit
from portal.domain.hulpvraag import Beslisregel, Beslissing
from portal.services.beslisregels import (
    TERMEN,
    add_beslisregel,
    change_beslisregel,
    list_beslisregels_by_id,
    may_change,
    remove_beslisregel,
)
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.common.formulier import Formulier
from portal.web.common.labels import label
from portal.web.redactie import bp

_ALLES = _l("Maakt voor deze regel niet uit")


class BeslisregelForm(Formulier):
    nummer = IntegerField(
        _l("Nummer"),
        description=_l("Een lager nummer gaat voor."),
        validators=[
            InputRequired(_l("Vul een nummer in.")),
            NumberRange(min=1, max=9999, message=_l("Kies een nummer van 1 tot en met 9999.")),
        ],
    )
    gemeente_code = SelectField(_l("Voor welke gemeente"))
    voor = SelectField(_l("Voor wie iemand hulp zoekt"))
    aantal = SelectField(_l("Hoeveel onderwerpen iemand noemt"))
    leefgebied = SelectField(_l("Dit onderwerp is erbij"))
    gevaar = SelectField(_l("Dit gevaar is er"))
    overgang = SelectField(_l("Dit verandert er"))
    beslissing = SelectField(_l("Wat dan gebeurt"), choices=[])
    toelichting = TextAreaField(
        _l("Wat iemand daarbij leest (niet verplicht)"),
        description=_l("Korte zinnen, in gewone woorden."),
        validators=[Length(max=500, message=_l("Deze tekst is te lang. Maak hem korter."))],
    )

    def __init__(self, wie: Identiteit, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        gemeenten = get_container().regio().gemeenten
        everywhere = [("", _l("Alle gemeenten"))] if may_change(wie, None) else []
        self.gemeente_code.choices = everywhere + [
            (gemeente.code, gemeente.naam)
            for gemeente in gemeenten
            if may_change(wie, gemeente.code)
        ]
        self.beslissing.choices = _choices(Beslissing)
        for naam, enum in TERMEN.items():
            self[naam].choices = [("", _ALLES), *_choices(enum)]

    def beslisregel(self) -> Beslisregel:
        termen: dict[str, Any] = {
            naam: enum(self[naam].data) if self[naam].data else None
            for naam, enum in TERMEN.items()
        }
        return Beslisregel(
            nummer=self.nummer.data or 0,
            beslissing=Beslissing(self.beslissing.data),
            gemeente_code=self.gemeente_code.data or None,
            toelichting=self.toelichting.data or "",
            **termen,
        )


def _choices(enum: type[Begrip]) -> list[tuple[str, str]]:
    return [(term.value, label(term)) for term in enum]


@bp.get("/hulpvraag")
def hulpvraag() -> ResponseReturnValue:
    container = get_container()
    wie = get_gebruiker()
    return render_template(
        "redactie/hulpvraag.html",
        regels=[
            (id_, regel, may_change(wie, regel.gemeente_code))
            for id_, regel in list_beslisregels_by_id(container.uow())
        ],
        gemeenten={g.code: g.naam for g in container.regio().gemeenten},
    )


@bp.route("/hulpvraag/nieuw", methods=["GET", "POST"])
def hulpvraag_nieuw() -> ResponseReturnValue:
    wie = get_gebruiker()
    form = BeslisregelForm(wie)
    if form.validate_on_submit():
        add_beslisregel(get_container().uow(), wie, form.beslisregel())
        return redirect(url_for("redactie.hulpvraag"), 303)
    status = 400 if form.errors else 200
    return render_template("redactie/hulpvraag_regel.html", form=form, id_=None), status


@bp.route("/hulpvraag/<uuid:id_>", methods=["GET", "POST"])
def hulpvraag_regel(id_: UUID) -> ResponseReturnValue:
    container, wie = get_container(), get_gebruiker()
    regel = dict(list_beslisregels_by_id(container.uow())).get(id_)
    if regel is None:
        abort(404)
    if not may_change(wie, regel.gemeente_code):
        abort(403)
    form = BeslisregelForm(wie, obj=regel)
    if form.validate_on_submit():
        change_beslisregel(container.uow(), wie, id_, form.beslisregel())
        return redirect(url_for("redactie.hulpvraag"), 303)
    status = 400 if form.errors else 200
    return render_template("redactie/hulpvraag_regel.html", form=form, id_=id_), status


@bp.post("/hulpvraag/<uuid:id_>/weg")
def hulpvraag_weg(id_: UUID) -> ResponseReturnValue:
    remove_beslisregel(get_container().uow(), get_gebruiker(), id_)
    return redirect(url_for("redactie.hulpvraag"), 303)
