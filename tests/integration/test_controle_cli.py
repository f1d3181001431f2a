"""The cycle and the mails at the command line."""

from datetime import date

from click.testing import CliRunner, Result

from portal.bootstrap import Container
from portal.cli import cli
from tests.factories import Factories


def run(container: Container, *args: str) -> Result:
    return CliRunner().invoke(cli, args, obj=container)


def test_the_cycle_and_the_mails_say_what_they_did(own_container: Container) -> None:
    with own_container.uow() as uow:
        factories = Factories(uow.session)
        aanbieder = factories.aanbieder(naam="De Kei (proef)", email="kei@example.nl")
        factories.voorziening(aanbieder=aanbieder, gecontroleerd_op=date(2026, 5, 20))

    first = run(own_container, "controle", "run")
    again = run(own_container, "controle", "run")
    stand = run(own_container, "controle", "status")
    waits = run(own_container, "mail", "status")
    sent = run(own_container, "mail", "send")

    assert "1 mails klaargezet: 1 voorzieningen gevraagd, 0 herinnerd." in first.output
    assert "0 mails klaargezet: 0 voorzieningen gevraagd, 0 herinnerd." in again.output
    assert "gevraagd: 1" in stand.output
    assert "wachtend: 1" in waits.output
    assert "1 verzonden, 0 uitgesteld, 0 geparkeerd." in sent.output
    assert len(list((own_container.settings.instance / "mail").iterdir())) == 1
