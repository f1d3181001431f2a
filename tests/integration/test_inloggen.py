"""Logging in: links that work once, passwords that pause, second factors, sessions that end."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pyotp
import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from portal.data.models import Gebruiker, Herstelcode, MailTaak, Sessie, Sleutel
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Rol
from portal.domain.errors import InvoerOngeldig, NietGevonden, NietToegestaan, SleutelOngeldig
from portal.domain.foutcodes import Foutcode
from portal.domain.gebruikers import Identiteit
from portal.domain.inloggen import Doel
from portal.services import tweede_factor as factor
from portal.services.inloggen import log_in_with_link, log_in_with_wachtwoord, request_inloglink
from portal.services.sessies import (
    end_andere_sessies,
    end_sessie,
    find_identiteit,
    list_sessies,
    start_sessie,
)
from portal.services.sleutels import check_sleutel
from portal.services.wachtwoorden import (
    change_wachtwoord,
    hash_wachtwoord,
    request_wachtwoordlink,
    reset_wachtwoord,
)
from tests.factories import Factories

URL = "https://kaart.example"
GOED = "drie losse woorden"
SERVER = "sleutel van de server"
HASH = hash_wachtwoord(GOED)


class Tijd:
    """A clock that tests put forward."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def wait(self, **duration: float) -> None:
        self.now += timedelta(**duration)


@pytest.fixture
def tijd(uow: UnitOfWork, now: datetime) -> Tijd:
    tijd = Tijd(now)
    uow.clock = tijd
    return tijd


def token_of_last_mail(uow: UnitOfWork) -> str:
    with uow:
        mail = uow.session.scalars(select(MailTaak).order_by(MailTaak.id.desc())).first()
        assert mail is not None
        link: str = mail.gegevens["link"]
    return link.rpartition("/")[2]


def rows(uow: UnitOfWork, model: type) -> int:
    with uow:
        return len(uow.session.scalars(select(model)).all())


def codes(raised: pytest.ExceptionInfo[InvoerOngeldig]) -> list[str]:
    return [fout.code for fout in raised.value.fouten]


def test_a_link_logs_in_once(uow: UnitOfWork, factories: Factories) -> None:
    gebruiker = factories.gebruiker(email="Noor@example.nl")
    request_inloglink(uow, email="noor@EXAMPLE.nl", url=URL)
    token = token_of_last_mail(uow)

    check_sleutel(uow, token, Doel.INLOGGEN)  # looking uses nothing up
    ingelogd = log_in_with_link(uow, token=token, apparaat="Firefox, Windows")

    wie = find_identiteit(uow, ingelogd.token)
    assert wie is not None
    assert wie.id == gebruiker.id
    with pytest.raises(SleutelOngeldig):
        log_in_with_link(uow, token=token)


def test_a_mail_is_in_the_language_of_its_reader(uow: UnitOfWork, factories: Factories) -> None:
    factories.gebruiker(email="noor@example.nl", taal="en")

    request_inloglink(uow, email="noor@example.nl", url=URL)

    with uow:
        mail = uow.session.scalars(select(MailTaak)).one()
    assert (mail.soort, mail.taal) == ("inloggen", "en")
    assert mail.gegevens["link"].startswith(f"{URL}/en/inloggen/link/")


def test_a_link_is_refused_when_old_forged_or_for_something_else(
    uow: UnitOfWork, factories: Factories, tijd: Tijd
) -> None:
    factories.gebruiker(email="noor@example.nl")
    request_inloglink(uow, email="noor@example.nl", url=URL)
    token = token_of_last_mail(uow)

    with pytest.raises(SleutelOngeldig):
        log_in_with_link(uow, token=token[:-1] + "x")
    with pytest.raises(SleutelOngeldig):
        reset_wachtwoord(uow, token=token, nieuw=GOED)
    tijd.wait(minutes=31)
    with pytest.raises(SleutelOngeldig):
        log_in_with_link(uow, token=token)


