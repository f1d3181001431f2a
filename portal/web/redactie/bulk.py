"""The same for many entries: look, do, undo."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from portal.domain.begrippen import Bulkwerk
from portal.domain.errors import InvoerOngeldig
from portal.services.bulk import choose_ids, do_bulk, list_bulkacties, preview_bulk, undo_bulk
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.common.fouten import fout_tekst
from portal.web.common.verschil import write
from portal.web.redactie import bp
from portal.web.redactie.keuzes import read_getikt, read_ids, read_selectie

WERKLIJST = "werklijst"


def read_keuze() -> tuple[UUID, ...]:
    """The entries that were ticked, or all of the filter."""
    if request.form.get("alles"):
        selectie = read_selectie(request.form)
        return choose_ids(get_container().uow(), wie=get_gebruiker(), selectie=selectie)
    return read_ids(request.form)


@bp.get("/bulk")
def bulk() -> ResponseReturnValue:
    acties = list_bulkacties(get_container().uow(), wie=get_gebruiker())
    return render_template("redactie/bulk.html", acties=acties)


@bp.post("/bulk/voorbeeld")
def bulk_voorbeeld() -> ResponseReturnValue:
    ids, naam = read_keuze(), request.form.get("werk", "")
    if naam == WERKLIJST:
        return redirect(url_for("redactie.nieuwe_werklijst"), 307)
    werk = next((werk for werk in Bulkwerk if werk.value == naam), None)
    waarde = request.form.get(f"met_{naam.split('-')[0]}", "") if werk else ""
    try:
        voorbeeld = preview_bulk(
            get_container().uow(),
            wie=get_gebruiker(),
            ids=ids if werk else (),
            werk=werk or Bulkwerk.BEVESTIGEN,
            waarde=waarde,
        )
    except InvoerOngeldig as error:
        flash(fout_tekst(error.fouten[0]), "fout")
        return redirect(url_for("redactie.voorzieningen", **read_getikt(request.form)), 303)
    return render_template(
        "redactie/bulk_voorbeeld.html", voorbeeld=voorbeeld, werk=werk, waarde=waarde, write=write
    )


@bp.post("/bulk")
def bulk_doen() -> ResponseReturnValue:
    werk = next((werk for werk in Bulkwerk if werk.value == request.form.get("werk")), None)
    ids = read_ids(request.form) if werk else ()
    try:
        do_bulk(
            get_container().uow(),
            wie=get_gebruiker(),
            ids=ids,
            werk=werk or Bulkwerk.BEVESTIGEN,
            waarde=request.form.get("waarde", ""),
        )
        flash(gettext("Het is gedaan. U kunt het zeven dagen lang terugdraaien."))
    except InvoerOngeldig as error:
        flash(fout_tekst(error.fouten[0]), "fout")
    return redirect(url_for("redactie.bulk"), 303)


@bp.post("/bulk/<uuid:id_>/terug")
def bulk_terug(id_: UUID) -> ResponseReturnValue:
    terug = undo_bulk(get_container().uow(), wie=get_gebruiker(), id_=id_)
    teksten = [
        ngettext(
            "Teruggedraaid bij %(num)d voorziening.",
            "Teruggedraaid bij %(num)d voorzieningen.",
            terug.hersteld,
        )
    ]
    if terug.overgeslagen:
        teksten.append(
            ngettext(
                "%(num)d is intussen door iemand anders gewijzigd en blijft zoals die is.",
                "%(num)d zijn intussen door iemand anders gewijzigd en blijven zoals ze zijn.",
                terug.overgeslagen,
            )
        )
    flash(" ".join(teksten))
    return redirect(url_for("redactie.bulk"), 303)
