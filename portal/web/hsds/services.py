"""``/hsds/services``: the published voorzieningen."""

from uuid import UUID

from flask.typing import ResponseReturnValue

from portal.domain.hsds.writing import flatten, make_minimal, make_service
from portal.services.opendata import get_voorziening, list_koppen, list_voorzieningen
from portal.web.common.adres import origin
from portal.web.common.container import get_container
from portal.web.hsds import bp
from portal.web.hsds.antwoord import Deel, answer, answer_list
from portal.web.hsds.vraag import Vraag


@bp.get("/services")
def services() -> ResponseReturnValue:
    return answer_list(_read, has_minimal=True)


@bp.get("/services/<uuid:id_>")
def service(id_: UUID) -> ResponseReturnValue:
    container = get_container()
    voorziening = get_voorziening(container.uow(), id_)
    body = make_service(voorziening, origin(), container.clock().date())
    return answer(body, [voorziening.last_modified])


def _read(vraag: Vraag, offset: int, limit: int | None) -> Deel:
    if vraag.minimal:
        return _read_minimal(vraag, offset, limit)
    container = get_container()
    found = list_voorzieningen(container.uow(), vraag.keuze, offset=offset, limit=limit)
    root, vandaag = origin(), container.clock().date()
    records = [make_service(one, root, vandaag) for one in found.items]
    if not vraag.full:
        records = [flatten(record) for record in records]
    return Deel(found.totaal, records, [one.last_modified for one in found.items])


def _read_minimal(vraag: Vraag, offset: int, limit: int | None) -> Deel:
    container = get_container()
    found = list_koppen(container.uow(), vraag.keuze, offset=offset, limit=limit)
    vandaag = container.clock().date()
    records = [make_minimal(kop, vandaag) for kop in found.items]
    return Deel(found.totaal, records, [kop.last_modified for kop in found.items])
