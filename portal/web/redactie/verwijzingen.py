"""The terms of referrals per gemeente, and how many there are; an editor reads none of them."""

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from wtforms import IntegerField
from wtforms.validators import InputRequired

from portal.domain.begrippen import VerwijzingStatus
from portal.domain.verwijzingen import Beleid
from portal.services.verwijsbeleid import (
    change_verwijsbeleid,
    get_verwijsbeleid,
    list_gemeentestanden,
)
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.common.formulier import Formulier
from portal.web.redactie import bp
from portal.web.redactie.keuzes import HELE_REGIO, list_gemeenten
from portal.web.redactie.termijnen import Termijnen


class VerwijsbeleidForm(Formulier):
    """The terms; the fields are those of ``Beleid``."""

    herinner_na = IntegerField(
        _l("Herinneren na hoeveel dagen?"),
        description=_l("Als de aanbieder nog niet heeft geantwoord. Geteld vanaf het versturen."),
        validators=[InputRequired(_l("Vul een getal in."))],
    )
    geen_antwoord_na = IntegerField(
        _l("Terug naar de verwijzer na hoeveel dagen?"),
        description=_l("De verwijzer krijgt dan bericht dat er geen antwoord kwam."),
        validators=[InputRequired(_l("Vul een getal in."))],
    )
    vraag_na_weken = IntegerField(
        _l("Na hoeveel weken vragen of het gewerkt heeft?"),
        description=_l("Geteld vanaf het aannemen. Verwijzer en aanbieder krijgen elk een mail."),
        validators=[InputRequired(_l("Vul een getal in."))],
    )
    wis_na = IntegerField(
        _l("Wissen na hoeveel dagen?"),
        description=_l(
            "Geteld vanaf het einde, of vanaf de vraag of het gewerkt heeft. Daarna is alles weg; "
            "alleen aantallen blijven."
        ),
        validators=[InputRequired(_l("Vul een getal in."))],
    )


TERMIJNEN = Termijnen(
    form=VerwijsbeleidForm,
    beleid=Beleid,
    get=get_verwijsbeleid,
    change=change_verwijsbeleid,
    overzicht="redactie.verwijzingen",
    bewerken="redactie.verwijzingen_termijnen",
    standaard="redactie.verwijzingen_standaard",
)


@bp.get("/verwijzingen")
def verwijzingen() -> ResponseReturnValue:
    wie = get_gebruiker()
    return render_template(
        "redactie/verwijzingen.html",
        standen=list_gemeentestanden(get_container().uow(), wie=wie),
        namen=dict(list_gemeenten(wie)),
        statussen=tuple(VerwijzingStatus),
        hele_regio=HELE_REGIO,
    )


@bp.route("/verwijzingen/<gemeente>", methods=["GET", "POST"])
def verwijzingen_termijnen(gemeente: str) -> ResponseReturnValue:
    return TERMIJNEN.edit(gemeente)


@bp.post("/verwijzingen/<gemeente>/standaard")
def verwijzingen_standaard(gemeente: str) -> ResponseReturnValue:
    return TERMIJNEN.reset(gemeente)
