"""Every route × every kind of person × own and others' objects: exactly who may, gets in."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from flask import Flask, session
from flask.testing import FlaskClient
from flask_wtf.csrf import generate_csrf
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from portal.web.app import create_app
from portal.web.common.access import SESSIE
from tests.pages.test_adressen import TOEGANG
from tests.support import portaal
from tests.support.toegang import (
    BEZOEKER,
    GROEPEN,
    IEDEREEN,
    OBJECTEN,
    WAARDEN,
    Wereld,
)

_NOBODY = UUID(int=0)


@pytest.fixture(scope="module")
def wereld(demo_instance: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wereld]:
    folder = portaal.copy_of(demo_instance, tmp_path_factory.mktemp("toegang") / "instance")
    wereld = Wereld(portaal.make_container(folder))
    yield wereld
    wereld.session.close()
    wereld.container.database.dispose()


@pytest.fixture(scope="module")
def portal(wereld: Wereld) -> Flask:
    """Without rate limits, which stand before the doors."""
    app = create_app(wereld.container)
    for limiter in app.extensions["limiter"]:
        limiter.enabled = False
    return app


@pytest.fixture(scope="module")
def csrf(portal: Flask) -> tuple[str, str]:
    """What the cookie and what the form holds against forgery: the door comes after it."""
    with portal.test_request_context():
        token = generate_csrf()
        return session["csrf_token"], token


def rules_of(app: Flask, path: str) -> list[Rule]:
    return [rule for rule in app.url_map.iter_rules() if rule.rule == path]


def fill(wereld: Wereld, rule: Rule, persoon: str) -> dict[str, Any]:
    if rule.rule in OBJECTEN:
        return OBJECTEN[rule.rule].make(wereld, persoon)
    return {name: WAARDEN.get(name, _NOBODY) for name in rule.arguments}


def ask(
    portal: Flask, wereld: Wereld, rule: Rule, method: str, persoon: str, csrf: tuple[str, str]
) -> TestResponse:
    client: FlaskClient = portal.test_client()
    with client.session_transaction() as cookie:
        cookie["csrf_token"] = csrf[0]
        if persoon != BEZOEKER:
            cookie[SESSIE] = wereld.token(persoon)
    _domain, address = rule.build(fill(wereld, rule, persoon)) or ("", "")
    data = {"csrf_token": csrf[1]} if method == "POST" else None
    return client.open(address, method=method, data=data)


def is_let_in(answer: TestResponse, *, public: bool) -> bool:
    """What is there for everybody may still be gone or unknown."""
    if answer.status_code in {302, 303} and answer.headers["Location"].startswith("/inloggen?"):
        return False
    return answer.status_code < 400 or answer.status_code in (
        {400, 404, 410} if public else {400, 409}
    )


def is_kept_out(answer: TestResponse, persoon: str, method: str) -> bool:
    if persoon != BEZOEKER:
        return answer.status_code in {403, 404}
    if method == "POST":
        return answer.status_code == 401
    return answer.status_code == 302 and answer.headers["Location"].startswith("/inloggen?")


@pytest.mark.parametrize("path", [path for path in TOEGANG if not path.startswith("/static")])
def test_exactly_those_who_may_get_in(
    portal: Flask, wereld: Wereld, csrf: tuple[str, str], path: str
) -> None:
    may = GROEPEN[TOEGANG[path]]
    if path in OBJECTEN:
        may &= OBJECTEN[path].wie
    wrong = []
    for rule in rules_of(portal, path):
        for method in sorted({"GET", "POST"} & (rule.methods or set())):
            for persoon in sorted(IEDEREEN):
                answer = ask(portal, wereld, rule, method, persoon, csrf)
                right = (
                    is_let_in(answer, public=may == IEDEREEN)
                    if persoon in may
                    else is_kept_out(answer, persoon, method)
                )
                if not right:
                    wrong.append(f"{method} {persoon}: {answer.status}")

    assert wrong == []


def test_every_route_with_an_object_says_whose_it_is() -> None:
    closed = {path for path, wie in TOEGANG.items() if "<" in path and wie != "iedereen"}

    assert closed - set(OBJECTEN) == set()


@pytest.mark.parametrize("persoon", ["beheerder", "hoofd", BEZOEKER])
def test_reading_a_page_writes_nothing(portal: Flask, wereld: Wereld, persoon: str) -> None:
    """SQLite tells one connection when any other has written."""
    witness = sqlite3.connect(wereld.container.settings.instance / "portal.sqlite")
    wrote = []
    for rule in portal.url_map.iter_rules():
        if "GET" not in (rule.methods or set()) or rule.endpoint == "static":
            continue
        _domain, address = rule.build(fill(wereld, rule, persoon)) or ("", "")
        client = portal.test_client()
        token = wereld.token(persoon)
        if token:
            with client.session_transaction() as cookie:
                cookie[SESSIE] = token
        before = witness.execute("PRAGMA data_version").fetchone()
        client.get(address)
        if witness.execute("PRAGMA data_version").fetchone() != before:
            wrote.append(rule.rule)
    witness.close()

    assert wrote == []
