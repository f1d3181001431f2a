"""What the redactie takes from the website it tells the aanbieder, who can answer."""

from typing import Any

import pytest
from sqlalchemy import select

from portal.data.models import Aanbieder, MailTaak, Voorziening
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Bulkwerk, Rol, VoorzieningStatus
from portal.services.aanbod import end_voorziening
from portal.services.bulk import do_bulk, undo_bulk
from portal.services.samenvoegen import merge_voorzieningen
from portal.services.sessies import make_identiteit
from tests.factories import Factories
from tests.support.redactie import WEERT, make_redacteur


@pytest.fixture
def aanbieder(factories: Factories) -> Aanbieder:
    return factories.aanbieder(naam="De Kei", email="info@example.nl")


def entry(factories: Factories, aanbieder: Aanbieder, naam: str, **values: Any) -> Voorziening:
    return factories.voorziening(naam=naam, aanbieder=aanbieder, werkgebied=[WEERT], **values)


def told(uow: UnitOfWork) -> list[tuple[str, list[str]]]:
    """To whom, about what; each mail once."""
    with uow:
        mails = uow.session.scalars(select(MailTaak).order_by(MailTaak.ontvanger)).all()
    assert {mail.soort for mail in mails} <= {"verborgen"}
    return [(m.ontvanger, [v["naam"] for v in m.gegevens["voorzieningen"]]) for m in mails]


def test_who_ended_it_itself_gets_no_mail_and_its_colleagues_hear_of_the_redactie(
    uow: UnitOfWork, factories: Factories, aanbieder: Aanbieder
) -> None:
    make = factories.gebruiker
    anna = make(Rol.AANBIEDER, email="anna@example.nl", aanbieder_id=aanbieder.id)
    make(Rol.AANBIEDER, email="bram@example.nl", aanbieder_id=aanbieder.id)
    own, hidden, theirs = (entry(factories, aanbieder, naam) for naam in ("A", "B", "C"))
    factories.session.get_one(Voorziening, hidden.id).status = VoorzieningStatus.VERLOPEN
    factories.session.commit()

    end_voorziening(uow, make_identiteit(anna), own.id, "Te weinig mensen.")
    end_voorziening(uow, make_redacteur(WEERT), hidden.id, "Bestaat niet meer.")
    assert told(uow) == []
    end_voorziening(uow, make_redacteur(WEERT), theirs.id, "Bestaat niet meer.")

    assert told(uow) == [("anna@example.nl", ["C"]), ("bram@example.nl", ["C"])]


def test_many_at_once_are_one_mail_per_aanbieder_also_without_an_account(
    uow: UnitOfWork, factories: Factories, aanbieder: Aanbieder
) -> None:
    ids = [entry(factories, aanbieder, naam).id for naam in ("A", "B")]
    other = factories.aanbieder(email="ander@example.nl")
    ids.append(entry(factories, other, "C").id)
    wie = make_redacteur(WEERT)

    undo_bulk(uow, wie=wie, id_=do_bulk(uow, wie=wie, ids=ids, werk=Bulkwerk.ARCHIVEREN))

    mails = [(naam, sorted(namen)) for naam, namen in told(uow)]
    assert mails == [("ander@example.nl", ["C"]), ("info@example.nl", ["A", "B"])]


def test_of_two_that_become_one_it_tells_which_stays(
    uow: UnitOfWork, factories: Factories, aanbieder: Aanbieder
) -> None:
    blijft, weg = (entry(factories, aanbieder, naam) for naam in ("Inloop West", "Inloop"))

    merge_voorzieningen(
        uow, wie=make_redacteur(WEERT), blijft_id=blijft.id, weg_id=weg.id, keuzes={}
    )

    assert told(uow) == [("info@example.nl", ["Inloop"])]
    with uow:
        (mail,) = uow.session.scalars(select(MailTaak))
    assert mail.gegevens["blijft"] == {"naam": "Inloop West", "slug": blijft.slug}
