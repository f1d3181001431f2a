"""What a professional referred, and what came of it."""

from uuid import UUID

from flask.typing import ResponseReturnValue

from portal.domain.begrippen import Rol
from portal.domain.errors import IntussenGewijzigd
from portal.services.verwijzing_stappen import withdraw_verwijzing
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.common.verwijzingen import back, send_uitkomst, show_lijst, show_verwijzing
from portal.web.netwerk import bp


@bp.get("/verwijzingen")
def verwijzingen() -> ResponseReturnValue:
    return show_lijst(Rol.PROFESSIONAL)


@bp.get("/verwijzingen/<uuid:id_>")
def verwijzing(id_: UUID) -> ResponseReturnValue:
    return show_verwijzing(Rol.PROFESSIONAL, id_)


@bp.post("/verwijzingen/<uuid:id_>/intrekken")
def verwijzing_intrekken(id_: UUID) -> ResponseReturnValue:
    try:
        withdraw_verwijzing(get_container().uow(), wie=get_gebruiker(), id_=id_)
    except IntussenGewijzigd:
        return back(Rol.PROFESSIONAL, id_, "intussen")
    return back(Rol.PROFESSIONAL, id_, "ingetrokken")


@bp.post("/verwijzingen/<uuid:id_>/uitkomst")
def verwijzing_uitkomst(id_: UUID) -> ResponseReturnValue:
    return send_uitkomst(Rol.PROFESSIONAL, id_)
