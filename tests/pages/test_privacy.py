"""What a visitor searches for is nowhere kept: not in a log, not in a metric, and in the database
only as a count of words that at least five asked for, tied to nobody."""

import logging
import sqlite3
from collections import Counter

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from portal.bootstrap import Container
from portal.data.models import Telling, Zoekcijfer
from portal.domain.tellingen import Telsoort
from portal.web.app import create_app
from portal.web.common.logboek import configure_logging
from tests.support.genoteerd import Genoteerd
from tests.support.pagina import Pagina
from tests.support.telling import count_statements
from tests.support.wandeling import PLAATS, POSTCODE, SPOREN, Wandeling

WOORD = "kwetsbaarheidsvraag"


def test_words_and_places_stand_in_no_log_line(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    for address in ("/zoeken", "/en/zoeken", "/api/v1/zoeken", "/api/v1/suggesties"):
        client.get(f"{address}?q={WOORD}&waar=6031")
    client.get(f"/zoeken?q={WOORD * 100}&waar=95,5")

    assert WOORD not in caplog.text
    assert "6031" not in caplog.text


def test_a_fault_of_ours_is_logged_without_the_question(
    own_container: Container, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    client = create_app(own_container).test_client()
    with own_container.database.begin() as connection:
        connection.exec_driver_sql("DROP TABLE contactkanaal")

    answer = client.get(f"/api/v1/voorzieningen/{'0' * 8}-0000-0000-0000-{'0' * 12}?q={WOORD}")

    logged = caplog.text + "".join(capsys.readouterr())
    assert answer.status_code == 500
    assert "server_error" in logged
    assert WOORD not in logged


def test_the_database_holds_no_word_of_a_search(own_container: Container) -> None:
    client = create_app(own_container).test_client()
    for _ in range(4):
        client.get(f"/zoeken?q={WOORD}&waar=6002")
    own_container.cijfers.flush()

    assert WOORD not in _dump(own_container)
    assert len(_list_zoekcijfers(own_container)) == 1


def test_what_five_asked_for_is_a_count_of_words_tied_to_nobody(own_container: Container) -> None:
    client = create_app(own_container).test_client()
    for q in (f"Ik heb {WOORD}", f"heb {WOORD}!", WOORD, WOORD.upper(), f"ik {WOORD}"):
        client.get(
            f"/zoeken?q={q}&waar=6002",
            environ_overrides={"REMOTE_ADDR": "203.0.113.7"},
            headers={"User-Agent": "Mozilla/5.0 (Herkenbaar)"},
        )
    own_container.cijfers.flush()

    (rij,) = _list_zoekcijfers(own_container)
    assert (rij.woorden, rij.aantal) == (WOORD, 5)
    dump = _dump(own_container)
    assert dump.count(WOORD) == 1
    assert not any(trace in dump for trace in ("203.0.113.7", "Herkenbaar", f"Ik heb {WOORD}"))


@pytest.mark.parametrize("q", ["bel 0612345678", "jan@example.nl", "hulp 6001TV"])
def test_words_that_tell_who_asks_are_not_counted(client: FlaskClient, q: str) -> None:
    cijfers = Genoteerd()
    with cijfers.instead_of(client.application.extensions["portal"]):
        client.get("/zoeken", query_string={"q": q})

    assert cijfers.vragen == []


@pytest.mark.parametrize("q", ["ik wil dood", "mijn man slaat mij"])
def test_of_danger_not_even_that_somebody_asked_is_counted(client: FlaskClient, q: str) -> None:
    cijfers = Genoteerd()
    with cijfers.instead_of(client.application.extensions["portal"]):
        client.get("/zoeken", query_string={"q": q, "waar": "6002"})
        client.get("/hulpvraag", query_string={"stap": "hulp", "woorden": q, "waar": "6002"})

    assert (cijfers.vragen, cijfers.voorvallen) == ([], [])


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        (f"/zoeken?q={WOORD}", {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"}),
        (f"/zoeken?q={WOORD}", {"User-Agent": ""}),
        (f"/zoeken?q={WOORD}", {"Sec-Purpose": "prefetch;prerender"}),
        (f"/zoeken?q={WOORD}&lijn=0", {}),
        (f"/zoeken?q={WOORD}&pagina=2", {}),
        (f"/zoeken?q={WOORD}&sorteer=naam", {}),
        (f"/api/v1/zoeken?q={WOORD}", {}),
    ],
)
def test_machines_and_looking_on_are_no_question(
    client: FlaskClient, path: str, headers: dict[str, str]
) -> None:
    cijfers = Genoteerd()
    with cijfers.instead_of(client.application.extensions["portal"]):
        client.get(path, headers=headers)

    assert cijfers.vragen == []


def test_who_keeps_the_entries_and_is_logged_in_is_not_counted(client: FlaskClient) -> None:
    cijfers = Genoteerd()
    client.set_cookie("session", "iemand")
    with cijfers.instead_of(client.application.extensions["portal"]):
        client.get(f"/zoeken?q={WOORD}")

    assert cijfers.vragen == []


def test_an_entry_that_is_opened_from_its_results_is_counted_with_the_words(
    client: FlaskClient, slugs: dict[str, str]
) -> None:
    path = f"/voorzieningen/{slugs['voorziening']}"
    ours = "http://localhost/en/zoeken?q=ik+heb+schulden+in+Weert&waar=6002"
    cijfers = Genoteerd()
    with cijfers.instead_of(client.application.extensions["portal"]):
        for referrer in (ours, ours.replace("localhost", "elders.nl"), "http://[", "", "x" * 9_000):
            client.get(path, headers={"Referer": referrer})

    assert cijfers.geopend == ["schulden", "", "", "", ""]


def test_only_the_links_to_results_tell_where_one_comes_from_and_only_to_us(
    client: FlaskClient,
) -> None:
    answer = client.get("/zoeken?q=schulden")

    page = Pagina(answer.text)
    telling = {a.get("href") for a in page.all("a") if a.get("referrerpolicy")}
    assert telling
    assert all(href.startswith("/voorzieningen/") and "?" not in href for href in telling)
    assert {a.get("referrerpolicy") for a in page.all("a")} == {None, "same-origin"}
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_counting_asks_nothing_of_the_database(client: FlaskClient) -> None:
    container = client.application.extensions["portal"]
    client.get("/zoeken?q=schulden")

    with count_statements(container.database) as statements:
        client.get("/zoeken?q=schulden")

    assert statements == []


def test_after_a_whole_walk_nothing_tells_who_asked_what_or_where(
    own_container: Container,
    slugs: dict[str, str],
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    wandeling = Wandeling(create_app(own_container), slugs["voorziening"])
    before = set(_dump(own_container).splitlines())

    wandeling.walk()

    written = [line for line in _dump(own_container).splitlines() if line not in before]
    logged = caplog.text + "".join(capsys.readouterr())
    files = [
        path.read_bytes() for path in own_container.settings.instance.rglob("*") if path.is_file()
    ]
    for spoor in (*SPOREN, *wandeling.secrets):
        assert spoor not in logged
        assert not any(spoor in line for line in written)
        assert not any(spoor.encode() in content for content in files)
    for waar in (PLAATS, POSTCODE, POSTCODE.replace(" ", "")):
        assert waar not in logged
        assert not any(waar in line for line in written)


def test_a_whole_walk_leaves_counts_and_what_was_sent_on_purpose(
    own_container: Container, slugs: dict[str, str]
) -> None:
    wandeling = Wandeling(create_app(own_container), slugs["voorziening"])
    before = set(_dump(own_container).splitlines())

    wandeling.walk()

    written = [line for line in _dump(own_container).splitlines() if line not in before]
    tables = Counter(line.split('"')[1] for line in written if line.startswith("INSERT INTO"))
    assert set(tables) == {
        "telling",
        "zoekcijfer",
        "voorzieningcijfer",
        "gedeelde_lijst",
        "signaal",
    }
    assert (tables["zoekcijfer"], tables["gedeelde_lijst"], tables["signaal"]) == (2, 1, 1)
    # Counts know the month; of the place the gemeente and the wijk.
    tellingen = [line for line in written if line.startswith('INSERT INTO "telling"')]
    assert all("'2026-11-01'" in line for line in tellingen)
    places = {line.split("'")[7] for line in tellingen}
    assert {code[:2] for code in places} <= {"", "GM", "WK"}
    with own_container.uow() as uow:
        found = set(uow.session.scalars(select(Telling.soort).distinct()))
    assert {
        Telsoort.GEZOCHT,
        Telsoort.GEOPEND,
        Telsoort.GEBELD,
        Telsoort.OCO_GEBELD,
        Telsoort.HULPVRAAG,
        Telsoort.GEVONDEN_NEE,
    } <= found


def _list_zoekcijfers(container: Container) -> list[Zoekcijfer]:
    with container.uow() as uow:
        return list(uow.session.scalars(select(Zoekcijfer)))


def _dump(container: Container) -> str:
    connection = sqlite3.connect(container.settings.instance / "portal.sqlite")
    try:
        return "\n".join(connection.iterdump())
    finally:
        connection.close()


def test_metrics_name_pages_not_words(client: FlaskClient) -> None:
    client.get(f"/zoeken?q={WOORD}&waar=Swartbroek")

    metrics = client.get("/metrics").text

    assert 'endpoint="publiek.zoeken"' in metrics
    assert WOORD not in metrics
    assert "Swartbroek" not in metrics


def test_what_is_typed_before_the_third_letter_is_not_looked_up(client: FlaskClient) -> None:
    assert client.get("/api/v1/suggesties?q=sc").json == {"suggesties": []}


def test_the_web_server_and_the_limiter_never_log_who_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", list(root.handlers))
    monkeypatch.setattr(root, "level", root.level)
    configure_logging()

    logging.getLogger("gunicorn.error").warning("Invalid request from ip=203.0.113.7: stuk")
    logging.getLogger("gunicorn.error").error("Error handling request %s", f"/zoeken?q={WOORD}")
    logging.getLogger("flask-limiter").info("ratelimit 1 (203.0.113.7) exceeded at endpoint: x")

    logged = capsys.readouterr().err
    assert "Error handling request" in logged
    assert "203.0.113.7" not in logged
    assert WOORD not in logged
