"""Collected voorzieningen: the visitor's own list, and one that somebody shares."""

from datetime import datetime

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.services.hulpblad import Hulpblad, make_lijstblad
from portal.services.lijst import (
    HOOGUIT,
    end_gedeelde_lijst,
    find_id,
    get_gedeelde_lijst,
    list_voorzieningen,
    share_lijst,
)
from portal.web.common.container import get_container
from portal.web.common.hulpblad import (
    choose_blad_oco,
    has_agenda,
    make_qr,
    make_vergelijklink,
    private,
)
from portal.web.common.mijn_lijst import read_lijst, write_lijst
from portal.web.common.security import check_same_origin, without_token
from portal.web.publiek import bp


@bp.get("/lijst")
def lijst() -> ResponseReturnValue:
    blad = read_blad()
    links = {
        "pdf": url_for("publiek.lijst_pdf"),
        "agenda": url_for("publiek.lijst_agenda") if has_agenda(blad) else "",
        "mail": url_for("publiek.lijst_mail"),
        "vergelijken": make_vergelijklink(blad),
    }
    return private(
        render_template(
            "publiek/lijst.html", blad=blad, oco=choose_blad_oco(blad), eigen=True, links=links
        )
    )


@bp.post("/lijst/erbij/<slug>")
@without_token
def lijst_erbij(slug: str) -> ResponseReturnValue:
    """On top of the list; a list that is full loses nothing, and says so."""
    check_same_origin()
    id_ = find_id(get_container().uow(), slug)
    ids = read_lijst(request)
    if id_ not in ids and len(ids) >= HOOGUIT:
        return redirect(url_for("publiek.lijst", vol=1), 303)
    response = redirect(url_for("publiek.voorzieningen", slug=slug), 303)
    write_lijst(_as_response(response), (*(i for i in ids if i != id_), id_))
    return response


@bp.post("/lijst/eraf/<slug>")
@without_token
def lijst_eraf(slug: str) -> ResponseReturnValue:
    check_same_origin()
    id_ = find_id(get_container().uow(), slug)
    on_list = request.form.get("terug") == "lijst"
    back = url_for("publiek.lijst") if on_list else url_for("publiek.voorzieningen", slug=slug)
    response = redirect(back, 303)
    write_lijst(_as_response(response), [i for i in read_lijst(request) if i != id_])
    return response


@bp.post("/lijst/leeg")
@without_token
def lijst_leeg() -> ResponseReturnValue:
    check_same_origin()
    response = redirect(url_for("publiek.lijst"), 303)
    write_lijst(_as_response(response), ())
    return response


@bp.post("/lijst/delen")
@without_token
def lijst_delen() -> ResponseReturnValue:
    check_same_origin()
    ids = read_lijst(request)
    if not ids:
        return redirect(url_for("publiek.lijst"), 303)
    return redirect(
        url_for("publiek.lijst_gedeeld", token=share_lijst(get_container().uow(), ids)), 303
    )


@bp.get("/lijst/<token>")
def lijst_gedeeld(token: str) -> ResponseReturnValue:
    blad, until = read_gedeeld(token)
    url = url_for("publiek.lijst_gedeeld", token=token, _external=True)
    links = {
        "pdf": url_for("publiek.gedeeld_pdf", token=token),
        "agenda": url_for("publiek.gedeeld_agenda", token=token) if has_agenda(blad) else "",
        "mail": url_for("publiek.gedeeld_mail", token=token),
        "vergelijken": make_vergelijklink(blad),
    }
    return private(
        render_template(
            "publiek/lijst.html",
            blad=blad,
            oco=choose_blad_oco(blad),
            eigen=False,
            links=links,
            url=url,
            token=token,
            tot=until.date(),
            qr=make_qr(url),
        )
    )


@bp.post("/lijst/<token>/stop")
@without_token
def lijst_stop(token: str) -> ResponseReturnValue:
    check_same_origin()
    end_gedeelde_lijst(get_container().uow(), token)
    return redirect(url_for("publiek.lijst"), 303)


def read_blad() -> Hulpblad:
    """The list in the cookie of this visitor."""
    uow = get_container().uow()
    return make_lijstblad(uow, list_voorzieningen(uow, read_lijst(request)))


def read_gedeeld(token: str) -> tuple[Hulpblad, datetime]:
    """The list behind a link, and until when."""
    uow = get_container().uow()
    voorzieningen, until = get_gedeelde_lijst(uow, token)
    return make_lijstblad(uow, voorzieningen), until


def _as_response(response: ResponseReturnValue) -> Response:
    assert isinstance(response, Response)
    return response
