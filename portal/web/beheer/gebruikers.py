"""Accounts: find, invite, change roles, close, reset the second factor."""

from collections.abc import Callable
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.domain.begrippen import Rol
from portal.domain.errors import InvoerOngeldig
from portal.domain.gebruikers import Bevoegdheid
from portal.services import gebruikers as service
from portal.services.uitnodigingen import (
    invite,
    list_uitnodigingen,
    resend_uitnodiging,
    withdraw_uitnodiging,
)
from portal.web.beheer import bp
from portal.web.beheer.gebruikersforms import RollenForm, UitnodigForm, ZoekForm, describe
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.common.fouten import fout_tekst
from portal.web.common.locale import get_locale


@bp.get("/gebruikers")
def gebruikers() -> ResponseReturnValue:
    form = ZoekForm(request.args)
    gevonden = service.list_gebruikers(
        get_container().uow(),
        wie=get_gebruiker(),
        zoek=form.zoek.data or "",
        rol=Rol.lookup(form.rol.data or ""),
    )
    return render_template(
        "beheer/gebruikers.html", form=form, gebruikers=gevonden, describe=_describe
    )


@bp.route("/gebruikers/uitnodigen", methods=["GET", "POST"])
def gebruiker_uitnodigen() -> ResponseReturnValue:
    container, wie = get_container(), get_gebruiker()
    form = UitnodigForm(gemeenten=container.regio().gemeenten)
    if form.validate_on_submit():
        try:
            invite(
                container.uow(),
                wie=wie,
                email=form.email.data or "",
                bevoegdheden=form.bevoegdheden(),
                url=container.settings.url,
                taal=get_locale(),
            )
            flash(gettext("De uitnodiging is verstuurd naar %(email)s.", email=form.email.data))
            return redirect(url_for("beheer.gebruiker_uitnodigen"), 303)
        except InvoerOngeldig as error:
            form.add_fouten(error.fouten)
    return render_template(
        "beheer/gebruiker_uitnodigen.html",
        form=form,
        uitnodigingen=list_uitnodigingen(container.uow(), wie=wie),
        describe=_describe,
    )


@bp.post("/gebruikers/uitnodigingen/<uuid:id_>/opnieuw")
def uitnodiging_opnieuw(id_: UUID) -> ResponseReturnValue:
    container = get_container()
    resend_uitnodiging(container.uow(), wie=get_gebruiker(), id_=id_, url=container.settings.url)
    flash(gettext("De uitnodiging is opnieuw verstuurd."))
    return redirect(url_for("beheer.gebruiker_uitnodigen"), 303)


@bp.post("/gebruikers/uitnodigingen/<uuid:id_>/intrekken")
def uitnodiging_intrekken(id_: UUID) -> ResponseReturnValue:
    withdraw_uitnodiging(get_container().uow(), wie=get_gebruiker(), id_=id_)
    flash(gettext("De uitnodiging is ingetrokken. De link werkt niet meer."))
    return redirect(url_for("beheer.gebruiker_uitnodigen"), 303)


@bp.route("/gebruikers/<uuid:id_>", methods=["GET", "POST"])
def gebruiker(id_: UUID) -> ResponseReturnValue:
    container, wie = get_container(), get_gebruiker()
    detail = service.get_gebruiker(container.uow(), wie=wie, id_=id_)
    form = RollenForm(gemeenten=container.regio().gemeenten, now=detail.bevoegdheden)
    if form.validate_on_submit():
        try:
            service.change_rollen(
                container.uow(), wie=wie, id_=id_, bevoegdheden=form.bevoegdheden()
            )
            flash(gettext("De wijziging is bewaard."))
            return redirect(url_for("beheer.gebruiker", id_=id_), 303)
        except InvoerOngeldig as error:
            form.add_fouten(error.fouten)
    return render_template("beheer/gebruiker.html", form=form, gebruiker=detail, wie=wie)


@bp.post("/gebruikers/<uuid:id_>/sluiten")
def gebruiker_sluiten(id_: UUID) -> ResponseReturnValue:
    uow, wie = get_container().uow(), get_gebruiker()
    return _do(id_, lambda: service.set_actief(uow, wie=wie, id_=id_, actief=False))


@bp.post("/gebruikers/<uuid:id_>/openen")
def gebruiker_openen(id_: UUID) -> ResponseReturnValue:
    uow, wie = get_container().uow(), get_gebruiker()
    return _do(id_, lambda: service.set_actief(uow, wie=wie, id_=id_, actief=True))


@bp.post("/gebruikers/<uuid:id_>/tweede-factor-weg")
def gebruiker_tweede_factor_weg(id_: UUID) -> ResponseReturnValue:
    uow, wie = get_container().uow(), get_gebruiker()
    return _do(id_, lambda: service.reset_tweede_factor(uow, wie=wie, id_=id_))


def _do(id_: UUID, change: Callable[[], None]) -> ResponseReturnValue:
    try:
        change()
        flash(gettext("De wijziging is bewaard."))
    except InvoerOngeldig as error:
        flash(" ".join(fout_tekst(fout) for fout in error.fouten), "fout")
    return redirect(url_for("beheer.gebruiker", id_=id_), 303)


def _describe(bevoegdheid: Bevoegdheid, aanbieders: dict[UUID, str] | None = None) -> str:
    """A role with where it counts: its aanbieder, its gemeente or the whole region."""
    if bevoegdheid.aanbieder_id is not None:
        return (aanbieders or {}).get(bevoegdheid.aanbieder_id, "")
    gemeenten = get_container().regio().gemeenten
    return describe(bevoegdheid, {gemeente.code: gemeente.naam for gemeente in gemeenten})
