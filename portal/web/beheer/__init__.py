"""Running an installation: users, terms, mails that failed, figures."""

from flask import Blueprint

from portal.domain.begrippen import Rol
from portal.web.common.access import require

bp = Blueprint("beheer", __name__, url_prefix="/beheer")
bp.before_request(require(Rol.BEHEERDER))
# The figures have a door of their own: redacteuren see those of their gemeenten.
cijfers_bp = Blueprint("cijfers", __name__, url_prefix="/beheer/cijfers")
cijfers_bp.before_request(require(Rol.REDACTEUR, Rol.BEHEERDER))
