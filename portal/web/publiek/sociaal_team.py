"""Which sociaal team, toegang and OCO belong to an address."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from portal.domain.tellingen import Telsoort
from portal.services.sociaal_team import find_sociaal_team
from portal.web.common.container import get_container
from portal.web.common.tellen import note_voorval
from portal.web.common.waar import read_waar
from portal.web.publiek import bp


@bp.get("/sociaal-team")
def sociaal_team() -> ResponseReturnValue:
    waar = read_waar()
    gevonden = find_sociaal_team(get_container().zoeker, waar)
    note_voorval(Telsoort.OCO_GETOOND, plaats=gevonden.plaats)
    return render_template(
        "publiek/sociaal_team.html",
        waar=waar,
        gevonden=gevonden,
        plaats_keuzes=[
            (plaats.label, url_for("publiek.sociaal_team", waar=plaats.sleutel))
            for plaats in gevonden.plaats_keuzes
        ],
    )
