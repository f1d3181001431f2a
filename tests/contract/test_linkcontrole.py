"""The check of links against a real server that behaves well, badly and very badly."""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import SplitResult

import pytest

from portal.adapters.linkcontrole.oordeel import is_public
from portal.adapters.linkcontrole.webcontroleur import Webcontroleur
from portal.domain.begrippen import Linkuitkomst

PEM = Path(__file__).resolve().parents[1] / "support" / "tls" / "localhost.pem"


class Site:
    """Answers by path, and remembers what it was asked and how many at a time."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.agents: set[str] = set()
        self.stopping = threading.Event()
        self.busy = self.most_busy = 0
        self.sent = 0
        self.url = ""

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        name = handler.path.split("?")[0].strip("/")
        self.asked.append((handler.command, handler.path))
        self.agents.add(handler.headers["User-Agent"])
        self.busy += 1
        self.most_busy = max(self.most_busy, self.busy)
        try:
            with suppress(OSError):
                getattr(self, name.partition("/")[0] or "goed", self.goed)(handler)
        finally:
            self.busy -= 1

    def goed(self, handler: BaseHTTPRequestHandler, body: bytes = b"Welkom") -> None:
        self.status(handler, 200, body)

    def status(
        self, handler: BaseHTTPRequestHandler, status: int, body: bytes = b"", **headers: str
    ) -> None:
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        if handler.command == "GET":
            handler.wfile.write(body)

    def code(self, handler: BaseHTTPRequestHandler) -> None:
        self.status(handler, int(handler.path.rpartition("/")[2]))

    def zonderhead(self, handler: BaseHTTPRequestHandler) -> None:
        self.status(handler, 501 if handler.command == "HEAD" else 200)

    def kring(self, handler: BaseHTTPRequestHandler) -> None:
        self.status(handler, 302, Location="/kring")

    def door(self, handler: BaseHTTPRequestHandler) -> None:
        left = int(handler.path.rpartition("/")[2])
        self.status(handler, 301, Location=f"/door/{left - 1}" if left else "/klaar")

    def weg(self, handler: BaseHTTPRequestHandler) -> None:
        self.status(handler, 302, Location=handler.path.partition("?")[2])

    def stil(self, handler: BaseHTTPRequestHandler) -> None:
        self.stopping.wait()

    def drup(self, handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while not self.stopping.wait(0.02):
            handler.wfile.write(b"X-Drup: 1\r\n")

    def enorm(self, handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(404 if handler.command == "HEAD" else 200)
        handler.send_header("Content-Length", str(10**12))
        handler.end_headers()
        while handler.command == "GET" and not self.stopping.is_set():
            self.sent += handler.wfile.write(b"x" * 65_536)

    def onzin(self, handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"\x00\x01\x02 geen HTTP\r\n\r\n")

    def tekoop(self, handler: BaseHTTPRequestHandler) -> None:
        self.status(handler, 404 if handler.command == "HEAD" else 200, b"Dit Domein is te koop!")


@contextmanager
def serving(site: Site, context: ssl.SSLContext | None = None) -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.answer(self)

        do_HEAD = do_GET

        def log_message(self, *_args: object) -> None:
            """A test has no use for access lines."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_args: None  # who hangs up early is part of the tests
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    site.url = f"{'https' if context else 'http'}://localhost:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield site
    finally:
        site.stopping.set()
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(Site()) as running:
        yield running


@pytest.fixture
def secure_site() -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(PEM)
    with serving(Site(), context) as running:
        yield running


def make_checker(**values: object) -> Webcontroleur:
    standard = {"timeout_s": 0.3, "deadline_s": 0.6, "pause_s": 0.0, "allow_internal": True}
    return Webcontroleur("Proef/1.0", **{**standard, **values})


