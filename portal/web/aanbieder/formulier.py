"""The form of an entry, old or new: change, keep for later, look at it, send it."""

from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.domain.clientondersteuning import choose_oco
from portal.domain.errors import InvoerOngeldig
from portal.domain.voorziening import VoorzieningInvoer
from portal.domain.wijzigingen import SamenvoegenNodig, take_ander
from portal.services.bewerken import Bewerking, get_bewerking, make_voorbeeld, start_nieuw
from portal.services.concepten import Gegevens, discard_concept, save_concept
from portal.services.dubbelen import Gelijkende, find_dubbelen_of
from portal.services.schrijfhulp import get_adviezen
from portal.services.sjablonen import VOLGT
from portal.services.wijzigingen import Uitkomst, add_voorstel, submit_wijziging
from portal.web.aanbieder import bp
from portal.web.aanbieder.start import read_uuid
from portal.web.aanbieder.voorzieningen import back
from portal.web.common.access import get_gebruiker
from portal.web.common.advies_teksten import advies_tekst
from portal.web.common.container import get_container
from portal.web.common.veldnamen import veld_naam, veld_waarde
from portal.web.common.voorzieningform import VoorzieningForm

_NIET_BEWAARD = {"csrf_token", "actie"}


@bp.route("/voorzieningen/<uuid:id_>/wijzigen", methods=["GET", "POST"])
def wijzigen(id_: UUID) -> ResponseReturnValue:
    bewerking = get_bewerking(get_container().uow(), get_gebruiker(), id_)
    return _handle(bewerking)


@bp.route("/voorzieningen/nieuw", methods=["GET", "POST"])
def nieuw() -> ResponseReturnValue:
    """A new entry; ``kopie`` is one to begin from."""
    return _handle(_start_nieuw())


@bp.post("/voorzieningen/<uuid:id_>/concept")
def concept(id_: UUID) -> ResponseReturnValue:
    """Keep what is typed; asked by the script of the page."""
    save_concept(get_container().uow(), get_gebruiker(), id_, _typed())
    return "", 204


@bp.post("/voorzieningen/nieuw/concept")
def nieuw_concept() -> ResponseReturnValue:
    save_concept(get_container().uow(), get_gebruiker(), None, _typed())
    return "", 204


@bp.post("/voorzieningen/<uuid:id_>/concept/weg")
def concept_weg(id_: UUID) -> ResponseReturnValue:
    discard_concept(get_container().uow(), get_gebruiker(), id_)
    return redirect(url_for("aanbieder.wijzigen", id_=id_), 303)


@bp.post("/voorzieningen/nieuw/concept/weg")
def nieuw_concept_weg() -> ResponseReturnValue:
    """From the form, or from the desk of ``aanbieder``."""
    discard_concept(get_container().uow(), get_gebruiker(), None)
    aanbieder = read_uuid(request.form.get("aanbieder"))
    if aanbieder is None:
        return redirect(url_for("aanbieder.nieuw"), 303)
    return redirect(url_for("aanbieder.start", aanbieder=aanbieder), 303)


@bp.get("/voorzieningen/<uuid:id_>/voorbeeld")
def voorbeeld(id_: UUID) -> ResponseReturnValue:
    """The page as visitors will see it, of the draft when there is one."""
    return _show(get_bewerking(get_container().uow(), get_gebruiker(), id_))


@bp.get("/voorzieningen/nieuw/voorbeeld")
def nieuw_voorbeeld() -> ResponseReturnValue:
    return _show(_start_nieuw())


@bp.post("/schrijfhulp")
def schrijfhulp() -> ResponseReturnValue:
    """Advice on what is typed so far, as a part of the page."""
    form = VoorzieningForm.resume(_typed(), regio=get_container().regio())
    return render_template(
        "aanbieder/schrijfhulp.html",
        adviezen=get_adviezen(form.read_teksten()),
        advies_tekst=advies_tekst,
        veld_naam=veld_naam,
    )


def _start_nieuw() -> Bewerking:
    return start_nieuw(
        get_container().uow(),
        get_gebruiker(),
        read_uuid(request.values.get("aanbieder")),
        read_uuid(request.args.get("kopie")),
    )


def _typed() -> Gegevens:
    return {
        name: values
        for name, values in request.form.to_dict(flat=False).items()
        if name not in _NIET_BEWAARD
    }


def _make_form(bewerking: Bewerking) -> VoorzieningForm:
    form = _fill_form(bewerking)
    if bewerking.sjabloon:
        form.mark_volgend(VOLGT, bewerking.sjabloon)
    return form


def _fill_form(bewerking: Bewerking) -> VoorzieningForm:
    """The draft when there is one, else the entry as it stands."""
    regio = get_container().regio()
    if request.method == "POST":
        return VoorzieningForm(regio=regio)
    if bewerking.concept:
        return VoorzieningForm.resume(bewerking.concept.gegevens, regio=regio)
    return VoorzieningForm.start(
        bewerking.invoer, bewerking.basis, regio=regio, gebied_namen=bewerking.gebied_namen
    )


