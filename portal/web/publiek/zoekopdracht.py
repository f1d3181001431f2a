"""Stopping a saved search by the link in its mail: no account, and nothing changes before the
button is pressed, because mail scanners open every link."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.services.zoekopdrachten import find_zoekopdracht, stop_zoekopdracht
from portal.web.common.container import get_container
from portal.web.common.security import without_token
from portal.web.common.zoekopdrachten import make_stop_token, read_stop_token
from portal.web.publiek import bp

bp.add_app_template_global(make_stop_token, "stop_token")


@bp.route("/zoekopdracht-stoppen/<token>", methods=["GET", "POST"])
@without_token
def zoekopdracht_stoppen(token: str) -> ResponseReturnValue:
    """The link is the proof: who has it may stop the search, from any browser."""
    container = get_container()
    id_ = read_stop_token(token)
    if request.method == "POST":
        stop_zoekopdracht(container.uow(), id_)
        return redirect(url_for("publiek.zoekopdracht_stoppen", token=token), 303)
    page = render_template(
        "publiek/zoekopdracht_stoppen.html",
        token=token,
        zoekopdracht=find_zoekopdracht(container.uow(), id_),
    )
    return page, {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
