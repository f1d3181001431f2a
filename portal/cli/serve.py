"""``portal serve``: the web server, and beside it the worker of the index and the mails."""

import logging
import multiprocessing
import os
import signal
import socket
import sys
import threading
import time
from types import FrameType
from typing import Any

import click
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from indexer.worker import run
from portal.bootstrap import Container
from portal.cli.installatie import index_once, load_demo_once, upgrade
from portal.cli.mail import start_mailing
from portal.config import require_secret_key, with_local_secret_key
from portal.services.indexherstel import Indexwacht
from portal.web.app import create_app, prepare
from portal.web.common.logboek import configure_logging

_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_fork = multiprocessing.get_context("fork")
# A worker that dies is started again, but not in a tight circle.
_PAUSE_S = 1.0
# The longest that gunicorn reads. What is longer than a page allows gets its explanation there,
# and here only what no browser sends.
_MAX_REQUEST_LINE = 8_190
_MAX_PORT = 65_535
_log = logging.getLogger(__name__)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Adres om op te luisteren.")
@click.option("--port", default=8000, show_default=True, envvar="PORT", help="Poort.")
@click.option("--workers", default=2, show_default=True, help="Aantal webprocessen.")
@click.option("--demo", is_flag=True, help="Laad de voorbeeldregio als er nog niets is.")
@click.pass_obj
def serve(container: Container, host: str, port: int, workers: int, *, demo: bool) -> None:
    """Start de webserver, met de werker voor index en mail ernaast."""
    _check_port(host, port)
    secure = with_local_secret_key if host in _LOOPBACK else require_secret_key
    container = Container(secure(container.settings))
    upgrade(container)
    if demo:
        load_demo_once(container)
    index_once(container)
    configure_logging()
    # What is read before the fork is there at once, and shared, in every process.
    container.refresh()
    # A mail server that cannot be is told now, not by a worker that stops again and again.
    container.mailer()
    container.database.dispose()
    click.echo(f"De sociale kaart staat op http://{host}:{port}")
    _supervise(container, f"{host}:{port}", workers)


def _check_port(host: str, port: int) -> None:
    if not 0 < port <= _MAX_PORT:
        click.echo(f"Poort {port} bestaat niet. Kies een getal van 1 tot {_MAX_PORT}.", err=True)
        sys.exit(2)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            click.echo(
                f"Poort {port} is bezet of mag niet ({error.strerror}). "
                f"Kies een andere, bijvoorbeeld: make run PORT={port + 1}",
                err=True,
            )
            sys.exit(2)


def _supervise(container: Container, bind: str, workers: int) -> None:
    """Run both until one is asked to stop; the web server's end is the end."""
    stop = threading.Event()

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, on_signal)
    web = _start(_serve_web, container, bind, workers)
    worker = _start(_work, container)
    while not stop.is_set() and web.is_alive():
        if not worker.is_alive():
            time.sleep(_PAUSE_S)
            worker = _start(_work, container)
        stop.wait(0.2)
    if not stop.is_set():
        _log.error("web_process_ended", extra={"exitcode": web.exitcode})
        click.echo("Het webproces is uit zichzelf gestopt; de server stopt nu ook.", err=True)
    for process in (worker, web):
        process.terminate()
        process.join(10)
    sys.exit(0 if stop.is_set() else 1)


def _start(target: Any, *args: Any) -> multiprocessing.process.BaseProcess:
    process = _fork.Process(target=target, args=args)
    process.start()
    return process


def _serve_web(container: Container, bind: str, workers: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal sends it to all: the parent decides
    _Server(container, bind, workers).run()


def _work(container: Container) -> None:
    stop = threading.Event()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda _number, _frame: stop.set())
    parent = os.getppid()
    threading.Thread(target=_stop_without, args=(parent, stop), daemon=True).start()
    start_mailing(container, stop)
    tend = Indexwacht(container.uow, container.engine)
    run(container.outbox, container.engine, stop, tend=tend)


def _stop_without(parent: int, stop: threading.Event) -> None:
    """A worker whose parent was killed stops too."""
    while not stop.wait(1):
        if os.getppid() != parent:
            stop.set()


class _Master(Arbiter):
    """The process over the web workers; when its own parent was killed it stops too, instead of
    serving on without an index worker."""

    def __init__(self, app: BaseApplication) -> None:
        super().__init__(app)
        self.parent = os.getppid()

    def manage_workers(self) -> None:
        if os.getppid() != self.parent:
            raise StopIteration
        super().manage_workers()


class _Server(BaseApplication):
    """Gunicorn with threads: pages wait for the engine, not for the processor."""

    def __init__(self, container: Container, bind: str, workers: int) -> None:
        self.container = container
        self.bind = bind
        self.workers = workers
        super().__init__()

    def load_config(self) -> None:
        for name, value in (
            ("bind", self.bind),
            ("workers", self.workers),
            ("worker_class", "gthread"),
            ("threads", 4),
            ("accesslog", None),
            ("loglevel", "warning"),
            ("graceful_timeout", 5),
            # What was counted in the last half minute.
            ("worker_exit", lambda _arbiter, _worker: self.container.cijfers.flush()),
            ("limit_request_line", _MAX_REQUEST_LINE),
        ):
            self.cfg.set(name, value)

    def run(self) -> None:
        _Master(self).run()

    def load(self) -> Any:
        app = create_app(self.container)
        prepare(app)
        return app
