"""What waits for a decision: proposals of aanbieders, and aanbieders that register."""

from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _l

from portal.domain.errors import IntussenGewijzigd, InvoerOngeldig
from portal.services.aanmeldingen import (
    approve_aanmelding,
    get_aanmelding,
    list_aanmeldingen,
    reject_aanmelding,
)
from portal.services.beoordelen import TEKSTVELDEN, decide_wijziging
from portal.services.dubbelen import find_aanbieders_like, find_dubbelen_of
from portal.services.wachtrij import get_wijziging, list_wachtrij, return_wijziging
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.common.fouten import fout_tekst
from portal.web.common.veldnamen import veld_naam
from portal.web.common.verschil import compare, write
from portal.web.redactie import bp
from portal.web.redactie.dubbelen import REDENEN
from portal.web.redactie.keuzes import read_ids

MAX_REDEN = 2_000
# What is wrong most often, ready to send.
TERUGREDENEN = {
    "b1": _l("De tekst is moeilijk te lezen. Maak korte zinnen met gewone woorden."),
    "telefoon": _l("Er staat geen telefoonnummer bij. Mensen bellen graag eerst."),
    "kosten": _l("Schrijf erbij wat het kost, of dat het gratis is."),
    "voor-wie": _l("Schrijf erbij voor wie het is en waar het voor helpt."),
    "dubbel": _l("Dit staat al op de website. Pas die voorziening aan."),
    "past-niet": _l("Dit past niet op deze website, omdat het geen hulp of ontmoeting is."),
}
AFWIJSREDENEN = {
    "onbekend": _l("Wij konden niet vinden of uw organisatie bestaat. Neem contact met ons op."),
    "past-niet": _l("Uw aanbod past niet op deze website."),
    "dubbel": _l("Uw organisatie heeft al een account. Vraag uw collega om u uit te nodigen."),
}


@bp.get("/wachtrij")
def wachtrij() -> ResponseReturnValue:
    uow, wie = get_container().uow(), get_gebruiker()
    return render_template(
        "redactie/wachtrij.html",
        wijzigingen=list_wachtrij(uow, wie),
        aanmeldingen=list_aanmeldingen(uow, wie=wie),
        veldnaam=veld_naam,
    )


@bp.get("/wijzigingen/<uuid:id_>")
def wijziging(id_: UUID) -> ResponseReturnValue:
    return _show_wijziging(id_)


def _show_wijziging(
    id_: UUID, fouten: dict[str, list[str]] | None = None, *, intussen: bool = False
) -> ResponseReturnValue:
    """With what was chosen and typed, when something was sent."""
    container, wie = get_container(), get_gebruiker()
    detail = get_wijziging(container.uow(), wie, id_)
    lookalikes = (
        find_dubbelen_of(
            container.uow(),
            invoer=detail.voorstel,
            dubbelen=container.dubbelen(),
            id_=detail.voorziening_id,
        )
        if detail.nieuw
        else ()
    )
    sent = request.method == "POST"
    return render_template(
        "redactie/wijziging.html",
        wijziging=detail,
        gekozen=request.form.getlist("veld") if sent else detail.velden,
        getypt=request.form if sent else {},
        conflicten={conflict.veld.split(".")[0] for conflict in detail.conflicten},
        tekstvelden=TEKSTVELDEN,
        lijkt_op=lookalikes,
        redenen=TERUGREDENEN,
        fouten=fouten or {},
        intussen=intussen,
        **_tools(),
    ), 409 if intussen else 400 if fouten else 200


@bp.post("/wijzigingen/<uuid:id_>")
def approve(id_: UUID) -> ResponseReturnValue:
    text = request.form.get("version", "")
    try:
        detail = decide_wijziging(
            get_container().uow(),
            wie=get_gebruiker(),
            id_=id_,
            version=int(text) if text.isascii() and text.isdigit() else -1,
            velden=request.form.getlist("veld"),
            teksten=_read_teksten(),
        )
    except IntussenGewijzigd:
        return _show_wijziging(id_, intussen=True)
    except InvoerOngeldig as error:
        return _show_wijziging(id_, {f"nieuw-{f.veld}": [fout_tekst(f)] for f in error.fouten})
    flash(gettext("Goedgekeurd. ‘%(naam)s’ is bijgewerkt.", naam=detail.voorstel.naam))
    return redirect(url_for("redactie.wachtrij"), 303)


