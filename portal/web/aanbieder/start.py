"""The desk of an aanbieder: its entries and what they ask for."""

from uuid import UUID

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.services.aanbod import confirm_aanbod, get_aanbod
from portal.services.verwijzingen import count_wachtend
from portal.web.aanbieder import bp
from portal.web.common.access import get_gebruiker
from portal.web.common.advies_teksten import ontbreekt_tekst
from portal.web.common.container import get_container


def read_uuid(text: str | None) -> UUID | None:
    """An id out of an address or a form; what is none ends the request."""
    try:
        return UUID(text) if text else None
    except ValueError:
        abort(400)


@bp.get("/")
def start() -> ResponseReturnValue:
    aanbod = get_aanbod(
        get_container().uow(), get_gebruiker(), read_uuid(request.args.get("aanbieder"))
    )
    return render_template(
        "aanbieder/start.html",
        aanbod=aanbod,
        bevestigd=request.args.get("bevestigd", type=int),
        wachtend=count_wachtend(get_container().uow(), wie=get_gebruiker()),
        ontbreekt_tekst=ontbreekt_tekst,
    )


@bp.post("/klopt")
def klopt() -> ResponseReturnValue:
    """Everything is still right: one entry, or all that were shown."""
    ids = [read_uuid(text) for text in request.form.getlist("voorziening")]
    done = confirm_aanbod(get_container().uow(), get_gebruiker(), [id_ for id_ in ids if id_])
    aanbieder = read_uuid(request.form.get("aanbieder"))
    return redirect(url_for("aanbieder.start", aanbieder=aanbieder, bevestigd=done), 303)
