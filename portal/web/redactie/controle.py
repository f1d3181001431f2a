"""The cycle at the editor's desk: who is in which step, "klopt", and the terms of a gemeente."""

from typing import Any
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from wtforms import IntegerField
from wtforms.validators import InputRequired, Optional

from portal.domain.controle import Beleid, Fase
from portal.services.controlebeleid import change_beleid, get_beleid
from portal.services.controlebord import PER_PAGINA, confirm_by_redactie, get_controlebord
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.common.formulier import Formulier
from portal.web.redactie import bp
from portal.web.redactie.keuzes import list_gemeenten, paginate, read_pagina
from portal.web.redactie.termijnen import Termijnen

FASEN = {
    Fase.GEVRAAGD: _l("Gevraagd"),
    Fase.HERINNERD: _l("Herinnerd"),
    Fase.WERKLIJST: _l("Op uw werklijst"),
    Fase.GEMARKEERD: _l("Niet bevestigd"),
    Fase.VERBORGEN: _l("Verborgen"),
}


class BeleidForm(Formulier):
    """The terms; the fields are those of ``Beleid``."""

    termijn_maanden = IntegerField(
        _l("Hoe vaak controleren? (maanden)"),
        description=_l("Zoveel maanden na de laatste controle moet het weer gecontroleerd zijn."),
        validators=[InputRequired(_l("Vul een getal in."))],
    )
    dringend_maanden = IntegerField(
        _l("Hoe vaak bij de toegang en bij crisishulp? (maanden)"),
        description=_l("Een fout is hier erger. Vraag het daarom vaker."),
        validators=[InputRequired(_l("Vul een getal in."))],
    )
    vraag_vooraf = IntegerField(
        _l("Hoeveel dagen van tevoren vragen?"),
        description=_l("De aanbieder krijgt dan één mail over alles wat aan de beurt is."),
        validators=[InputRequired(_l("Vul een getal in."))],
    )
    herinner_na = IntegerField(
        _l("Herinneren na hoeveel dagen?"),
        description=_l("Geteld vanaf de eerste mail, net als hieronder."),
        validators=[InputRequired(_l("Vul een getal in."))],
    )
    werklijst_na = IntegerField(
        _l("Op uw werklijst na hoeveel dagen?"),
        validators=[InputRequired(_l("Vul een getal in."))],
    )
    markeer_na = IntegerField(
        _l("‘Niet bevestigd’ na hoeveel dagen?"),
        description=_l("Bezoekers zien dat dan, en het staat lager in de resultaten."),
        validators=[InputRequired(_l("Vul een getal in."))],
    )
    verberg_na = IntegerField(
        _l("Verbergen na hoeveel dagen?"),
        description=_l("Laat leeg om nooit te verbergen. Er wordt nooit iets verwijderd."),
        validators=[Optional()],
    )


TERMIJNEN = Termijnen(
    form=BeleidForm,
    beleid=Beleid,
    get=get_beleid,
    change=change_beleid,
    overzicht="redactie.controle",
    bewerken="redactie.controle_termijnen",
    standaard="redactie.controle_standaard",
)


@bp.get("/controle")
def controle() -> ResponseReturnValue:
    wie = get_gebruiker()
    keuzes = list_gemeenten(wie)
    gemeente = request.args.get("gemeente", "")
    fase = next((f for f in Fase if f.value == request.args.get("stap")), None)
    pagina = read_pagina()
    bord = get_controlebord(
        get_container().uow(), wie=wie, gemeente_code=gemeente or None, fase=fase, pagina=pagina
    )
    return render_template(
        "redactie/controle.html",
        bord=bord,
        fasen=FASEN,
        gemeenten=keuzes,
        keuze={"gemeente": gemeente, "stap": fase.value if fase else "", "pagina": pagina},
        paginering=paginate(bord.totaal, PER_PAGINA),
    )


@bp.post("/controle/<uuid:id_>/klopt")
def controle_klopt(id_: UUID) -> ResponseReturnValue:
    confirm_by_redactie(get_container().uow(), wie=get_gebruiker(), id_=id_)
    keuze = {naam: request.form.get(naam, "") for naam in ("gemeente", "stap", "pagina")}
    filled: dict[str, Any] = {naam: waarde for naam, waarde in keuze.items() if waarde}
    return redirect(url_for("redactie.controle", **filled), 303)


@bp.route("/controle/termijnen/<gemeente>", methods=["GET", "POST"])
def controle_termijnen(gemeente: str) -> ResponseReturnValue:
    return TERMIJNEN.edit(gemeente)


@bp.post("/controle/termijnen/<gemeente>/standaard")
def controle_standaard(gemeente: str) -> ResponseReturnValue:
    return TERMIJNEN.reset(gemeente)
