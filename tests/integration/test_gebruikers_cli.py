"""The first account of an installation comes from the command line."""

import pytest
from click.testing import CliRunner, Result

from portal.bootstrap import Container
from portal.cli import cli
from portal.services.inloggen import log_in_with_wachtwoord
from portal.services.wachtwoorden import reset_wachtwoord


def run(container: Container, *args: str) -> Result:
    return CliRunner().invoke(cli, ["gebruikers", *args], obj=container)


def test_an_account_is_made_listed_and_reset(own_container: Container) -> None:
    made = run(own_container, "create", "Noor@example.nl", "--rol", "beheerder", "--naam", "Noor")
    more = run(
        own_container, "create", "noor@example.nl", "--rol", "redacteur", "--gemeente", "GM0988"
    )
    listed = run(own_container, "list")
    reset = run(own_container, "reset", "noor@example.nl")

    link = made.stdout.split()[-1]
    assert link.startswith("http://127.0.0.1:8000/wachtwoord/")
    token = link.rpartition("/")[2]
    reset_wachtwoord(own_container.uow(), token=token, nieuw="drie losse woorden")
    log_in_with_wachtwoord(
        own_container.uow(), email="noor@example.nl", wachtwoord="drie losse woorden"
    )
    assert listed.stdout == "Noor@example.nl: beheerder, redacteur GM0988\n"
    assert [r.exit_code for r in (made, more, listed, reset)] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (("create", "geen-adres", "--rol", "beheerder"), 1, "email"),
        (("create", "n@example.nl", "--rol", "aanbieder"), 1, "aanbieder"),
        (("create", "n@example.nl", "--rol", "redacteur", "--gemeente", "GM9999"), 1, "GM9999"),
        (("create", "n@example.nl", "--rol", "koning"), 2, "koning"),
        (("reset", "niemand@example.nl"), 1, "niemand@example.nl"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(
    own_container: Container, args: tuple[str, ...], status: int, said: str
) -> None:
    ended = run(own_container, *args)

    assert ended.exit_code == status
    assert said in ended.stderr
    assert "Traceback" not in ended.output
