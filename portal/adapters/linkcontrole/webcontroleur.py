"""Looking whether web addresses still answer: modestly, patiently for a while, and only outside.

Addresses come from many hands, so that none may make this machine knock at doors inside its own
network: every name is looked up here, its numbers are checked, and the connection is made to the
number that was checked, after each redirect anew. One host is asked one thing at a time with a
pause between; a deadline ends what drips.
"""

import socket
import ssl
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from http.client import HTTPException
from queue import SimpleQueue
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from portal.adapters.linkcontrole.oordeel import explain, is_parked, is_public, judge
from portal.domain.begrippen import Linkuitkomst

MAX_REDIRECTS = 5
MAX_BYTES = 64 * 1024
# Seconds: for a connection and each part of an answer; for one address in all.
TIMEOUT_S = 8.0
DEADLINE_S = 25.0
PAUSE_S = 1.0
HOSTS_AT_ONCE = 6

_ERROR = 400
_REDIRECTS = {301, 302, 303, 307, 308}


class _Ended(Exception):
    """The look at this address is over; ``uitkomst`` is what came of it."""

    def __init__(self, uitkomst: Linkuitkomst) -> None:
        super().__init__(uitkomst)
        self.uitkomst = uitkomst


class Webcontroleur:
    """Implements ``domain.linkcontrole.Linkcontroleur``.

    ``user_agent`` says who looks. ``allow_internal`` lets tests look at their own machine.
    """

    def __init__(
        self,
        user_agent: str,
        *,
        timeout_s: float = TIMEOUT_S,
        deadline_s: float = DEADLINE_S,
        pause_s: float = PAUSE_S,
        allow_internal: bool = False,
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        self._headers = {
            "User-Agent": user_agent,
            "Accept": "text/html,*/*;q=0.5",
            "Accept-Encoding": "identity",
            "Connection": "close",
        }
        self._timeout_s = timeout_s
        self._deadline_s = deadline_s
        self._pause_s = pause_s
        self._allow_internal = allow_internal
        self._ssl_context = ssl_context

    def check(self, urls: Iterable[str]) -> Iterator[tuple[str, Linkuitkomst]]:
        """What came of each address, as soon as it is known."""
        by_host = defaultdict[str, list[str]](list)
        for url in dict.fromkeys(urls):
            by_host[_host_of(url)].append(url)
        done = SimpleQueue[tuple[str, Linkuitkomst] | None]()
        stop = threading.Event()
        with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
            looking = [pool.submit(self._check_host, urls, done, stop) for urls in by_host.values()]
            hosts = len(looking)
            try:
                while hosts:
                    seen = done.get()
                    if seen is None:
                        hosts -= 1
                    else:
                        yield seen
            finally:
                stop.set()
                pool.shutdown(wait=True, cancel_futures=True)
            for host in looking:
                host.result()  # what went wrong in there is not kept quiet

    def check_one(self, url: str) -> Linkuitkomst:
        """Look at one address now."""
        until = time.monotonic() + self._deadline_s
        try:
            for _ in range(MAX_REDIRECTS + 1):
                url = self._follow(url, until)
        except _Ended as ended:
            return ended.uitkomst
        return Linkuitkomst.DOORVERWIJZING

    def _check_host(
        self,
        urls: Iterable[str],
        done: SimpleQueue[tuple[str, Linkuitkomst] | None],
        stop: threading.Event,
    ) -> None:
        """Puts each outcome in ``done``, and None at the end, whatever happens."""
        try:
            for number, url in enumerate(urls):
                if number and stop.wait(self._pause_s):
                    return
                done.put((url, self.check_one(url)))
        finally:
            done.put(None)

    def _follow(self, url: str, until: float) -> str:
        """The address to which this one leads on.

        Raises:
            _Ended: it leads nowhere else.

        """
        parts = _split(url)
        addresses = self._look_up(parts)
        status, location, body = self._ask("HEAD", parts, addresses, until)
        # Some servers know no HEAD; and of a home page one must see whether it is for sale.
        if status >= _ERROR or (status not in _REDIRECTS and parts.path in ("", "/")):
            status, location, body = self._ask("GET", parts, addresses, until)
        if status in _REDIRECTS and location:
            try:
                return urljoin(url, location)
            except ValueError:
                raise _Ended(Linkuitkomst.DOORVERWIJZING) from None
        if is_parked(parts.hostname or "", body):
            raise _Ended(Linkuitkomst.GEPARKEERD)
        raise _Ended(judge(status))

    def _look_up(self, parts: SplitResult) -> list[str]:
        """The numbers of the host, when all of them may be asked."""
        try:
            found = socket.getaddrinfo(parts.hostname, _port_of(parts), type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise _Ended(Linkuitkomst.ONBEKEND_ADRES) from None
        numbers = list(dict.fromkeys(str(info[4][0]) for info in found))
        # A name with one number inside is not to be trusted with its others.
        if not self._allow_internal and not all(map(is_public, numbers)):
            raise _Ended(Linkuitkomst.INTERN)
        return numbers

    def _ask(
        self, method: str, parts: SplitResult, addresses: list[str], until: float
    ) -> tuple[int, str, bytes]:
        """Status, address to go on to and the first part of the body, from the first number that
        takes the call."""
        for address in addresses[:-1]:
            try:
                return self._ask_one(method, parts, address, until)
            except _Ended as ended:
                if ended.uitkomst is not Linkuitkomst.GEEN_ANTWOORD:
                    raise
        return self._ask_one(method, parts, addresses[-1], until)

    def _ask_one(
        self, method: str, parts: SplitResult, address: str, until: float
    ) -> tuple[int, str, bytes]:
        left = until - time.monotonic()
        if left <= 0:
            raise _Ended(Linkuitkomst.TE_TRAAG)
        connection = self._connect(parts, address, min(self._timeout_s, left))
        late = threading.Event()
        try:
            with closing(connection):
                connection.connect()
                # Kept apart: the connection lets go of its socket before the body is read.
                with _ending(connection.sock, until - time.monotonic(), late):
                    connection.request(
                        method,
                        _target(parts),
                        headers={**self._headers, "Host": _netloc(parts)},
                        preload_content=False,
                    )
                    answer = connection.getresponse()
                    body = _read(answer) if method == "GET" else b""
                if late.is_set():
                    raise _Ended(Linkuitkomst.TE_TRAAG)
                return answer.status, answer.headers.get("Location", ""), body
        except (HTTPError, OSError, ValueError, HTTPException) as error:
            raise _Ended(Linkuitkomst.TE_TRAAG if late.is_set() else explain(error)) from None

    def _connect(self, parts: SplitResult, address: str, timeout: float) -> HTTPConnection:
        port = _port_of(parts)
        if parts.scheme == "http":
            return HTTPConnection(address, port, timeout=timeout)
        return HTTPSConnection(
            address,
            port,
            timeout=timeout,
            server_hostname=parts.hostname,
            assert_hostname=parts.hostname,
            cert_reqs="CERT_REQUIRED",
            ssl_context=self._ssl_context,
        )


@contextmanager
def _ending(sock: socket.socket, left: float, late: threading.Event) -> Iterator[None]:
    """Hang up when the time is over; sets ``late`` then."""

    def end() -> None:
        late.set()
        with suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)

    deadline = threading.Timer(max(left, 0), end)
    deadline.daemon = True
    deadline.start()
    try:
        yield
    finally:
        deadline.cancel()


def _host_of(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _port_of(parts)
    except ValueError:
        raise _Ended(Linkuitkomst.ONBEKEND_ADRES) from None
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        raise _Ended(Linkuitkomst.ONBEKEND_ADRES)
    return parts


def _target(parts: SplitResult) -> str:
    """Path and question, in the signs that may stand in a request."""
    query = f"?{parts.query}" if parts.query else ""
    return quote(f"{parts.path or '/'}{query}", safe="%/?:@!$&'()*+,;=~[]|")


def _netloc(parts: SplitResult) -> str:
    host = (parts.hostname or "").encode("idna").decode()
    name = f"[{host}]" if ":" in host else host
    return f"{name}:{parts.port}" if parts.port else name


def _port_of(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


def _read(answer: BaseHTTPResponse) -> bytes:
    """The beginning of the body; the rest is not waited for."""
    body = b""
    for piece in answer.stream(8 * 1024):
        body += piece
        if len(body) >= MAX_BYTES:
            break
    return body[:MAX_BYTES]
