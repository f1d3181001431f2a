"""A list to take along: as PDF, in a calendar, by mail, and side by side."""

from collections.abc import Sequence

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.services.lijst import HOOGUIT, list_by_slug
from portal.web.common.container import get_container
from portal.web.common.hulpblad import ics_answer, pdf_answer, private
from portal.web.common.hulpbladmail import answer_mail
from portal.web.common.security import without_token
from portal.web.publiek import bp
from portal.web.publiek.lijst import read_blad, read_gedeeld

MINST, MEEST = 2, 4


@bp.get("/lijst/pdf")
def lijst_pdf() -> ResponseReturnValue:
    return pdf_answer(read_blad(), gettext("Mijn lijst met hulp"))


@bp.get("/lijst/agenda")
def lijst_agenda() -> ResponseReturnValue:
    return ics_answer(read_blad(), gettext("Mijn lijst met hulp"))


@bp.route("/lijst/mail", methods=["GET", "POST"])
@without_token
def lijst_mail() -> ResponseReturnValue:
    """Without anything on the list there is nothing to mail."""
    blad = read_blad()
    back = url_for("publiek.lijst")
    return answer_mail(blad, back) if blad.groepen else redirect(back, 303)


@bp.get("/lijst/<token>/pdf")
def gedeeld_pdf(token: str) -> ResponseReturnValue:
    url = url_for("publiek.lijst_gedeeld", token=token, _external=True)
    return pdf_answer(read_gedeeld(token)[0], gettext("Een lijst met hulp"), url)


@bp.get("/lijst/<token>/agenda")
def gedeeld_agenda(token: str) -> ResponseReturnValue:
    return ics_answer(read_gedeeld(token)[0], gettext("Een lijst met hulp"))


@bp.route("/lijst/<token>/mail", methods=["GET", "POST"])
@without_token
def gedeeld_mail(token: str) -> ResponseReturnValue:
    url = url_for("publiek.lijst_gedeeld", token=token, _external=True)
    back = url_for("publiek.lijst_gedeeld", token=token)
    return answer_mail(read_gedeeld(token)[0], back, url)


@bp.get("/lijst/vergelijken")
def vergelijken() -> ResponseReturnValue:
    """``uit`` are those to choose from, ``v`` what was chosen. Few enough are shown at once."""
    offered, chosen = (request.args.getlist(name)[:HOOGUIT] for name in ("uit", "v"))
    if not chosen and len(offered) <= MEEST:
        chosen = offered
    keuzes = list_by_slug(get_container().uow(), offered or chosen)
    gekozen = [keuze for keuze in keuzes if keuze.slug in chosen]
    fout = _check_aantal(gekozen) if chosen else ""
    page = render_template(
        "publiek/vergelijken.html",
        keuzes=keuzes,
        gekozen=gekozen,
        tabel=bool(gekozen) and not fout,
        fouten={"v": [fout]} if fout else {},
    )
    response = private(page)
    response.status_code = 400 if fout else 200
    return response


def _check_aantal(gekozen: Sequence[object]) -> str:
    if MINST <= len(gekozen) <= MEEST:
        return ""
    return str(gettext("Kies er minstens 2 en hoogstens 4."))
