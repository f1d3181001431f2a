"""Saved searches of a professional."""

from functools import partial
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import StringField

from portal.domain.errors import InvoerOngeldig
from portal.domain.netwerk import MAX_ZOEKNAAM
from portal.services.zoekopdrachten import (
    list_zoekopdrachten,
    remove_zoekopdracht,
    save_zoekopdracht,
)
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.common.tekstform import TekstForm
from portal.web.common.zoekopdrachten import find_fitting, tidy_parameters
from portal.web.netwerk import bp


class ZoekopdrachtForm(TekstForm):
    naam = StringField(
        _l("Hoe noemt u deze zoekopdracht?"),
        description=_l("Schrijf geen naam van een cliënt op. Bijvoorbeeld: taalles in Weert."),
    )


@bp.get("/zoekopdrachten")
def zoekopdrachten() -> ResponseReturnValue:
    lijst = list_zoekopdrachten(get_container().uow(), get_gebruiker())
    return render_template("netwerk/zoekopdrachten.html", lijst=lijst)


@bp.route("/zoekopdrachten/nieuw", methods=["GET", "POST"])
def zoekopdracht_nieuw() -> ResponseReturnValue:
    """What to search for stands in the address, as on the result page."""
    container = get_container()
    parameters = tidy_parameters(container, request.args)
    if not parameters:
        return redirect(url_for("netwerk.zoekopdrachten"), 303)
    said = [request.args.get(name, "") for name in ("q", "waar")]
    form = ZoekopdrachtForm(naam=", ".join(filter(None, said))[:MAX_ZOEKNAAM])
    if form.validate_on_submit():
        try:
            save_zoekopdracht(
                container.uow(),
                get_gebruiker(),
                naam=form.naam.data or "",
                parameters=parameters,
                zoek=partial(find_fitting, container),
                toch=form.toch.data,
            )
            flash(gettext("Bewaard. U krijgt een mail zodra er iets nieuws bij past."))
            return redirect(url_for("netwerk.zoekopdrachten"), 303)
        except InvoerOngeldig as error:
            form.add_fouten(error.fouten)
    fouten = form.fouten()
    page = render_template(
        "netwerk/zoekopdracht_nieuw.html", form=form, fouten=fouten, parameters=parameters
    )
    return page, 400 if fouten else 200


@bp.post("/zoekopdrachten/<uuid:id_>/weg")
def zoekopdracht_weg(id_: UUID) -> ResponseReturnValue:
    remove_zoekopdracht(get_container().uow(), get_gebruiker(), id_)
    flash(gettext("Deze zoekopdracht is weg."))
    return redirect(url_for("netwerk.zoekopdrachten"), 303)
