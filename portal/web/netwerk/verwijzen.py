"""The form with which a professional refers to a voorziening."""

from typing import Any
from uuid import UUID, uuid4

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, StringField, TextAreaField
from wtforms.validators import Length

from indexer.query import Filters, Treffer
from portal.domain.begrippen import Rol
from portal.domain.errors import InvoerOngeldig, NietGevonden
from portal.domain.verwijzingen import (
    MAX_PER_AANBIEDER,
    MAX_PER_DAG,
    Bereikbaarheid,
    VerwijzenKanNiet,
    VerwijzingInvoer,
)
from portal.services.verwijzingen import (
    Verwijsdoel,
    get_verwijsdoel,
    get_verwijzing,
    send_verwijzing,
)
from portal.services.zoeken import ZoekOpdracht
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.common.tekstform import TekstForm
from portal.web.netwerk import bp

_ALTERNATIEVEN = 4
# When the client needs something else.
_ANDERS = frozenset({Bereikbaarheid.DICHT, Bereikbaarheid.WEG})
# What is taken over from an earlier referral that did not come off.
_OVERGENOMEN = ("codewoord", "vraag", "warm", "belmoment", "telefoon")


class VerwijzingForm(TekstForm):
    """The fields are those of ``VerwijzingInvoer``; ``inzending`` makes a double click one."""

    inzending = HiddenField(validators=[Length(min=32, max=32)])
    codewoord = StringField(
        _l("Codewoord"),
        description=_l(
            "Een woord waaraan u en de ander deze vraag herkennen, zoals ‘blauwe fiets’. Geen naam "
            "en geen initialen."
        ),
    )
    vraag = TextAreaField(
        _l("Wat is de vraag?"),
        description=_l(
            "In een paar woorden, hoogstens 500 tekens. Schrijf niets op waaraan uw cliënt te "
            "herkennen is: geen naam, adres, geboortedatum of nummer."
        ),
    )
    warm = BooleanField(
        _l("Ik wil een warme overdracht"),
        description=_l("U belt elkaar eerst, als het kan samen met uw cliënt."),
    )
    belmoment = StringField(
        _l("Wanneer kunt u elkaar bellen?"),
        description=_l("Alleen voor een warme overdracht. Bijvoorbeeld: dinsdag van 9 tot 12 uur."),
    )
    email = StringField(_l("Uw e-mailadres"))
    telefoon = StringField(
        _l("Uw telefoonnummer"),
        description=_l("U mag dit leeg laten. Alleen wie uw verwijzing krijgt, ziet dit."),
    )

    def invoer(self) -> VerwijzingInvoer:
        texts = ("codewoord", "vraag", "belmoment", "email", "telefoon")
        return VerwijzingInvoer(
            warm=bool(self.warm.data), **{naam: self[naam].data or "" for naam in texts}
        )


@bp.route("/verwijzen/<slug>", methods=["GET", "POST"])
def verwijzen(slug: str) -> ResponseReturnValue:
    form = VerwijzingForm(data=_begin())
    status = 200
    if form.validate_on_submit():
        try:
            id_ = send_verwijzing(
                get_container().uow(),
                wie=get_gebruiker(),
                slug=slug,
                invoer=form.invoer(),
                inzending=form.inzending.data or "",
                toch=bool(form.toch.data),
            )
            return redirect(url_for("netwerk.verwijzing", id_=id_, gedaan="verstuurd"), 303)
        except InvoerOngeldig as error:
            form.add_fouten(error.fouten)
        except VerwijzenKanNiet:
            status = 409
    doel = get_verwijsdoel(get_container().uow(), wie=get_gebruiker(), slug=slug)
    page = render_template(
        "netwerk/verwijzen.html",
        form=form,
        doel=doel,
        getypt=request.method == "POST",
        alternatieven=_list_alternatieven(doel) if doel.bereikbaarheid in _ANDERS else (),
        max_per_dag=MAX_PER_DAG,
        max_per_aanbieder=MAX_PER_AANBIEDER,
    )
    return page, 400 if form.errors else status


def _begin() -> dict[str, Any]:
    """What the form opens with: the own address, and the words of an earlier referral of one's own
    when ``van`` names it."""
    wie = get_gebruiker()
    values: dict[str, Any] = {"email": wie.email, "inzending": uuid4().hex}
    try:
        van = UUID(request.args.get("van", ""))
        old = get_verwijzing(get_container().uow(), wie=wie, id_=van, als=Rol.PROFESSIONAL)
    except (ValueError, NietGevonden):
        return values
    return values | {naam: getattr(old, naam) for naam in _OVERGENOMEN}


def _list_alternatieven(doel: Verwijsdoel) -> list[Treffer]:
    """Other help of its first leefgebied near there: first what its name is about, then the
    rest."""
    found: dict[str, Treffer] = {}
    for q in (doel.naam, ""):
        opdracht = ZoekOpdracht(
            q=q,
            waar=doel.plaats,
            filters=Filters(leefgebied=(doel.leefgebieden[0].value,)),
            per_pagina=_ALTERNATIEVEN + 1,
        )
        for treffer in get_container().zoeker.search(opdracht, ()).uitkomst.treffers:
            found.setdefault(treffer.document.slug, treffer)
    return [treffer for slug, treffer in found.items() if slug != doel.slug][:_ALTERNATIEVEN]
