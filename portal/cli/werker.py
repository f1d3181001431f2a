"""``portal index worker``: changes into the index, and mails on their way."""

import signal
import threading
from types import FrameType

import click

from indexer.worker import run
from portal.bootstrap import Container
from portal.cli.mail import start_mailing
from portal.services.indexherstel import Indexwacht
from portal.web.common.logboek import configure_logging


@click.command("worker")
@click.pass_obj
def worker_command(container: Container) -> None:
    """Verwerk wijzigingen en verstuur mails tot u stopt (Ctrl+C)."""
    stop = threading.Event()

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, on_signal)
    configure_logging()
    start_mailing(container, stop)
    tend = Indexwacht(container.uow, container.engine)
    run(container.outbox, container.engine, stop, tend=tend)
