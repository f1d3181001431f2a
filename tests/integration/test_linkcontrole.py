"""What the check of links and telephones makes of what it sees, day after day."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from uuid import uuid4

from click.testing import CliRunner
from sqlalchemy import select

from portal.bootstrap import Container
from portal.cli import cli
from portal.data.models import Contactkanaal, Linkcontrole, Signaal
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import (
    KanaalSoort,
    Linkuitkomst,
    Rol,
    SignaalBron,
    SignaalSoort,
    SignaalStatus,
)
from portal.domain.gebruikers import Bevoegdheid, Identiteit
from portal.services.linkcontrole import Linkverslag, check_links, list_urls_to_check
from portal.services.signalen import resolve_signaal
from tests.factories import Factories
from tests.support.portaal import NOW

REDACTEUR = Identiteit(
    id=uuid4(), naam="R", email="r@example.nl", bevoegdheden=(Bevoegdheid(Rol.REDACTEUR),)
)
URL = "https://www.samen.example/"


class Gezien:
    """A checker that sees what the test says; everything else works."""

    def __init__(
        self, kapot: Iterable[str] = (), uitkomst: Linkuitkomst = Linkuitkomst.WEG
    ) -> None:
        self.kapot = set(kapot)
        self.uitkomst = uitkomst
        self.asked: list[str] = []

    def check(self, urls: Iterable[str]) -> Iterator[tuple[str, Linkuitkomst]]:
        for url in urls:
            self.asked.append(url)
            yield url, self.uitkomst if url in self.kapot else Linkuitkomst.GOED


def day(uow: UnitOfWork, number: int) -> UnitOfWork:
    moment = NOW + timedelta(days=number)
    later = uow.another()
    later.clock = lambda: moment
    return later


def look(uow: UnitOfWork, number: int, *kapot: str) -> Linkverslag:
    return check_links(day(uow, number), Gezien(kapot), 100)


def website(factories: Factories, url: str = URL, **values: object):
    return factories.voorziening(kanalen=[(KanaalSoort.WEBSITE, url)], **values)


def signals(uow: UnitOfWork) -> list[Signaal]:
    with uow:
        return list(uow.session.scalars(select(Signaal).order_by(Signaal.gemeld_op)))


def test_one_bad_day_says_nothing_and_two_open_a_signal(
    uow: UnitOfWork, factories: Factories
) -> None:
    website(factories)

    assert look(uow, 0, URL).gemeld == 0
    assert look(uow, 1, URL).gemeld == 1

    (found,) = signals(uow)
    assert (found.bron, found.soort, found.tekst) == (
        SignaalBron.LINKCONTROLE,
        SignaalSoort.WEBSITE,
        URL,
    )


def test_looking_twice_on_one_day_counts_once(uow: UnitOfWork, factories: Factories) -> None:
    website(factories)

    look(uow, 0, URL)
    again = look(uow, 0, URL)

    assert again.bekeken == 0
    assert signals(uow) == []


def test_the_fourth_failure_hands_it_to_the_redactie(uow: UnitOfWork, factories: Factories) -> None:
    voorziening = website(factories)
    factories.gebruiker(Rol.AANBIEDER, aanbieder_id=voorziening.aanbieder_id)

    escalated = []
    for number in range(4):
        look(uow, number, URL)
        escalated.append([s.geescaleerd_op is not None for s in signals(uow)])

    assert escalated == [[], [False], [False], [True]]


def test_an_address_that_answers_again_closes_its_signal(
    uow: UnitOfWork, factories: Factories
) -> None:
    website(factories)
    for number in range(2):
        look(uow, number, URL)

    assert look(uow, 2).hersteld == 1

    (found,) = signals(uow)
    assert (found.status, found.afgehandeld_door) == (SignaalStatus.OPGELOST, "")


def test_a_site_that_refuses_machines_is_no_failure(uow: UnitOfWork, factories: Factories) -> None:
    website(factories)

    for number in range(3):
        check_links(day(uow, number), Gezien([URL], Linkuitkomst.GEWEIGERD), 10)

    assert signals(uow) == []


def test_solved_by_hand_and_still_broken_is_reported_after_two_more_failures(
    uow: UnitOfWork, factories: Factories
) -> None:
    website(factories)
    for number in range(2):
        look(uow, number, URL)
    resolve_signaal(uow, REDACTEUR, signals(uow)[0].id, SignaalStatus.OPGELOST)

    assert [look(uow, number, URL).gemeld for number in (2, 3, 4)] == [0, 1, 0]


def test_right_after_all_stays_so_until_it_worked_and_failed_again(
    uow: UnitOfWork, factories: Factories
) -> None:
    website(factories)
    for number in range(2):
        look(uow, number, URL)
    resolve_signaal(uow, REDACTEUR, signals(uow)[0].id, SignaalStatus.ONTERECHT)

    assert [look(uow, number, URL).gemeld for number in (2, 3, 4)] == [0, 0, 0]
    look(uow, 5)
    assert [look(uow, number, URL).gemeld for number in (6, 7)] == [0, 1]


def test_an_address_of_many_entries_is_asked_once(uow: UnitOfWork, factories: Factories) -> None:
    aanbieder = factories.aanbieder()
    for _ in range(3):
        website(factories, aanbieder=aanbieder)
    checker = Gezien([URL])

    for number in range(2):
        check_links(day(uow, number), checker, 10)

    assert checker.asked == [URL, URL]
    assert len(signals(uow)) == 3


def test_the_longest_unseen_comes_first_and_no_more_than_asked(
    uow: UnitOfWork, factories: Factories
) -> None:
    urls = [f"https://www.samen.example/{number}" for number in range(3)]
    for url in urls:
        website(factories, url)
    website(factories, "https://concept.example/", status="concept")

    check_links(day(uow, -2), Gezien(), 1)
    check_links(day(uow, -1), Gezien(), 1)

    assert list_urls_to_check(uow, 2) == (urls[2], urls[0])
    assert list_urls_to_check(uow, 10) == (urls[2], urls[0], urls[1])


def test_an_address_that_is_replaced_needs_no_signal(uow: UnitOfWork, factories: Factories) -> None:
    voorziening = website(factories)
    for number in range(2):
        look(uow, number, URL)
    with uow:
        kanaal = uow.session.scalars(
            select(Contactkanaal).where(Contactkanaal.voorziening_id == voorziening.id)
        ).one()
        kanaal.waarde = "https://nieuw.example/"
        uow.commit()

    look(uow, 2)

    assert [s.status for s in signals(uow)] == [SignaalStatus.OPGELOST]


def test_what_was_seen_is_kept(uow: UnitOfWork, factories: Factories) -> None:
    website(factories)

    look(uow, 0, URL)

    with uow:
        (rij,) = uow.session.scalars(select(Linkcontrole))
    assert (rij.url, rij.uitkomst, rij.mislukt, rij.gekeken_op) == (URL, "weg", 1, NOW)


def test_a_number_that_cannot_be_rung_is_reported_once_and_closed_when_changed(
    uow: UnitOfWork, factories: Factories
) -> None:
    wrong = factories.voorziening(kanalen=[(KanaalSoort.TELEFOON, "0495-12")])
    factories.voorziening(
        kanalen=[(KanaalSoort.TELEFOON, "0495 555 110")],
        plekken=[{"plaats": "Weert", "telefoon": "14 0495"}],
    )

    assert [look(uow, number).gemeld for number in (0, 0, 1)] == [1, 0, 0]
    assert [s.tekst for s in signals(uow)] == ["0495-12"]

    with uow:
        uow.session.scalars(
            select(Contactkanaal).where(Contactkanaal.voorziening_id == wrong.id)
        ).one().waarde = "0495 555 111"
        uow.commit()
    assert look(uow, 2).hersteld == 1


def test_a_number_that_is_right_after_all_is_not_reported_again(
    uow: UnitOfWork, factories: Factories
) -> None:
    factories.voorziening(kanalen=[(KanaalSoort.TELEFOON, "0495-12")])
    look(uow, 0)
    resolve_signaal(uow, REDACTEUR, signals(uow)[0].id, SignaalStatus.ONTERECHT)

    assert look(uow, 1).gemeld == 0


def test_when_hardly_anything_answers_it_is_us_and_no_failure_counts(
    uow: UnitOfWork, factories: Factories
) -> None:
    urls = [f"https://www.samen.example/{number}" for number in range(12)]
    for url in urls:
        website(factories, url)

    for number in range(3):
        verslag = look(uow, number, *urls[1:])

    assert (verslag.eigen_storing, verslag.gemeld) == (True, 0)
    with uow:
        assert [rij.url for rij in uow.session.scalars(select(Linkcontrole))] == [urls[0]]


def test_an_operator_reads_what_was_seen(own_container: Container) -> None:
    own_container.linkcontroleur = Gezien()
    said = CliRunner().invoke(cli, ["controle", "links", "--aantal", "3"], obj=own_container)

    own_container.linkcontroleur = Gezien([*list_urls_to_check(own_container.uow(), 20)])
    refused = CliRunner().invoke(cli, ["controle", "links", "--aantal", "20"], obj=own_container)

    assert said.exit_code == 0
    assert "3 webadressen bekeken, 0 werken niet. 0 nieuwe meldingen" in said.output
    assert refused.exit_code == 1
    assert "onze eigen verbinding" in refused.output
