"""What there is in a gemeente, wijk or buurt."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.services.gebied_aanbod import search_gebied
from portal.services.gebieden import get_gebied
from portal.web.common.container import get_container
from portal.web.publiek import bp

AANTAL = 8


@bp.get("/gebieden/<code>")
def gebieden(code: str) -> ResponseReturnValue:
    container = get_container()
    if code != code.upper():
        return redirect(url_for("publiek.gebieden", code=code.upper()), 301)
    gebied = get_gebied(container.uow(), code)
    aanbod = search_gebied(container.zoeker, gebied, AANTAL)
    return render_template(
        "publiek/gebieden.html",
        gebied=gebied,
        aanbod=aanbod,
        toegang=container.regio().toegang_for(gebied.gemeente_code),
    )
