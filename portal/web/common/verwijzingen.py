"""Referrals, the same on both desks: the list, one of them, and whether it helped."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField

from portal.domain.begrippen import Rol, Verwijsuitkomst
from portal.domain.errors import Fout, IntussenGewijzigd, InvoerOngeldig
from portal.domain.verwijzingen import TWIJFEL
from portal.services.verwijzing_stappen import answer_uitkomst
from portal.services.verwijzingen import get_verwijzing, list_verwijzingen
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.common.formulier import Formulier, make_keuzes
from portal.web.common.labels import label


class TekstForm(Formulier):
    """A form with words that must not tell who a client is. ``vraagt_toch``: something in them
    looks like a name or an address, so that the page asks once more."""

    toch = BooleanField(
        _l("Toch versturen"),
        description=_l(
            "Ik heb het nagekeken. Hier staat niets waaraan een cliënt te herkennen is."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vraagt_toch = bool(self.toch.data)

    def add_fouten(self, fouten: Iterable[Fout]) -> None:
        found = list(fouten)
        self.vraagt_toch |= any(fout.code in TWIJFEL.values() for fout in found)
        super().add_fouten(found)


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