@bp.post("/wijzigingen/<uuid:id_>/terug")
def send_back(id_: UUID) -> ResponseReturnValue:
    reden = _read_reden(TERUGREDENEN)
    if not reden:
        return _show_wijziging(id_, {"reden": [gettext("Schrijf waarom u dit terugstuurt.")]})
    try:
        return_wijziging(get_container().uow(), get_gebruiker(), id_, reden)
    except IntussenGewijzigd:
        return _show_wijziging(id_, intussen=True)
    flash(gettext("Teruggestuurd. De aanbieder krijgt een mail met uw uitleg."))
    return redirect(url_for("redactie.wachtrij"), 303)


@bp.get("/aanmeldingen/<uuid:id_>")
def aanmelding(id_: UUID) -> ResponseReturnValue:
    return _show_aanmelding(id_)


def _show_aanmelding(id_: UUID, fouten: dict[str, list[str]] | None = None) -> ResponseReturnValue:
    container, wie = get_container(), get_gebruiker()
    found = get_aanmelding(container.uow(), wie=wie, id_=id_)
    lookalikes = find_aanbieders_like(
        container.uow(),
        naam=found.invoer.naam,
        dubbelen=container.dubbelen(),
        kvk_nummer=found.invoer.kvk_nummer,
        website=found.invoer.website,
        telefoon=found.invoer.telefoon,
    )
    return render_template(
        "redactie/aanmelding.html",
        aanmelding=found,
        lijkt_op=[one for one in lookalikes if one.id not in {c.id for c in found.claims}],
        gelijkenissen=REDENEN,
        redenen=AFWIJSREDENEN,
        fouten=fouten or {},
        getypt=request.form,
    ), 400 if fouten else 200


@bp.post("/aanmeldingen/<uuid:id_>")
def admit(id_: UUID) -> ResponseReturnValue:
    container = get_container()
    try:
        aanbieder_id = approve_aanmelding(
            container.uow(),
            wie=get_gebruiker(),
            id_=id_,
            aanbieder_ids=read_ids(request.form, "aanbieder"),
            url=container.settings.url,
        )
    except IntussenGewijzigd:
        flash(gettext("Iemand anders heeft hier net over besloten."), "fout")
        return redirect(url_for("redactie.wachtrij"), 303)
    except InvoerOngeldig as error:
        return _show_aanmelding(id_, {"": [fout_tekst(fout) for fout in error.fouten]})
    flash(gettext("Goedgekeurd. De aanbieder krijgt een mail en kan beginnen."))
    return redirect(url_for("redactie.aanbieder", id_=aanbieder_id), 303)


@bp.post("/aanmeldingen/<uuid:id_>/afwijzen")
def turn_down(id_: UUID) -> ResponseReturnValue:
    reden = _read_reden(AFWIJSREDENEN)
    try:
        reject_aanmelding(get_container().uow(), wie=get_gebruiker(), id_=id_, reden=reden)
        flash(gettext("Afgewezen. Wie zich aanmeldde, krijgt een mail met uw uitleg."))
    except IntussenGewijzigd:
        flash(gettext("Iemand anders heeft hier net over besloten."), "fout")
    except InvoerOngeldig as error:
        return _show_aanmelding(id_, {"reden": [fout_tekst(fout) for fout in error.fouten]})
    return redirect(url_for("redactie.wachtrij"), 303)


def _read_teksten() -> dict[str, str]:
    return {
        veld: request.form[f"nieuw-{veld}"]
        for veld in TEKSTVELDEN
        if f"nieuw-{veld}" in request.form
    }


def _read_reden(ready: dict[str, Any]) -> str:
    """The sentences that were ticked and what was typed, as one text."""
    ticked = [str(tekst) for code, tekst in ready.items() if code in request.form.getlist("kant")]
    typed = request.form.get("reden", "")[:MAX_REDEN].strip()
    return "\n".join(part for part in (*ticked, typed) if part)


def _tools() -> dict[str, Any]:
    return {"compare": compare, "veldnaam": veld_naam, "write": write}
