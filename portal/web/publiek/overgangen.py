"""A moment at which people fall between two laws: what to do, and who walks along."""

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from indexer.query import Filters
from portal.domain.begrippen import Lijn, Overgang, Soort
from portal.domain.clientondersteuning import OcoVraag, choose_oco
from portal.services.profielen import list_publieke_profielen
from portal.services.zoeken import ZoekOpdracht
from portal.web.common.container import get_container
from portal.web.common.overgang_teksten import OVERGANGEN
from portal.web.common.waar import read_waar
from portal.web.publiek import bp

AANTAL = 50


@bp.get("/overgangen/<slug>")
def overgangen(slug: str) -> ResponseReturnValue:
    if slug not in set(Overgang):
        abort(404)
    overgang = Overgang(slug)
    waar = read_waar()
    filters = Filters(soort=(Soort.OCO.value,))
    container = get_container()
    resultaat = container.zoeker.search(ZoekOpdracht(waar=waar, filters=filters, per_pagina=AANTAL))
    return render_template(
        "publiek/overgangen.html",
        overgang=overgang,
        teksten=OVERGANGEN[overgang],
        waar=waar,
        resultaat=resultaat,
        oco=choose_oco(container.regio(), OcoVraag(overgangen=(overgang,)).at(resultaat.plaats)),
        # Light help comes first elsewhere; from one law to another the professional does.
        coaches=sorted(
            (t for t in resultaat.uitkomst.treffers if overgang.value in t.document.overgangen),
            key=lambda t: t.document.lijn == Lijn.NULDE.value,
        ),
        profielen=list_publieke_profielen(
            get_container().uow(),
            gemeente_code=resultaat.plaats.gemeente_code if resultaat.plaats else None,
            overgang=overgang,
        ),
    )
