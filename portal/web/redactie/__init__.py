"""The editor's desk: what waits, what is stale, what was reported, and the words of search."""

from flask import Blueprint

from portal.domain.begrippen import Rol
from portal.web.common.access import require

bp = Blueprint("redactie", __name__, url_prefix="/redactie")
bp.before_request(require(Rol.REDACTEUR, Rol.BEHEERDER))
