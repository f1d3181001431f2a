"""Referrals: sent once, answered once, read by two parties only, and gone in time."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from portal.data.models import Gebruiker, MailTaak, Telling, Verwijzing, Voorziening
from portal.data.queries.samenvoegen import move_aanbieder
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import (
    Afwijsreden,
    Leefgebied,
    Rol,
    Verwijsuitkomst,
    VerwijzingStatus,
    VoorzieningStatus,
)
from portal.domain.errors import IntussenGewijzigd, InvoerOngeldig, NietGevonden, NietToegestaan
from portal.domain.gebruikers import Identiteit
from portal.domain.tellingen import Telsoort
from portal.domain.verwijzingen import (
    MAX_PER_AANBIEDER,
    MAX_PER_DAG,
    Beleid,
    Bereikbaarheid,
    VerwijzenKanNiet,
    VerwijzingInvoer,
)
from portal.services.sessies import make_identiteit
from portal.services.verwijsbeleid import (
    change_verwijsbeleid,
    get_verwijsbeleid,
    list_gemeentestanden,
)
from portal.services.verwijsronde import Verwijsverslag, run_verwijzingen
from portal.services.verwijzing_stappen import (
    accept_verwijzing,
    answer_uitkomst,
    decline_verwijzing,
    mark_contact,
    mark_klaar,
    propose_andere,
    withdraw_verwijzing,
)
from portal.services.verwijzingen import (
    count_wachtend,
    get_verwijsdoel,
    get_verwijzing,
    list_verwijzingen,
    send_verwijzing,
)
from tests.factories import Factories
from tests.support.redactie import NEDERWEERT, WEERT, make_redacteur

INVOER = VerwijzingInvoer(
    codewoord="blauwe fiets", vraag="Wie helpt met de post?", email="anja@example.nl"
)
GEHEIM = ("blauwe fiets", "Wie helpt met de post?")


class Spel:
    """A professional of Weert, and an aanbieder there with two colleagues."""

    def __init__(self, uow: UnitOfWork, factories: Factories) -> None:
        self.uow, self.make = uow, factories
        self.aanbieder = factories.aanbieder(naam="Stichting Post")
        self.voorziening: Voorziening = factories.voorziening(
            naam="Hulp bij de post",
            aanbieder=self.aanbieder,
            werkgebied=[NEDERWEERT, WEERT],
            leefgebieden=(Leefgebied.GELD_EN_SCHULDEN,),
        )
        self.verwijzer = self.log_in(Rol.PROFESSIONAL, gemeente_code=WEERT)
        self.medewerker = self.log_in(Rol.AANBIEDER, aanbieder_id=self.aanbieder.id)

    def log_in(self, rol: Rol, **bevoegdheid: object) -> Identiteit:
        gebruiker: Gebruiker = self.make.gebruiker(rol, **bevoegdheid)
        return replace(make_identiteit(gebruiker), tweede_factor=True)

    def send(self, inzending: str = "1", invoer: VerwijzingInvoer = INVOER) -> UUID:
        return send_verwijzing(
            self.uow,
            wie=self.verwijzer,
            slug=self.voorziening.slug,
            invoer=invoer,
            inzending=inzending,
        )

    def row(self, id_: UUID) -> Verwijzing | None:
        with self.uow as uow:
            return uow.session.get(Verwijzing, id_)

    def status(self, id_: UUID) -> VerwijzingStatus:
        return get_verwijzing(self.uow, wie=self.verwijzer, id_=id_, als=Rol.PROFESSIONAL).status

    def mails(self) -> list[tuple[str, str]]:
        """Whom, and what the mail is about; then they are forgotten."""
        with self.uow as uow:
            rows = uow.session.scalars(select(MailTaak).order_by(MailTaak.id)).all()
            found = [(row.ontvanger, row.gegevens["bericht"]) for row in rows]
            for row in rows:
                assert set(row.gegevens) == {"bericht", "id", "als"}
                uow.session.delete(row)
            uow.commit()
        return found

    def counts(self) -> dict[Telsoort, int]:
        """What was counted for Weert, about debts."""
        with self.uow as uow:
            rows = uow.session.scalars(
                select(Telling).where(
                    Telling.gebied_code == WEERT, Telling.leefgebied == "geld-en-schulden"
                )
            )
            return {row.soort: row.aantal for row in rows}

    def run_after(self, days: float) -> Verwijsverslag:
        now: datetime = self.uow.clock() + timedelta(days=days)
        self.uow.clock = lambda: now
        return run_verwijzingen(self.uow)


@pytest.fixture
def spel(uow: UnitOfWork, factories: Factories) -> Spel:
    return Spel(uow, factories)


def test_a_referral_is_sent_once_and_answered_once(
    spel: Spel, caplog: pytest.LogCaptureFixture
) -> None:
    colleague = spel.log_in(Rol.AANBIEDER, aanbieder_id=spel.aanbieder.id)
    with caplog.at_level(logging.DEBUG):
        id_ = spel.send()
        again = spel.send()
        accept_verwijzing(spel.uow, wie=colleague, id_=id_)
        with pytest.raises(IntussenGewijzigd):
            accept_verwijzing(spel.uow, wie=spel.medewerker, id_=id_)
        with pytest.raises(IntussenGewijzigd):
            decline_verwijzing(spel.uow, wie=spel.medewerker, id_=id_, reden=Afwijsreden.GEEN_PLEK)

    assert again == id_
    assert spel.mails() == [
        (spel.medewerker.email, "nieuw"),
        (colleague.email, "nieuw"),
        (spel.verwijzer.email, "antwoord"),
    ]
    assert spel.counts() == {Telsoort.VERWEZEN: 1, Telsoort.VERWIJZING_AANGENOMEN: 1}
    seen = get_verwijzing(spel.uow, wie=spel.verwijzer, id_=id_, als=Rol.PROFESSIONAL)
    assert (seen.status, seen.behandelaar) == (VerwijzingStatus.AANGENOMEN, colleague.naam)
    written = "\n".join(record.getMessage() + str(vars(record)) for record in caplog.records)
    assert [text for text in GEHEIM if text in written] == []


def test_only_the_referrer_and_the_aanbieder_know_that_it_exists(spel: Spel) -> None:
    id_ = spel.send()
    other = spel.make.aanbieder(naam="Stichting Ander")
    strangers = [
        spel.log_in(Rol.PROFESSIONAL, gemeente_code=WEERT),
        spel.log_in(Rol.AANBIEDER, aanbieder_id=other.id),
        spel.log_in(Rol.REDACTEUR, gemeente_code=WEERT),
        spel.log_in(Rol.BEHEERDER),
    ]

    for stranger in strangers:
        for als in (Rol.PROFESSIONAL, Rol.AANBIEDER):
            with pytest.raises(NietGevonden):
                get_verwijzing(spel.uow, wie=stranger, id_=id_, als=als)
        for step in (accept_verwijzing, mark_klaar, withdraw_verwijzing):
            with pytest.raises(NietGevonden):
                step(spel.uow, wie=stranger, id_=id_)
    with pytest.raises(NietToegestaan):
        list_verwijzingen(spel.uow, wie=strangers[2], als=Rol.AANBIEDER)
    with pytest.raises(NietToegestaan):
        send_verwijzing(
            spel.uow,
            wie=spel.medewerker,
            slug=spel.voorziening.slug,
            invoer=INVOER,
            inzending="1",
        )
    # Being the referrer does not make one the receiver.
    with pytest.raises(NietGevonden):
        accept_verwijzing(spel.uow, wie=spel.verwijzer, id_=id_)


def test_declining_needs_a_reason_and_proposing_another_one(spel: Spel) -> None:
    first, second = spel.send("1"), spel.send("2")
    other = spel.make.voorziening(naam="Formulierenhulp", werkgebied=[WEERT])
    hidden = spel.make.voorziening(
        naam="Concept", werkgebied=[WEERT], status=VoorzieningStatus.CONCEPT
    )

    def fails(step: Callable[[], None]) -> list[str]:
        with pytest.raises(InvoerOngeldig) as caught:
            step()
        return [fout.veld for fout in caught.value.fouten]

    def decline(reden: Afwijsreden | None, antwoord: str = "") -> None:
        decline_verwijzing(spel.uow, wie=spel.medewerker, id_=first, reden=reden, antwoord=antwoord)

    def propose(slug: str) -> None:
        propose_andere(spel.uow, wie=spel.medewerker, id_=second, slug=slug)

    assert fails(lambda: decline(None)) == ["reden"]
    assert fails(lambda: decline(Afwijsreden.ANDERS)) == ["antwoord"]
    assert fails(lambda: decline(Afwijsreden.GEEN_PLEK, "bel 06 12345678")) == ["antwoord"]
    assert fails(lambda: propose(hidden.slug)) == ["slug"]
    assert fails(lambda: propose(spel.voorziening.slug)) == ["slug"]
    decline(Afwijsreden.ANDERS, "Wij zijn verhuisd.")
    propose(other.slug)

    seen = get_verwijzing(spel.uow, wie=spel.verwijzer, id_=second, als=Rol.PROFESSIONAL)
    assert (seen.status, seen.anders_slug) == (VerwijzingStatus.ANDERS, other.slug)
    assert spel.status(first) is VerwijzingStatus.AFGEWEZEN
    assert spel.counts()[Telsoort.VERWIJZING_ANDERS] == 1
    assert spel.counts()[Telsoort.VERWIJZING_AFGEWEZEN] == 1


def test_what_is_withdrawn_the_aanbieder_can_no_longer_read(spel: Spel) -> None:
    id_ = spel.send()
    spel.mails()
    withdraw_verwijzing(spel.uow, wie=spel.verwijzer, id_=id_)

    seen = get_verwijzing(spel.uow, wie=spel.medewerker, id_=id_, als=Rol.AANBIEDER)
    assert (seen.codewoord, seen.vraag, seen.email) == ("", "", "")
    assert spel.mails() == [(spel.medewerker.email, "ingetrokken")]
    with pytest.raises(IntussenGewijzigd):
        accept_verwijzing(spel.uow, wie=spel.medewerker, id_=id_)


def test_nothing_is_sent_where_it_cannot_arrive(spel: Spel) -> None:
    voorziening, session = spel.voorziening, spel.make.session
    found = []

    def try_sending(id_: str) -> None:
        session.commit()
        with pytest.raises(VerwijzenKanNiet) as caught:
            spel.send(id_)
        found.append(caught.value.bereikbaarheid)

    session.get_one(Gebruiker, spel.medewerker.id).actief = False
    try_sending("1")
    voorziening.gesloten_tot = spel.uow.clock().date() + timedelta(days=3)
    try_sending("2")
    voorziening.status = VoorzieningStatus.GEARCHIVEERD
    try_sending("3")

    doel = get_verwijsdoel(spel.uow, wie=spel.verwijzer, slug=voorziening.slug)
    assert found == [Bereikbaarheid.GEEN_ACCOUNT, Bereikbaarheid.DICHT, Bereikbaarheid.WEG]
    assert doel.bereikbaarheid is Bereikbaarheid.WEG
    assert spel.mails() == []


def test_nobody_sends_more_in_a_day_than_somebody_can_read(spel: Spel) -> None:
    """Also what was taken back counts: its mail was sent."""
    session, voorziening = spel.make.session, spel.voorziening
    verwijzer = session.get_one(Gebruiker, spel.verwijzer.id)
    op = spel.uow.clock() - timedelta(hours=23)
    elders = spel.make.voorziening()

    def send_many(doel: Voorziening, aantal: int) -> None:
        for _ in range(aantal):
            spel.make.verwijzing(doel, verwijzer, verstuurd_op=op)

    def judge() -> Bereikbaarheid:
        doel = get_verwijsdoel(spel.uow, wie=spel.verwijzer, slug=voorziening.slug)
        return doel.bereikbaarheid

    send_many(voorziening, MAX_PER_AANBIEDER - 1)
    withdraw_verwijzing(spel.uow, wie=spel.verwijzer, id_=spel.send("1"))
    with pytest.raises(VerwijzenKanNiet) as refused:
        spel.send("2")
    assert refused.value.bereikbaarheid is judge() is Bereikbaarheid.AANBIEDER_VOL
    send_many(elders, MAX_PER_DAG - MAX_PER_AANBIEDER)
    assert judge() is Bereikbaarheid.DAG_VOL

    spel.run_after(1)
    assert spel.status(spel.send("2")) is VerwijzingStatus.OPEN


def test_an_entry_that_ends_after_sending_is_told_to_both(spel: Spel) -> None:
    id_ = spel.send()
    spel.mails()
    spel.voorziening.gesloten_tot = spel.uow.clock().date() + timedelta(days=9)
    spel.make.session.commit()

    assert spel.run_after(1).gestopt == 0
    spel.run_after(1)
    assert spel.mails() == [(spel.verwijzer.email, "dicht"), (spel.medewerker.email, "dicht")]
    assert spel.status(id_) is VerwijzingStatus.OPEN

    spel.voorziening.status = VoorzieningStatus.GEARCHIVEERD
    spel.make.session.commit()
    assert spel.run_after(1).gestopt == 1
    assert spel.run_after(0).gestopt == 0
    assert {bericht for _, bericht in spel.mails()} == {"vervallen"}
    assert spel.status(id_) is VerwijzingStatus.VERVALLEN


def test_an_error_of_the_database_tells_no_words(spel: Spel) -> None:
    id_ = spel.send()
    verwijzer = spel.make.session.get_one(Gebruiker, spel.verwijzer.id)

    with pytest.raises(IntegrityError) as caught:
        spel.make.verwijzing(spel.voorziening, verwijzer, inzending="1", vraag=GEHEIM[1])
    spel.make.session.rollback()

    assert [text for text in GEHEIM if text in str(caught.value)] == []
    assert spel.status(id_) is VerwijzingStatus.OPEN


def test_who_does_not_answer_is_reminded_and_then_it_goes_back(spel: Spel) -> None:
    id_ = spel.send()
    spel.mails()

    assert spel.run_after(4.9).herinnerd == 0
    assert [spel.run_after(days).herinnerd for days in (0.2, 0)] == [1, 0]
    assert spel.mails() == [(spel.medewerker.email, "herinnering")]
    assert [spel.run_after(days).teruggegeven for days in (6.5, 0.6, 0)] == [0, 1, 0]

    assert spel.mails() == [(spel.verwijzer.email, "geen_antwoord")]
    assert spel.status(id_) is VerwijzingStatus.GEEN_ANTWOORD
    assert spel.counts()[Telsoort.VERWIJZING_GEEN_ANTWOORD] == 1


def test_it_goes_back_at_once_when_nobody_works_there_any_more(spel: Spel) -> None:
    id_ = spel.send()
    spel.make.session.get_one(Gebruiker, spel.medewerker.id).actief = False
    spel.make.session.commit()

    assert spel.run_after(6).teruggegeven == 1
    assert spel.status(id_) is VerwijzingStatus.GEEN_ANTWOORD


def test_both_are_asked_whether_it_helped_and_it_counts_once(spel: Spel) -> None:
    id_ = spel.send()
    accept_verwijzing(spel.uow, wie=spel.medewerker, id_=id_)
    mark_contact(spel.uow, wie=spel.medewerker, id_=id_)
    spel.mails()

    def answer(als: Rol, uitkomst: Verwijsuitkomst | None) -> None:
        wie = spel.verwijzer if als is Rol.PROFESSIONAL else spel.medewerker
        answer_uitkomst(spel.uow, wie=wie, id_=id_, als=als, uitkomst=uitkomst)

    with pytest.raises(IntussenGewijzigd):
        answer(Rol.PROFESSIONAL, Verwijsuitkomst.JA)
    assert [spel.run_after(days).gevraagd for days in (41.9, 0.2, 0)] == [0, 1, 0]
    assert spel.mails() == [
        (spel.verwijzer.email, "uitkomst"),
        (spel.medewerker.email, "uitkomst"),
    ]
    assert count_wachtend(spel.uow, wie=spel.medewerker).ontvanger == 1
    with pytest.raises(InvoerOngeldig):
        answer(Rol.PROFESSIONAL, None)
    answer(Rol.PROFESSIONAL, Verwijsuitkomst.NIET_GEKOMEN)
    answer(Rol.AANBIEDER, Verwijsuitkomst.JA)
    with pytest.raises(IntussenGewijzigd):
        answer(Rol.AANBIEDER, Verwijsuitkomst.NEE)

    helped = {soort: n for soort, n in spel.counts().items() if soort.value.startswith("geholpen")}
    assert helped == {Telsoort.GEHOLPEN_NEE: 1}
    assert count_wachtend(spel.uow, wie=spel.medewerker).ontvanger == 0


def test_what_is_over_is_erased_by_the_terms_of_its_gemeente(spel: Spel) -> None:
    redacteur = make_redacteur(WEERT)
    own = Beleid(wis_na=3)
    with pytest.raises(NietToegestaan):
        change_verwijsbeleid(
            spel.uow, wie=make_redacteur(NEDERWEERT), gemeente_code=WEERT, beleid=own
        )
    change_verwijsbeleid(spel.uow, wie=redacteur, gemeente_code=WEERT, beleid=own)
    assert get_verwijsbeleid(spel.uow, wie=redacteur, gemeente_code=WEERT) == (own, True)
    withdrawn, accepted, open_ = spel.send("1"), spel.send("2"), spel.send("3")
    withdraw_verwijzing(spel.uow, wie=spel.verwijzer, id_=withdrawn)
    accept_verwijzing(spel.uow, wie=spel.medewerker, id_=accepted)
    (stand,) = list_gemeentestanden(spel.uow, wie=redacteur)
    assert stand.aantallen[VerwijzingStatus.OPEN] == 1

    assert [spel.run_after(days).gewist for days in (2.9, 0.2)] == [0, 1]
    assert [spel.row(id_) is None for id_ in (withdrawn, accepted, open_)] == [True, False, False]
    spel.run_after(42)  # the question, and what nobody answered is remembered
    spel.run_after(8)
    spel.run_after(4)

    assert [spel.row(id_) for id_ in (withdrawn, accepted, open_)] == [None, None, None]
    assert spel.counts()[Telsoort.VERWEZEN] == 3


def test_a_referral_goes_along_when_two_aanbieders_become_one(spel: Spel) -> None:
    id_ = spel.send()
    blijft = spel.make.aanbieder(naam="Stichting Samen")
    with spel.uow as uow:
        move_aanbieder(uow.session, spel.aanbieder.id, blijft.id)
        uow.commit()

    colleague = spel.log_in(Rol.AANBIEDER, aanbieder_id=blijft.id)
    seen = get_verwijzing(spel.uow, wie=colleague, id_=id_, als=Rol.AANBIEDER)
    assert seen.aanbieder == "Stichting Samen"
