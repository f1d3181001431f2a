"""The seal of a form that a visitor without a cookie sends: made by us, for this form, and not as
quickly as a machine does it.

People must not notice any of it. The bound is what it takes a page to reach a screen and a hand a
key, also of who lets the browser fill in an address; and nothing that was typed is thrown away,
because a browser may fill in what nobody sees. What is doubted is shown once more.
"""

from datetime import timedelta

from flask import current_app
from flask_babel import lazy_gettext as _l
from itsdangerous import BadSignature, URLSafeSerializer
from wtforms import HiddenField, StringField

from portal.web.common.container import get_container
from portal.web.common.formulier import Formulier

# A form may stay open for a day.
MIN_TIJD = timedelta(milliseconds=400)
MAX_TIJD = timedelta(days=1)


class ZegelFormulier(Formulier):
    """A form of a visitor. ``bedrijf`` is a field that nobody sees: a machine fills it in."""

    class Meta(Formulier.Meta):
        csrf = False

    zegel = HiddenField()
    bedrijf = StringField(_l("Laat dit leeg"))

    def check_zegel(self, over: str) -> bool:
        """Whether a person can have sent this; else the page is shown once more as it was."""
        if is_zegel_goed(self.zegel.data or "", over) and not self.bedrijf.data:
            return True
        self.form_errors.append(
            _l("Dit is nog niet verstuurd. Kijk het na en verstuur het nog een keer.")
        )
        return False

    def seal(self, over: str) -> None:
        """A new seal, so that sending again counts from now."""
        self.zegel.data = make_zegel(over)
        self.bedrijf.data = ""


def make_zegel(over: str) -> str:
    """A seal from now on; ``over`` says which form it belongs to."""
    return str(_serializer().dumps([over, get_container().clock().timestamp()]))


def is_zegel_goed(zegel: str, over: str) -> bool:
    """Whether a person can have sent this form."""
    try:
        about, shown = _serializer().loads(zegel)
        age = timedelta(seconds=get_container().clock().timestamp() - shown)
    except (BadSignature, ValueError, TypeError):
        return False
    return bool(about == over and MIN_TIJD <= age <= MAX_TIJD)


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.secret_key or "", salt="zegel")
