"""The right to independent client support, and who gives it where the visitor lives."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.domain.plaats import CoordinaatOngeldig, Plaats, PlaatsMeerduidig, PlaatsOnbekend
from portal.domain.tellingen import Telsoort
from portal.web.common.container import get_container
from portal.web.common.tellen import note_voorval
from portal.web.publiek import bp

MAX_WAAR = 120


@bp.get("/clientondersteuning")
def clientondersteuning() -> ResponseReturnValue:
    container = get_container()
    waar = " ".join(request.args.get("waar", "")[:MAX_WAAR].split())
    plaats: Plaats | None = None
    keuzes: tuple[Plaats, ...] = ()
    onbekend = False
    if waar:
        try:
            plaats = container.gazetteer().resolve(waar)
        except PlaatsMeerduidig as error:
            keuzes = error.keuzes
        except (PlaatsOnbekend, CoordinaatOngeldig):
            onbekend = True
    note_voorval(Telsoort.OCO_GEOPEND, plaats=plaats)
    return render_template(
        "publiek/clientondersteuning.html",
        waar=waar,
        plaats=plaats,
        plaats_keuzes=[
            (
                keuze.label,
                url_for("publiek.clientondersteuning", waar=keuze.sleutel),
            )
            for keuze in keuzes
        ],
        plaats_onbekend=onbekend,
        gemeenten=container.regio().gemeenten,
    )
