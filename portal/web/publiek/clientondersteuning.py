"""The right to independent client support, and who gives it where the visitor lives."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from portal.domain.begrippen import Wet
from portal.domain.clientondersteuning import OcoVraag, choose_oco
from portal.domain.plaats import Plaats
from portal.domain.tellingen import Telsoort
from portal.services.profielen import PubliekProfiel, list_publieke_profielen
from portal.web.common.container import get_container
from portal.web.common.tellen import note_voorval
from portal.web.common.waar import read_waar
from portal.web.publiek import bp

# Whatever the question is about: of the gemeente, and of the zorgkantoor.
_ELKE_WET = OcoVraag(wetten=(Wet.WMO, Wet.WLZ))


@bp.get("/clientondersteuning")
def clientondersteuning() -> ResponseReturnValue:
    container = get_container()
    waar = read_waar()
    plek = container.zoeker.find_plek("", waar)
    for soort in (Telsoort.OCO_GETOOND, Telsoort.OCO_GEOPEND):
        note_voorval(soort, plaats=plek.plaats)
    regio = container.regio()
    return render_template(
        "publiek/clientondersteuning.html",
        waar=waar,
        plaats=plek.plaats,
        plaats_keuzes=[
            (keuze.label, url_for("publiek.clientondersteuning", waar=keuze.sleutel))
            for keuze in plek.keuzes
        ],
        plaats_onbekend=plek.onbekend,
        gemeenten=regio.gemeenten,
        eigen_oco=choose_oco(regio, _ELKE_WET.at(plek.plaats)),
        oco_wlz=regio.oco_wlz_for(plek.plaats.gemeente_code if plek.plaats else None),
        profielen=_list_profielen(plek.plaats),
    )


def _list_profielen(plaats: Plaats | None) -> tuple[PubliekProfiel, ...]:
    """The cliëntondersteuners there who let residents see them."""
    if plaats is None or plaats.gemeente_code is None:
        return ()
    return list_publieke_profielen(get_container().uow(), gemeente_code=plaats.gemeente_code)
