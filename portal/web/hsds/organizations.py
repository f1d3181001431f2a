"""``/hsds/organizations``: the aanbieders that offer the public something."""

from datetime import date
from uuid import UUID

from flask import request
from flask.typing import ResponseReturnValue

from portal.domain.hsds import Json
from portal.domain.hsds.writing import flatten, make_organization, make_service
from portal.services.opendata import OpenAanbod, get_aanbod, list_aanbod
from portal.web.common.adres import origin
from portal.web.common.container import get_container
from portal.web.hsds import bp
from portal.web.hsds.antwoord import Deel, answer, answer_list, refuse
from portal.web.hsds.vraag import Vraag, read_vraag


@bp.get("/organizations")
def organizations() -> ResponseReturnValue:
    return answer_list(_read)


@bp.get("/organizations/<uuid:id_>")
def organization(id_: UUID) -> ResponseReturnValue:
    vraag, fouten = read_vraag(request.args)
    if fouten:
        return refuse(fouten)
    container = get_container()
    aanbod = get_aanbod(container.uow(), id_)
    body = _make(aanbod, container.clock().date(), full_service=vraag.full_service)
    return answer(body, [aanbod.last_modified])


def _read(vraag: Vraag, offset: int, limit: int | None) -> Deel:
    container = get_container()
    found = list_aanbod(container.uow(), vraag.keuze, offset=offset, limit=limit)
    vandaag = container.clock().date()
    records = [_make(one, vandaag, full_service=vraag.full_service) for one in found.items]
    if not (vraag.full or vraag.full_service):
        records = [flatten(record) for record in records]
    return Deel(found.totaal, records, [one.last_modified for one in found.items])


def _make(aanbod: OpenAanbod, vandaag: date, *, full_service: bool) -> Json:
    """With its services, which do not repeat the organization."""
    root = origin()
    services = []
    for voorziening in aanbod.voorzieningen:
        service = make_service(voorziening, root, vandaag)
        service.pop("organization")
        services.append(service if full_service else flatten(service))
    return {**make_organization(aanbod.aanbieder, root), "services": services}
