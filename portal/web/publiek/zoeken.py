"""The result page."""

from collections.abc import Mapping

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from portal.services.zoeken import ZoekResultaat
from portal.web.common.access import get_identiteit
from portal.web.common.container import get_container
from portal.web.common.locale import get_locale
from portal.web.common.paginageheugen import keep_page
from portal.web.common.tellen import note_zoeken
from portal.web.common.templating import get_vandaag
from portal.web.common.zoekform import ZoekForm
from portal.web.common.zoekopdrachten import tidy_parameters
from portal.web.common.zoekpagina import (
    FACETTEN,
    build_chips,
    build_facetten,
    build_paginering,
    build_verder,
    list_sorteringen,
    page_url,
)
from portal.web.publiek import bp

_GEEN_FOUTEN: Mapping[str, list[str]] = {}


@bp.get("/zoeken/")
def zoeken_met_streep() -> ResponseReturnValue:
    """An address as people type it."""
    return redirect(page_url(request.args), 301)


@bp.get("/zoeken")
def zoeken() -> ResponseReturnValue:
    """A wrong value still gives an answer: the fault at its field, and what the rest finds."""
    container = get_container()
    gazetteer = container.gazetteer()
    form = ZoekForm(
        request.args,
        now=container.clock(),
        is_gebied=gazetteer.is_gebied,
        language=get_locale(),
    )
    valid = form.validate()
    resultaat = container.zoeker.search(form.opdracht(), FACETTEN)
    note_zoeken(resultaat)
    if not valid:
        return _draw(resultaat, form.fouten()), 400
    if resultaat.is_eenmalig:
        return _draw(resultaat)
    # The answer of the engine is another object as soon as the index changed.
    grond = (resultaat.uitkomst.facetten, gazetteer, container.regio())
    return keep_page(get_vandaag(container), grond, lambda: _draw(resultaat))


def _draw(resultaat: ZoekResultaat, fouten: Mapping[str, list[str]] = _GEEN_FOUTEN) -> str:
    args = request.args
    return render_template(
        "publiek/zoeken.html",
        resultaat=resultaat,
        facetten=build_facetten(resultaat),
        chips=build_chips(resultaat, args, get_container().gazetteer()),
        wis_url=page_url(MultiDict({k: args.get(k, "") for k in ("q", "waar", "afstand")})),
        paginering=build_paginering(resultaat, args),
        verder=build_verder(resultaat, args),
        sorteringen=list_sorteringen(resultaat.opdracht.sorteer, get_locale()),
        plaats_keuzes=[
            (plaats.label, page_url(args, waar=plaats.sleutel, pagina=None))
            for plaats in resultaat.plaats_keuzes
        ],
        bedoelde_u_url=page_url(args, q=resultaat.uitkomst.bedoelde_u, pagina=None),
        fouten=fouten,
        bewaar_url="" if fouten else _save_url(),
    )


def _save_url() -> str:
    """Where a professional saves this search; empty for everybody else, and when nothing was
    asked."""
    wie = get_identiteit()
    if wie is None or not wie.is_binnen or not wie.is_professional:
        return ""
    parameters = tidy_parameters(get_container(), request.args)
    return f"{url_for('netwerk.zoekopdracht_nieuw')}?{parameters}" if parameters else ""
