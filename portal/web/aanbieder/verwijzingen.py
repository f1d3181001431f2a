"""What professionals refer to the own entries, and answering it."""

from typing import Any
from uuid import UUID

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, TextAreaField

from portal.domain.begrippen import Afwijsreden, Rol
from portal.domain.errors import IntussenGewijzigd, InvoerOngeldig
from portal.services.verwijzing_stappen import (
    accept_verwijzing,
    decline_verwijzing,
    mark_contact,
    mark_klaar,
    propose_andere,
)
from portal.services.verwijzingen import get_verwijzing
from portal.services.zoeken import ZoekOpdracht
from portal.web.aanbieder import bp
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.common.formulier import make_keuzes
from portal.web.common.labels import label
from portal.web.common.tekstform import TekstForm
from portal.web.common.verwijzingen import (
    back,
    send_uitkomst,
    show_lijst,
    show_verwijzing,
)

_STAPPEN = {"aannemen": accept_verwijzing, "contact": mark_contact, "klaar": mark_klaar}
_MAX_Q = 200
_KEUZES = 8


class AndersForm(TekstForm):
    """Another voorziening, found by words."""

    slug = RadioField(_l("Wat past volgens u beter?"), validate_choice=False)
    antwoord = TextAreaField(
        _l("Waarom past dit beter?"),
        description=_l("U mag dit leeg laten. De verwijzer leest wat u schrijft."),
    )


class AfwijsForm(TekstForm):
    """Why the aanbieder cannot help."""

    reden = RadioField(_l("Waarom kunt u niet helpen?"), validate_choice=False)
    antwoord = TextAreaField(
        _l("Uitleg"),
        description=_l("Kort en vriendelijk. De verwijzer leest wat u schrijft."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reden.choices = make_keuzes((term.value, label(term)) for term in Afwijsreden)


@bp.get("/verwijzingen")
def verwijzingen() -> ResponseReturnValue:
    return show_lijst(Rol.AANBIEDER)


@bp.get("/verwijzingen/<uuid:id_>")
def verwijzing(id_: UUID) -> ResponseReturnValue:
    return show_verwijzing(Rol.AANBIEDER, id_)


@bp.post("/verwijzingen/<uuid:id_>/stap")
def verwijzing_stap(id_: UUID) -> ResponseReturnValue:
    """The button that was pressed."""
    stap = request.form.get("stap", "")
    # What is not of this aanbieder looks as if it were not there, whatever was pressed.
    get_verwijzing(get_container().uow(), wie=get_gebruiker(), id_=id_, als=Rol.AANBIEDER)
    if stap not in _STAPPEN:
        abort(400)
    try:
        _STAPPEN[stap](get_container().uow(), wie=get_gebruiker(), id_=id_)
    except IntussenGewijzigd:
        return back(Rol.AANBIEDER, id_, "intussen")
    return back(Rol.AANBIEDER, id_, stap)


@bp.route("/verwijzingen/<uuid:id_>/anders", methods=["GET", "POST"])
def verwijzing_anders(id_: UUID) -> ResponseReturnValue:
    container, wie = get_container(), get_gebruiker()
    verwijzing = get_verwijzing(container.uow(), wie=wie, id_=id_, als=Rol.AANBIEDER)
    q = " ".join(request.args.get("q", "")[:_MAX_Q].split())
    form = AndersForm()
    form.slug.choices = make_keuzes(_search(q, verwijzing.slug))
    if form.validate_on_submit():
        try:
            propose_andere(
                container.uow(),
                wie=wie,
                id_=id_,
                slug=form.slug.data or "",
                antwoord=form.antwoord.data or "",
                toch=bool(form.toch.data),
            )
            return back(Rol.AANBIEDER, id_, "anders")
        except InvoerOngeldig as error:
            form.add_fouten(error.fouten)
        except IntussenGewijzigd:
            return back(Rol.AANBIEDER, id_, "intussen")
    page = render_template(
        "aanbieder/verwijzing_anders.html", verwijzing=verwijzing, form=form, q=q
    )
    return page, 400 if form.errors else 200


@bp.route("/verwijzingen/<uuid:id_>/afwijzen", methods=["GET", "POST"])
def verwijzing_afwijzen(id_: UUID) -> ResponseReturnValue:
    container, wie = get_container(), get_gebruiker()
    verwijzing = get_verwijzing(container.uow(), wie=wie, id_=id_, als=Rol.AANBIEDER)
    form = AfwijsForm()
    if form.validate_on_submit():
        try:
            decline_verwijzing(
                container.uow(),
                wie=wie,
                id_=id_,
                reden=Afwijsreden.lookup(form.reden.data or ""),
                antwoord=form.antwoord.data or "",
                toch=bool(form.toch.data),
            )
            return back(Rol.AANBIEDER, id_, "afgewezen")
        except InvoerOngeldig as error:
            form.add_fouten(error.fouten)
        except IntussenGewijzigd:
            return back(Rol.AANBIEDER, id_, "intussen")
    page = render_template("aanbieder/verwijzing_afwijzen.html", verwijzing=verwijzing, form=form)
    return page, 400 if form.errors else 200


@bp.post("/verwijzingen/<uuid:id_>/uitkomst")
def verwijzing_uitkomst(id_: UUID) -> ResponseReturnValue:
    return send_uitkomst(Rol.AANBIEDER, id_)


def _search(q: str, not_slug: str) -> list[tuple[str, str]]:
    """The address and the name of what public help these words find; without words nothing."""
    if not q:
        return []
    opdracht = ZoekOpdracht(q=q, per_pagina=_KEUZES + 1)
    found = get_container().zoeker.search(opdracht, ()).uitkomst.treffers
    documents = [treffer.document for treffer in found if treffer.document.slug != not_slug]
    return [(one.slug, f"{one.naam} ({one.aanbieder})") for one in documents[:_KEUZES]]
