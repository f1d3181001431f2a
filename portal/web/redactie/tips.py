"""Tips of professionals that the redactie should look at."""

from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField

from portal.domain.errors import InvoerOngeldig
from portal.services.tips import keep_tip, list_tips, remove_tip
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.common.tekstform import TekstForm
from portal.web.common.zoekpagina import make_paginering
from portal.web.redactie import bp


class TipWegForm(TekstForm):
    """Why a tip goes; a page holds many, so each has its own prefix."""

    reden = TextAreaField(
        _l("Waarom haalt u deze tip weg?"),
        description=_l("Wie de tip schreef, leest dit in een mail."),
    )

    @classmethod
    def of(cls, id_: UUID, **kwargs: object) -> "TipWegForm":
        return cls(prefix=f"t{id_.hex}-", **kwargs)


@bp.get("/tips")
def tips() -> ResponseReturnValue:
    return _show()


@bp.post("/tips/<uuid:id_>/blijft")
def tip_blijft(id_: UUID) -> ResponseReturnValue:
    keep_tip(get_container().uow(), get_gebruiker(), id_)
    flash(gettext("De tip blijft staan."))
    return redirect(url_for("redactie.tips"), 303)


@bp.post("/tips/<uuid:id_>/weg")
def tip_weg(id_: UUID) -> ResponseReturnValue:
    form = TipWegForm.of(id_)
    if form.validate():
        try:
            remove_tip(
                get_container().uow(),
                get_gebruiker(),
                id_,
                form.reden.data or "",
                toch=form.toch.data,
            )
            flash(gettext("De tip is weg. Wie hem schreef, krijgt een mail."))
            return redirect(url_for("redactie.tips"), 303)
        except InvoerOngeldig as error:
            form.add_fouten(error.fouten)
    return _show((id_, form))


def _show(sent: tuple[UUID, TipWegForm] | None = None) -> ResponseReturnValue:
    """``sent``: the form of a tip that could not be taken away as it was typed."""
    alle = request.args.get("toon") == "alle"
    pagina = request.args.get("pagina", 1, type=int)
    lijst = list_tips(get_container().uow(), get_gebruiker(), alle=alle, pagina=pagina)
    typed = dict([sent] if sent else [])
    toon: dict[str, Any] = {"toon": "alle"} if alle else {}
    page = render_template(
        "redactie/tips.html",
        lijst=lijst,
        kaarten=[
            (tip, typed.get(tip.id) or TipWegForm.of(tip.id, formdata=None)) for tip in lijst.tips
        ],
        alle=alle,
        fouten={sent[1].reden.name: sent[1].fouten().get("reden", [])} if sent else {},
        paginering=make_paginering(
            lijst.pagina, lijst.paginas, lambda n: url_for("redactie.tips", **toon, pagina=n)
        ),
    )
    return page, 400 if sent else 200
