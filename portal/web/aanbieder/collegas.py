"""Who works for an aanbieder: see, invite, decide, take away."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.domain.begrippen import Rol
from portal.domain.errors import InvoerOngeldig
from portal.domain.gebruikers import Bevoegdheid
from portal.services.collegas import list_collegas, remove_collega, set_hoofd
from portal.services.uitnodigingen import (
    invite,
    list_uitnodigingen,
    resend_uitnodiging,
    withdraw_uitnodiging,
)
from portal.web.aanbieder import bp
from portal.web.aanbieder.collegaforms import CollegaForm
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.common.fouten import fout_tekst
from portal.web.common.locale import get_locale

_PLEK = "/<uuid:aanbieder_id>/collegas"


@bp.get(_PLEK)
def collegas(aanbieder_id: UUID) -> ResponseReturnValue:
    return _show(aanbieder_id, CollegaForm())


@bp.post(_PLEK)
def collega_uitnodigen(aanbieder_id: UUID) -> ResponseReturnValue:
    form = CollegaForm()
    if form.validate_on_submit():
        container = get_container()
        hoofd = bool(form.hoofd.data)
        try:
            invite(
                container.uow(),
                wie=get_gebruiker(),
                email=form.email.data or "",
                bevoegdheden=[Bevoegdheid(Rol.AANBIEDER, aanbieder_id, hoofd=hoofd)],
                url=container.settings.url,
                taal=get_locale(),
            )
            flash(gettext("De uitnodiging is verstuurd naar %(email)s.", email=form.email.data))
            return _back(aanbieder_id)
        except InvoerOngeldig as error:
            form.add_fouten(error.fouten)
    return _show(aanbieder_id, form)


@bp.post(f"{_PLEK}/<uuid:gebruiker_id>/hoofd")
def collega_hoofd(aanbieder_id: UUID, gebruiker_id: UUID) -> ResponseReturnValue:
    return _change(aanbieder_id, gebruiker_id, hoofd=True)


@bp.post(f"{_PLEK}/<uuid:gebruiker_id>/geen-hoofd")
def collega_geen_hoofd(aanbieder_id: UUID, gebruiker_id: UUID) -> ResponseReturnValue:
    return _change(aanbieder_id, gebruiker_id, hoofd=False)


def _change(aanbieder_id: UUID, gebruiker_id: UUID, *, hoofd: bool) -> ResponseReturnValue:
    try:
        set_hoofd(
            get_container().uow(),
            wie=get_gebruiker(),
            aanbieder_id=aanbieder_id,
            gebruiker_id=gebruiker_id,
            hoofd=hoofd,
        )
    except InvoerOngeldig as error:
        return _refuse(aanbieder_id, error)
    flash(gettext("De wijziging is bewaard."))
    return _back(aanbieder_id)


@bp.post(f"{_PLEK}/<uuid:gebruiker_id>/verwijderen")
def collega_verwijderen(aanbieder_id: UUID, gebruiker_id: UUID) -> ResponseReturnValue:
    uow, wie = get_container().uow(), get_gebruiker()
    try:
        remove_collega(uow, wie=wie, aanbieder_id=aanbieder_id, gebruiker_id=gebruiker_id)
    except InvoerOngeldig as error:
        return _refuse(aanbieder_id, error)
    flash(gettext("Deze persoon heeft geen toegang meer."))
    if gebruiker_id == wie.id:
        return redirect(url_for("account.account"), 303)
    return _back(aanbieder_id)


@bp.post(f"{_PLEK}/uitnodigingen/<uuid:id_>/opnieuw")
def collega_opnieuw(aanbieder_id: UUID, id_: UUID) -> ResponseReturnValue:
    container = get_container()
    resend_uitnodiging(container.uow(), wie=get_gebruiker(), id_=id_, url=container.settings.url)
    flash(gettext("De uitnodiging is opnieuw verstuurd."))
    return _back(aanbieder_id)


@bp.post(f"{_PLEK}/uitnodigingen/<uuid:id_>/intrekken")
def collega_intrekken(aanbieder_id: UUID, id_: UUID) -> ResponseReturnValue:
    withdraw_uitnodiging(get_container().uow(), wie=get_gebruiker(), id_=id_)
    flash(gettext("De uitnodiging is ingetrokken. De link werkt niet meer."))
    return _back(aanbieder_id)


def _back(aanbieder_id: UUID) -> ResponseReturnValue:
    return redirect(url_for("aanbieder.collegas", aanbieder_id=aanbieder_id), 303)


def _refuse(aanbieder_id: UUID, error: InvoerOngeldig) -> ResponseReturnValue:
    form = CollegaForm(formdata=None)
    form.form_errors.extend(fout_tekst(fout) for fout in error.fouten)
    return _show(aanbieder_id, form)


def _show(aanbieder_id: UUID, form: CollegaForm) -> ResponseReturnValue:
    uow, wie = get_container().uow(), get_gebruiker()
    return render_template(
        "aanbieder/collegas.html",
        form=form,
        collegas=list_collegas(uow, wie=wie, aanbieder_id=aanbieder_id),
        uitnodigingen=list_uitnodigingen(uow, wie=wie, aanbieder_id=aanbieder_id),
    )
