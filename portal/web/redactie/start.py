"""The desk: what waits, each number a way to it."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.domain.begrippen import Aandacht
from portal.services.bureau import get_bureau
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.common.labels import label
from portal.web.redactie import bp


@bp.get("/")
def start() -> ResponseReturnValue:
    container = get_container()
    bureau = get_bureau(container.uow(), wie=get_gebruiker(), dubbelen=container.dubbelen())
    tellers = [
        (bureau.wijzigingen, gettext("Wijzigingen die wachten"), url_for("redactie.wachtrij")),
        (
            bureau.aanmeldingen,
            gettext("Aanbieders die zich aanmelden"),
            url_for("redactie.wachtrij"),
        ),
        *(
            (
                bureau.aandacht[aandacht],
                label(aandacht),
                url_for("redactie.voorzieningen", aandacht=aandacht.value, status="gepubliceerd"),
            )
            for aandacht in Aandacht
        ),
        (bureau.tips, gettext("Tips die gemeld zijn"), url_for("redactie.tips")),
        (bureau.dubbelen, gettext("Staat er misschien dubbel?"), url_for("redactie.dubbelen")),
        (bureau.zoekvragen, gettext("Gezocht en niet gevonden"), url_for("redactie.zoekvragen")),
        (
            bureau.werklijsten,
            gettext("Werklijsten die open staan"),
            url_for("redactie.werklijsten"),
        ),
    ]
    return render_template("redactie/start.html", tellers=tellers)
