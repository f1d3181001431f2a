"""Self-service: an aanbieder keeps its own entries true.

The redactie comes here too, to help: whose entry or aanbieder it may touch, the services ask.
"""

from flask import Blueprint

from portal.domain.begrippen import Rol
from portal.web.common.access import require

bp = Blueprint("aanbieder", __name__, url_prefix="/aanbieder")
bp.before_request(require(Rol.AANBIEDER, Rol.REDACTEUR, Rol.BEHEERDER))
