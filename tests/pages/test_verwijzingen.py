"""The pages of a referral: nothing typed is lost, nothing private is mailed, and no dead letters."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from portal.bootstrap import Container
from portal.data.models import MailTaak, Verwijzing, Voorziening
from portal.domain.begrippen import Rol, VoorzieningStatus
from portal.domain.verwijzingen import MAX_PER_AANBIEDER
from portal.web.app import create_app
from portal.web.common.mail import make_renderer
from tests.factories import Factories
from tests.support import portaal
from tests.support.inloggen import log_in
from tests.support.pagina import Pagina


class Wereld:
    """A professional and a medewerker, each with a browser."""

    def __init__(self, container: Container) -> None:
        self.app: Flask = create_app(container)
        self.app.config["WTF_CSRF_ENABLED"] = False
        self.container = container
        with container.uow() as uow:
            make = Factories(uow.session)
            self.aanbieder = make.aanbieder(naam="Stichting Post")
            self.voorziening = make.voorziening(
                naam="Hulp bij de post", aanbieder=self.aanbieder, werkgebied=["GM0988"]
            )
            self.zonder = make.voorziening(naam="Zonder account", werkgebied=["GM0988"])
        self.verwijzer, self.medewerker = self.app.test_client(), self.app.test_client()
        log_in(self.verwijzer, container, Rol.PROFESSIONAL, gemeente_code="GM0988")
        log_in(self.medewerker, container, Rol.AANBIEDER, aanbieder_id=self.aanbieder.id)

    @property
    def form(self) -> str:
        return f"/netwerk/verwijzen/{self.voorziening.slug}"

    def fill(self, **values: str) -> dict[str, str]:
        """What the open form sends, with a good referral in it."""
        page = Pagina(self.verwijzer.get(self.form).text)
        sent = {
            field.get("name", ""): field.get("value", "")
            for field in page.all("input")
            if field.get("type") != "checkbox" and field.get("name")
        }
        return sent | {"codewoord": "blauwe fiets", "vraag": "Wie helpt met de post?"} | values

    def send(self) -> UUID:
        answer = self.verwijzer.post(self.form, data=self.fill())
        assert answer.status_code == 303
        return UUID(answer.headers["Location"].split("/")[-1].split("?")[0])

    def set_voorziening(self, **values: Any) -> None:
        with self.container.uow() as uow:
            row = uow.session.get_one(Voorziening, self.voorziening.id)
            for name, value in values.items():
                setattr(row, name, value)
            uow.commit()

    def count(self) -> int:
        with self.container.uow() as uow:
            return len(uow.session.scalars(select(Verwijzing.id)).all())


@pytest.fixture(scope="module")
def wereld(demo_instance: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wereld]:
    folder = portaal.copy_of(demo_instance, tmp_path_factory.mktemp("verwijzingen") / "instance")
    wereld = Wereld(portaal.make_container(folder))
    yield wereld
    wereld.container.database.dispose()


def test_only_a_professional_sees_the_button_on_an_entry(
    wereld: Wereld, client: FlaskClient
) -> None:
    address = f"/voorzieningen/{wereld.voorziening.slug}"

    seen = [wereld.form in c.get(address).text for c in (wereld.verwijzer, wereld.medewerker)]
    anonymous = wereld.app.test_client().get(address)

    assert seen == [True, False]
    assert wereld.form not in anonymous.text
    assert "Set-Cookie" not in anonymous.headers


def test_a_name_is_asked_once_more_and_a_bsn_is_refused(wereld: Wereld) -> None:
    before = wereld.count()
    sent = wereld.fill(vraag="Mevrouw Jansen zoekt hulp")
    asked = wereld.verwijzer.post(wereld.form, data=sent)
    refused = wereld.verwijzer.post(
        wereld.form, data=sent | {"vraag": "Haar BSN is 111222333", "toch": "y"}
    )

    page = Pagina(asked.text)
    assert (asked.status_code, refused.status_code) == (400, 400)
    assert "Mevrouw Jansen zoekt hulp" in page.main
    assert 'name="toch"' in asked.text
    assert [*page.problems(), *Pagina(refused.text).problems()] == []
    assert "burgerservicenummer" in refused.text
    assert wereld.count() == before
    assert wereld.verwijzer.post(wereld.form, data=sent | {"toch": "y"}).status_code == 303
    assert wereld.count() == before + 1


def test_a_double_click_sends_one(wereld: Wereld) -> None:
    before, sent = wereld.count(), wereld.fill()

    first, second = (wereld.verwijzer.post(wereld.form, data=sent) for _ in range(2))

    assert first.headers["Location"] == second.headers["Location"]
    assert wereld.count() == before + 1


def test_an_entry_that_closed_meanwhile_loses_no_words(wereld: Wereld) -> None:
    sent = wereld.fill(vraag="Lang over nagedacht")
    wereld.set_voorziening(status=VoorzieningStatus.GEARCHIVEERD)

    answer = wereld.verwijzer.post(wereld.form, data=sent)
    wereld.set_voorziening(status=VoorzieningStatus.GEPUBLICEERD)

    page = Pagina(answer.text)
    assert answer.status_code == 409
    assert "Lang over nagedacht" in page.main
    assert "staat niet meer op de website" in page.main
    assert any(href.startswith("/voorzieningen/") for href in page.links())
    assert page.problems() == []


def test_who_sent_enough_today_keeps_what_was_typed(wereld: Wereld) -> None:
    busy = wereld.app.test_client()
    gebruiker = log_in(busy, wereld.container, Rol.PROFESSIONAL, gemeente_code="GM0988")
    sent = wereld.fill(vraag="Lang over nagedacht")
    with wereld.container.uow() as uow:
        make = Factories(uow.session)
        for _ in range(MAX_PER_AANBIEDER):
            make.verwijzing(wereld.voorziening, gebruiker)

    opened, refused = busy.get(wereld.form), busy.post(wereld.form, data=sent)

    page = Pagina(refused.text)
    assert refused.status_code == 409
    assert "Morgen kan het weer" in page.main
    assert "Lang over nagedacht" in [page.text(field) for field in page.all("textarea")]
    assert Pagina(opened.text).all("textarea") == []
    assert [*page.problems(), *Pagina(opened.text).problems()] == []


def test_what_is_gone_gives_way_to_help_of_its_kind_first(wereld: Wereld) -> None:
    with wereld.container.uow() as uow:
        gone = Factories(uow.session).voorziening(
            naam="Maatje voor nieuwe buren", status=VoorzieningStatus.GEARCHIVEERD
        )

    answer = wereld.verwijzer.get(f"/netwerk/verwijzen/{gone.slug}")

    first = Pagina(answer.text).text(Pagina(answer.text).all("h3")[0])
    assert "maatje" in first.casefold()
    assert first != gone.naam


def test_without_an_account_the_form_gives_the_phone_instead(wereld: Wereld) -> None:
    answer = wereld.verwijzer.get(f"/netwerk/verwijzen/{wereld.zonder.slug}")

    page = Pagina(answer.text)
    assert "alleen per telefoon" in page.main
    assert page.all("textarea") == []
    assert page.problems() == []


def test_both_desks_show_it_and_every_page_keeps_the_rules(wereld: Wereld) -> None:
    id_ = wereld.send()
    own, desk = f"/netwerk/verwijzingen/{id_}", f"/aanbieder/verwijzingen/{id_}"
    pages = [
        *((wereld.verwijzer, path) for path in ("/netwerk/", "/netwerk/verwijzingen", own)),
        *((wereld.medewerker, path) for path in ("/aanbieder/", "/aanbieder/verwijzingen", desk)),
        (wereld.medewerker, f"{desk}/afwijzen"),
        (wereld.medewerker, f"{desk}/anders?q=schulden"),
        (wereld.medewerker, f"{desk}/anders?q=xyzzyqwv"),
    ]
    wrong = {path: Pagina(c.get(path).text).problems() for c, path in pages}

    assert {path: found for path, found in wrong.items() if found} == {}
    assert wereld.medewerker.post(f"{desk}/stap", data={"stap": "aannemen"}).status_code == 303
    late = wereld.medewerker.post(f"{desk}/afwijzen", data={"reden": "geen-plek"})
    assert "gedaan=intussen" in late.headers["Location"]
    assert "Aangenomen" in wereld.verwijzer.get(own).text


def test_a_decline_without_reason_comes_back_with_its_words(wereld: Wereld) -> None:
    desk = f"/aanbieder/verwijzingen/{wereld.send()}"

    answer = wereld.medewerker.post(f"{desk}/afwijzen", data={"antwoord": "Wij zitten vol"})
    other = wereld.medewerker.post(f"{desk}/anders?q=schulden", data={"antwoord": "Past beter"})

    assert (answer.status_code, other.status_code) == (400, 400)
    assert "Wij zitten vol" in answer.text
    assert "Past beter" in other.text
    assert [*Pagina(answer.text).problems(), *Pagina(other.text).problems()] == []


def test_a_mail_tells_only_that_there_is_something_to_read(wereld: Wereld) -> None:
    wereld.send()
    render = make_renderer(wereld.app)
    with wereld.container.uow() as uow:
        taken = uow.session.scalars(select(MailTaak).where(MailTaak.soort == "verwijzing")).all()

    told = [render(taak.soort, taak.taal, taak.gegevens) for taak in taken]

    assert told
    for inhoud in told:
        whole = f"{inhoud.onderwerp} {inhoud.tekst} {inhoud.html}"
        assert f"{wereld.container.settings.url}/" in whole
        secrets = ("blauwe fiets", "Wie helpt", "Hulp bij de post", "Stichting Post")
        assert [secret for secret in secrets if secret in whole] == []


def test_an_editor_sees_numbers_and_sets_the_terms(wereld: Wereld) -> None:
    wereld.send()
    editor = wereld.app.test_client()
    log_in(editor, wereld.container, Rol.REDACTEUR, gemeente_code="GM0988")
    overview = editor.get("/redactie/verwijzingen")
    terms = {"herinner_na": "5", "geen_antwoord_na": "4", "vraag_na_weken": "6", "wis_na": "30"}

    wrong = editor.post("/redactie/verwijzingen/GM0988", data=terms)
    right = editor.post("/redactie/verwijzingen/GM0988", data=terms | {"geen_antwoord_na": "9"})

    assert "blauwe fiets" not in overview.text
    assert "Wacht op antwoord" in overview.text
    assert Pagina(overview.text).problems() == []
    assert Pagina(wrong.text).problems() == []
    assert "Kies meer dagen" in wrong.text
    assert right.status_code == 303
