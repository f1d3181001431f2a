"""Where professionals and cliëntondersteuners work: plans, referrals and each other."""

from flask import Blueprint

from portal.domain.begrippen import Rol
from portal.web.common.access import require

bp = Blueprint("netwerk", __name__, url_prefix="/netwerk")
bp.before_request(require(Rol.PROFESSIONAL))
