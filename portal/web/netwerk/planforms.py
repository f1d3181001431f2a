"""The forms of a plan."""

from collections.abc import Callable

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Email, InputRequired, Length
from wtforms.widgets import HiddenInput

from portal.domain.begrippen import Leefgebied, Rol
from portal.domain.errors import InvoerOngeldig
from portal.domain.gebruikers import Identiteit
from portal.domain.plannen import (
    GELDIG_DAGEN,
    MAX_CODEWOORD,
    MAX_REGEL,
    MAX_TEKST,
    STANDAARD_DAGEN,
    PlanGewijzigd,
)
from portal.web.common.container import get_container
from portal.web.common.formulier import Formulier, make_keuzes
from portal.web.common.hulpblad import list_leefgebieden
from portal.web.common.tekstform import TekstForm

_TE_LANG = _l("Deze tekst is te lang. Maak hem korter.")


class PlanForm(Formulier):
    """A new plan, or another code word."""

    codewoord = StringField(
        _l("Codewoord"),
        [DataRequired(_l("Bedenk een codewoord.")), Length(max=MAX_CODEWOORD, message=_TE_LANG)],
        description=_l(
            "Een woord dat u en de cliënt kennen, zoals ‘blauwe fiets’. Geen naam, initialen of "
            "geboortedatum: wie de link vindt, mag niet weten over wie het gaat."
        ),
        render_kw={"autocomplete": "off"},
    )
    gemeente = SelectField(
        _l("Gemeente van de cliënt"),
        description=_l("Dan staat de cliëntondersteuner van die gemeente in het plan."),
    )

    def offer_gemeenten(self, wie: Identiteit) -> None:
        """The first choice is the gemeente that ``wie`` works for."""
        regio = get_container().regio()
        pairs = [(gemeente.code, gemeente.naam) for gemeente in regio.gemeenten]
        self.gemeente.choices = make_keuzes([("", _l("Weet ik niet")), *pairs])
        own = [b.gemeente_code for b in wie.bevoegdheden if b.rol is Rol.PROFESSIONAL]
        if not self.is_submitted() and self.gemeente.data is None:
            self.gemeente.data = next(filter(None, own), "")


class DeelForm(TekstForm):
    """Goals and notes on one leefgebied."""

    doelen = TextAreaField(
        _l("Doelen"),
        [Length(max=MAX_TEKST, message=_TE_LANG)],
        description=_l("Wat wil de cliënt bereiken? In eigen woorden, een doel per regel."),
    )
    notities = TextAreaField(
        _l("Notities"),
        [Length(max=MAX_TEKST, message=_TE_LANG)],
        description=_l("De cliënt leest dit ook. Schrijf geen namen of nummers van de cliënt op."),
    )
    version = IntegerField(widget=HiddenInput(), default=0)


class NotitieForm(TekstForm):
    notitie = TextAreaField(
        _l("Eigen notitie"),
        [Length(max=MAX_TEKST, message=_TE_LANG)],
        description=_l(
            "Alleen u ziet dit. Het staat niet op de gedeelde pagina en niet op papier."
        ),
    )
    version = IntegerField(widget=HiddenInput(), default=0)


def write_over(
    form: DeelForm | NotitieForm, write: Callable[[], None]
) -> tuple[bool, dict[str, str]]:
    """Whether it was written; else what is wrong stands in ``form``, or what somebody else wrote
    meanwhile is given back, and ``form`` is ready to be sent over that."""
    try:
        write()
    except InvoerOngeldig as error:
        form.add_fouten(error.fouten)
        return False, {}
    except PlanGewijzigd as changed:
        form.version.data = changed.version
        return False, changed.nu
    return True, {}


class RegelForm(TekstForm):
    """A line in own words."""

    leefgebied = SelectField(_l("Onderwerp"))
    tekst = StringField(
        _l("Wat gaat u doen?"),
        [DataRequired(_l("Vul dit in.")), Length(max=MAX_REGEL, message=_TE_LANG)],
        render_kw={"autocomplete": "off"},
    )

    def offer_leefgebieden(self, chosen: Leefgebied | None = None) -> None:
        self.leefgebied.choices = make_keuzes(list_leefgebieden())
        if chosen and not self.is_submitted():
            self.leefgebied.data = chosen.value

    @property
    def gekozen(self) -> Leefgebied:
        return Leefgebied(self.leefgebied.data)


class LinkForm(Formulier):
    dagen = SelectField(_l("Hoe lang moet de link werken?"), default=str(STANDAARD_DAGEN))

    def offer_dagen(self) -> None:
        self.dagen.choices = make_keuzes(
            (str(dagen), _l("%(dagen)d dagen", dagen=dagen)) for dagen in GELDIG_DAGEN
        )


class OverdraagForm(Formulier):
    email = StringField(
        _l("E-mailadres van uw collega"),
        [
            DataRequired(_l("Vul een e-mailadres in.")),
            Length(max=254, message=_TE_LANG),
            Email(_l("Dit is geen e-mailadres. Een adres is zoals naam@voorbeeld.nl.")),
        ],
        description=_l(
            "Een professional met een account hier. Daarna ziet u het plan zelf niet meer."
        ),
        render_kw={"autocomplete": "off", "autocapitalize": "none"},
    )


class ErbijForm(Formulier):
    """Which plan something goes into; a code word for a new one."""

    plan = SelectField(_l("In welk plan?"), [InputRequired(_l("Kies een plan."))])
    codewoord = StringField(
        _l("Codewoord van het nieuwe plan"),
        [Length(max=MAX_CODEWOORD, message=_TE_LANG)],
        description=_l("Alleen nodig als u ‘Nieuw plan’ kiest. Geen naam of geboortedatum."),
        render_kw={"autocomplete": "off"},
    )
    leefgebied = SelectField(_l("Bij welk onderwerp?"))
    voorziening = HiddenField()
    lijst = HiddenField()
