"""An organisation registers itself, and says which entries are its own."""

from typing import Any
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.domain.errors import InvoerOngeldig
from portal.domain.inloggen import Doel
from portal.services.aanmeldingen import (
    AanbiederKort,
    AanmeldingInvoer,
    add_aanmelding,
    confirm_aanmelding,
    list_gekozen,
    search_aanbieders,
)
from portal.services.dubbelen import find_aanbieders_like
from portal.services.sleutels import check_sleutel
from portal.web.account import bp
from portal.web.account.aanmeldform import AanmeldForm
from portal.web.account.forms import KnopForm
from portal.web.common.container import get_container
from portal.web.common.locale import get_locale

_MAX_CLAIMS = 50


@bp.route("/aanbieder-worden", methods=["GET", "POST"])
def aanbieder_worden() -> ResponseReturnValue:
    """The button that searches own entries sends the form too, so that nothing typed is lost."""
    container = get_container()
    form = AanmeldForm(gemeenten=container.regio().gemeenten)
    claims = _read_claims()
    is_searching = request.form.get("actie") == "zoek"
    if form.is_submitted() and not is_searching and form.validate():
        invoer = AanmeldingInvoer(**form.values(), taal=get_locale(), claims=tuple(claims))
        try:
            add_aanmelding(container.uow(), invoer=invoer, url=container.settings.url)
            return redirect(url_for("account.aanmelding_verstuurd"), 303)
        except InvoerOngeldig as error:
            form.add_fouten(error.fouten)
    return render_template("account/aanbieder_worden.html", form=form, **_list_keuzes(form, claims))


def _read_claims() -> list[UUID]:
    """The keys of the boxes that are ticked; what is no key is left out."""
    claims = []
    for text in request.form.getlist("claims")[:_MAX_CLAIMS]:
        try:
            claims.append(UUID(text))
        except ValueError:
            continue
    return claims


def _list_keuzes(form: AanmeldForm, claims: list[UUID]) -> dict[str, Any]:
    """What was chosen, and what was found that was not."""
    uow = get_container().uow()
    gekozen = list_gekozen(uow, ids=claims) if claims else []
    found = search_aanbieders(uow, naam=form.zoek.data or "")
    return {
        "gekozen": gekozen,
        "gevonden": [aanbieder for aanbieder in found if aanbieder not in gekozen],
    }


@bp.get("/aanbieder-worden/verstuurd")
def aanmelding_verstuurd() -> ResponseReturnValue:
    return render_template("account/aanmelding_verstuurd.html")


@bp.route("/aanbieder-worden/bevestigen/<token>", methods=["GET", "POST"])
def aanmelding_bevestigen(token: str) -> ResponseReturnValue:
    uow = get_container().uow()
    form = KnopForm()
    if form.validate_on_submit():
        confirm_aanmelding(uow, token=token)
        return redirect(url_for("account.aanmelding_bevestigd"), 303)
    sleutel = check_sleutel(uow, token, Doel.AANMELDING)
    return render_template(
        "account/aanmelding_bevestigen.html",
        form=form,
        sleutel=sleutel,
        lijkt_op=_list_lijkt_op(sleutel.gegevens["organisatie"]),
    )


def _list_lijkt_op(naam: str) -> list[AanbiederKort]:
    """The aanbieders with public entries that have (almost) this name."""
    container = get_container()
    found = find_aanbieders_like(container.uow(), naam=naam, dubbelen=container.dubbelen())
    kort = list_gekozen(container.uow(), ids=[one.id for one in found])
    return [aanbieder for aanbieder in kort if aanbieder.aantal]


@bp.get("/aanbieder-worden/bevestigd")
def aanmelding_bevestigd() -> ResponseReturnValue:
    return render_template("account/aanmelding_bevestigd.html")
