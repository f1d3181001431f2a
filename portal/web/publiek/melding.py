"""Reporting that something is wrong, in two steps and without an account.

Choosing what is wrong is a question like a search; only sending changes something. A visitor gets
no cookie here either, so that instead of a token the seal guards the form: it is signed, belongs
to one entry and tells when the form was shown. Machines are kept out by it, by a field that nobody
sees, and by limits; no other company looks along.
"""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from werkzeug.exceptions import TooManyRequests
from wtforms import HiddenField, RadioField, TextAreaField
from wtforms.validators import InputRequired, Length

from portal.domain.begrippen import SignaalSoort
from portal.domain.errors import InvoerOngeldig
from portal.domain.signalen import MAX_TEKST, TeVeelSignalen, get_termijn
from portal.services.signalen import report_signaal
from portal.services.voorzieningen import Verhuisd, get_voorziening
from portal.web.common.container import get_container
from portal.web.common.formulier import Formulier
from portal.web.common.labels import label
from portal.web.common.security import without_token
from portal.web.common.zegel import ZegelFormulier
from portal.web.publiek import bp


class KeuzeForm(Formulier):
    """Step 1: what is wrong. Changes nothing, so it is asked for by GET."""

    class Meta(Formulier.Meta):
        csrf = False

    soort = RadioField(
        _l("Wat klopt er niet?"), validators=[InputRequired(_l("Kies wat er niet klopt."))]
    )
    stap = HiddenField(default="2")

    def __init__(self) -> None:
        super().__init__(formdata=request.args if "stap" in request.args else None)
        self.soort.choices = [(soort.value, label(soort)) for soort in SignaalSoort]


class MeldingForm(ZegelFormulier):
    """Step 2: in the visitor's own words, and send."""

    tekst = TextAreaField(
        _l("Wat weet u erover?"),
        description=_l(
            "U hoeft dit niet in te vullen. Schrijf geen namen of gegevens van uzelf of van "
            "iemand anders op."
        ),
        validators=[
            Length(max=MAX_TEKST, message=_l("Maak uw tekst korter: hoogstens 500 tekens."))
        ],
    )
    soort = HiddenField()


@bp.get("/melding/<slug>")
def melding(slug: str) -> ResponseReturnValue:
    """The first step, and with a choice the second."""
    soort = SignaalSoort.lookup(request.args.get("soort", ""))
    if soort is not None:
        return _show(slug, soort, MeldingForm(formdata=None))
    form = KeuzeForm()
    asked = "stap" in request.args
    return _show(slug, None, form, 400 if asked and not form.validate() else 200)


@bp.post("/melding/<slug>")
@without_token
def send_melding(slug: str) -> ResponseReturnValue:
    form = MeldingForm()
    soort = SignaalSoort.lookup(form.soort.data or "")
    if soort is None:
        return redirect(url_for("publiek.melding", slug=slug), 303)
    # Not in the right order on purpose: all that is wrong is told at once.
    if form.validate() & form.check_zegel(f"melding/{slug}"):
        try:
            report_signaal(get_container().uow(), slug, soort, form.tekst.data or "")
        except InvoerOngeldig as error:
            form.add_fouten(error.fouten)
        except TeVeelSignalen:
            raise TooManyRequests(retry_after=3600) from None
        else:
            return redirect(url_for("publiek.melding_bedankt", slug=slug, soort=soort.value), 303)
    return _show(slug, soort, form, 400)


@bp.get("/melding/<slug>/bedankt")
def melding_bedankt(slug: str) -> ResponseReturnValue:
    container = get_container()
    soort = SignaalSoort.lookup(request.args.get("soort", "")) or SignaalSoort.ANDERS
    return render_template(
        "publiek/melding_bedankt.html",
        slug=slug,
        termijn=get_termijn(soort, container.clock().date()),
    )


def _show(
    slug: str, soort: SignaalSoort | None, form: KeuzeForm | MeldingForm, status: int = 200
) -> ResponseReturnValue:
    """One of the steps."""
    try:
        voorziening = get_voorziening(get_container().uow(), slug)
    except Verhuisd as moved:
        return redirect(url_for("publiek.melding", slug=moved.slug), 301)
    if isinstance(form, MeldingForm) and soort is not None:
        form.seal(f"melding/{slug}")
        form.soort.data = soort.value
    page = render_template(
        "publiek/melding.html",
        voorziening=voorziening,
        soort=soort,
        form=form,
        fouten=form.fouten(),
    )
    return page, status
