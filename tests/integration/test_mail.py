"""Mails commit with what they tell, and arrive whatever the mail server does meanwhile."""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from threading import Barrier, Lock
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine, select

from portal.adapters.mail.map import MapMailer
from portal.adapters.mail.smtp import SmtpMailer, read_smtp_url
from portal.data import mailbox
from portal.data.models import MailTaak
from portal.data.uow import UnitOfWork, make_session_factory
from portal.domain.begrippen import Rol
from portal.domain.errors import NietToegestaan
from portal.domain.gebruikers import Bevoegdheid, Identiteit
from portal.domain.mail import Afzender, Bericht, Inhoud, MailserverNietBereikbaar
from portal.services.mail import (
    clean_up_mail,
    drop_mail,
    get_mail_stand,
    list_geparkeerde_mail,
    queue_mail,
    retry_mail,
    send_due,
)
from tests.support.portaal import NOW
from tests.support.smtp import Postbus, part, smtp_server

AFZENDER = Afzender(naam="Sociale kaart", email="kaart@example.nl", bounce="terug@example.nl")


def render(soort: str, taal: str, gegevens: Mapping[str, Any]) -> Inhoud:
    naam = gegevens["naam"]
    return Inhoud(onderwerp=f"Dag {naam}", tekst=f"Dag {naam} ü\n", html=f"<p>Dag {naam} ü</p>")


def identiteit(rol: Rol) -> Identiteit:
    return Identiteit(
        id=UUID(int=0), naam="A", email="a@example.nl", bevoegdheden=(Bevoegdheid(rol),)
    )


@pytest.fixture
def postbus() -> Iterator[Postbus]:
    with smtp_server() as server:
        yield server


def mailer(postbus: Postbus) -> SmtpMailer:
    return SmtpMailer(read_smtp_url(postbus.url), AFZENDER, timeout_s=5)


def queue(uow: UnitOfWork, ontvanger: str = "fatima@example.nl", **values: Any) -> None:
    with uow:
        queue_mail(
            uow.session, soort="proef", ontvanger=ontvanger, gegevens={"naam": "Fatima"}, **values
        )
        uow.commit()


def rows(uow: UnitOfWork) -> list[MailTaak]:
    with uow:
        return list(uow.session.scalars(select(MailTaak).order_by(MailTaak.id)))


def at(uow: UnitOfWork, later: timedelta) -> UnitOfWork:
    moved = uow.another()
    moved.clock = lambda: NOW + later
    return moved


def test_a_mail_arrives_as_text_and_as_html_with_honest_headers(
    uow: UnitOfWork, postbus: Postbus
) -> None:
    queue(uow, taal="en")

    done = send_due(uow, mailer(postbus), render)

    [mail] = postbus.mails
    assert (done.verzonden, done.bereikbaar) == (1, True)
    assert postbus.envelopes == [("terug@example.nl", ["fatima@example.nl"])]
    assert mail["From"] == "Sociale kaart <kaart@example.nl>"
    assert mail["Subject"] == "Dag Fatima"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Content-Language"] == "en"
    assert mail["Date"]
    assert mail["Message-ID"].endswith("@example.nl>")
    assert part(mail, "plain").strip() == "Dag Fatima ü"
    assert part(mail, "html").strip() == "<p>Dag Fatima ü</p>"


def test_of_a_mail_that_was_sent_no_address_and_no_contents_are_kept(
    uow: UnitOfWork, postbus: Postbus
) -> None:
    queue(uow)

    send_due(uow, mailer(postbus), render)

    [taak] = rows(uow)
    assert (taak.ontvanger, taak.gegevens, taak.sent_at) == ("", {}, NOW)


def test_what_is_rolled_back_sends_no_mail(uow: UnitOfWork, postbus: Postbus) -> None:
    with uow:
        queue_mail(uow.session, soort="proef", ontvanger="a@example.nl")

    assert send_due(uow, mailer(postbus), render).verzonden == 0
    assert rows(uow) == []


