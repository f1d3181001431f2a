"""The cycle at the editor's desk."""

from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal.bootstrap import Container
from portal.data.models import Controlebeleid, Voorziening
from portal.domain.begrippen import Rol
from portal.services.voorzieningen import get_voorziening_by_id
from portal.web.app import create_app
from tests.factories import Factories
from tests.support.inloggen import log_in
from tests.support.pagina import Pagina

GEVRAAGD = date(2026, 11, 6)
TERMIJNEN = {
    "termijn_maanden": "6",
    "dringend_maanden": "3",
    "vraag_vooraf": "14",
    "herinner_na": "14",
    "werklijst_na": "28",
    "markeer_na": "42",
    "verberg_na": "126",
}


@pytest.fixture
def app(own_container: Container) -> Flask:
    app = create_app(own_container)
    app.config["WTF_CSRF_ENABLED"] = False
    return app


@pytest.fixture
def weert(app: Flask, own_container: Container) -> FlaskClient:
    """A redacteur of Weert."""
    client = app.test_client()
    log_in(client, own_container, Rol.REDACTEUR, gemeente_code="GM0988")
    return client


@pytest.fixture
def entries(own_container: Container) -> list[Voorziening]:
    """In Weert two that wait (asked; on the worklist), in Leudal one."""
    with own_container.uow() as uow:
        factories = Factories(uow.session)
        made = [
            factories.voorziening(naam=naam, gecontroleerd_op=date(2026, 5, 20), werkgebied=[code])
            for naam, code in (("Gevraagd", "GM0988"), ("Stil", "GM0988"), ("Leudals", "GM1640"))
        ]
        factories.controleronde(made[0].id)
        factories.controleronde(made[1].id, gevraagd_op=None, werklijst_op=GEVRAAGD)
        factories.controleronde(made[2].id)
    return made


def test_a_redacteur_sees_what_waits_in_the_own_gemeente(
    weert: FlaskClient, entries: list[Voorziening]
) -> None:
    page = Pagina(weert.get("/redactie/controle").text)
    one_step = Pagina(weert.get("/redactie/controle?stap=werklijst&gemeente=GM0988").text)

    assert page.problems() == one_step.problems() == []
    assert [page.text(cell) for cell in page.all("td")] == ["1", "0", "1", "0", "0"]
    assert "Leudals" not in page.main
    assert "Gevraagd op 6 november 2026." in page.main
    assert next(one_step.text(kop) for kop in one_step.all("h3")) == "Stil"
    assert "1 vermelding wacht op controle" in one_step.main
    assert "Bel daarom" in one_step.main
    assert f"/redactie/voorzieningen/{entries[1].id}" in one_step.links()


@pytest.mark.parametrize(
    "page", ["controle", "controle/termijnen/GM0988", "signalen", "hulpvraag", "hulpvraag/nieuw"]
)
def test_every_page_of_the_desk_has_its_menu(weert: FlaskClient, page: str) -> None:
    links = Pagina(weert.get(f"/redactie/{page}").text).links()

    assert {"/redactie/wachtrij", "/redactie/hulpvraag", "/redactie/signalen"} <= set(links)


@pytest.mark.parametrize(
    "query", ["stap=x", "pagina=-3", "pagina=x", "gemeente=GM9999", "pagina=9"]
)
def test_a_choice_that_cannot_be_breaks_nothing(
    weert: FlaskClient, entries: list[Voorziening], query: str
) -> None:
    assert weert.get(f"/redactie/controle?{query}").status_code == 200


def test_klopt_by_the_redactie_shows_the_redactie_and_no_person(
    weert: FlaskClient, own_container: Container, entries: list[Voorziening]
) -> None:
    answer = weert.post(
        f"/redactie/controle/{entries[1].id}/klopt", data={"stap": "werklijst", "pagina": "1"}
    )

    assert answer.location == "/redactie/controle?stap=werklijst&pagina=1"
    detail = get_voorziening_by_id(own_container.uow(), entries[1].id)
    assert detail.gecontroleerd_op == date(2026, 11, 20)
    assert detail.gecontroleerd_door == "redactie gemeente Weert"
    assert "Stil" not in Pagina(weert.get("/redactie/controle").text).main


def test_an_entry_of_another_gemeente_is_not_theirs_to_confirm(
    weert: FlaskClient, own_container: Container, entries: list[Voorziening]
) -> None:
    assert weert.post(f"/redactie/controle/{entries[2].id}/klopt").status_code == 403
    with own_container.uow() as uow:
        assert uow.session.get_one(Voorziening, entries[2].id).version == entries[2].version


def test_a_gemeente_sets_its_terms_and_gives_them_up(
    weert: FlaskClient, own_container: Container
) -> None:
    address = "/redactie/controle/termijnen/GM0988"
    before = Pagina(weert.get(address).text)
    assert before.problems() == []
    assert "termijnen van de regio" in before.main

    answer = weert.post(address, data=TERMIJNEN | {"termijn_maanden": "4", "verberg_na": ""})

    assert answer.status_code == 303
    with own_container.uow() as uow:
        row = uow.session.get_one(Controlebeleid, "GM0988")
        assert (row.termijn_maanden, row.verberg_na) == (4, None)
    assert "Hier gelden eigen termijnen" in Pagina(weert.get(address).text).main
    assert weert.post(f"{address}/standaard").status_code == 303
    with own_container.uow() as uow:
        assert uow.session.get(Controlebeleid, "GM0988") is None


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("termijn_maanden", "0"),
        ("termijn_maanden", "zes"),
        ("vraag_vooraf", ""),
        ("werklijst_na", "14"),
        ("verberg_na", "42"),
        ("markeer_na", "99999999999"),
    ],
)
def test_terms_that_cannot_be_are_told_at_the_field(
    weert: FlaskClient, own_container: Container, veld: str, waarde: str
) -> None:
    answer = weert.post("/redactie/controle/termijnen/GM0988", data=TERMIJNEN | {veld: waarde})

    page = Pagina(answer.text)
    assert answer.status_code == 200
    assert page.problems() == []
    assert f"#veld-{veld}" in page.links()
    assert waarde in {e.get("value", "") for e in page.all("input")}
    with own_container.uow() as uow:
        assert uow.session.get(Controlebeleid, "GM0988") is None


@pytest.mark.parametrize(("code", "status"), [("GM0946", 403), ("regio", 403), ("GM9999", 404)])
def test_the_terms_of_another_gemeente_are_closed(
    weert: FlaskClient, code: str, status: int
) -> None:
    assert weert.get(f"/redactie/controle/termijnen/{code}").status_code == status
    answer = weert.post(f"/redactie/controle/termijnen/{code}", data=TERMIJNEN)
    assert answer.status_code == status


def test_who_keeps_the_region_sets_the_terms_of_all(app: Flask, own_container: Container) -> None:
    client = app.test_client()
    log_in(client, own_container, Rol.REDACTEUR)

    for code in ("regio", "GM0946"):
        assert (
            client.post(f"/redactie/controle/termijnen/{code}", data=TERMIJNEN).status_code == 303
        )

    page = Pagina(client.get("/redactie/controle").text)
    assert page.problems() == []
    assert "Termijnen van Hele regio" in page.main
