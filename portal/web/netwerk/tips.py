"""Tips on an entry: written, confirmed and reported by professionals."""

from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField

from portal.domain.errors import InvoerOngeldig
from portal.services.profielen import get_profiel
from portal.services.tips import (
    add_tip,
    change_tip,
    confirm_tip,
    get_tip,
    remove_own_tip,
    report_tip,
)
from portal.services.voorzieningen import get_voorziening
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.common.formulier import Formulier
from portal.web.common.tekstform import TekstForm
from portal.web.netwerk import bp


class TipForm(TekstForm):
    tekst = TextAreaField(
        _l("Uw tip voor collega’s"),
        description=_l(
            "Bijvoorbeeld: bel liever dan dat u mailt, of: er is nu een wachtlijst van 3 weken. "
            "Schrijf niets over een cliënt en noem geen namen."
        ),
    )


class MeldForm(TekstForm):
    reden = TextAreaField(
        _l("Wat is er mis met deze tip?"),
        description=_l("De redactie leest dit en kan de tip weghalen."),
    )


@bp.route("/tips/nieuw/<slug>", methods=["GET", "POST"])
def tip_nieuw(slug: str) -> ResponseReturnValue:
    container, wie = get_container(), get_gebruiker()
    voorziening = get_voorziening(container.uow(), slug)
    if get_profiel(container.uow(), wie) is None:
        flash(gettext("Maak eerst uw profiel. Bij een tip staan uw organisatie en functie."))
        return redirect(url_for("netwerk.profiel"), 303)
    form = TipForm()
    if form.validate_on_submit():
        try:
            add_tip(container.uow(), wie, slug, form.tekst.data or "", toch=form.toch.data)
            return _to_tips(slug)
        except InvoerOngeldig as error:
            form.add_fouten(error.fouten)
    return _show("netwerk/tip.html", form, naam=voorziening.naam, slug=slug, tip=None)


@bp.route("/tips/<uuid:id_>/wijzigen", methods=["GET", "POST"])
def tip_wijzigen(id_: UUID) -> ResponseReturnValue:
    container, wie = get_container(), get_gebruiker()
    tip = get_tip(container.uow(), wie, id_, eigen=True)
    form = TipForm(obj=tip)
    if form.validate_on_submit():
        try:
            change_tip(container.uow(), wie, id_, form.tekst.data or "", toch=form.toch.data)
            return _to_tips(tip.slug)
        except InvoerOngeldig as error:
            form.add_fouten(error.fouten)
    return _show("netwerk/tip.html", form, naam=tip.naam, slug=tip.slug, tip=tip)


@bp.post("/tips/<uuid:id_>/weg")
def tip_weg(id_: UUID) -> ResponseReturnValue:
    container, wie = get_container(), get_gebruiker()
    tip = get_tip(container.uow(), wie, id_, eigen=True)
    remove_own_tip(container.uow(), wie, id_)
    flash(gettext("Uw tip is weg."))
    return _to_tips(tip.slug)


@bp.post("/tips/<uuid:id_>/klopt")
def tip_klopt(id_: UUID) -> ResponseReturnValue:
    container, wie = get_container(), get_gebruiker()
    confirm_tip(container.uow(), wie, id_)
    return _to_tips(get_tip(container.uow(), wie, id_).slug)


@bp.route("/tips/<uuid:id_>/melden", methods=["GET", "POST"])
def tip_melden(id_: UUID) -> ResponseReturnValue:
    container, wie = get_container(), get_gebruiker()
    tip = get_tip(container.uow(), wie, id_)
    form = MeldForm()
    if form.validate_on_submit():
        try:
            report_tip(container.uow(), wie, id_, form.reden.data or "", toch=form.toch.data)
            flash(gettext("Dank u wel. De redactie kijkt naar deze tip."))
            return _to_tips(tip.slug)
        except InvoerOngeldig as error:
            form.add_fouten(error.fouten)
    return _show("netwerk/tip_melden.html", form, tip=tip)


def _show(template: str, form: Formulier, **values: Any) -> ResponseReturnValue:
    fouten = form.fouten()
    page = render_template(template, form=form, fouten=fouten, **values)
    return page, 400 if fouten else 200


def _to_tips(slug: str) -> ResponseReturnValue:
    return redirect(url_for("publiek.voorzieningen", slug=slug, _anchor="tips"), 303)
