"""Finding colleagues, in ordinary words or by what they chose in their profile."""

from typing import Any
from uuid import UUID

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SearchField, SelectField

from indexer.query import MAX_Q
from portal.domain.begrippen import Begrip, Doelgroep, Leefgebied, Overgang, Taal, Wet
from portal.domain.regio import Regio
from portal.services.mensen import Mensenvraag, Reden
from portal.services.profielen import get_collega
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.common.formulier import Deel, make_keuzes
from portal.web.common.labels import label
from portal.web.common.zoekpagina import make_paginering
from portal.web.netwerk import bp

PER_PAGINA = 20
BEGRIPPEN: dict[str, type[Begrip]] = {
    "leefgebied": Leefgebied,
    "wet": Wet,
    "doelgroep": Doelgroep,
    "overgang": Overgang,
    "taal": Taal,
}


class MensenForm(Deel):
    """A form that changes nothing: a value that is no choice counts as none."""

    q = SearchField(
        _l("Wie of wat zoekt u?"), description=_l("Bijvoorbeeld: schulden Nederweert Pools.")
    )
    gemeente = SelectField(_l("Gemeente"), validate_choice=False)
    leefgebied = SelectField(_l("Leefgebied"), validate_choice=False)
    doelgroep = SelectField(_l("Voor wie"), validate_choice=False)
    wet = SelectField(_l("Wet"), validate_choice=False)
    overgang = SelectField(_l("Overgang"), validate_choice=False)
    taal = SelectField(_l("Taal"), validate_choice=False)
    oco = BooleanField(_l("Alleen cliëntondersteuners"), false_values=("", "0", "nee"))

    def __init__(self, regio: Regio, *args: Any) -> None:
        super().__init__(*args)
        alles = ("", gettext("Maakt niet uit"))
        self.gemeente.choices = make_keuzes([alles, *((g.code, g.naam) for g in regio.gemeenten)])
        for naam, begrippen in BEGRIPPEN.items():
            named = sorted((label(begrip), begrip.value) for begrip in begrippen)
            field: Any = self[naam]
            field.choices = make_keuzes([alles, *((value, text) for text, value in named)])

    def vraag(self) -> Mensenvraag:
        keuzes: dict[str, Any] = {
            naam: begrip.lookup(self[naam].data or "") for naam, begrip in BEGRIPPEN.items()
        }
        return Mensenvraag(
            q=(self.q.data or "")[:MAX_Q],
            gemeente=self.gemeente.data or "",
            oco=self.oco.data,
            **keuzes,
        )


@bp.get("/mensen")
def mensen() -> ResponseReturnValue:
    container = get_container()
    form = MensenForm(container.regio(), request.args)
    uitkomst = container.mensenzoeker.search(container.uow(), get_gebruiker(), form.vraag())
    last = max(1, -(-len(uitkomst.gevonden) // PER_PAGINA))
    pagina = min(max(request.args.get("pagina", 1, type=int), 1), last)
    filters: dict[str, Any] = {
        naam: value for naam, value in request.args.items() if value and naam != "pagina"
    }
    shown = uitkomst.gevonden[(pagina - 1) * PER_PAGINA : pagina * PER_PAGINA]
    return render_template(
        "netwerk/mensen.html",
        form=form,
        uitkomst=uitkomst,
        kaarten=[(g, list(dict.fromkeys(map(say_reden, g.redenen)))) for g in shown],
        paginering=make_paginering(
            pagina, last, lambda n: url_for("netwerk.mensen", **filters, pagina=n)
        ),
        gefilterd=bool(filters),
    )


@bp.get("/mensen/<uuid:id_>")
def collega(id_: UUID) -> ResponseReturnValue:
    container = get_container()
    return render_template(
        "netwerk/collega.html",
        collega=get_collega(container.uow(), get_gebruiker(), id_),
        gemeenten={g.code: g.naam for g in container.regio().gemeenten},
    )


def say_reden(reden: Reden) -> str:
    """Why somebody is found, in a few words."""
    begrippen = BEGRIPPEN.get(reden.veld)
    naam = label(begrippen(reden.waarde)) if begrippen else reden.waarde
    if reden.veld == "taal":
        return str(gettext("Spreekt %(taal)s", taal=naam))
    if reden.veld == "gemeente":
        gemeenten = {g.code: g.naam for g in get_container().regio().gemeenten}
        return str(gettext("Werkt in %(gemeente)s", gemeente=gemeenten.get(naam, naam)))
    if reden.veld == "oco":
        return str(gettext("Is cliëntondersteuner"))
    if reden.veld == "tekst":
        return str(gettext("‘%(woord)s’ staat in het profiel", woord=reden.woord))
    return naam
