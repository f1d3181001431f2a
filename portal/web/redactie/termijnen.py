"""The page on which an editor sets terms per gemeente: those of the cycle, those of referrals.

Terms are a dataclass of numbers; the form has a field of the same name for each of them.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.domain.controle import REGIO
from portal.domain.errors import InvoerOngeldig
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.common.formulier import Formulier
from portal.web.redactie.keuzes import HELE_REGIO, list_gemeenten


@dataclass(frozen=True, slots=True, kw_only=True)
class Termijnen:
    """``get`` and ``change`` are the services; ``overzicht``, ``bewerken`` and ``standaard`` the
    endpoints of the page before, of the form, and of going back to the standard."""

    form: type[Formulier]
    beleid: type[Any]
    get: Callable[..., tuple[Any, bool]]
    change: Callable[..., None]
    overzicht: str
    bewerken: str
    standaard: str

    def edit(self, gemeente: str) -> ResponseReturnValue:
        uow, wie, code = get_container().uow(), get_gebruiker(), _read_code(gemeente)
        beleid, eigen = self.get(uow, wie=wie, gemeente_code=code)
        form = self.form(obj=beleid)
        namen = [veld.name for veld in fields(self.beleid)]
        if form.validate_on_submit():
            nieuw = self.beleid(**{naam: form[naam].data for naam in namen})
            try:
                self.change(uow, wie=wie, gemeente_code=code, beleid=nieuw)
                return redirect(url_for(self.overzicht), 303)
            except InvoerOngeldig as error:
                form.add_fouten(error.fouten)
        return render_template(
            "redactie/termijnen.html",
            vorm=form,
            velden=namen,
            gemeente=gemeente,
            naam=dict(list_gemeenten(wie)).get(gemeente, ""),
            eigen=eigen,
            terug=url_for(self.overzicht),
            standaard=url_for(self.standaard, gemeente=gemeente),
        )

    def reset(self, gemeente: str) -> ResponseReturnValue:
        uow, wie = get_container().uow(), get_gebruiker()
        self.change(uow, wie=wie, gemeente_code=_read_code(gemeente), beleid=None)
        return redirect(url_for(self.bewerken, gemeente=gemeente), 303)


def _read_code(gemeente: str) -> str:
    """In an address the region needs a name; its code is empty."""
    return REGIO if gemeente == HELE_REGIO else gemeente
