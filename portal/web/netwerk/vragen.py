"""Questions to the network, and their answers."""

from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import StringField, TextAreaField

from portal.domain.begrippen import Leefgebied
from portal.domain.errors import InvoerOngeldig
from portal.domain.regio import Regio
from portal.services.netwerkvraag_detail import get_vraag, list_vragen
from portal.services.netwerkvragen import (
    VraagGesloten,
    answer_vraag,
    ask_vraag,
    close_vraag,
    remove_antwoord,
    remove_vraag,
)
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.common.formulier import KeuzesField, make_keuzes
from portal.web.common.labels import label
from portal.web.common.tekstform import TekstForm
from portal.web.netwerk import bp


class VraagForm(TekstForm):
    tekst = TextAreaField(
        _l("Wat wilt u weten?"),
        description=_l(
            "Bijvoorbeeld: wie kent een plek waar je samen kunt koken? Schrijf niets waaraan uw "
            "cliënt te herkennen is."
        ),
    )
    leefgebieden = KeuzesField(
        _l("Waar gaat het over?"),
        description=_l("Collega’s die hier veel van weten, krijgen uw vraag in een mail."),
    )
    gemeenten = KeuzesField(
        _l("In welke gemeente?"), description=_l("Kiest u niets, dan vraagt u het aan iedereen.")
    )

    def __init__(self, regio: Regio, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.leefgebieden.choices = make_keuzes((b.value, label(b)) for b in Leefgebied)
        self.gemeenten.choices = make_keuzes((g.code, g.naam) for g in regio.gemeenten)


class AntwoordForm(TekstForm):
    tekst = TextAreaField(
        _l("Uw antwoord"), description=_l("Wie dit vroeg, krijgt uw antwoord in een mail.")
    )
    adres = StringField(
        _l("Past er hulp bij die op deze website staat?"),
        description=_l("Plak hier het adres van die pagina. U mag dit leeg laten."),
    )


@bp.get("/vragen")
def vragen() -> ResponseReturnValue:
    lijst = list_vragen(get_container().uow(), get_gebruiker())
    return render_template("netwerk/vragen.html", lijst=lijst, gemeenten=_name_gemeenten())


@bp.route("/vragen/nieuw", methods=["GET", "POST"])
def nieuwe_vraag() -> ResponseReturnValue:
    container = get_container()
    form = VraagForm(container.regio())
    if form.validate_on_submit():
        try:
            id_ = ask_vraag(
                container.uow(),
                get_gebruiker(),
                tekst=form.tekst.data or "",
                leefgebieden=[Leefgebied(waarde) for waarde in form.leefgebieden.data or ()],
                gemeenten=form.gemeenten.data or (),
                toch=form.toch.data,
            )
            return redirect(url_for("netwerk.vraag", id_=id_), 303)
        except InvoerOngeldig as error:
            form.add_fouten(error.fouten)
    fouten = form.fouten()
    page = render_template("netwerk/vraag_nieuw.html", form=form, fouten=fouten)
    return page, 400 if fouten else 200


@bp.route("/vragen/<uuid:id_>", methods=["GET", "POST"])
def vraag(id_: UUID) -> ResponseReturnValue:
    container, wie, form = get_container(), get_gebruiker(), AntwoordForm()
    if form.validate_on_submit():
        try:
            answer_vraag(
                container.uow(),
                wie,
                id_,
                tekst=form.tekst.data or "",
                adres=form.adres.data or "",
                toch=form.toch.data,
            )
            return redirect(url_for("netwerk.vraag", id_=id_, _anchor="antwoorden"), 303)
        except InvoerOngeldig as error:
            form.add_fouten(error.fouten)
        except VraagGesloten:
            flash(gettext("Deze vraag is net gesloten. Uw antwoord is niet bewaard."), "fout")
    gesteld, antwoorden = get_vraag(container.uow(), wie, id_)
    fouten = form.fouten()
    page = render_template(
        "netwerk/vraag.html",
        vraag=gesteld,
        antwoorden=antwoorden,
        form=form,
        fouten=fouten,
        gemeenten=_name_gemeenten(),
    )
    return page, 400 if fouten else 200


@bp.post("/vragen/<uuid:id_>/sluiten")
def vraag_sluiten(id_: UUID) -> ResponseReturnValue:
    close_vraag(get_container().uow(), get_gebruiker(), id_)
    flash(gettext("Uw vraag is gesloten. De antwoorden blijven een jaar staan."))
    return redirect(url_for("netwerk.vraag", id_=id_), 303)


@bp.post("/vragen/<uuid:id_>/weg")
def vraag_weg(id_: UUID) -> ResponseReturnValue:
    remove_vraag(get_container().uow(), get_gebruiker(), id_)
    flash(gettext("Uw vraag is weg, met de antwoorden."))
    return redirect(url_for("netwerk.vragen"), 303)


@bp.post("/antwoorden/<uuid:id_>/weg")
def antwoord_weg(id_: UUID) -> ResponseReturnValue:
    vraag_id = remove_antwoord(get_container().uow(), get_gebruiker(), id_)
    return redirect(url_for("netwerk.vraag", id_=vraag_id), 303)


def _name_gemeenten() -> dict[str, str]:
    return {g.code: g.naam for g in get_container().regio().gemeenten}