def test_the_same_mail_is_queued_once_also_after_it_was_sent(
    uow: UnitOfWork, postbus: Postbus
) -> None:
    for _ in range(2):
        queue(uow, sleutel="controle:1")
    send_due(uow, mailer(postbus), render)
    queue(uow, sleutel="controle:1")
    queue(uow, sleutel="controle:2")

    send_due(uow, mailer(postbus), render)

    assert len(postbus.mails) == 2


def test_a_server_that_is_down_for_a_day_loses_nothing(uow: UnitOfWork, postbus: Postbus) -> None:
    for number in range(3):
        queue(uow, f"a{number}@example.nl")
    postbus.stop()
    for hour in range(0, 24, 4):
        done = send_due(at(uow, timedelta(hours=hour)), mailer(postbus), render)
        assert not done.bereikbaar
    postbus.start()

    send_due(at(uow, timedelta(hours=25)), mailer(postbus), render)

    assert {to for _, [to] in postbus.envelopes} == {f"a{n}@example.nl" for n in range(3)}


def test_an_hour_passes_at_most_between_two_tries_and_three_days_before_it_is_parked(
    uow: UnitOfWork, now: datetime
) -> None:
    queue(uow)
    [taak] = rows(uow)
    moment = now
    pauses = []

    with uow:
        while not mailbox.postpone(uow.session, taak.id, "stuk", moment):
            row = uow.session.get_one(MailTaak, taak.id)
            pauses.append(row.available_at - moment)
            moment = row.available_at

    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (timedelta(minutes=1), timedelta(hours=1))
    assert timedelta(days=3) <= moment - now <= timedelta(days=3, hours=2)


def test_a_refused_recipient_is_parked_and_keeps_nobody_waiting(
    uow: UnitOfWork, postbus: Postbus
) -> None:
    postbus.refused = {"weg@example.nl": "550 unknown", "vol@example.nl": "452 full"}
    for ontvanger in ("weg@example.nl", "vol@example.nl", "er@example.nl"):
        queue(uow, ontvanger)

    done = send_due(uow, mailer(postbus), render)

    assert (done.verzonden, done.uitgesteld, done.geparkeerd) == (1, 1, 1)
    assert [to for _, [to] in postbus.envelopes] == ["er@example.nl"]
    assert get_mail_stand(uow).wachtend == 1
    [parked] = list_geparkeerde_mail(uow, wie=identiteit(Rol.BEHEERDER))
    assert (parked.ontvanger, parked.reden) == ("weg@example.nl", "550")


def test_a_mail_whose_contents_are_refused_is_parked(uow: UnitOfWork, postbus: Postbus) -> None:
    postbus.at_data = "554 no"
    queue(uow)

    assert send_due(uow, mailer(postbus), render).geparkeerd == 1


def test_what_was_parked_is_sent_when_somebody_says_so(uow: UnitOfWork, postbus: Postbus) -> None:
    postbus.refused = {"weg@example.nl": "550 unknown"}
    queue(uow, "weg@example.nl")
    send_due(uow, mailer(postbus), render)
    postbus.refused = {}

    assert retry_mail(uow, wie=identiteit(Rol.BEHEERDER)) == 1

    assert send_due(uow, mailer(postbus), render).verzonden == 1


def test_a_parked_mail_can_be_given_up_and_another_cannot(
    uow: UnitOfWork, postbus: Postbus
) -> None:
    postbus.refused = {"weg@example.nl": "550 unknown"}
    queue(uow, "weg@example.nl")
    send_due(uow, mailer(postbus), render)
    queue(uow)
    parked, waiting = rows(uow)

    for taak in (parked, waiting):
        drop_mail(uow, wie=identiteit(Rol.BEHEERDER), id_=taak.id)

    assert [taak.id for taak in rows(uow)] == [waiting.id]


