"""The links in the mails of the cycle: no account, and nothing changes before a button is pressed.

Mail scanners open every link in a mail: opening one only shows a page.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.domain.controle import Controlelink, LinkVerlopen
from portal.domain.errors import IntussenGewijzigd, NietGevonden
from portal.domain.openingstekst import write_openingstekst
from portal.domain.voorziening import VoorzieningInvoer
from portal.services.controlelink import (
    change_vraag,
    confirm_vragen,
    get_controlevraag,
    get_vraag,
    stop_vraag,
)
from portal.web.common.container import get_container
from portal.web.common.controlelink import make_controle_token, read_controle_token
from portal.web.publiek import bp
from portal.web.publiek.controleform import BevestigForm, StopForm, WijzigForm

bp.add_app_template_global(make_controle_token, "controle_token")

View = Callable[..., ResponseReturnValue]


def _with_link(view: View) -> View:
    """Read the link first. One that opens nothing (any more) says how to go on, and no more."""

    @wraps(view)
    def answer(token: str, **values: Any) -> ResponseReturnValue:
        try:
            return view(token, read_controle_token(token), **values)
        except LinkVerlopen:
            return render_template("publiek/controle_link.html", verlopen=True), 410
        except NietGevonden:
            return render_template("publiek/controle_link.html", verlopen=False), 404

    return answer


@bp.get("/controle/<token>")
@_with_link
def controle(token: str, link: Controlelink, *, intussen: bool = False) -> ResponseReturnValue:
    vraag = get_controlevraag(get_container().uow(), link)
    if not vraag.open:
        raise LinkVerlopen
    return render_template(
        "publiek/controle.html", token=token, vraag=vraag, vorm=BevestigForm(), intussen=intussen
    )


@bp.post("/controle/<token>/klopt")
@_with_link
def controle_klopt(token: str, link: Controlelink) -> ResponseReturnValue:
    form = BevestigForm()
    if not form.validate_on_submit():
        return redirect(url_for("publiek.controle", token=token), 303)
    try:
        confirm_vragen(get_container().uow(), link, _read_gezien(request.form.getlist("gezien")))
    except IntussenGewijzigd:
        return controle(token=token, intussen=True)
    return redirect(url_for("publiek.controle_klaar", token=token, wat="klopt"), 303)


@bp.get("/controle/<token>/<uuid:id_>/klopt")
@_with_link
def controle_een(token: str, link: Controlelink, id_: UUID) -> ResponseReturnValue:
    voorziening, _ = get_vraag(get_container().uow(), link, id_)
    return render_template(
        "publiek/controle_een.html", token=token, voorziening=voorziening, vorm=BevestigForm()
    )


@bp.route("/controle/<token>/<uuid:id_>/gestopt", methods=["GET", "POST"])
@_with_link
def controle_gestopt(token: str, link: Controlelink, id_: UUID) -> ResponseReturnValue:
    container = get_container()
    voorziening, _ = get_vraag(container.uow(), link, id_)
    form = StopForm()
    if form.validate_on_submit():
        reden = form.reden.data or ""
        stop_vraag(container.uow(), link, id_, per=form.per.data, reden=reden)
        return redirect(url_for("publiek.controle_klaar", token=token, wat="gestopt"), 303)
    return render_template(
        "publiek/controle_gestopt.html", token=token, voorziening=voorziening, vorm=form
    )


@bp.route("/controle/<token>/<uuid:id_>/wijzigen", methods=["GET", "POST"])
@_with_link
def controle_wijzigen(token: str, link: Controlelink, id_: UUID) -> ResponseReturnValue:
    container = get_container()
    voorziening, huidig = get_vraag(container.uow(), link, id_)
    vandaag = container.clock().date()
    getoond = _openingstekst(huidig)
    form = WijzigForm(obj=huidig, data={"gezien": voorziening.version, "openingstijden": getoond})
    intussen = False
    if form.validate_on_submit() and form.check_gesloten(vandaag):
        antwoord = form.get_antwoord(huidig, getoond)
        try:
            change_vraag(container.uow(), link, id_, antwoord, gezien=form.gezien.data or 0)
            wat = "doorgegeven" if antwoord.opmerking else "gewijzigd"
            return redirect(url_for("publiek.controle_klaar", token=token, wat=wat), 303)
        except IntussenGewijzigd:
            intussen = True
            # What was sent would be shown again, and refused for ever.
            form.gezien.raw_data = [str(voorziening.version)]
    return render_template(
        "publiek/controle_wijzigen.html",
        token=token,
        voorziening=voorziening,
        vorm=form,
        met_tijden=getoond is not None,
        intussen=intussen,
    )


@bp.get("/controle/<token>/klaar")
@_with_link
def controle_klaar(token: str, link: Controlelink) -> ResponseReturnValue:
    vraag = get_controlevraag(get_container().uow(), link)
    wat = request.args.get("wat", "")
    return render_template("publiek/controle_klaar.html", token=token, vraag=vraag, wat=wat)


def _read_gezien(values: list[str]) -> dict[UUID, int]:
    """What was on the page; a value that the page cannot have sent is no entry of the link."""
    try:
        parts = (value.split(":") for value in values)
        return {UUID(id_): int(version) for id_, version in parts}
    except ValueError:
        raise NietGevonden from None


def _openingstekst(huidig: VoorzieningInvoer) -> str | None:
    """The hours of its only place as plain text; None when there are more places, or when they
    are not plain."""
    if len(huidig.plekken) != 1:
        return None
    return write_openingstekst(huidig.plekken[0].openingstijden)
