"""``/hsds/service_at_locations``: the places of the published voorzieningen."""

from datetime import date
from uuid import UUID

from flask.typing import ResponseReturnValue

from portal.domain.hsds import Json
from portal.domain.hsds.writing import flatten, make_service, make_service_at_location
from portal.services.opendata import OpenPlek, get_plek, list_plekken
from portal.web.common.adres import origin
from portal.web.common.container import get_container
from portal.web.hsds import bp
from portal.web.hsds.antwoord import Deel, answer, answer_list
from portal.web.hsds.vraag import Vraag


@bp.get("/service_at_locations")
def service_at_locations() -> ResponseReturnValue:
    return answer_list(_read)


@bp.get("/service_at_locations/<uuid:id_>")
def service_at_location(id_: UUID) -> ResponseReturnValue:
    container = get_container()
    plek = get_plek(container.uow(), id_)
    return answer(_make(plek, container.clock().date()), [plek.voorziening.last_modified])


def _read(vraag: Vraag, offset: int, limit: int | None) -> Deel:
    container = get_container()
    found = list_plekken(container.uow(), vraag.keuze, offset=offset, limit=limit)
    vandaag = container.clock().date()
    records = [_make(one, vandaag) for one in found.items]
    if not vraag.full:
        records = [flatten(record) for record in records]
    return Deel(found.totaal, records, [one.voorziening.last_modified for one in found.items])


def _make(plek: OpenPlek, vandaag: date) -> Json:
    service = make_service(plek.voorziening, origin(), vandaag)
    return make_service_at_location(service, service["service_at_locations"][plek.nummer])
