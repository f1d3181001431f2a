"""The second factor: giving it when logging in, setting it up, and its recovery codes."""

from dataclasses import replace

import segno
from flask import flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.domain.errors import InvoerOngeldig
from portal.domain.gebruikers import Identiteit
from portal.services import tweede_factor as factor
from portal.web.account import bp
from portal.web.account.binnen import enter
from portal.web.account.forms import CodeForm, InstelForm
from portal.web.common.access import SESSIE, behind_door, get_gebruiker, get_identiteit
from portal.web.common.container import get_container
from portal.web.common.volgende import make_next_url, safe_path

_ZAAD = "zaad"
_NIET_BEWAREN = {"Cache-Control": "no-store"}


@bp.route("/inloggen/tweede-factor", methods=["GET", "POST"])
def tweede_factor() -> ResponseReturnValue:
    wie = get_identiteit()
    volgende = safe_path(request.args.get("volgende"))
    if wie is None:
        return redirect(url_for("account.inloggen", volgende=volgende or None), 303)
    if wie.is_binnen:
        return redirect(make_next_url(wie, volgende), 303)
    if not wie.heeft_tweede_factor:
        return redirect(url_for("account.tweede_factor_instellen", volgende=volgende or None), 303)
    form = CodeForm()
    if form.validate_on_submit():
        try:
            return _give(wie, form)
        except InvoerOngeldig as error:
            form.add_fouten(error.fouten)
    return render_template("account/tweede_factor.html", form=form)


def _give(wie: Identiteit, form: CodeForm) -> ResponseReturnValue:
    container = get_container()
    token = factor.give_tweede_factor(
        container.uow(),
        wie=wie,
        code=form.code.data or "",
        serversleutel=container.settings.secret_key,
    )
    return enter(token, _as_inside(wie))


def _as_inside(wie: Identiteit) -> Identiteit:
    return replace(wie, heeft_tweede_factor=True, tweede_factor=True)


@bp.route("/account/tweede-factor/instellen", methods=["GET", "POST"])
def tweede_factor_instellen() -> ResponseReturnValue:
    """Also for who must have one and has none yet: that person can reach nothing else."""
    wie = get_identiteit()
    if wie is None or (wie.heeft_tweede_factor and not wie.is_binnen):
        return redirect(url_for("account.tweede_factor"), 303)
    form = InstelForm()
    if form.validate_on_submit() and _ZAAD in session:
        try:
            return _set(wie, form)
        except InvoerOngeldig as error:
            form.add_fouten(error.fouten)
    return _show_geheim(wie, form)


def _set(wie: Identiteit, form: InstelForm) -> ResponseReturnValue:
    """The codes stand in the answer itself: keeping them for another page would be keeping them."""
    container = get_container()
    token, codes = factor.set_tweede_factor(
        container.uow(),
        wie=wie,
        zaad=session[_ZAAD],
        code=form.code.data or "",
        huidig=form.huidig.data or "",
        serversleutel=container.settings.secret_key,
    )
    session.clear()
    session[SESSIE] = token
    verder = make_next_url(_as_inside(wie), request.args.get("volgende"))
    return _show_codes(codes, verder)


def _show_geheim(wie: Identiteit, form: InstelForm) -> ResponseReturnValue:
    settings, regio = get_container().settings, get_container().regio()
    zaad = session.setdefault(_ZAAD, factor.make_zaad())
    uri = factor.make_uri(zaad, settings.secret_key, email=wie.email, naam=regio.naam)
    geheim = factor.make_geheim(zaad, settings.secret_key)
    page = render_template(
        "account/tweede_factor_instellen.html",
        form=form,
        wie=wie,
        uri=uri,
        qr=_draw(uri),
        geheim=" ".join(geheim[at : at + 4] for at in range(0, len(geheim), 4)),
    )
    return page, 200, _NIET_BEWAREN


def _draw(tekst: str) -> tuple[int, str]:
    """A QR code: how many squares wide, and the path of the dark ones. Part of the page, so that
    the secret is in no address of an image."""
    rows = [list(row) for row in segno.make(tekst, error="m").matrix_iter(border=4)]
    squares = (
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    return len(rows), "".join(squares)


def _show_codes(codes: list[str], verder: str) -> ResponseReturnValue:
    page = render_template("account/herstelcodes.html", codes=codes, verder=verder)
    return page, 200, _NIET_BEWAREN


@bp.get("/account/tweede-factor")
@behind_door()
def tweede_factor_beheren() -> ResponseReturnValue:
    return _show_beheer(CodeForm())


@bp.post("/account/tweede-factor/herstelcodes")
@behind_door()
def herstelcodes() -> ResponseReturnValue:
    form = CodeForm()
    if form.validate_on_submit():
        container = get_container()
        try:
            codes = factor.renew_herstelcodes(
                container.uow(),
                wie=get_gebruiker(),
                code=form.code.data or "",
                serversleutel=container.settings.secret_key,
            )
            return _show_codes(codes, url_for("account.tweede_factor_beheren"))
        except InvoerOngeldig as error:
            form.add_fouten(error.fouten)
    return _show_beheer(form)


@bp.post("/account/tweede-factor/verwijderen")
@behind_door()
def tweede_factor_verwijderen() -> ResponseReturnValue:
    form = CodeForm()
    if form.validate_on_submit():
        container = get_container()
        try:
            factor.remove_tweede_factor(
                container.uow(),
                wie=get_gebruiker(),
                code=form.code.data or "",
                serversleutel=container.settings.secret_key,
            )
        except InvoerOngeldig as error:
            form.add_fouten(error.fouten)
        else:
            flash(gettext("U logt voortaan in zonder tweede stap."))
            return redirect(url_for("account.account"), 303)
    return _show_beheer(form)


def _show_beheer(form: CodeForm) -> ResponseReturnValue:
    wie = get_gebruiker()
    return render_template(
        "account/tweede_factor_beheren.html",
        form=form,
        wie=wie,
        over=factor.count_herstelcodes(get_container().uow(), wie=wie),
    )