def _handle(bewerking: Bewerking) -> ResponseReturnValue:
    form = _make_form(bewerking)
    actie = request.form.get("actie", "")
    if not form.validate_on_submit() or form.do(actie):
        return _render(bewerking, form)
    if actie in ("bewaar", "voorbeeld"):
        return _keep(bewerking, actie)
    basis = form.read_basis(bewerking.basis)
    invoer = form.read_invoer(basis)
    if invoer is None:
        return _render(bewerking, form, adviezen=get_adviezen(form.read_teksten()))
    return _submit(bewerking, form, invoer, basis)


def _submit(
    bewerking: Bewerking,
    form: VoorzieningForm,
    invoer: VoorzieningInvoer,
    basis: VoorzieningInvoer,
) -> ResponseReturnValue:
    """Send it, or show what must be looked at first."""
    if lijkt_op := _find_dubbelen(bewerking, invoer):
        return _render(bewerking, form, lijkt_op=lijkt_op)
    chosen = take_ander(invoer, basis, request.form.getlist("neem_over"))
    try:
        uitkomst = _send(bewerking, form, chosen, basis)
    except SamenvoegenNodig as error:
        form.set_basis(error.ander)
        form.set_invoer(error.samenvoeging.invoer, bewerking.gebied_namen)
        return _render(bewerking, form, conflicten=error.samenvoeging.conflicten)
    except InvoerOngeldig as error:
        form.add_fouten(error.fouten)
        return _render(bewerking, form)
    return back(uitkomst.voorziening_id, _summarise(uitkomst))


def _find_dubbelen(bewerking: Bewerking, invoer: VoorzieningInvoer) -> tuple[Gelijkende, ...]:
    """What is there already and looks like something new; nothing once that was looked at."""
    if bewerking.id is not None or "geen_dubbel" in request.form:
        return ()
    container = get_container()
    return find_dubbelen_of(container.uow(), invoer=invoer, dubbelen=container.dubbelen())


def _send(
    bewerking: Bewerking,
    form: VoorzieningForm,
    invoer: VoorzieningInvoer,
    basis: VoorzieningInvoer,
) -> Uitkomst:
    uow, wie, toelichting = get_container().uow(), get_gebruiker(), form.read_toelichting()
    if bewerking.id is None:
        return add_voorstel(uow, wie, bewerking.aanbieder_id, invoer, toelichting)
    return submit_wijziging(
        uow,
        wie,
        bewerking.id,
        invoer,
        basis=basis,
        toelichting=toelichting,
        bevestigd=bool(form.bevestigd.data),
    )


def _summarise(uitkomst: Uitkomst) -> str:
    if uitkomst.direct and uitkomst.wacht:
        return "beide"
    if uitkomst.wacht:
        return "wacht"
    return "direct" if uitkomst.direct else "niets"


def _keep(bewerking: Bewerking, actie: str) -> ResponseReturnValue:
    """Keep the draft, and go where the button leads."""
    save_concept(get_container().uow(), get_gebruiker(), bewerking.id, _typed())
    if actie == "voorbeeld":
        if bewerking.id is None:
            address = url_for("aanbieder.nieuw_voorbeeld", aanbieder=bewerking.aanbieder_id)
        else:
            address = url_for("aanbieder.voorbeeld", id_=bewerking.id)
        return redirect(address, 303)
    if bewerking.id is None:
        flash(gettext("Uw concept is bewaard. U kunt later verdergaan."))
        return redirect(url_for("aanbieder.start", aanbieder=bewerking.aanbieder_id), 303)
    return back(bewerking.id, "bewaard")


def _render(bewerking: Bewerking, form: VoorzieningForm, **values: Any) -> ResponseReturnValue:
    return render_template(
        "aanbieder/wijzigen.html",
        bewerking=bewerking,
        form=form,
        concept=bewerking.concept if request.method == "GET" else None,
        advies_tekst=advies_tekst,
        veld_naam=veld_naam,
        veld_waarde=veld_waarde,
        **values,
    )


def _show(bewerking: Bewerking) -> ResponseReturnValue:
    container = get_container()
    form = _make_form(bewerking)
    invoer = form.read_invoer(form.read_basis(bewerking.basis))
    if invoer is None:
        return _render(bewerking, form)
    try:
        detail = make_voorbeeld(container.uow(), get_gebruiker(), bewerking, invoer)
    except InvoerOngeldig as error:
        form.add_fouten(error.fouten)
        return _render(bewerking, form)
    return render_template(
        "aanbieder/voorbeeld.html",
        bewerking=bewerking,
        voorziening=detail,
        oco=choose_oco(container.regio(), detail.oco_vraag),
        adviezen=get_adviezen(invoer),
        advies_tekst=advies_tekst,
        veld_naam=veld_naam,
    )
