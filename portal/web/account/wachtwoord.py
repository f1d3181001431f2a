"""Passwords: forgotten, chosen by a mail link, changed."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.domain.errors import InvoerOngeldig
from portal.domain.inloggen import Doel
from portal.services.gebruikers import get_profiel
from portal.services.sleutels import check_sleutel
from portal.services.wachtwoorden import (
    change_wachtwoord,
    request_wachtwoordlink,
    reset_wachtwoord,
)
from portal.web.account import bp
from portal.web.account.forms import EmailForm, NieuwWachtwoordForm, WachtwoordForm
from portal.web.common.access import behind_door, get_gebruiker
from portal.web.common.container import get_container


@bp.route("/inloggen/wachtwoord-vergeten", methods=["GET", "POST"])
def wachtwoord_vergeten() -> ResponseReturnValue:
    form = EmailForm()
    if form.validate_on_submit():
        container = get_container()
        url = container.settings.url
        request_wachtwoordlink(container.uow(), email=form.email.data or "", url=url)
        return redirect(url_for("account.link_gestuurd"), 303)
    return render_template("account/wachtwoord_vergeten.html", form=form)


@bp.route("/wachtwoord/<token>", methods=["GET", "POST"])
def wachtwoord_kiezen(token: str) -> ResponseReturnValue:
    uow = get_container().uow()
    form = NieuwWachtwoordForm()
    if form.validate_on_submit():
        try:
            reset_wachtwoord(uow, token=token, nieuw=form.nieuw.data or "")
        except InvoerOngeldig as error:
            form.add_fouten(error.fouten)
        else:
            flash(gettext("Uw wachtwoord is gewijzigd. U kunt nu inloggen."))
            return redirect(url_for("account.inloggen"), 303)
    check_sleutel(uow, token, Doel.WACHTWOORD)
    return render_template("account/wachtwoord_kiezen.html", form=form)


@bp.route("/account/wachtwoord", methods=["GET", "POST"])
@behind_door()
def wachtwoord() -> ResponseReturnValue:
    uow, wie = get_container().uow(), get_gebruiker()
    form = WachtwoordForm()
    if form.validate_on_submit():
        try:
            change_wachtwoord(
                uow, wie=wie, huidig=form.huidig.data or "", nieuw=form.nieuw.data or ""
            )
        except InvoerOngeldig as error:
            form.add_fouten(error.fouten)
        else:
            flash(gettext("Uw wachtwoord is gewijzigd. Op andere apparaten bent u uitgelogd."))
            return redirect(url_for("account.account"), 303)
    profiel = get_profiel(uow, wie=wie)
    return render_template("account/wachtwoord.html", form=form, profiel=profiel)
