"""What is said to be wrong with the entries that a redacteur keeps."""

from uuid import UUID

from flask.typing import ResponseReturnValue

from portal.domain.begrippen import Rol
from portal.web.common.signalen import close_signaal, show_signalen
from portal.web.redactie import bp


@bp.get("/signalen")
def signalen() -> ResponseReturnValue:
    return show_signalen(Rol.REDACTEUR)


@bp.post("/signalen/<uuid:id_>")
def resolve_signaal(id_: UUID) -> ResponseReturnValue:
    return close_signaal(Rol.REDACTEUR, id_)