def test_using_one_link_stops_the_others(uow: UnitOfWork, factories: Factories) -> None:
    factories.gebruiker(email="noor@example.nl")
    request_inloglink(uow, email="noor@example.nl", url=URL)
    first = token_of_last_mail(uow)
    request_inloglink(uow, email="noor@example.nl", url=URL)

    log_in_with_link(uow, token=token_of_last_mail(uow))

    with pytest.raises(SleutelOngeldig):
        log_in_with_link(uow, token=first)


@pytest.mark.parametrize("ask", [request_inloglink, request_wachtwoordlink])
def test_an_address_without_account_gets_no_mail_and_the_same_work(
    uow: UnitOfWork, factories: Factories, ask: Callable[..., None]
) -> None:
    factories.gebruiker(email="dicht@example.nl", actief=False)

    for email in ("niemand@example.nl", "dicht@example.nl"):
        ask(uow, email=email, url=URL)

    assert rows(uow, MailTaak) == 0
    assert rows(uow, Sleutel) <= 2


def test_a_mailbox_is_not_filled_by_others(uow: UnitOfWork, factories: Factories) -> None:
    factories.gebruiker(email="noor@example.nl")

    for _ in range(9):
        request_inloglink(uow, email="noor@example.nl", url=URL)

    assert rows(uow, MailTaak) == 5


def test_a_password_logs_in(uow: UnitOfWork, factories: Factories) -> None:
    factories.gebruiker(email="noor@example.nl", wachtwoord_hash=HASH)

    ingelogd = log_in_with_wachtwoord(uow, email=" NOOR@example.nl ", wachtwoord=GOED)

    assert find_identiteit(uow, ingelogd.token) is not None


def test_every_wrong_try_gives_the_same_answer(uow: UnitOfWork, factories: Factories) -> None:
    factories.gebruiker(email="noor@example.nl", wachtwoord_hash=HASH)
    factories.gebruiker(email="zonder@example.nl")
    factories.gebruiker(email="dicht@example.nl", wachtwoord_hash=HASH, actief=False)

    answers = set()
    for email, wachtwoord in (
        ("noor@example.nl", "fout"),
        ("zonder@example.nl", GOED),
        ("dicht@example.nl", GOED),
        ("niemand@example.nl", GOED),
    ):
        with pytest.raises(InvoerOngeldig) as raised:
            log_in_with_wachtwoord(uow, email=email, wachtwoord=wachtwoord)
        answers.add(tuple((f.veld, f.code, f.waarde) for f in raised.value.fouten))

    assert answers == {(("", Foutcode.INLOGGEN_MISLUKT, ""),)}


def test_five_wrong_passwords_make_the_account_pause(
    uow: UnitOfWork, factories: Factories, tijd: Tijd
) -> None:
    factories.gebruiker(email="noor@example.nl", wachtwoord_hash=HASH)
    factories.gebruiker(email="ander@example.nl", wachtwoord_hash=HASH)
    for _ in range(5):
        with pytest.raises(InvoerOngeldig):
            log_in_with_wachtwoord(uow, email="noor@example.nl", wachtwoord="fout")

    with pytest.raises(InvoerOngeldig):
        log_in_with_wachtwoord(uow, email="noor@example.nl", wachtwoord=GOED)
    log_in_with_wachtwoord(uow, email="ander@example.nl", wachtwoord=GOED)
    tijd.wait(seconds=61)
    log_in_with_wachtwoord(uow, email="noor@example.nl", wachtwoord=GOED)


def test_an_old_hash_is_renewed(uow: UnitOfWork, factories: Factories) -> None:
    old = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(GOED)
    gebruiker = factories.gebruiker(email="noor@example.nl", wachtwoord_hash=old)

    log_in_with_wachtwoord(uow, email="noor@example.nl", wachtwoord=GOED)

    with uow:
        now = uow.session.get_one(Gebruiker, gebruiker.id).wachtwoord_hash
    assert now != old
    log_in_with_wachtwoord(uow, email="noor@example.nl", wachtwoord=GOED)


