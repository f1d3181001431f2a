"""The page of the figures: who sees what, and nothing small, on the page nor in a file."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from portal.bootstrap import Container
from portal.data.queries.telling import add_tellingen
from portal.domain.begrippen import Leefgebied, Rol
from portal.domain.cijfers import Onderwerp
from portal.domain.tellingen import Telsleutel, Telsoort, list_telsleutels
from portal.web.app import create_app
from tests.support import portaal
from tests.support.genoteerd import Genoteerd
from tests.support.inloggen import log_in
from tests.support.pagina import Pagina

WEERT, NEDERWEERT = "GM0988", "GM0946"


@pytest.fixture(scope="module")
def container(demo_instance: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Container]:
    folder = portaal.copy_of(demo_instance, tmp_path_factory.mktemp("cijfers") / "instance")
    container = portaal.make_container(folder)
    tellingen = Counter[Telsleutel]()
    for maand, leefgebied, gemeente, times in (
        (11, "wonen", WEERT, 40),
        (10, "vervoer", WEERT, 12),
        (10, "veiligheid", NEDERWEERT, 3),
        (10, "verslaving", NEDERWEERT, 2),
        (9, "wonen", NEDERWEERT, 7),
    ):
        for soort in Telsoort:
            for sleutel in list_telsleutels(date(2026, maand, 1), soort, [leefgebied], [gemeente]):
                tellingen[sleutel] += times
    with container.uow() as uow:
        add_tellingen(uow.session, tellingen)
        uow.commit()
    yield container
    container.database.dispose()


@pytest.fixture(scope="module")
def beheerder(container: Container) -> FlaskClient:
    client = create_app(container).test_client()
    log_in(client, container, Rol.BEHEERDER)
    return client


@pytest.mark.parametrize("onderwerp", [one.value for one in Onderwerp])
def test_every_subject_keeps_the_page_rules(beheerder: FlaskClient, onderwerp: str) -> None:
    answer = beheerder.get(f"/beheer/cijfers?onderwerp={onderwerp}")

    page = Pagina(answer.text)
    assert (answer.status_code, page.problems()) == (200, [])
    assert "64" in page.main or onderwerp == "vraag-en-aanbod"
    assert "Weert" in page.main


def test_what_is_small_is_neither_on_the_page_nor_in_the_file(beheerder: FlaskClient) -> None:
    asked = "onderwerp=zoeken&periode=2026"
    page = Pagina(beheerder.get(f"/beheer/cijfers?{asked}").text)
    file = beheerder.get(f"/beheer/cijfers/bestand?{asked}&tabel=leefgebied").text

    rows = {page.text(row.find("th")): page.text(row) for row in page.all("tr")}
    assert rows["Veiligheid"] == "Veiligheid <5 <5 <5"
    assert file.splitlines()[:2] == [
        "leefgebied;gezocht;zonder_resultaat;hulpvraag",
        "Wonen;47;47;47",
    ]
    assert "Veiligheid;<5;<5;<5" in file


def test_files_hold_demand_against_offer_and_words_and_nothing_else(
    beheerder: FlaskClient,
) -> None:
    address = "/beheer/cijfers/bestand?onderwerp=vraag-en-aanbod&tabel="

    assert beheerder.get(f"{address}aanbod").text.startswith("leefgebied;gemeente;gezocht")
    words = beheerder.get(f"{address}woorden")
    assert words.text.startswith("woorden;gezocht")
    # Two tables saved side by side do not overwrite each other.
    assert "-woorden-" in words.headers["Content-Disposition"]
    assert beheerder.get(f"{address}iets").status_code == 404


def test_a_choice_that_would_show_a_person_says_so(beheerder: FlaskClient) -> None:
    page = Pagina(
        beheerder.get(f"/beheer/cijfers?gemeente={NEDERWEERT}&leefgebied=veiligheid").text
    )

    assert page.problems() == []
    assert "Te weinig om te laten zien" in page.main
    assert page.all("table") == []


@pytest.mark.parametrize(
    "query", ["periode=0", "periode=x-99", "periode=99", "periode=99999", "wijk=WK1"]
)
def test_what_cannot_be_asked_counts_as_not_chosen(beheerder: FlaskClient, query: str) -> None:
    assert beheerder.get(f"/beheer/cijfers?{query}").status_code == 200


def test_a_redacteur_begins_with_the_own_gemeente_and_sees_no_other(container: Container) -> None:
    client = create_app(container).test_client()
    log_in(client, container, Rol.REDACTEUR, gemeente_code=NEDERWEERT)

    page = Pagina(client.get("/beheer/cijfers").text)

    assert page.problems() == []
    assert [o.get("value") for o in page.all("option") if "GM" in (o.get("value") or "")] == [
        NEDERWEERT
    ]
    assert client.get(f"/beheer/cijfers?gemeente={WEERT}").status_code == 403
    assert client.get(f"/beheer/cijfers/bestand?gemeente={WEERT}&tabel=maand").status_code == 403
    assert client.get("/beheer/cijfers/bestand?tabel=woorden").status_code == 200


@pytest.mark.parametrize(
    ("q", "leefgebied"),
    [
        ("vervoer", Leefgebied.VERVOER),
        ("veiligheid", Leefgebied.VEILIGHEID),
        ("huur", Leefgebied.WONEN),
        ("boodschappen", Leefgebied.ZELFSTANDIG_LEVEN),
    ],
)
def test_who_names_a_leefgebied_or_a_need_is_counted_there(
    client: FlaskClient, q: str, leefgebied: Leefgebied
) -> None:
    cijfers = Genoteerd()
    with cijfers.instead_of(client.application.extensions["portal"]):
        client.get("/zoeken", query_string={"q": q, "waar": "6002"})

    assert {about for _soort, about, *_ in cijfers.voorvallen} == {(leefgebied.value,)}
