"""Signals: reported, told, closed, handed over and cleaned, within what one may see."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select

from portal.data.models import MailTaak, Signaal, Voorziening
from portal.data.queries.signalen import count_open
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Rol, SignaalBron, SignaalSoort, SignaalStatus
from portal.domain.errors import (
    Fout,
    IntussenGewijzigd,
    InvoerOngeldig,
    NietGevonden,
    NietToegestaan,
)
from portal.domain.gebruikers import Bevoegdheid, Identiteit
from portal.domain.signalen import TeVeelSignalen
from portal.services import signalen
from portal.services.aanbod import get_aanbod
from portal.services.signalen import (
    MAX_OPEN,
    escalate_signalen,
    list_signalen,
    report_signaal,
    resolve_signaal,
)
from tests.factories import Factories
from tests.support.portaal import NOW

WEERT, LEUDAL = "GM0988", "GM1640"


def wie(rol: Rol, **values: Any) -> Identiteit:
    return Identiteit(
        id=uuid4(), naam="Iemand", email="i@example.nl", bevoegdheden=(Bevoegdheid(rol, **values),)
    )


REDACTEUR = wie(Rol.REDACTEUR)


def all_signalen(uow: UnitOfWork) -> list[Signaal]:
    with uow:
        return list(uow.session.scalars(select(Signaal).order_by(Signaal.tekst)))


def all_mails(uow: UnitOfWork) -> list[MailTaak]:
    with uow:
        return list(uow.session.scalars(select(MailTaak).order_by(MailTaak.id)))


def test_a_report_waits_for_who_keeps_the_entry(uow: UnitOfWork, factories: Factories) -> None:
    voorziening = factories.voorziening(naam="Inloop De Kei")

    termijn = report_signaal(uow, voorziening.slug, SignaalSoort.ADRES, "  Ze zijn\n verhuisd. ")

    assert termijn == date(2026, 11, 27)
    (found,) = list_signalen(uow, REDACTEUR, als=Rol.REDACTEUR).signalen
    assert (found.naam, found.tekst, found.dagen) == ("Inloop De Kei", "Ze zijn\nverhuisd.", 7)


@pytest.mark.parametrize("soort", [SignaalSoort.TELEFOON, SignaalSoort.GESTOPT])
def test_what_stops_people_is_looked_at_sooner(
    uow: UnitOfWork, factories: Factories, soort: SignaalSoort
) -> None:
    assert report_signaal(uow, factories.voorziening().slug, soort) == date(2026, 11, 23)


def test_the_people_of_the_aanbieder_get_one_mail_a_day_without_what_was_written(
    uow: UnitOfWork, factories: Factories
) -> None:
    voorziening = factories.voorziening()
    factories.gebruiker(Rol.AANBIEDER, aanbieder_id=voorziening.aanbieder_id, email="a@example.nl")
    factories.gebruiker(
        Rol.AANBIEDER, aanbieder_id=voorziening.aanbieder_id, email="weg@example.nl", actief=False
    )
    factories.gebruiker(Rol.AANBIEDER, aanbieder_id=factories.aanbieder().id)

    report_signaal(uow, voorziening.slug, SignaalSoort.ADRES, "geheim")
    report_signaal(uow, voorziening.slug, SignaalSoort.WEBSITE)

    (mail,) = all_mails(uow)
    assert (mail.ontvanger, mail.soort) == ("a@example.nl", "signaal")
    assert mail.gegevens == {
        "voorziening": voorziening.naam,
        "soort": "adres",
        "termijn": "2026-11-27",
    }


def test_without_anybody_to_tell_the_redactie_has_it_at_once(
    uow: UnitOfWork, factories: Factories
) -> None:
    report_signaal(uow, factories.voorziening().slug, SignaalSoort.ADRES)

    assert [s.geescaleerd for s in list_signalen(uow, REDACTEUR, als=Rol.REDACTEUR).signalen] == [
        True
    ]


def test_the_same_report_is_counted_and_not_repeated(uow: UnitOfWork, factories: Factories) -> None:
    slug = factories.voorziening().slug

    for tekst in ("Verhuisd", "verhuisd ", "Anders"):
        report_signaal(uow, slug, SignaalSoort.ADRES, tekst)

    assert {s.tekst: s.aantal for s in all_signalen(uow)} == {"Verhuisd": 2, "Anders": 1}


def test_an_entry_holds_a_bounded_number_of_reports(uow: UnitOfWork, factories: Factories) -> None:
    slug = factories.voorziening().slug

    for number in range(MAX_OPEN + 5):
        report_signaal(uow, slug, SignaalSoort.ANDERS, f"Bericht {number}")

    found = all_signalen(uow)
    assert len(found) == MAX_OPEN
    assert sum(s.aantal for s in found) == MAX_OPEN + 5


def test_more_than_people_can_read_is_refused(
    uow: UnitOfWork, factories: Factories, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signalen, "MAX_PER_UUR", 2)
    for _ in range(2):
        report_signaal(uow, factories.voorziening().slug, SignaalSoort.ADRES)

    with pytest.raises(TeVeelSignalen):
        report_signaal(uow, factories.voorziening().slug, SignaalSoort.ADRES)


@pytest.mark.parametrize(
    ("tekst", "code"),
    [
        ("mijn nummer is 111222333", "bsn"),
        ("mail jan@example.nl", "email-in-tekst"),
        ("x" * 501, "te-lang"),
        ("<img src=x>", "html"),
    ],
)
def test_what_tells_who_somebody_is_is_not_taken_in(
    uow: UnitOfWork, factories: Factories, tekst: str, code: str
) -> None:
    with pytest.raises(InvoerOngeldig) as refused:
        report_signaal(uow, factories.voorziening().slug, SignaalSoort.TEKST, tekst)

    assert refused.value.fouten == [Fout("tekst", code)]
    assert all_signalen(uow) == []


def test_what_is_not_public_cannot_be_reported(uow: UnitOfWork, factories: Factories) -> None:
    hidden = factories.voorziening(status="concept")

    for slug in (hidden.slug, "bestaat-niet"):
        with pytest.raises(NietGevonden):
            report_signaal(uow, slug, SignaalSoort.ADRES)


def test_an_aanbieder_sees_the_signals_of_its_own_entries(
    uow: UnitOfWork, factories: Factories
) -> None:
    own, other = factories.signaal(), factories.signaal()
    own_entry = own.voorziening_id
    aanbieder = factories.aanbieder()
    with uow:
        uow.session.get_one(Voorziening, own_entry).aanbieder_id = aanbieder.id
        uow.commit()

    found = list_signalen(
        uow, wie(Rol.AANBIEDER, aanbieder_id=aanbieder.id), als=Rol.AANBIEDER
    ).signalen

    assert [s.id for s in found] == [own.id]
    assert other.id not in {s.id for s in found}


@pytest.mark.parametrize(
    ("where", "seen"),
    [
        ({"plekken": [{"plaats": "Weert", "gemeente_code": WEERT}]}, True),
        ({"plekken": [{"plaats": "Roggel", "gemeente_code": LEUDAL}]}, False),
        (
            {
                "plekken": [{"plaats": "Roggel", "gemeente_code": LEUDAL}],
                "werkgebied": [WEERT],
            },
            False,
        ),
        ({"werkgebied": ["WK098811"]}, True),
        ({"werkgebied": [LEUDAL]}, False),
        ({"werkgebied": ["NL"]}, True),
        ({}, True),
    ],
    ids=[
        "there",
        "elsewhere",
        "serves but is elsewhere",
        "serves a wijk",
        "serves others",
        "land",
        "nowhere",
    ],
)
def test_a_redacteur_sees_and_closes_those_of_its_gemeente(
    uow: UnitOfWork, factories: Factories, where: dict[str, Any], *, seen: bool
) -> None:
    signaal = factories.signaal(voorziening_id=factories.voorziening(**where).id)
    redacteur = wie(Rol.REDACTEUR, gemeente_code=WEERT)

    found = list_signalen(uow, redacteur, als=Rol.REDACTEUR)

    assert found.totaal == len(found.signalen) == int(seen)
    if seen:
        resolve_signaal(uow, redacteur, signaal.id, SignaalStatus.OPGELOST)
    else:
        with pytest.raises(NietGevonden):
            resolve_signaal(uow, redacteur, signaal.id, SignaalStatus.OPGELOST)


def test_only_a_redacteur_has_the_desk_of_the_redactie(uow: UnitOfWork) -> None:
    with pytest.raises(NietToegestaan):
        list_signalen(uow, wie(Rol.PROFESSIONAL), als=Rol.REDACTEUR)


def test_what_is_due_first_stands_first_and_long_lists_are_paged(
    uow: UnitOfWork, factories: Factories
) -> None:
    voorziening_id = factories.voorziening().id
    for age in range(30):
        factories.signaal(voorziening_id=voorziening_id, dagen_geleden=age, tekst=str(age))

    first = list_signalen(uow, REDACTEUR, als=Rol.REDACTEUR)
    last = list_signalen(uow, REDACTEUR, als=Rol.REDACTEUR, pagina=99)

    assert [s.tekst for s in first.signalen][:2] == ["29", "28"]
    assert (first.totaal, first.paginas, last.pagina) == (30, 2, 2)
    assert [s.tekst for s in last.signalen][-1] == "0"


def test_a_closed_signal_tells_what_was_done_in_the_name_of_the_organisation(
    uow: UnitOfWork, factories: Factories
) -> None:
    aanbieder = factories.aanbieder(naam="Punt Welzijn")
    signaal = factories.signaal(voorziening_id=factories.voorziening(aanbieder=aanbieder).id)
    medewerker = wie(Rol.AANBIEDER, aanbieder_id=aanbieder.id)

    resolve_signaal(uow, medewerker, signaal.id, SignaalStatus.ONTERECHT, "Het adres klopt.")

    (found,) = list_signalen(uow, medewerker, als=Rol.AANBIEDER, afgehandeld=True).signalen
    assert (found.afgehandeld_door, found.antwoord) == ("Punt Welzijn", "Het adres klopt.")
    assert found.afgehandeld_op == NOW.date()
    assert list_signalen(uow, medewerker, als=Rol.AANBIEDER).totaal == 0


def test_what_an_aanbieder_said_itself_is_for_the_redactie_only(
    uow: UnitOfWork, factories: Factories
) -> None:
    aanbieder = factories.aanbieder()
    entry = factories.voorziening(aanbieder=aanbieder)
    remark = factories.signaal(voorziening_id=entry.id, bron=SignaalBron.AANBIEDER)
    medewerker = wie(Rol.AANBIEDER, aanbieder_id=aanbieder.id)

    assert list_signalen(uow, medewerker, als=Rol.AANBIEDER).totaal == 0
    assert [regel.signalen for regel in get_aanbod(uow, medewerker).regels] == [0]
    with pytest.raises(NietGevonden):
        resolve_signaal(uow, medewerker, remark.id, SignaalStatus.OPGELOST)
    assert list_signalen(uow, REDACTEUR, als=Rol.REDACTEUR).totaal == 1


def test_closing_a_signal_twice_is_told(uow: UnitOfWork, factories: Factories) -> None:
    signaal = factories.signaal()
    resolve_signaal(uow, REDACTEUR, signaal.id, SignaalStatus.OPGELOST)

    with pytest.raises(IntussenGewijzigd):
        resolve_signaal(uow, REDACTEUR, signaal.id, SignaalStatus.ONTERECHT)


def test_a_guessed_or_foreign_signal_does_not_exist(uow: UnitOfWork, factories: Factories) -> None:
    other = wie(Rol.AANBIEDER, aanbieder_id=factories.aanbieder().id)
    signaal = factories.signaal()

    for id_ in (signaal.id, uuid4()):
        with pytest.raises(NietGevonden):
            resolve_signaal(uow, other, id_, SignaalStatus.OPGELOST)


def test_what_is_not_closed_in_time_goes_to_the_redactie_once(
    uow: UnitOfWork, factories: Factories
) -> None:
    factories.signaal(dagen_geleden=8)
    factories.signaal(dagen_geleden=7)
    factories.signaal(dagen_geleden=8, status=SignaalStatus.OPGELOST, afgehandeld_op=NOW)

    assert [escalate_signalen(uow), escalate_signalen(uow)] == [1, 0]


def test_open_signals_are_counted_by_entry(uow: UnitOfWork, factories: Factories) -> None:
    one, none = factories.voorziening(), factories.voorziening()
    factories.signaal(voorziening_id=one.id)
    factories.signaal(voorziening_id=one.id, bron=SignaalBron.BELRONDE)
    factories.signaal(voorziening_id=none.id, status=SignaalStatus.ONTERECHT)

    with uow:
        assert count_open(uow.session, [one.id, none.id]) == {one.id: 2}


def test_a_new_report_after_closing_is_a_new_signal(uow: UnitOfWork, factories: Factories) -> None:
    voorziening = factories.voorziening()
    factories.signaal(
        voorziening_id=voorziening.id,
        status=SignaalStatus.OPGELOST,
        gemeld_op=NOW - timedelta(days=3),
        afgehandeld_op=NOW,
    )

    report_signaal(uow, voorziening.slug, SignaalSoort.ADRES)

    assert len(all_signalen(uow)) == 2