def test_a_new_password_by_link_logs_out_everywhere(uow: UnitOfWork, factories: Factories) -> None:
    gebruiker = factories.gebruiker(email="noor@example.nl", wachtwoord_hash=HASH)
    token = start_sessie(uow, gebruiker.id)
    request_wachtwoordlink(uow, email="noor@example.nl", url=URL)
    link = token_of_last_mail(uow)

    with pytest.raises(InvoerOngeldig) as raised:
        reset_wachtwoord(uow, token=link, nieuw="kort")
    reset_wachtwoord(uow, token=link, nieuw="vier andere losse woorden")

    assert codes(raised) == [Foutcode.WACHTWOORD_KORT]
    assert find_identiteit(uow, token) is None
    log_in_with_wachtwoord(uow, email="noor@example.nl", wachtwoord="vier andere losse woorden")


def test_changing_a_password_asks_the_old_one_and_keeps_this_browser(
    uow: UnitOfWork, factories: Factories
) -> None:
    gebruiker = factories.gebruiker(email="noor@example.nl", wachtwoord_hash=HASH)
    here, there = (start_sessie(uow, gebruiker.id) for _ in range(2))
    wie = who(uow, here)

    with pytest.raises(InvoerOngeldig) as raised:
        change_wachtwoord(uow, wie=wie, huidig="fout", nieuw="vier andere losse woorden")
    change_wachtwoord(uow, wie=wie, huidig=GOED, nieuw="vier andere losse woorden")

    assert codes(raised) == [Foutcode.WACHTWOORD_ONJUIST]
    assert find_identiteit(uow, here) is not None
    assert find_identiteit(uow, there) is None


def test_a_first_password_needs_no_old_one(uow: UnitOfWork, factories: Factories) -> None:
    gebruiker = factories.gebruiker(email="noor@example.nl")

    change_wachtwoord(uow, wie=who(uow, start_sessie(uow, gebruiker.id)), huidig="", nieuw=GOED)

    log_in_with_wachtwoord(uow, email="noor@example.nl", wachtwoord=GOED)


def who(uow: UnitOfWork, token: str) -> Identiteit:
    wie = find_identiteit(uow, token)
    assert wie is not None
    return wie


def with_factor(uow: UnitOfWork, gebruiker: Gebruiker) -> tuple[str, pyotp.TOTP, list[str]]:
    """Set up a second factor; the token of the session, the app, the recovery codes."""
    zaad = factor.make_zaad()
    app = pyotp.TOTP(factor.make_geheim(zaad, SERVER))
    wie = who(uow, start_sessie(uow, gebruiker.id))
    token, herstel = factor.set_tweede_factor(
        uow, wie=wie, zaad=zaad, code=app.at(uow.clock()), serversleutel=SERVER
    )
    return token, app, herstel


def test_a_second_factor_is_asked_after_logging_in(
    uow: UnitOfWork, factories: Factories, tijd: Tijd
) -> None:
    gebruiker = factories.gebruiker(Rol.REDACTEUR)
    token, app, _herstel = with_factor(uow, gebruiker)
    outside = start_sessie(uow, gebruiker.id)
    tijd.wait(seconds=30)

    inside = factor.give_tweede_factor(
        uow, wie=who(uow, outside), code=app.at(tijd.now), serversleutel=SERVER
    )

    assert who(uow, token).is_binnen
    assert who(uow, inside).is_binnen
    assert find_identiteit(uow, outside) is None  # the session got another token


