"""Forms with words that must not tell who a client is; ``domain/vertrouwelijk.py`` says what that
is, and what is asked once more."""

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField

from portal.domain.errors import Fout
from portal.domain.vertrouwelijk import TWIJFEL
from portal.web.common.formulier import Formulier


class TekstForm(Formulier):
    """``vraagt_toch``: something looks like a name, an address or a number, so that the page asks
    once more (``components/toch_versturen.html``)."""

    toch = BooleanField(
        _l("Ik heb het nagekeken"),
        description=_l("Hier staat niets waaraan een cliënt te herkennen is."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vraagt_toch = bool(self.toch.data)

    def add_fouten(self, fouten: Iterable[Fout]) -> None:
        found = list(fouten)
        self.vraagt_toch |= any(fout.code in TWIJFEL for fout in found)
        super().add_fouten(found)
