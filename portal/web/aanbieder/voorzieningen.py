"""One entry of an aanbieder: how it stands, and the short ways to keep it true."""

from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.services.aanbod import confirm_aanbod, end_voorziening
from portal.services.bewerken import get_bewerking, get_overzicht
from portal.services.sluiten import close_voorziening, reopen_voorziening
from portal.services.wijzigingen import withdraw_wijziging
from portal.web.aanbieder import bp
from portal.web.aanbieder.forms import SluitenForm, StoppenForm
from portal.web.common.access import get_gebruiker
from portal.web.common.advies_teksten import advies_tekst, ontbreekt_tekst
from portal.web.common.container import get_container
from portal.web.common.veldnamen import veld_naam, veld_waarde

GEDAAN = (
    "direct",
    "wacht",
    "beide",
    "niets",
    "bewaard",
    "klopt",
    "gesloten",
    "open",
    "ingetrokken",
)


def back(id_: UUID, gedaan: str) -> ResponseReturnValue:
    """To the overview, which says what was done."""
    return redirect(url_for("aanbieder.overzicht", id_=id_, gedaan=gedaan), 303)


@bp.get("/voorzieningen/<uuid:id_>")
def overzicht(id_: UUID) -> ResponseReturnValue:
    gedaan = request.args.get("gedaan")
    return render_template(
        "aanbieder/overzicht.html",
        overzicht=get_overzicht(get_container().uow(), get_gebruiker(), id_),
        gedaan=gedaan if gedaan in GEDAAN else None,
        advies_tekst=advies_tekst,
        ontbreekt_tekst=ontbreekt_tekst,
        veld_naam=veld_naam,
        veld_waarde=veld_waarde,
    )


@bp.post("/voorzieningen/<uuid:id_>/klopt")
def bevestigen(id_: UUID) -> ResponseReturnValue:
    confirm_aanbod(get_container().uow(), get_gebruiker(), [id_])
    return back(id_, "klopt")


@bp.post("/voorzieningen/<uuid:id_>/intrekken")
def intrekken(id_: UUID) -> ResponseReturnValue:
    withdraw_wijziging(get_container().uow(), get_gebruiker(), id_)
    return back(id_, "ingetrokken")


@bp.route("/voorzieningen/<uuid:id_>/sluiten", methods=["GET", "POST"])
def sluiten(id_: UUID) -> ResponseReturnValue:
    container, form = get_container(), SluitenForm()
    if form.validate_on_submit():
        gelezen = form.read(container.clock().date())
        if gelezen is not None:
            tot, reden = gelezen
            close_voorziening(container.uow(), get_gebruiker(), id_, tot, reden)
            return back(id_, "gesloten")
    bewerking = get_bewerking(container.uow(), get_gebruiker(), id_)
    return render_template("aanbieder/sluiten.html", form=form, bewerking=bewerking)


@bp.post("/voorzieningen/<uuid:id_>/open")
def heropenen(id_: UUID) -> ResponseReturnValue:
    reopen_voorziening(get_container().uow(), get_gebruiker(), id_)
    return back(id_, "open")


@bp.route("/voorzieningen/<uuid:id_>/stoppen", methods=["GET", "POST"])
def stoppen(id_: UUID) -> ResponseReturnValue:
    container, form = get_container(), StoppenForm()
    if form.validate_on_submit():
        reden = form.read()
        if reden is not None:
            end_voorziening(container.uow(), get_gebruiker(), id_, reden)
            return redirect(url_for("aanbieder.start"), 303)
    bewerking = get_bewerking(container.uow(), get_gebruiker(), id_)
    return render_template("aanbieder/stoppen.html", form=form, bewerking=bewerking)