def test_setting_up_a_second_factor_is_mailed_and_ends_other_sessions(
    uow: UnitOfWork, factories: Factories
) -> None:
    gebruiker = factories.gebruiker(Rol.REDACTEUR)
    other = start_sessie(uow, gebruiker.id)

    _token, _app, herstel = with_factor(uow, gebruiker)

    assert find_identiteit(uow, other) is None
    assert len(set(herstel)) == 10
    with uow:
        mail = uow.session.scalars(select(MailTaak)).one()
        kept = uow.session.get_one(Gebruiker, gebruiker.id).totp_geheim or ""
    assert (mail.soort, mail.gegevens["stand"]) == ("tweede_factor_gewijzigd", "aan")
    assert factor.make_geheim(kept, SERVER) != kept


def test_a_code_works_once(uow: UnitOfWork, factories: Factories, tijd: Tijd) -> None:
    gebruiker = factories.gebruiker(Rol.REDACTEUR)
    _token, app, _herstel = with_factor(uow, gebruiker)
    used = app.at(tijd.now)

    with pytest.raises(InvoerOngeldig) as raised:
        factor.give_tweede_factor(
            uow, wie=who(uow, start_sessie(uow, gebruiker.id)), code=used, serversleutel=SERVER
        )

    assert codes(raised) == [Foutcode.CODE_ONJUIST]


@pytest.mark.parametrize(("seconds", "works"), [(-30, True), (30, True), (-90, False), (90, False)])
def test_a_clock_may_be_half_a_minute_off(
    uow: UnitOfWork, factories: Factories, tijd: Tijd, seconds: int, works: bool
) -> None:
    gebruiker = factories.gebruiker(Rol.REDACTEUR)
    _token, app, _herstel = with_factor(uow, gebruiker)
    tijd.wait(minutes=5)
    wie = who(uow, start_sessie(uow, gebruiker.id))
    code = app.at(tijd.now + timedelta(seconds=seconds))

    if works:
        factor.give_tweede_factor(uow, wie=wie, code=code, serversleutel=SERVER)
    else:
        with pytest.raises(InvoerOngeldig):
            factor.give_tweede_factor(uow, wie=wie, code=code, serversleutel=SERVER)


def test_a_recovery_code_works_once_however_it_is_typed(
    uow: UnitOfWork, factories: Factories
) -> None:
    gebruiker = factories.gebruiker(Rol.REDACTEUR)
    _token, _app, herstel = with_factor(uow, gebruiker)
    typed = f" {herstel[0].upper()} "

    token = factor.give_tweede_factor(
        uow, wie=who(uow, start_sessie(uow, gebruiker.id)), code=typed, serversleutel=SERVER
    )

    assert factor.count_herstelcodes(uow, wie=who(uow, token)) == 9
    with pytest.raises(InvoerOngeldig):
        factor.give_tweede_factor(
            uow, wie=who(uow, start_sessie(uow, gebruiker.id)), code=typed, serversleutel=SERVER
        )


def test_wrong_codes_make_the_factor_pause(
    uow: UnitOfWork, factories: Factories, tijd: Tijd
) -> None:
    gebruiker = factories.gebruiker(Rol.REDACTEUR)
    _token, app, _herstel = with_factor(uow, gebruiker)
    tijd.wait(minutes=1)
    wie = who(uow, start_sessie(uow, gebruiker.id))
    for _ in range(5):
        with pytest.raises(InvoerOngeldig):
            factor.give_tweede_factor(uow, wie=wie, code="000000", serversleutel=SERVER)

    with pytest.raises(InvoerOngeldig) as raised:
        factor.give_tweede_factor(uow, wie=wie, code=app.at(tijd.now), serversleutel=SERVER)
    tijd.wait(seconds=61)
    factor.give_tweede_factor(uow, wie=wie, code=app.at(tijd.now), serversleutel=SERVER)

    assert codes(raised) == [Foutcode.TE_VAAK]


