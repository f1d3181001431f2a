"""The page that mails a list. Who asks is not known and the address not kept; what goes out holds
no word that somebody typed, so that nobody can use it to bother another."""

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from wtforms import EmailField
from wtforms.validators import DataRequired, Email, Length

from portal.services.hulpblad import Hulpblad, mail_hulpblad
from portal.web.common.container import get_container
from portal.web.common.hulpblad import make_mailgegevens, private
from portal.web.common.locale import get_locale
from portal.web.common.zegel import ZegelFormulier

_OVER = "hulpblad"


class HulpbladMailForm(ZegelFormulier):
    email = EmailField(
        _l("Naar welk e-mailadres?"),
        [
            DataRequired(_l("Vul een e-mailadres in.")),
            Length(max=254, message=_l("Deze tekst is te lang. Maak hem korter.")),
            Email(_l("Dit is geen e-mailadres. Een adres is zoals naam@voorbeeld.nl.")),
        ],
        description=_l("Wij gebruiken het adres één keer en bewaren het daarna niet."),
        render_kw={"autocomplete": "email", "autocapitalize": "none"},
    )


def answer_mail(blad: Hulpblad, terug: str, url: str = "") -> ResponseReturnValue:
    """The form, and what came of sending it; ``terug`` is the page of the list, ``url`` the secret
    link that the mail holds."""
    form = HulpbladMailForm()
    sent = request.method == "POST"
    # Not in the right order on purpose: all that is wrong is told at once.
    if sent and form.validate() & form.check_zegel(_OVER):
        mail_hulpblad(
            get_container().uow(),
            email=form.email.data or "",
            taal=get_locale(),
            gegevens=make_mailgegevens(blad, url),
        )
        return redirect(f"{terug}?gemaild=1", 303)
    form.seal(_OVER)
    page = render_template(
        "publiek/hulpblad_mail.html", form=form, fouten=form.fouten(), terug=terug
    )
    response = private(page)
    response.status_code = 400 if sent else 200
    return response