@pytest.mark.parametrize("rol", [Rol.REDACTEUR, Rol.PROFESSIONAL])
def test_only_a_beheerder_sees_to_whom_mails_go(uow: UnitOfWork, rol: Rol) -> None:
    wie = identiteit(rol)

    with pytest.raises(NietToegestaan):
        list_geparkeerde_mail(uow, wie=wie)
    with pytest.raises(NietToegestaan):
        retry_mail(uow, wie=wie)
    with pytest.raises(NietToegestaan):
        drop_mail(uow, wie=wie, id_=1)


def test_a_mail_that_cannot_be_made_waits_and_keeps_nobody_waiting(
    uow: UnitOfWork, postbus: Postbus, caplog: pytest.LogCaptureFixture
) -> None:
    queue(uow, "eerste@example.nl")
    queue(uow)
    [broken, _] = rows(uow)

    def stumble(soort: str, taal: str, gegevens: Mapping[str, Any]) -> Inhoud:
        if not postbus.mails and broken.attempts == 0:
            broken.attempts = 1
            raise KeyError(soort)
        return render(soort, taal, gegevens)

    done = send_due(uow, mailer(postbus), stumble)

    assert (done.verzonden, done.uitgesteld) == (1, 1)
    assert "eerste@example.nl" not in caplog.text


def test_no_log_line_holds_an_address(
    uow: UnitOfWork, postbus: Postbus, caplog: pytest.LogCaptureFixture
) -> None:
    postbus.refused = {"weg@example.nl": "550 weg@example.nl is unknown"}
    queue(uow, "weg@example.nl")
    queue(uow, "er@example.nl")

    send_due(uow, mailer(postbus), render)

    assert "mail_refused" in caplog.text
    assert "@example.nl" not in caplog.text


@dataclass
class Dying:
    """Hands mails over and dies before anybody can note it."""

    sent: list[Bericht] = field(default_factory=list)

    def send(self, bericht: Bericht) -> None:
        self.sent.append(bericht)
        if len(self.sent) == 1:
            raise SystemExit

    def close(self) -> None: ...


def test_dying_after_sending_sends_again_with_the_same_message_id(uow: UnitOfWork) -> None:
    queue(uow)
    dying = Dying()

    with pytest.raises(SystemExit):
        send_due(uow, dying, render)
    assert send_due(uow, dying, render).verzonden == 0
    after_lease = at(uow, mailbox.LEASE)
    assert send_due(after_lease, dying, render).verzonden == 1

    first, second = dying.sent
    assert first.id == second.id


@dataclass
class Counting:
    """Remembers how often each mail was handed over, by several threads."""

    lock: Lock = field(default_factory=Lock)
    ids: list[str] = field(default_factory=list)

    def send(self, bericht: Bericht) -> None:
        with self.lock:
            self.ids.append(bericht.id)

    def close(self) -> None: ...


def test_two_workers_send_every_mail_once(shared: Engine) -> None:
    sessions = make_session_factory(shared)
    counting = Counting()
    together = Barrier(2, timeout=20)
    with UnitOfWork(sessions) as uow:
        for number in range(10):
            queue_mail(
                uow.session,
                soort="proef",
                ontvanger=f"a{number}@example.nl",
                gegevens={"naam": "A"},
            )
        uow.commit()

    def work(_number: int) -> None:
        together.wait()
        while send_due(UnitOfWork(sessions), counting, render).verzonden:
            pass

    with ThreadPoolExecutor() as pool:
        list(pool.map(work, range(2)))

    assert len(counting.ids) == len(set(counting.ids)) == 10


def test_two_machines_queue_the_same_mail_once(shared: Engine) -> None:
    sessions = make_session_factory(shared)
    together = Barrier(4, timeout=20)

    def add(_number: int) -> bool:
        together.wait()
        with UnitOfWork(sessions) as uow:
            added = queue_mail(
                uow.session, soort="proef", ontvanger="a@example.nl", sleutel="controle:1"
            )
            uow.commit()
        return added

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(add, range(4))) == [False, False, False, True]


