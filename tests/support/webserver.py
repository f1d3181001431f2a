"""A real HTTP server on this machine that gives prepared answers."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit


class Webserver:
    """Gives ``body`` to every question, and remembers the questions. While ``stalled`` is set,
    an answer waits until the server is stopped."""

    def __init__(self) -> None:
        self.body = b"{}"
        self.status = 200
        self.content_type = "application/json"
        self.stalled = False
        self.asked: list[list[tuple[str, str]]] = []
        self.stopping = threading.Event()
        self.url = ""

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        self.asked.append(parse_qsl(urlsplit(handler.path).query))
        if self.stalled:
            self.stopping.wait()
            return
        handler.send_response(self.status)
        handler.send_header("Content-Type", self.content_type)
        handler.send_header("Content-Length", str(len(self.body)))
        handler.end_headers()
        handler.wfile.write(self.body)


@contextmanager
def webserver() -> Iterator[Webserver]:
    """Runs until the block ends."""
    state = Webserver()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.answer(self)

        def log_message(self, *_args: object) -> None:
            """A test has no use for access lines."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield state
    finally:
        state.stopping.set()
        server.shutdown()
        server.server_close()
        thread.join()
