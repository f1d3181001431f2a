"""Collected voorzieningen: the visitor's own list, and one that somebody shares."""

from collections.abc import Sequence

import segno
from flask import Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.domain.clientondersteuning import choose_oco, join_vragen
from portal.domain.regio import Contact
from portal.services.lijst import (
    HOOGUIT,
    end_gedeelde_lijst,
    find_id,
    get_gedeelde_lijst,
    list_voorzieningen,
    share_lijst,
)
from portal.services.voorziening_detail import VoorzieningDetail
from portal.web.common.container import get_container
from portal.web.common.mijn_lijst import read_lijst, write_lijst
from portal.web.common.security import check_same_origin, without_token
from portal.web.publiek import bp


@bp.get("/lijst")
def lijst() -> ResponseReturnValue:
    ids = read_lijst(request)
    voorzieningen = list_voorzieningen(get_container().uow(), ids)
    return _private(
        render_template(
            "publiek/lijst.html",
            voorzieningen=voorzieningen,
            oco=_choose_oco(voorzieningen),
            eigen=True,
            qr="",
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
    voorzieningen, until = get_gedeelde_lijst(get_container().uow(), token)
    url = url_for("publiek.lijst_gedeeld", token=token, _external=True)
    return _private(
        render_template(
            "publiek/lijst.html",
            voorzieningen=voorzieningen,
            oco=_choose_oco(voorzieningen),
            eigen=False,
            url=url,
            token=token,
            tot=until.date(),
            qr=segno.make(url, micro=False).svg_inline(scale=4, omitsize=True, lineclass=None),
        )
    )


@bp.post("/lijst/<token>/stop")
@without_token
def lijst_stop(token: str) -> ResponseReturnValue:
    check_same_origin()
    end_gedeelde_lijst(get_container().uow(), token)
    return redirect(url_for("publiek.lijst"), 303)


def _choose_oco(voorzieningen: Sequence[VoorzieningDetail]) -> tuple[Contact, ...]:
    """Who fits all that stands on the list."""
    vraag = join_vragen([voorziening.oco_vraag for voorziening in voorzieningen])
    return choose_oco(get_container().regio(), vraag)


def _private(page: str) -> Response:
    """Kept by no cache and found by no search engine."""
    response = make_response(page)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _as_response(response: ResponseReturnValue) -> Response:
    assert isinstance(response, Response)
    return response
