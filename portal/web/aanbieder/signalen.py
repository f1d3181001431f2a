"""What is said to be wrong with one's own entries."""

from uuid import UUID

from flask.typing import ResponseReturnValue

from portal.domain.begrippen import Rol
from portal.web.aanbieder import bp
from portal.web.common.signalen import close_signaal, show_signalen


@bp.get("/signalen")
def signalen() -> ResponseReturnValue:
    return show_signalen(Rol.AANBIEDER)


@bp.post("/signalen/<uuid:id_>")
def resolve_signaal(id_: UUID) -> ResponseReturnValue:
    return close_signaal(Rol.AANBIEDER, id_)
