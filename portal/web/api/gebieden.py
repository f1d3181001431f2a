"""``GET /api/v1/gebieden?lat=&lon=``: the buurt, wijk and gemeente that hold a point."""

import math

from flask import jsonify, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.services.gebieden import find_at
from portal.web.api import bp
from portal.web.common.container import get_container
from portal.web.common.problem import problem


@bp.get("/gebieden")
def gebieden() -> ResponseReturnValue:
    fouten: dict[str, list[str]] = {}
    lat = _degrees("lat", 90, fouten)
    lon = _degrees("lon", 180, fouten)
    if fouten:
        return problem(400, gettext("Deze vraag kunnen wij niet lezen"), fouten)
    found = find_at(get_container().uow(), lat, lon)
    return jsonify(
        {
            "lat": lat,
            "lon": lon,
            "gebieden": [
                {"code": gebied.code, "niveau": gebied.niveau, "naam": gebied.naam}
                for gebied in found
            ],
        }
    )


def _degrees(name: str, limit: int, fouten: dict[str, list[str]]) -> float:
    try:
        value = float(request.args.get(name, ""))
    except ValueError:
        value = math.nan
    if not abs(value) <= limit:
        text = gettext("Vul een getal in tussen -%(max)d en %(max)d.", max=limit)
        fouten[name] = [text]
    return value
