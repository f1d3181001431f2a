"""``GET /api/v1/zoeken`` and ``/api/v1/suggesties``: the same search as the pages."""

from functools import partial
from typing import Any

from flask import jsonify, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from indexer.query import Suggestie, SuggestieSoort, Treffer
from portal.services.zoeken import ZoekResultaat
from portal.web.api import bp
from portal.web.api.oco import make_oco
from portal.web.common.adres import short_url, whole_url
from portal.web.common.container import get_container
from portal.web.common.labels import waarom_tekst
from portal.web.common.locale import get_locale
from portal.web.common.problem import problem
from portal.web.common.zoekform import ZoekForm

MAX_SUGGESTIES = 8
MIN_LETTERS = 3


@bp.get("/zoeken")
def zoeken() -> ResponseReturnValue:
    container = get_container()
    form = ZoekForm(
        request.args,
        now=container.clock(),
        is_gebied=container.gazetteer().is_gebied,
        language=get_locale(),
    )
    if not form.validate():
        return problem(400, gettext("Deze vraag kunnen wij niet lezen"), form.fouten())
    return jsonify(_resultaat(container.zoeker.search(form.opdracht())))


def _resultaat(resultaat: ZoekResultaat) -> dict[str, Any]:
    uitkomst = resultaat.uitkomst
    return {
        "vraag": _vraag(resultaat),
        "totaal": uitkomst.totaal,
        "resultaten": [_treffer(treffer) for treffer in uitkomst.treffers],
        "facetten": uitkomst.facetten,
        "bedoelde_u": uitkomst.bedoelde_u,
        "oco": make_oco(resultaat.oco),
        "motor": uitkomst.motor,
        "duur_ms": uitkomst.duur_ms,
    }


def _vraag(resultaat: ZoekResultaat) -> dict[str, Any]:
    opdracht, plaats = resultaat.opdracht, resultaat.plaats
    return {
        "q": opdracht.q,
        "waar": opdracht.waar,
        "plaats": plaats
        and {
            "naam": plaats.naam,
            "soort": plaats.soort,
            "lat": plaats.lat,
            "lon": plaats.lon,
            "gemeente": plaats.gemeente_code,
        },
        "plaats_onbekend": resultaat.plaats_onbekend or None,
        "plaats_keuzes": [
            {"naam": keuze.label, "waar": keuze.sleutel} for keuze in resultaat.plaats_keuzes
        ],
        "afstand_m": resultaat.afstand_m,
        "verruimd": list(resultaat.verruimd),
        "sorteer": opdracht.sorteer,
        "pagina": opdracht.pagina,
        "perPagina": opdracht.per_pagina,
        "crisis": list(resultaat.uitkomst.uitleg.crisis),
    }


def _treffer(treffer: Treffer) -> dict[str, Any]:
    document = treffer.document
    return {
        "id": document.id,
        "slug": document.slug,
        "url": whole_url("publiek.voorzieningen", slug=document.slug),
        "naam": document.naam,
        "samenvatting": document.samenvatting,
        "aanbieder": document.aanbieder,
        "lijn": None if document.lijn is None else int(document.lijn),
        "soort": document.soort,
        "leefgebieden": document.leefgebieden,
        "doelgroepen": document.doelgroepen,
        "plaats": document.plekken[0].plaats if document.plekken else None,
        "afstand_m": treffer.afstand_m,
        "telefoon": document.telefoon or None,
        "gecontroleerd_op": document.gecontroleerd_op or None,
        "waarom": [waarom_tekst(waarom) for waarom in treffer.waarom],
        "markering": {
            veld: [{"tekst": stuk.tekst, "raak": stuk.raak} for stuk in stukken]
            for veld, stukken in treffer.markering.items()
        },
    }


@bp.get("/suggesties")
def suggesties() -> ResponseReturnValue:
    """Type-ahead. Less than three letters give nothing: nobody's first letters are sent on."""
    q = " ".join(request.args.get("q", "").split())
    if len(q) > 100:
        fout = gettext("Uw vraag is te lang. Gebruik hooguit %(max)d tekens.", max=100)
        return problem(400, gettext("Deze vraag kunnen wij niet lezen"), {"q": [fout]})
    soort = request.args.get("soort", "")
    if soort not in ("", SuggestieSoort.PLAATS):
        fout = gettext("Deze keuze kennen wij niet. Kies een van de mogelijkheden.")
        return problem(400, gettext("Deze vraag kunnen wij niet lezen"), {"soort": [fout]})
    suggest = partial(get_container().suggesties.suggest, places_only=bool(soort))
    found = suggest(q, MAX_SUGGESTIES) if len(q) >= MIN_LETTERS else ()
    items = [{"soort": s.soort, "tekst": s.tekst, "url": _suggestie_url(s)} for s in found]
    return jsonify({"suggesties": items})


def _suggestie_url(suggestie: Suggestie) -> str:
    match suggestie.soort:
        case SuggestieSoort.LEEFGEBIED:
            return short_url("publiek.leefgebieden", slug=suggestie.sleutel)
        case SuggestieSoort.VOORZIENING:
            return short_url("publiek.voorzieningen", slug=suggestie.sleutel)
        case SuggestieSoort.AANBIEDER:
            return short_url("publiek.aanbieders", slug=suggestie.sleutel)
        case SuggestieSoort.PLAATS:
            return short_url("publiek.zoeken", waar=suggestie.sleutel)
        case SuggestieSoort.ONDERWERP:
            return short_url("publiek.zoeken", q=suggestie.sleutel)
