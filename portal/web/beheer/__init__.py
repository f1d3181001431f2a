"""Running an installation: users, terms, mails that failed, figures."""

from flask import Blueprint

from portal.domain.begrippen import Rol
from portal.web.common.access import require

bp = Blueprint("beheer", __name__, url_prefix="/beheer")
bp.before_request(require(Rol.BEHEERDER))
