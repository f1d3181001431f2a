"""One's own profile."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.domain.begrippen import Taal
from portal.domain.errors import InvoerOngeldig
from portal.domain.netwerk import Profielgegevens
from portal.services.profielen import change_profiel, get_profiel, remove_profiel
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.netwerk import bp
from portal.web.netwerk.profielform import ProfielForm


@bp.route("/profiel", methods=["GET", "POST"])
def profiel() -> ResponseReturnValue:
    container, wie = get_container(), get_gebruiker()
    known = get_profiel(container.uow(), wie)
    nieuw = Profielgegevens(organisatie="", email=wie.email, talen=(Taal.NEDERLANDS,))
    form = ProfielForm(container.regio(), obj=known or nieuw)
    if form.validate_on_submit() and (gegevens := form.read()):
        try:
            change_profiel(container.uow(), wie, gegevens)
            flash(gettext("Uw profiel is bewaard. Collega’s kunnen u nu vinden."))
            return redirect(url_for("netwerk.profiel"), 303)
        except InvoerOngeldig as error:
            form.add_fouten(error.fouten)
    fouten = form.fouten()
    page = render_template("netwerk/profiel.html", form=form, fouten=fouten, bestaat=bool(known))
    return page, 400 if fouten else 200


@bp.post("/profiel/weg")
def profiel_weg() -> ResponseReturnValue:
    remove_profiel(get_container().uow(), get_gebruiker())
    flash(gettext("Uw profiel is weg. Collega’s en inwoners zien u niet meer."))
    return redirect(url_for("netwerk.profiel"), 303)
