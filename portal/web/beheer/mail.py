"""Mails that keep failing: try again, or give up."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.services.mail import drop_mail, get_mail_stand, list_geparkeerde_mail, retry_mail
from portal.web.beheer import bp
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container


@bp.get("/mail")
def mail() -> ResponseReturnValue:
    container = get_container()
    return render_template(
        "beheer/mail.html",
        stand=get_mail_stand(container.uow()),
        mails=list_geparkeerde_mail(container.uow(), wie=get_gebruiker()),
    )


@bp.post("/mail/opnieuw")
def mail_opnieuw() -> ResponseReturnValue:
    retry_mail(get_container().uow(), wie=get_gebruiker())
    return redirect(url_for("beheer.mail"), 303)


@bp.post("/mail/<int:id_>/opnieuw")
def mail_een_opnieuw(id_: int) -> ResponseReturnValue:
    retry_mail(get_container().uow(), wie=get_gebruiker(), id_=id_)
    return redirect(url_for("beheer.mail"), 303)


@bp.post("/mail/<int:id_>/weg")
def mail_weg(id_: int) -> ResponseReturnValue:
    drop_mail(get_container().uow(), wie=get_gebruiker(), id_=id_)
    return redirect(url_for("beheer.mail"), 303)
