"""The own account: name and language."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.services.aanmeldingen import list_gekozen
from portal.services.gebruikers import change_profiel, get_profiel
from portal.web.account import bp
from portal.web.account.forms import ProfielForm
from portal.web.common.access import behind_door, get_gebruiker
from portal.web.common.container import get_container


@bp.route("/account", methods=["GET", "POST"])
@behind_door()
def account() -> ResponseReturnValue:
    uow, wie = get_container().uow(), get_gebruiker()
    profiel = get_profiel(uow, wie=wie)
    form = ProfielForm(obj=profiel)
    if form.validate_on_submit():
        change_profiel(uow, wie=wie, naam=form.naam.data or "", taal=form.taal.data)
        flash(gettext("Uw gegevens zijn bewaard."))
        return redirect(url_for("account.account"), 303)
    own = [id_ for id_ in wie.aanbieder_ids if wie.may_invite(id_)]
    toegang = list_gekozen(uow, ids=own) if own else []
    return render_template("account/account.html", form=form, profiel=profiel, toegang=toegang)