@pytest.mark.parametrize(
    ("path", "uitkomst"),
    [
        ("/", Linkuitkomst.GOED),
        ("", Linkuitkomst.GOED),
        ("/pagina?a=b c&d=é", Linkuitkomst.GOED),
        ("/zonderhead", Linkuitkomst.GOED),
        ("/door/4", Linkuitkomst.GOED),
        ("/door/5", Linkuitkomst.DOORVERWIJZING),
        ("/kring", Linkuitkomst.DOORVERWIJZING),
        ("/code/404", Linkuitkomst.WEG),
        ("/code/410", Linkuitkomst.WEG),
        ("/code/400", Linkuitkomst.WEG),
        ("/code/403", Linkuitkomst.GEWEIGERD),
        ("/code/429", Linkuitkomst.GEWEIGERD),
        ("/code/500", Linkuitkomst.SERVERFOUT),
        ("/stil", Linkuitkomst.TE_TRAAG),
        ("/drup", Linkuitkomst.TE_TRAAG),
        ("/enorm", Linkuitkomst.GOED),
        ("/onzin", Linkuitkomst.GEEN_ANTWOORD),
        ("/tekoop", Linkuitkomst.GEPARKEERD),
        ("/weg?ftp://voorbeeld.nl/", Linkuitkomst.ONBEKEND_ADRES),
        ("/weg?http://[verkeerd/", Linkuitkomst.DOORVERWIJZING),
    ],
)
def test_each_way_to_answer_has_its_outcome(site: Site, path: str, uitkomst: Linkuitkomst) -> None:
    assert make_checker().check_one(site.url + path) is uitkomst


def test_an_enormous_answer_is_not_waited_for(site: Site) -> None:
    make_checker().check_one(site.url + "/enorm")

    assert site.sent < 20_000_000


@pytest.mark.parametrize(
    "url",
    [
        "http://bestaat.invalid/",
        "http:///",
        "ftp://localhost/",
        "http://a@b.nl/",
        "http://x:99999/",
        "x",
    ],
)
def test_an_address_that_cannot_be_is_unknown(url: str) -> None:
    assert make_checker().check_one(url) is Linkuitkomst.ONBEKEND_ADRES


def test_a_closed_door_is_no_answer(site: Site) -> None:
    assert make_checker().check_one("http://127.0.0.1:9/") is Linkuitkomst.GEEN_ANTWOORD


def test_a_certificate_that_nobody_vouches_for_is_refused(secure_site: Site) -> None:
    assert make_checker().check_one(secure_site.url) is Linkuitkomst.CERTIFICAAT
    assert secure_site.asked == []


def test_a_certificate_that_is_vouched_for_is_trusted(secure_site: Site) -> None:
    context = ssl.create_default_context(cafile=str(PEM))

    assert make_checker(ssl_context=context).check_one(secure_site.url) is Linkuitkomst.GOED


def test_speech_without_tls_on_a_secure_address_is_told(site: Site) -> None:
    url = site.url.replace("http:", "https:")

    assert make_checker().check_one(url) is Linkuitkomst.CERTIFICAAT


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "10.0.0.1", "169.254.169.254"])
def test_no_door_inside_is_knocked_at(site: Site, host: str) -> None:
    port = site.url.rpartition(":")[2]
    checker = make_checker(allow_internal=False)

    assert checker.check_one(f"http://{host}:{port}/") is Linkuitkomst.INTERN
    assert site.asked == []


class Doorgestuurd(Webcontroleur):
    """Takes the first site for one outside: what it sends on to is looked up as always."""

    def _look_up(self, parts: SplitResult) -> list[str]:
        return ["127.0.0.1"] if parts.path.startswith("/weg") else super()._look_up(parts)


def test_no_redirect_leads_inside(site: Site) -> None:
    checker = Doorgestuurd("Proef/1.0", timeout_s=0.3, deadline_s=0.6)

    found = checker.check_one(
        f"{site.url}/weg?http://127.0.0.1:{site.url.rpartition(':')[2]}/geheim"
    )

    assert found is Linkuitkomst.INTERN
    assert [path for _, path in site.asked if "geheim" in path and "weg" not in path] == []


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("0.0.0.0", False),
        ("127.1.2.3", False),
        ("10.1.1.1", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("2001:0:7f00:1::1", False),
    ],
)
def test_only_numbers_of_the_open_internet_are_public(number: str, *, public: bool) -> None:
    assert is_public(number) is public


def test_one_host_is_asked_one_thing_at_a_time(site: Site) -> None:
    urls = [f"{site.url}/pagina/{number}" for number in range(5)]

    found = dict(make_checker(pause_s=0.01).check([*urls, urls[0]]))

    assert found == dict.fromkeys(urls, Linkuitkomst.GOED)
    assert len(site.asked) == 5
    assert site.most_busy == 1
    assert site.agents == {"Proef/1.0"}


def test_who_stops_listening_is_not_asked_for_more(site: Site) -> None:
    looking = make_checker(pause_s=5.0).check(f"{site.url}/pagina/{n}" for n in range(50))

    next(looking)
    looking.close()

    assert len(site.asked) == 1
