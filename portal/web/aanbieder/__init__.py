"""Self-service: an aanbieder keeps its own entries true."""

from flask import Blueprint

from portal.domain.begrippen import Rol
from portal.web.common.access import require

bp = Blueprint("aanbieder", __name__, url_prefix="/aanbieder")
bp.before_request(require(Rol.AANBIEDER))
