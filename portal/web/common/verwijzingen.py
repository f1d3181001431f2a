"""Referrals, the same on both desks: the list, one of them, and whether it helped."""

from typing import Any
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from wtforms import RadioField

from portal.domain.begrippen import Rol, Verwijsuitkomst
from portal.domain.errors import IntussenGewijzigd, InvoerOngeldig
from portal.services.verwijzing_stappen import answer_uitkomst
from portal.services.verwijzingen import get_verwijzing, list_verwijzingen
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.common.formulier import Formulier, make_keuzes
from portal.web.common.labels import label


class UitkomstForm(Formulier):
    """Whether it helped."""

    uitkomst = RadioField(_l("Heeft het gewerkt?"), validate_choice=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.uitkomst.choices = make_keuzes((term.value, label(term)) for term in Verwijsuitkomst)


def show_lijst(als: Rol) -> ResponseReturnValue:
    """All that one sent or got."""
    lijst = list_verwijzingen(get_container().uow(), wie=get_gebruiker(), als=als)
    return render_template(f"{_blueprint(als)}/verwijzingen.html", lijst=lijst)


def show_verwijzing(als: Rol, id_: UUID, form: UitkomstForm | None = None) -> ResponseReturnValue:
    """One of them; ``form``: an answer that could not be stored."""
    verwijzing = get_verwijzing(get_container().uow(), wie=get_gebruiker(), id_=id_, als=als)
    page = render_template(
        f"{_blueprint(als)}/verwijzing.html",
        verwijzing=verwijzing,
        form=form or UitkomstForm(formdata=None),
        gedaan=request.args.get("gedaan"),
    )
    return page, 400 if form else 200


def send_uitkomst(als: Rol, id_: UUID) -> ResponseReturnValue:
    form = UitkomstForm()
    uitkomst = Verwijsuitkomst.lookup(form.uitkomst.data or "")
    try:
        answer_uitkomst(
            get_container().uow(), wie=get_gebruiker(), id_=id_, als=als, uitkomst=uitkomst
        )
    except InvoerOngeldig as error:
        form.add_fouten(error.fouten)
        return show_verwijzing(als, id_, form)
    except IntussenGewijzigd:
        return back(als, id_, "intussen")
    return back(als, id_, "uitkomst")


def back(als: Rol, id_: UUID, gedaan: str) -> ResponseReturnValue:
    """To the referral, with a word on what was done."""
    return redirect(url_for(f"{_blueprint(als)}.verwijzing", id_=id_, gedaan=gedaan), 303)


def _blueprint(als: Rol) -> str:
    return "netwerk" if als is Rol.PROFESSIONAL else "aanbieder"