def test_replacing_a_factor_asks_a_code_of_the_old_one(
    uow: UnitOfWork, factories: Factories, tijd: Tijd
) -> None:
    gebruiker = factories.gebruiker(Rol.REDACTEUR)
    token, app, herstel = with_factor(uow, gebruiker)
    tijd.wait(minutes=1)
    zaad = factor.make_zaad()
    code = pyotp.TOTP(factor.make_geheim(zaad, SERVER)).at(tijd.now)
    values = {"wie": who(uow, token), "zaad": zaad, "code": code, "serversleutel": SERVER}

    with pytest.raises(InvoerOngeldig):
        factor.set_tweede_factor(uow, **values)
    with pytest.raises(InvoerOngeldig):
        factor.set_tweede_factor(uow, **values, huidig=code)
    factor.set_tweede_factor(uow, **values, huidig=app.at(tijd.now))

    with pytest.raises(InvoerOngeldig):  # the codes on the old paper are gone too
        factor.give_tweede_factor(
            uow,
            wie=who(uow, start_sessie(uow, gebruiker.id)),
            code=herstel[1],
            serversleutel=SERVER,
        )
    assert rows(uow, Herstelcode) == 10


def test_only_who_need_not_have_a_factor_may_do_without(
    uow: UnitOfWork, factories: Factories
) -> None:
    redacteur, professional = (
        factories.gebruiker(rol) for rol in (Rol.REDACTEUR, Rol.PROFESSIONAL)
    )
    needs, _app, first = with_factor(uow, redacteur)
    may, _app, second = with_factor(uow, professional)

    with pytest.raises(NietToegestaan):
        factor.remove_tweede_factor(uow, wie=who(uow, needs), code=first[0], serversleutel=SERVER)
    factor.remove_tweede_factor(uow, wie=who(uow, may), code=second[0], serversleutel=SERVER)

    assert who(uow, start_sessie(uow, professional.id)).is_binnen
    assert not who(uow, start_sessie(uow, redacteur.id)).is_binnen


def test_new_recovery_codes_replace_the_old_ones(uow: UnitOfWork, factories: Factories) -> None:
    gebruiker = factories.gebruiker(Rol.REDACTEUR)
    token, _app, old = with_factor(uow, gebruiker)

    new = factor.renew_herstelcodes(uow, wie=who(uow, token), code=old[0], serversleutel=SERVER)

    assert set(new).isdisjoint(old)
    with pytest.raises(InvoerOngeldig):
        factor.renew_herstelcodes(uow, wie=who(uow, token), code=old[1], serversleutel=SERVER)


def test_the_own_sessions_are_listed_and_ended(uow: UnitOfWork, factories: Factories) -> None:
    gebruiker, other = factories.gebruiker(), factories.gebruiker()
    here, there, third = (start_sessie(uow, gebruiker.id, apparaat=str(n)) for n in range(3))
    elsewhere = who(uow, start_sessie(uow, other.id)).sessie_id
    wie = who(uow, here)
    listed = {sessie.apparaat: sessie for sessie in list_sessies(uow, wie=wie)}

    end_sessie(uow, wie=wie, sessie_id=listed["1"].id)
    end_andere_sessies(uow, wie=wie)

    assert [name for name, sessie in listed.items() if sessie.is_deze] == ["0"]
    assert find_identiteit(uow, here) is not None
    assert find_identiteit(uow, there) is None
    assert find_identiteit(uow, third) is None
    for unknown in (elsewhere, uuid4()):
        assert unknown is not None
        with pytest.raises(NietGevonden):
            end_sessie(uow, wie=wie, sessie_id=unknown)


def test_what_is_long_over_is_cleaned_up(uow: UnitOfWork, factories: Factories, tijd: Tijd) -> None:
    gebruiker = factories.gebruiker(email="noor@example.nl")
    start_sessie(uow, gebruiker.id)
    request_inloglink(uow, email="noor@example.nl", url=URL)
    tijd.wait(days=31)

    request_inloglink(uow, email="noor@example.nl", url=URL)

    assert rows(uow, Sessie) == 0
    assert rows(uow, Sleutel) == 1
