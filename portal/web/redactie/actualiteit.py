"""How current the entries are, as figures, bars and a file."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _l

from portal.services.actualiteit import Actualiteit, Cijferregel, Indeling, get_actualiteit
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.common.labels import label_of
from portal.web.common.tabelbestand import csv_answer
from portal.web.redactie import bp

INDELINGEN = {
    Indeling.GEMEENTE: _l("Gemeente"),
    Indeling.LEEFGEBIED: _l("Leefgebied"),
    Indeling.AANBIEDER: _l("Aanbieder"),
}
DELEN = {
    "op_tijd": _l("Op tijd gecontroleerd"),
    "te_laat": _l("Te laat"),
    "gemarkeerd": _l("Staat er als ‘niet bevestigd’"),
    "verborgen": _l("Verborgen"),
}


@bp.get("/actualiteit")
def actualiteit() -> ResponseReturnValue:
    indeling, cijfers = _read()
    return render_template(
        "redactie/actualiteit.html",
        cijfers=cijfers,
        indeling=indeling,
        indelingen=INDELINGEN,
        delen=DELEN,
        naam=lambda regel: _name(indeling, regel),
    )


@bp.get("/actualiteit/bestand")
def actualiteit_bestand() -> ResponseReturnValue:
    indeling, cijfers = _read()
    kolommen = (indeling.value, "totaal", *DELEN, "deel_op_tijd", "oudste", "nooit")
    rijen = [
        [
            _name(indeling, regel),
            str(regel.totaal),
            *(str(getattr(regel, deel)) for deel in DELEN),
            str(regel.deel_op_tijd),
            regel.oudste.isoformat() if regel.oudste else "",
            str(regel.nooit),
        ]
        for regel in cijfers.regels
    ]
    return csv_answer(f"actualiteit-{indeling.value}.csv", kolommen, rijen)


def _read() -> tuple[Indeling, Actualiteit]:
    asked = request.args.get("per", "")
    indeling = next((one for one in Indeling if one.value == asked), Indeling.GEMEENTE)
    cijfers = get_actualiteit(get_container().uow(), wie=get_gebruiker(), indeling=indeling)
    return indeling, cijfers


def _name(indeling: Indeling, regel: Cijferregel) -> str:
    if indeling is Indeling.GEMEENTE and not regel.naam:
        return str(gettext("Niet van één gemeente"))
    return label_of(indeling.value, regel.naam)
