"""Reporting a fault: two steps, no account, no cookie, nothing lost, and no flood."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, select
from werkzeug.test import TestResponse

from portal.bootstrap import Container
from portal.data.models import Signaal, Voorziening
from portal.domain.begrippen import Rol, SignaalSoort
from portal.web.app import create_app
from portal.web.common.mail import make_renderer
from tests.support import portaal
from tests.support.inloggen import log_in
from tests.support.pagina import Pagina
from tests.support.portaal import NOW

SECONDS = 20


class Bezoeker:
    """Somebody with a browser who needs a while to read."""

    def __init__(self, app: Flask, slug: str) -> None:
        self.container: Container = app.extensions["portal"]
        self.client = app.test_client()
        self.slug = slug
        self.address = "10.0.0.1"

    def open(self, soort: str = "adres") -> dict[str, str]:
        """The fields of step 2, as they come; after that time passes."""
        page = Pagina(self.client.get(f"/melding/{self.slug}?stap=2&soort={soort}").text)
        self.wait(SECONDS)
        return {
            field.get("name", ""): field.get("value", "") or page.text(field)
            for field in page.all("input", "textarea")
            if field.get("name") in {"soort", "zegel", "bedrijf", "tekst"}
        }

    def wait(self, seconds: float) -> None:
        now = self.container.clock() + timedelta(seconds=seconds)
        self.container.clock = lambda: now

    def send(self, fields: dict[str, str], **headers: str) -> TestResponse:
        return self.client.post(
            f"/melding/{self.slug}",
            data=fields,
            headers=headers,
            environ_overrides={"REMOTE_ADDR": self.address},
        )

    def reports(self) -> list[Signaal]:
        with self.container.uow() as uow:
            return list(uow.session.scalars(select(Signaal)))


@pytest.fixture(scope="module")
def own_app(demo_instance: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """A portal of this module; every test begins without reports and with fresh limits."""
    folder = tmp_path_factory.mktemp("melding") / "instance"
    container = portaal.make_container(portaal.copy_of(demo_instance, folder))
    yield create_app(container)
    container.database.dispose()


@pytest.fixture
def bezoeker(own_app: Flask, slugs: dict[str, str]) -> Bezoeker:
    bezoeker = Bezoeker(own_app, slugs["voorziening"])
    bezoeker.container.clock = lambda: NOW
    for limiter in own_app.extensions["limiter"]:
        limiter.reset()
    with bezoeker.container.uow() as uow:
        uow.session.execute(delete(Signaal))
        uow.commit()
    return bezoeker


def test_every_entry_asks_whether_it_is_right(client: FlaskClient, slugs: dict[str, str]) -> None:
    page = Pagina(client.get(f"/voorzieningen/{slugs['voorziening']}").text)

    assert page.links()[f"/melding/{slugs['voorziening']}"] == "Klopt er iets niet?"


def test_a_visitor_reports_in_two_steps_without_a_cookie(bezoeker: Bezoeker) -> None:
    fields = bezoeker.open() | {"tekst": "Ze zijn verhuisd."}

    answer = bezoeker.send(fields)

    assert answer.status_code == 303
    assert "Set-Cookie" not in answer.headers
    thanks = Pagina(bezoeker.client.get(answer.headers["Location"]).text)
    assert "Wij kijken hiernaar voor 27 november 2026" in thanks.main
    (report,) = bezoeker.reports()
    assert (report.soort, report.tekst) == (SignaalSoort.ADRES, "Ze zijn verhuisd.")


def test_a_choice_must_be_made_and_is_asked_at_its_field(bezoeker: Bezoeker) -> None:
    answer = bezoeker.client.get(f"/melding/{bezoeker.slug}?stap=2")

    assert answer.status_code == 400
    assert "#veld-soort" in Pagina(answer.text).links()


@pytest.mark.parametrize(
    ("tekst", "said"),
    [
        ("mijn bsn is 111222333", "burgerservicenummer"),
        ("mail naar jan@example.nl", "e-mailadres"),
        ("<b>weg</b>", "gewone tekst"),
        ("x" * 501, "hoogstens 500"),
    ],
)
def test_what_may_not_be_kept_is_told_and_stays_in_the_form(
    bezoeker: Bezoeker, tekst: str, said: str
) -> None:
    answer = bezoeker.send(bezoeker.open() | {"tekst": tekst})

    page = Pagina(answer.text)
    assert answer.status_code == 400
    assert said in page.main
    assert page.text(page.all("textarea")[0]) == tekst
    assert page.problems() == []
    assert bezoeker.reports() == []


@pytest.mark.parametrize(
    ("after", "hidden"), [(0.1, ""), (SECONDS, "Goedkoop BV")], ids=["at once", "all filled in"]
)
def test_what_a_machine_may_have_sent_is_shown_once_more_with_all_that_was_typed(
    bezoeker: Bezoeker, after: float, hidden: str
) -> None:
    fields = bezoeker.open() | {"tekst": "Verhuisd", "bedrijf": hidden}
    bezoeker.wait(after - SECONDS)

    answer = bezoeker.send(fields)

    page = Pagina(answer.text)
    again = {field.get("name", ""): field.get("value", "") for field in page.all("input")}
    assert answer.status_code == 400
    assert "nog een keer" in page.main
    assert page.text(page.all("textarea")[0]) == "Verhuisd"
    assert bezoeker.reports() == []
    bezoeker.wait(0.5)
    assert bezoeker.send(fields | again).status_code == 303


def test_who_sends_as_fast_as_a_hand_can_presses_once(bezoeker: Bezoeker) -> None:
    fields = bezoeker.open()
    bezoeker.wait(0.5 - SECONDS)

    assert bezoeker.send(fields).status_code == 303


@pytest.mark.parametrize("zegel", ["", "verzonnen", "WzEsMl0.x"])
def test_a_forged_seal_opens_nothing(bezoeker: Bezoeker, zegel: str) -> None:
    assert bezoeker.send(bezoeker.open() | {"zegel": zegel}).status_code == 400
    assert bezoeker.reports() == []


def test_a_seal_of_another_entry_or_of_yesterday_opens_nothing(bezoeker: Bezoeker) -> None:
    fields = bezoeker.open()

    bezoeker.wait(25 * 3600)
    assert bezoeker.send(fields).status_code == 400

    own, bezoeker.slug = bezoeker.slug, "een-andere"
    assert bezoeker.send(fields).status_code == 404
    bezoeker.slug = own
    assert bezoeker.reports() == []


def test_an_entry_that_is_not_there_has_no_form(client: FlaskClient) -> None:
    assert client.get("/melding/bestaat-niet").status_code == 404


def test_somebody_who_sends_without_a_choice_is_brought_back(bezoeker: Bezoeker) -> None:
    answer = bezoeker.send({"soort": "onzin"})

    assert (answer.status_code, answer.headers["Location"]) == (303, f"/melding/{bezoeker.slug}")


def test_one_address_cannot_flood_and_does_not_silence_others(bezoeker: Bezoeker) -> None:
    fields = bezoeker.open()

    statuses = [bezoeker.send(fields).status_code for _ in range(20)]

    assert statuses.count(303) == 6
    assert statuses.count(429) == 14
    bezoeker.address = "10.0.0.2"
    assert bezoeker.send(fields).status_code == 303


def test_ten_thousand_reports_end_in_a_clear_refusal(bezoeker: Bezoeker) -> None:
    fields = bezoeker.open()
    taken = 0

    for number in range(80):
        bezoeker.address = f"10.1.{number}.1"
        answer = bezoeker.send(fields | {"tekst": f"Bericht {number}"})
        taken += answer.status_code == 303

    assert answer.status_code == 429
    assert "Dit gaat te snel" in answer.text
    assert int(answer.headers["Retry-After"]) > 0
    assert taken == 60
    assert len(bezoeker.reports()) == 10


@pytest.mark.parametrize(
    ("rol", "path"), [(Rol.REDACTEUR, "/redactie/signalen"), (Rol.AANBIEDER, "/aanbieder/signalen")]
)
def test_who_keeps_the_entry_reads_it_and_closes_it(
    bezoeker: Bezoeker, rol: Rol, path: str
) -> None:
    bezoeker.send(bezoeker.open() | {"tekst": "Ze zijn verhuisd."})
    own = _own(bezoeker, rol)
    log_in(bezoeker.client, bezoeker.container, rol, **own)
    page = Pagina(bezoeker.client.get(path).text)
    form = next(e for e in page.all("form") if "signalen/" in e.get("action", ""))
    token = next(f for f in form.iter("input") if f.get("name", "").endswith("csrf_token"))

    refused = bezoeker.client.post(
        form.get("action", ""),
        data={
            token.get("name"): token.get("value"),
            token.get("name", "").replace("csrf_token", "antwoord"): "<b>x</b>",
            "status": "opgelost",
        },
    )
    closed = bezoeker.client.post(
        form.get("action", ""),
        data={token.get("name"): token.get("value"), "status": "opgelost"},
    )

    assert page.problems() == []
    assert "Ze zijn verhuisd." in page.main
    assert "Nakijken voor 27 november 2026" in page.main
    assert refused.status_code == 400
    assert "&lt;b&gt;x&lt;/b&gt;" in refused.text
    assert Pagina(refused.text).problems() == []
    assert closed.status_code == 303
    assert "geen open meldingen" in bezoeker.client.get(path).text
    done = Pagina(bezoeker.client.get(f"{path}?toon=afgehandeld").text)
    assert "Opgelost, 20 november 2026" in done.main
    again = bezoeker.client.post(
        form.get("action", ""), data={token.get("name"): token.get("value"), "status": "onterecht"}
    )
    assert again.status_code == 409
    assert "Iemand anders" in again.text


def test_the_aanbieder_is_told_by_a_mail_that_says_where_to_look(app: Flask) -> None:
    mail = make_renderer(app)(
        "signaal", "nl", {"voorziening": "De Kei", "soort": "adres", "termijn": "2026-11-27"}
    )

    assert mail.onderwerp == "Een melding over De Kei"
    for text in (mail.tekst, Pagina(mail.html).text()):
        assert "Het adres klopt niet." in text
        assert "27 november 2026" in text
    assert "http://127.0.0.1:8000/aanbieder/signalen" in mail.tekst
    assert "http://127.0.0.1:8000/aanbieder/signalen" in Pagina(mail.html).links()
    assert Pagina(mail.html).errors == []


def test_a_late_signal_says_so_in_words(bezoeker: Bezoeker) -> None:
    bezoeker.send(bezoeker.open())
    bezoeker.wait(9 * 24 * 3600)
    log_in(bezoeker.client, bezoeker.container, Rol.REDACTEUR)

    page = Pagina(bezoeker.client.get("/redactie/signalen").text)

    assert "2 dagen te laat" in page.main


def _own(bezoeker: Bezoeker, rol: Rol) -> dict[str, object]:
    if rol is Rol.REDACTEUR:
        return {}
    with bezoeker.container.uow() as uow:
        (report,) = uow.session.scalars(select(Signaal))
        return {
            "aanbieder_id": uow.session.get_one(Voorziening, report.voorziening_id).aanbieder_id
        }
