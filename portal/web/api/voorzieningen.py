"""``GET /api/v1/voorzieningen/<id>``: everything public about one voorziening."""

from dataclasses import asdict
from uuid import UUID

from flask import jsonify
from flask.typing import ResponseReturnValue

from portal.domain.clientondersteuning import choose_oco
from portal.services.voorzieningen import get_voorziening_by_id
from portal.web.api import bp
from portal.web.api.oco import make_oco
from portal.web.common.adres import whole_url
from portal.web.common.container import get_container


@bp.get("/voorzieningen/<uuid:id_>")
def voorzieningen(id_: UUID) -> ResponseReturnValue:
    container = get_container()
    voorziening = get_voorziening_by_id(container.uow(), id_)
    url = whole_url("publiek.voorzieningen", slug=voorziening.slug)
    lijn = None if voorziening.lijn is None else int(voorziening.lijn)
    oco = make_oco(choose_oco(container.regio(), voorziening.oco_vraag))
    return jsonify({**asdict(voorziening), "lijn": lijn, "url": url, "oco": oco})