def test_nothing_in_a_mail_can_add_a_header_or_a_recipient(
    uow: UnitOfWork, postbus: Postbus
) -> None:
    def inject(soort: str, taal: str, gegevens: Mapping[str, Any]) -> Inhoud:
        return Inhoud(onderwerp="Dag\r\nBcc: x@example.nl", tekst="t", html="h")

    queue(uow, "goed@example.nl")
    queue(uow, "a@example.nl\r\nBcc: x@example.nl")
    queue(uow, "a@example.nl, b@example.nl")

    done = send_due(uow, mailer(postbus), inject)

    [mail] = postbus.mails
    assert (mail["Subject"], mail["Bcc"]) == ("Dag Bcc: x@example.nl", None)
    assert postbus.envelopes == [("terug@example.nl", ["goed@example.nl"])]
    assert done.geparkeerd == 2


def test_a_password_does_not_travel_to_a_server_that_cannot_keep_it_secret(
    uow: UnitOfWork, postbus: Postbus
) -> None:
    address = read_smtp_url(postbus.url.replace("//", "//wie:geheim@"))
    queue(uow)

    done = send_due(uow, SmtpMailer(address, AFZENDER, timeout_s=5), render)

    assert address.starttls
    assert not done.bereikbaar
    assert postbus.mails == []


def test_without_a_mail_server_mails_are_files_that_only_the_owner_opens(
    uow: UnitOfWork, tmp_path: Path
) -> None:
    queue(uow)

    send_due(uow, MapMailer(tmp_path / "mail", AFZENDER), render)

    [path] = (tmp_path / "mail").iterdir()
    assert path.name.endswith("-proef.eml")
    assert b"To: fatima@example.nl" in path.read_bytes()
    assert path.parent.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_written_is_a_server_that_does_not_answer(
    uow: UnitOfWork, tmp_path: Path
) -> None:
    (tmp_path / "mail").write_text("geen map")
    queue(uow)

    assert not send_due(uow, MapMailer(tmp_path / "mail", AFZENDER), render).bereikbaar


def test_that_a_mail_was_sent_is_forgotten_when_nothing_depends_on_it(
    uow: UnitOfWork, postbus: Postbus
) -> None:
    queue(uow)
    queue(uow, sleutel="controle:1")
    send_due(uow, mailer(postbus), render)

    clean_up_mail(at(uow, timedelta(days=31)))
    assert [taak.sleutel for taak in rows(uow)] == ["controle:1"]

    clean_up_mail(at(uow, timedelta(days=401)))
    assert rows(uow) == []


@pytest.mark.parametrize(
    ("url", "said"),
    [("http://a", "http"), ("smtp://", "smtp"), ("mail", ""), ("smtp://a:b", "Port")],
)
def test_an_address_that_is_no_mail_server_is_refused(url: str, said: str) -> None:
    with pytest.raises(ValueError, match=f"^{said}"):
        read_smtp_url(url)


@pytest.mark.parametrize(
    ("url", "port", "tls", "starttls"),
    [
        ("smtp://mail.nl", 25, False, False),
        ("smtp://u:p%40@mail.nl", 587, False, True),
        ("smtp://u:p@mail.nl?starttls=0", 25, False, False),
        ("smtps://u:p@mail.nl", 465, True, False),
        ("smtp://mail.nl:2525?starttls=1", 2525, False, True),
    ],
)
def test_a_server_is_spoken_to_as_its_address_says(
    url: str, port: int, *, tls: bool, starttls: bool
) -> None:
    address = read_smtp_url(url)

    assert (address.port, address.tls, address.starttls) == (port, tls, starttls)
    assert address.password in {"", "p", "p@"}


def test_a_server_that_does_not_answer_is_told_apart_from_a_refusal() -> None:
    adres = read_smtp_url("smtp://127.0.0.1:1")

    with pytest.raises(MailserverNietBereikbaar):
        SmtpMailer(adres, AFZENDER, timeout_s=1).send(
            Bericht(
                id="1.1", soort="proef", taal="nl", ontvanger="a@example.nl", gemaakt_op=NOW,
                inhoud=Inhoud(onderwerp="a", tekst="b", html="c"),
            )
        )  # fmt: skip
