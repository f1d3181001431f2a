"""Accepting an invitation."""

from flask import render_template
from flask.typing import ResponseReturnValue

from portal.domain.errors import InvoerOngeldig
from portal.services.uitnodigingen import accept_uitnodiging, get_uitnodiging
from portal.web.account import bp
from portal.web.account.binnen import describe_apparaat, enter
from portal.web.account.forms import UitnodigingForm
from portal.web.common.container import get_container
from portal.web.common.locale import get_locale


@bp.route("/uitnodiging/<token>", methods=["GET", "POST"])
def uitnodiging(token: str) -> ResponseReturnValue:
    """Opening the link accepts nothing: programs that scan mail follow links too."""
    uow = get_container().uow()
    form = UitnodigingForm()
    if form.validate_on_submit():
        try:
            ingelogd = accept_uitnodiging(
                uow,
                token=token,
                naam=form.naam.data or "",
                wachtwoord=form.nieuw.data or "",
                taal=get_locale(),
                apparaat=describe_apparaat(),
            )
            return enter(ingelogd.token, ingelogd.wie)
        except InvoerOngeldig as error:
            form.add_fouten(error.fouten)
    detail = get_uitnodiging(uow, token=token)
    return render_template("account/uitnodiging.html", form=form, uitnodiging=detail)
