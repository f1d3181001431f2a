"""``portal mail``: sending what is queued; the worker does so all the time."""

import logging
import threading

import click

from portal.bootstrap import Container
from portal.domain.mail import Mailer, Render
from portal.services.mail import Verzending, get_mail_stand, retry_mail, send_due
from portal.web.app import create_app
from portal.web.common.mail import make_renderer

# How often the worker looks; a mail to log in with is waited for.
_PAUSE_S = 1.0
_LONGEST_PAUSE_S = 60.0
_log = logging.getLogger(__name__)


@click.group()
def mail() -> None:
    """Mails die klaarstaan."""


@mail.command("send")
@click.option("--opnieuw", is_flag=True, help="Probeer ook wat geparkeerd is opnieuw.")
@click.pass_obj
def send_command(container: Container, *, opnieuw: bool) -> None:
    """Verstuur alles wat nu aan de beurt is; status 1 als de mailserver niet antwoordt."""
    if opnieuw:
        retry_mail(container.uow(), wie=None)
    render = make_renderer(create_app(container))
    total = Verzending()
    while True:
        done = send_due(container.uow(), container.mailer(), render)
        total.verzonden += done.verzonden
        total.uitgesteld += done.uitgesteld
        total.geparkeerd += done.geparkeerd
        if not done.bereikbaar or not (done.verzonden or done.uitgesteld or done.geparkeerd):
            break
    click.echo(
        f"{total.verzonden} verzonden, {total.uitgesteld} uitgesteld, "
        f"{total.geparkeerd} geparkeerd."
    )
    if not done.bereikbaar:
        click.echo("De mailserver antwoordt niet. Wat wacht, gaat later vanzelf.", err=True)
        raise SystemExit(1)


@mail.command("status")
@click.pass_obj
def status_command(container: Container) -> None:
    """Toon hoeveel mails wachten; status 1 als er geparkeerd zijn."""
    stand = get_mail_stand(container.uow())
    click.echo(f"wachtend: {stand.wachtend}, oudste {stand.achterstand_s} s")
    click.echo(f"geparkeerd: {stand.geparkeerd}")
    if stand.geparkeerd:
        raise SystemExit(1)


def start_mailing(container: Container, stop: threading.Event) -> None:
    """Send mails beside the caller's own work until ``stop`` is set."""
    # A setting that cannot be is told at the start, not in a thread.
    container.mailer()
    threading.Thread(target=_work, args=(container, stop), daemon=True).start()


def _work(container: Container, stop: threading.Event) -> None:
    render = make_renderer(create_app(container))
    pause = _PAUSE_S
    while not stop.is_set():
        if _send(container, container.mailer(), render):
            pause = _PAUSE_S
        else:
            pause = min(pause * 2, _LONGEST_PAUSE_S)
        stop.wait(pause)


def _send(container: Container, mailer: Mailer, render: Render) -> bool:
    """Whether database and mail server answered."""
    try:
        return send_due(container.uow(), mailer, render).bereikbaar
    except Exception:
        _log.exception("mailing_failed")
        return False
