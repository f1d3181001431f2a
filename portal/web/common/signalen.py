"""The list of signals and closing one: the same for the aanbieder and for the redactie."""

from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField
from wtforms.validators import Length

from portal.domain.begrippen import Rol, SignaalStatus
from portal.domain.errors import IntussenGewijzigd, InvoerOngeldig
from portal.domain.signalen import MAX_TEKST
from portal.services.signaal_detail import SignaalDetail, SignaalLijst
from portal.services.signalen import list_signalen, resolve_signaal
from portal.web.common.access import get_gebruiker
from portal.web.common.container import get_container
from portal.web.common.formulier import Formulier


class AntwoordForm(Formulier):
    """What was done about one signal; a page holds many, so each has its own prefix."""

    antwoord = TextAreaField(
        _l("Wat heeft u gedaan?"),
        description=_l(
            "U hoeft dit niet in te vullen. Alleen de organisatie en de redactie kunnen dit lezen."
        ),
        validators=[
            Length(max=MAX_TEKST, message=_l("Maak uw tekst korter: hoogstens 500 tekens."))
        ],
    )

    @classmethod
    def of(cls, id_: UUID, **kwargs: object) -> "AntwoordForm":
        return cls(prefix=f"s{id_.hex}-", **kwargs)


def show_signalen(
    als: Rol, sent: tuple[UUID, AntwoordForm] | None = None, *, closed: bool = False
) -> ResponseReturnValue:
    """The page of this role's desk. ``sent``: the form of a signal that could not be closed as it
    was typed; ``closed``: somebody else was first."""
    afgehandeld = request.args.get("toon") == "afgehandeld"
    lijst = list_signalen(
        get_container().uow(),
        get_gebruiker(),
        als=als,
        afgehandeld=afgehandeld,
        pagina=request.args.get("pagina", 1, type=int),
    )
    fouten = _find_fouten(sent[1]) if sent else {}
    page = render_template(
        f"{_blueprint(als)}/signalen.html",
        lijst=lijst,
        kaarten=_with_forms(lijst, sent),
        afgehandeld=afgehandeld,
        al_gesloten=closed,
        fouten=fouten,
        eindpunt=f"{_blueprint(als)}.signalen",
        los_op=f"{_blueprint(als)}.resolve_signaal",
    )
    return page, 409 if closed else 400 if fouten else 200


def close_signaal(als: Rol, id_: UUID) -> ResponseReturnValue:
    """Close the signal with the button that was pressed, and go back to the list."""
    form = AntwoordForm.of(id_)
    status = SignaalStatus.lookup(request.form.get("status", "")) or SignaalStatus.OPEN
    if form.validate():
        try:
            resolve_signaal(
                get_container().uow(), get_gebruiker(), id_, status, form.antwoord.data or ""
            )
        except InvoerOngeldig as error:
            form.add_fouten(error.fouten)
        except IntussenGewijzigd:
            return show_signalen(als, closed=True)
        else:
            return redirect(url_for(f"{_blueprint(als)}.signalen"), 303)
    return show_signalen(als, (id_, form))


def _with_forms(
    lijst: SignaalLijst, sent: tuple[UUID, AntwoordForm] | None
) -> list[tuple[SignaalDetail, AntwoordForm]]:
    typed = dict([sent] if sent else [])
    return [
        (signaal, typed.get(signaal.id) or AntwoordForm.of(signaal.id, formdata=None))
        for signaal in lijst.signalen
    ]


def _find_fouten(form: AntwoordForm) -> dict[str, list[str]]:
    """By the name that the field has on this page."""
    return {form[veld].name if veld else "": teksten for veld, teksten in form.fouten().items()}


def _blueprint(als: Rol) -> str:
    return "aanbieder" if als is Rol.AANBIEDER else "redactie"
