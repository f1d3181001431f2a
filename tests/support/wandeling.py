"""The whole walk of a resident, by somebody who can be recognised everywhere."""

from datetime import timedelta
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from portal.bootstrap import Container
from tests.support.pagina import Pagina

WOORD = "kwartelkoningzorg"
PLAATS = "Ospeldijk"
POSTCODE = "6035 RB"
IP = "203.0.113.77"
BROWSER = "Mozilla/5.0 (Herkenbaartje 9.9)"
# What tells who it was or what was asked; the place and the postcode are known to the gazetteer.
SPOREN = (WOORD, IP, "Herkenbaartje")


class Wandeling:
    """``secrets`` are what only the visitor's browser knows: its list, and the link to it."""

    def __init__(self, app: Flask, slug: str) -> None:
        self.container: Container = app.extensions["portal"]
        self.client: FlaskClient = app.test_client()
        self.slug = slug
        self.secrets: list[str] = []

    def walk(self) -> None:
        """From the start to saying whether it was found; what is not as it should be raises."""
        asked = f"q={WOORD}+huur&waar={PLAATS}"
        self._get("/")
        self._get(f"/api/v1/suggesties?q={WOORD}")
        self._get(f"/zoeken?{asked}")
        came_from = f"http://localhost/zoeken?{asked}"
        self._get(f"/voorzieningen/{self.slug}", Referer=came_from)
        self._post(f"/tel/{self.slug}", wat="bel")
        self._get(f"/clientondersteuning?waar={POSTCODE}")
        self._post("/tel/oco/GM0946")
        self._get(f"/hulpvraag?stap=hulp&leefgebied=wonen&woorden={WOORD}&waar={PLAATS}")
        self._get(f"/sociaal-team?waar={POSTCODE}")
        self._share()
        self._report()
        self._post("/tevreden", slug=self.slug, gemeente="GM0946", antwoord="nee")
        self.container.cijfers.flush()

    def _share(self) -> None:
        self._post(f"/lijst/erbij/{self.slug}")
        link = self._post("/lijst/delen").headers["Location"]
        self._get(link)
        cookie = self.client.get_cookie("lijst")
        assert cookie is not None
        self.secrets += [link.rpartition("/")[2], cookie.value]

    def _report(self) -> None:
        """Once the form has been read: who sends at once is a machine."""
        page = Pagina(self._get(f"/melding/{self.slug}?stap=2&soort=adres").text)
        zegel = next(e.get("value", "") for e in page.all("input") if e.get("name") == "zegel")
        later = self.container.clock() + timedelta(seconds=20)
        self.container.clock = lambda: later
        self._post(f"/melding/{self.slug}", soort="adres", zegel=zegel, tekst="Ander nummer.")

    def _get(self, path: str, **headers: str) -> TestResponse:
        return self._open(path, "GET", headers)

    def _post(self, path: str, **data: str) -> TestResponse:
        return self._open(path, "POST", {"Sec-Fetch-Site": "same-origin"}, data=data)

    def _open(self, path: str, method: str, headers: dict[str, str], **values: Any) -> TestResponse:
        answer = self.client.open(
            path,
            method=method,
            headers={"User-Agent": BROWSER, **headers},
            environ_overrides={"REMOTE_ADDR": IP},
            **values,
        )
        assert answer.status_code < 400, (path, answer.status)
        return answer
