"""The quickscan: a few plain questions, each an address of its own, so that the back button works
and nothing is kept here. Without script it is whole."""

from dataclasses import replace
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from wtforms import Form
from wtforms.validators import Length

from indexer.query import MAX_Q
from portal.domain.begrippen import Leefgebied, Overgang
from portal.domain.hulpvraag import Gevaar, Hulpvraag, VoorWie
from portal.web.common.container import get_container
from portal.web.common.hulpvraag_teksten import TIPS
from portal.web.common.locale import get_locale
from portal.web.common.overgang_teksten import OVERGANGEN
from portal.web.common.tellen import note_hulpvraag
from portal.web.common.waar import MAX_WAAR
from portal.web.common.zoekform import TekstField, WaardenField
from portal.web.publiek import bp

STAPPEN = ("wie", "wat", "waar", "hulp")
# The second button of the second step: no leefgebied, but the own words travel along.
WEET_NIET = "weet-niet"


class HulpvraagForm(Form):
    """All answers; each step sends those of the steps before along."""

    voor = WaardenField("", VoorWie)
    leefgebied = WaardenField("", Leefgebied)
    gevaar = WaardenField("", Gevaar)
    overgang = WaardenField("", Overgang)
    woorden = TekstField(
        validators=[
            Length(
                max=MAX_Q,
                message=_l("Uw vraag is te lang. Gebruik hooguit %(max)d tekens.", max=MAX_Q),
            )
        ]
    )
    waar = TekstField(
        validators=[
            Length(
                max=MAX_WAAR,
                message=_l("Deze plaats is te lang. Vul een postcode of plaats in."),
            )
        ]
    )

    def hulpvraag(self) -> Hulpvraag:
        """What was answered; a field with an error counts as empty. Call ``validate`` first."""

        def value(name: str) -> Any:
            return None if name in self.errors else self[name].data

        voor = value("voor") or ()
        return Hulpvraag(
            voor=VoorWie(voor[0]) if voor else None,
            leefgebieden=tuple(map(Leefgebied, value("leefgebied") or ())),
            gevaar=tuple(map(Gevaar, value("gevaar") or ())),
            overgangen=tuple(map(Overgang, value("overgang") or ())),
            woorden=value("woorden") or "",
            waar=value("waar") or "",
        )

    def fouten(self) -> dict[str, list[str]]:
        return {field.short_name: [str(field.errors[0])] for field in self if field.errors}


@bp.get("/hulpvraag")
def hulpvraag() -> ResponseReturnValue:
    form = HulpvraagForm(request.args, meta={"locales": (get_locale(),)})
    valid = form.validate()
    vraag = form.hulpvraag()
    stap = request.args.get("stap", "")
    if stap == WEET_NIET:
        vraag, stap = replace(vraag, leefgebieden=()), "waar"
    if not valid:
        stap = "waar" if "waar" in form.errors else "wat"
    page = _show(stap if stap in STAPPEN else "wie", vraag, form)
    return page, 200 if valid else 400


def _show(stap: str, vraag: Hulpvraag, form: HulpvraagForm) -> str:
    """The page of a step. Own words without a choice are first turned into a proposal."""
    vraagbaak = get_container().vraagbaak
    vraag, leefgebieden = vraagbaak.understand(vraag)
    asked = "gekozen" in request.args or request.args.get("stap") in {WEET_NIET, "hulp"}
    propose = stap == "waar" and leefgebieden and not vraag.leefgebieden and not asked
    if propose:
        stap = "wat"
    uitslag = vraagbaak.answer(vraag) if stap == "hulp" else None
    if uitslag is not None:
        note_hulpvraag(uitslag)
    return render_template(
        f"publiek/hulpvraag/{stap}.html",
        stap=stap,
        nummer=STAPPEN.index(stap) + 1,
        vraag=vraag,
        voorstel=leefgebieden if propose else (),
        antwoorden=_answers(vraag),
        vorige_url=_previous(vraag, stap),
        uitslag=uitslag,
        keuze_urls=[
            (plaats.label, _url(replace(vraag, waar=plaats.sleutel), "hulp"))
            for plaats in (uitslag.plaats_keuzes if uitslag else ())
        ],
        fouten=form.fouten(),
        voor_wie=tuple(VoorWie),
        alle_gevaren=tuple(Gevaar),
        overgang_vragen={overgang: teksten.vraag for overgang, teksten in OVERGANGEN.items()},
        tips=TIPS,
    )


def _answers(vraag: Hulpvraag) -> list[tuple[str, str]]:
    """The answers as pairs of name and value, to travel along."""
    return [
        *([("voor", vraag.voor.value)] if vraag.voor else []),
        *(("leefgebied", term.value) for term in vraag.leefgebieden),
        *(("gevaar", term.value) for term in vraag.gevaar),
        *(("overgang", term.value) for term in vraag.overgangen),
        *([("woorden", vraag.woorden)] if vraag.woorden else []),
        *([("waar", vraag.waar)] if vraag.waar else []),
    ]


def _previous(vraag: Hulpvraag, stap: str) -> str | None:
    """Where the question before this one stands; who saw the proposal does not see it again."""
    if stap == "wie":
        return None
    seen = {"gekozen": 1} if stap == "hulp" else {}
    return _url(vraag, STAPPEN[STAPPEN.index(stap) - 1], **seen)


def _url(vraag: Hulpvraag, stap: str, **more: int) -> str:
    values: dict[str, Any] = {**more}
    for naam, waarde in _answers(vraag):
        values.setdefault(naam, []).append(waarde)
    return url_for("publiek.hulpvraag", stap=stap, **values)
