"""The geocoder against recorded answers of the PDOK Locatieserver, over real HTTP."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from portal.adapters.geocoding.pdok import PAUSE_S, PdokLocatieserver
from portal.domain.plaats import Geocoder
from tests.support.webserver import Webserver, webserver

RECORDED = Path(__file__).parent / "recorded" / "pdok"


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def server() -> Iterator[Webserver]:
    with webserver() as server:
        yield server


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def geocoder(server: Webserver, clock: Clock) -> PdokLocatieserver:
    return PdokLocatieserver(f"{server.url}/search/v3_1", timeout=0.3, clock=clock)


def replay(server: Webserver, name: str) -> None:
    server.body = (RECORDED / f"{name}.json").read_bytes()


def test_a_geocoder_is_what_services_ask_for(geocoder: PdokLocatieserver) -> None:
    port: Geocoder = geocoder
    assert port


def test_an_adres_is_found_with_its_point_and_gemeente(
    server: Webserver, geocoder: PdokLocatieserver
) -> None:
    replay(server, "free_adres_bolstraat")

    adres = geocoder.find_adres("bolstraat 1, Utrecht")

    assert adres is not None
    assert adres.naam == "Bolstraat 1, 3581WS Utrecht"
    assert (adres.lat, adres.lon) == (52.08884161, 5.13287587)
    assert adres.gemeente_code == "GM0344"


@pytest.mark.parametrize(
    ("recorded", "query"),
    [
        ("free_adres_1118CP_202", "1118 CP 202"),
        ("free_adres_1118CP_202", "Evert van de Beekstraat 202 Schiphol"),
        ("free_adres_1118CP_202", "beekstr 202a 1118cp"),
        ("free_adres_amstel1_fl-all_v3_1", "Amstel 1 Amsterdam"),
        ("free_postcode_1118CP", "1118CP"),
        ("free_woonplaats_langbroek", "langbroek"),
        ("free_adres_bolstraat", "Bolstaat 1 Utrecht"),
    ],
)
def test_an_answer_that_holds_all_words_of_the_question_counts(
    server: Webserver, geocoder: PdokLocatieserver, recorded: str, query: str
) -> None:
    replay(server, recorded)

    assert geocoder.find_adres(query) is not None


@pytest.mark.parametrize(
    ("recorded", "query"),
    [
        ("free_adres_bolstraat", "Bolstraat 1 Weert"),
        ("free_adres_bolstraat", "Bolstraat 3 Utrecht"),
        ("free_adres_bolstraat", "Utrecht"),
        ("free_adres_bolstraat", "1"),
        ("free_adres_bolstraat", "…"),
        ("free_adres_1118CP_202", "1118CN 202"),
        ("free_weg_adres_fl-select_v3_1", "Kerkstraat 1 Weert"),
        ("free_gemeente_utrecht_v3_1", "utrecht"),
        ("free_empty", "Bolstraat 1 Utrecht"),
    ],
)
def test_an_answer_about_something_else_does_not_count(
    server: Webserver, geocoder: PdokLocatieserver, recorded: str, query: str
) -> None:
    replay(server, recorded)

    assert geocoder.find_adres(query) is None


def test_an_answer_without_a_written_name_gets_one(
    server: Webserver, geocoder: PdokLocatieserver
) -> None:
    replay(server, "free_weg_adres_fl-select_v3_1")

    adres = geocoder.find_adres("Pruimenstraat 1 Amsterdam")

    assert adres is not None
    assert adres.naam == "Pruimenstraat 1 Amsterdam"
    assert adres.gemeente_code is None


def test_the_most_precise_answer_wins_whatever_the_order(
    server: Webserver, geocoder: PdokLocatieserver
) -> None:
    weg = {"type": "weg", "straatnaam": "Markt", "woonplaatsnaam": "Weert"}
    punt = {"centroide_ll": "POINT(5.7 51.25)", "gemeentecode": "0988"}
    docs = [
        {**weg, **punt, "weergavenaam": "Markt, Weert", "score": 9},
        {**weg, **punt, "weergavenaam": "Markt 5, Weert", "type": "adres", "huisnummer": 5},
        "no document",
    ]
    server.body = json.dumps({"response": {"docs": docs}}).encode()

    adres = geocoder.find_adres("Markt 5 Weert")

    assert adres is not None
    assert adres.naam == "Markt 5, Weert"


def test_the_gemeenten_of_the_region_are_asked_before_the_country(
    server: Webserver, geocoder: PdokLocatieserver
) -> None:
    replay(server, "free_empty")

    geocoder.find_adres("Kerkstraat 1", frozenset({"GM0988", "GM0946"}))

    first, second = (dict(asked[-1:]) for asked in server.asked)
    assert first == {"fq": "gemeentecode:(0946 OR 0988)"}
    assert second == {"fq": "type:(adres OR postcode OR weg OR woonplaats)"}


def test_the_question_goes_to_the_free_endpoint_with_its_own_signs(
    server: Webserver, geocoder: PdokLocatieserver
) -> None:
    replay(server, "free_empty")

    geocoder.find_adres('Markt & "Plein" 5')

    assert ("q", 'Markt & "Plein" 5') in server.asked[0]


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (400, (RECORDED / "error_400_lookup_zonder_id.json").read_bytes()),
        (500, b""),
        (200, b"<html><body>Onderhoud</body></html>"),
        (200, b"\xff\xfe\x00"),
        (200, b"[]"),
        (200, b'{"response": {"docs": null}}'),
        (200, b'{"response": "vol"}'),
    ],
)
def test_a_failing_server_gives_no_adres_and_a_log_line_without_it(
    server: Webserver,
    geocoder: PdokLocatieserver,
    caplog: pytest.LogCaptureFixture,
    status: int,
    body: bytes,
) -> None:
    server.status, server.body = status, body
    caplog.set_level("DEBUG")

    with capture_logs() as logs:
        adres = geocoder.find_adres("Geheimstraat 12 Weert")

    assert adres is None
    assert [line["event"] for line in logs] == ["geocoder_failed"]
    assert "Geheim" not in str(logs) + caplog.text


def test_a_stalled_server_is_waited_for_once_and_asked_again_after_a_pause(
    server: Webserver,
    geocoder: PdokLocatieserver,
    clock: Clock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    server.stalled = True
    caplog.set_level("DEBUG")

    answers = [geocoder.find_adres("Bolstraat 1 Utrecht", ("GM0344",)) for _ in range(3)]

    assert answers == [None, None, None]
    assert len(server.asked) == 1
    assert "Bolstraat" not in caplog.text
    server.stalled = False
    clock.now = PAUSE_S
    replay(server, "free_adres_bolstraat")
    assert geocoder.find_adres("Bolstraat 1 Utrecht") is not None


def test_a_server_that_is_not_there_gives_no_adres() -> None:
    with webserver() as server:
        geocoder = PdokLocatieserver(server.url, timeout=0.3)

    assert geocoder.find_adres("Bolstraat 1 Utrecht") is None
