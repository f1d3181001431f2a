"""Logging in and out. One page and one button: without a password a link is mailed."""

from flask import flash, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.domain.errors import InvoerOngeldig, SleutelOngeldig
from portal.domain.inloggen import Doel
from portal.services.inloggen import (
    log_in_with_link,
    log_in_with_wachtwoord,
    request_inloglink,
)
from portal.services.sessies import end_sessie
from portal.services.sleutels import check_sleutel
from portal.web.account import bp
from portal.web.account.binnen import describe_apparaat, enter, keep_volgende
from portal.web.account.forms import InlogForm, KnopForm
from portal.web.common.access import get_identiteit
from portal.web.common.container import get_container
from portal.web.common.volgende import make_next_url


@bp.errorhandler(SleutelOngeldig)
def on_sleutel_ongeldig(_error: SleutelOngeldig) -> ResponseReturnValue:
    return render_template("account/link_ongeldig.html"), 410


@bp.route("/inloggen", methods=["GET", "POST"])
def inloggen() -> ResponseReturnValue:
    identiteit = get_identiteit()
    if identiteit is not None and identiteit.is_binnen:
        return redirect(make_next_url(identiteit, None))
    keep_volgende()
    form = InlogForm()
    if form.validate_on_submit():
        try:
            return _log_in(form)
        except InvoerOngeldig as error:
            form.add_fouten(error.fouten)
    return render_template("account/inloggen.html", form=form)


def _log_in(form: InlogForm) -> ResponseReturnValue:
    container = get_container()
    if not form.wachtwoord.data:
        url = container.settings.url
        request_inloglink(container.uow(), email=form.email.data or "", url=url)
        return redirect(url_for("account.link_gestuurd"), 303)
    ingelogd = log_in_with_wachtwoord(
        container.uow(),
        email=form.email.data or "",
        wachtwoord=form.wachtwoord.data or "",
        apparaat=describe_apparaat(),
    )
    return enter(ingelogd.token, ingelogd.wie)


@bp.get("/inloggen/gestuurd")
def link_gestuurd() -> ResponseReturnValue:
    return render_template("account/link_gestuurd.html")


@bp.route("/inloggen/link/<token>", methods=["GET", "POST"])
def inloglink(token: str) -> ResponseReturnValue:
    """Opening the link changes nothing: programs that scan mail follow links too."""
    uow = get_container().uow()
    form = KnopForm()
    if form.validate_on_submit():
        ingelogd = log_in_with_link(uow, token=token, apparaat=describe_apparaat())
        return enter(ingelogd.token, ingelogd.wie)
    check_sleutel(uow, token, Doel.INLOGGEN)
    return render_template("account/inloglink.html", form=form)


@bp.post("/uitloggen")
def uitloggen() -> ResponseReturnValue:
    identiteit = get_identiteit()
    if identiteit is not None and identiteit.sessie_id is not None:
        end_sessie(get_container().uow(), wie=identiteit, sessie_id=identiteit.sessie_id)
    session.clear()
    flash(gettext("U bent uitgelogd."))
    return redirect(url_for("account.inloggen"), 303)
