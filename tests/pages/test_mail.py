"""What mails look like, and the page on which an operator sees those that fail."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import ChoiceLoader, DictLoader
from sqlalchemy import select

from portal.bootstrap import Container
from portal.data import mailbox
from portal.data.models import MailTaak
from portal.domain.begrippen import Rol
from portal.services.mail import queue_mail, send_due
from portal.web.app import create_app
from portal.web.common.labels import label
from portal.web.common.locale import translate
from portal.web.common.mail import make_renderer
from tests.support.inloggen import log_in
from tests.support.pagina import Pagina

SJABLONEN = {
    "mail/proef.txt": '{{ _("Zoeken") }}: {{ naam }}\n\n{{ url_for("publiek.over", _external=True) }}\n',
    "mail/proef.html": '{% extends "mail/base.html" %}{% block inhoud %}'
    '<p>{{ naam }} {{ url_for("publiek.over", _external=True) }}</p>{% endblock %}',
}


@pytest.fixture
def mail_app(demo_container: Container) -> Flask:
    app = create_app(demo_container)
    assert app.jinja_env.loader is not None
    app.jinja_env.loader = ChoiceLoader([DictLoader(SJABLONEN), app.jinja_env.loader])
    return app


@pytest.mark.parametrize(
    ("taal", "onderwerp", "link"),
    [
        ("nl", "Zoeken: Ali", "http://127.0.0.1:8000/over"),
        ("en", "Search: Ali", "http://127.0.0.1:8000/en/over"),
        ("xx", "Zoeken: Ali", "http://127.0.0.1:8000/over"),
    ],
)
def test_a_mail_speaks_the_language_of_who_gets_it(
    mail_app: Flask, taal: str, onderwerp: str, link: str
) -> None:
    inhoud = make_renderer(mail_app)("proef", taal, {"naam": "Ali"})

    assert inhoud.onderwerp == onderwerp
    assert inhoud.tekst == f"{link}\n"
    assert link in inhoud.html


def test_a_thread_that_answered_in_english_does_not_go_on_in_english(mail_app: Flask) -> None:
    mail_app.test_client().get("/en/over")

    with mail_app.test_request_context("/"):
        assert label(Rol.BEHEERDER) == "Beheerder"
        assert translate("Zoeken") == "Zoeken"


@pytest.mark.parametrize(
    ("soort", "nieuw", "onderwerp", "gezegd"),
    [
        ("teruggestuurd", True, "Een vraag over uw nieuwe aanbod: Inloop", "uw nieuwe aanbod"),
        ("teruggestuurd", False, "Een vraag over uw wijziging van Inloop", "uw wijziging van"),
        ("goedgekeurd", True, "Inloop staat op de website", "uw nieuwe aanbod"),
        ("goedgekeurd", False, "Uw wijziging van Inloop staat op", "uw wijziging van"),
    ],
)
def test_a_mail_on_a_decision_tells_what_was_new_from_what_was_changed(
    mail_app: Flask, soort: str, nieuw: bool, onderwerp: str, gezegd: str
) -> None:
    gegevens = {
        "naam": "Inloop",
        "nieuw": nieuw,
        "voorziening_id": "00000000-0000-0000-0000-000000000001",
        "reden": "Er staat geen telefoonnummer bij.",
        "redactie": "Weert",
        "niet_overgenomen": [],
    }

    inhoud = make_renderer(mail_app)(f"wijziging_{soort}", "nl", gegevens)

    assert inhoud.onderwerp.startswith(onderwerp)
    assert gezegd in inhoud.tekst
    assert gezegd in Pagina(inhoud.html).text()


def test_a_mail_on_what_is_hidden_tells_what_to_do(mail_app: Flask) -> None:
    id_ = "00000000-0000-0000-0000-000000000001"
    gegevens = {
        "redactie": "Weert",
        "reden": "Het gebouw is weg.",
        "blijft": None,
        "account": True,
        "voorzieningen": [{"id": id_, "naam": "Inloop"}],
    }
    blijft = {"naam": "Inloop West", "slug": "inloop-west"}
    render = make_renderer(mail_app)

    own, other, merged = (
        render("verborgen", "nl", gegevens | change)
        for change in ({}, {"account": False}, {"blijft": blijft})
    )

    form = f"/aanbieder/voorzieningen/{id_}/wijzigen"
    for inhoud in (own.tekst, own.html):
        assert form in inhoud
        assert "Het gebouw is weg." in inhoud
    assert form not in other.tekst + other.html
    assert "Laat het ons weten" in other.tekst
    assert "/voorzieningen/inloop-west" in merged.tekst
    assert merged.onderwerp == "Twee keer op de website, nu één keer: Inloop West"


def test_a_mail_loads_nothing_and_hides_no_tracker(mail_app: Flask) -> None:
    html = make_renderer(mail_app)("proef", "nl", {"naam": "<b>Ali</b>"}).html
    page = Pagina(html)

    assert page.errors == []
    assert page.all("img", "script", "link", "iframe", "b") == []
    assert "url(" not in html
    assert len(page.all("h1")) == 1


@pytest.fixture
def beheerder(own_container: Container) -> FlaskClient:
    app = create_app(own_container)
    app.config["WTF_CSRF_ENABLED"] = False
    client = app.test_client()
    log_in(client, own_container, Rol.BEHEERDER)
    return client


def park(container: Container) -> int:
    with container.uow() as uow:
        queue_mail(uow.session, soort="proef", ontvanger="weg@example.nl")
        id_ = uow.session.scalars(select(MailTaak.id)).one()
        mailbox.park(uow.session, id_, "550")
        uow.commit()
    return id_


def test_an_operator_sees_what_keeps_failing(
    beheerder: FlaskClient, own_container: Container
) -> None:
    empty = Pagina(beheerder.get("/beheer/mail").text)
    park(own_container)

    page = Pagina(beheerder.get("/beheer/mail").text)

    assert empty.problems() == page.problems() == []
    assert "weg@example.nl" in page.main
    assert "550" in page.main
    assert beheerder.get("/readyz").json["mail"]["geparkeerd"] == 1
    assert "portal_mail_parked 1.0" in beheerder.get("/metrics").text


@pytest.mark.parametrize("deel", ["opnieuw", "{}/opnieuw"])
def test_an_operator_tries_again(
    beheerder: FlaskClient, own_container: Container, deel: str
) -> None:
    id_ = park(own_container)

    answer = beheerder.post(f"/beheer/mail/{deel.format(id_)}")

    assert (answer.status_code, answer.location) == (303, "/beheer/mail")
    with own_container.uow() as uow:
        taak = uow.session.scalars(select(MailTaak)).one()
    assert (taak.parked, taak.attempts) == (False, 0)


def test_an_operator_gives_up(beheerder: FlaskClient, own_container: Container) -> None:
    id_ = park(own_container)

    assert beheerder.post(f"/beheer/mail/{id_}/weg").status_code == 303

    with own_container.uow() as uow:
        assert uow.session.scalars(select(MailTaak)).all() == []


def test_the_mailer_of_an_installation_without_server_writes_files(
    own_container: Container, mail_app: Flask
) -> None:
    with own_container.uow() as uow:
        queue_mail(uow.session, soort="proef", ontvanger="a@example.nl", gegevens={"naam": "Ali"})
        uow.commit()

    send_due(own_container.uow(), own_container.mailer(), make_renderer(mail_app))

    [path] = (own_container.settings.instance / "mail").iterdir()
    assert path.read_bytes().startswith(b"To: a@example.nl")
    assert path.name.startswith(f"{datetime.now(UTC):%Y%m}")
