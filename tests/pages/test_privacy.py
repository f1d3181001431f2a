"""What a visitor searches for is nowhere kept: not in a log, not in the database, not in a metric."""

import logging
import sqlite3
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from portal.bootstrap import Container
from portal.web.app import create_app
from portal.web.common.logboek import configure_logging

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
    for _ in range(3):
        client.get(f"/zoeken?q={WOORD}&waar=6002")

    folder = own_container.settings.instance
    assert WOORD not in "".join(map(_dump, folder.rglob("portal.sqlite")))


def _dump(path: Path) -> str:
    connection = sqlite3.connect(path)
    try:
        return "\n".join(connection.iterdump())
    finally:
        connection.close()


def test_metrics_name_pages_not_words(client: FlaskClient) -> None:
    client.get(f"/zoeken?q={WOORD}&waar=6002")

    metrics = client.get("/metrics").text

    assert 'endpoint="publiek.zoeken"' in metrics
    assert WOORD not in metrics
    assert "6002" not in metrics


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
