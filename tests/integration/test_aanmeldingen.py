"""An organisation registers itself; a redacteur decides."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from portal.data.models import Aanbieder, Aanmelding, Gebruiker, MailTaak
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import AanmeldingStatus, Rol
from portal.domain.errors import (
    IntussenGewijzigd,
    InvoerOngeldig,
    NietGevonden,
    NietToegestaan,
    SleutelOngeldig,
)
from portal.domain.foutcodes import Foutcode
from portal.domain.gebruikers import Identiteit
from portal.services.aanmeldingen import (
    AanmeldingInvoer,
    add_aanmelding,
    approve_aanmelding,
    confirm_aanmelding,
    get_aanmelding,
    list_aanmeldingen,
    list_gekozen,
    reject_aanmelding,
    search_aanbieders,
)
from portal.services.inloggen import request_inloglink
from portal.services.sessies import make_identiteit
from tests.factories import Factories

URL = "https://kaart.example"


def invoer(**values: object) -> AanmeldingInvoer:
    standard = {
        "naam": "Stichting Nieuw",
        "contactpersoon": "Noor",
        "email": "noor@nieuw.example.nl",
        "kvk_nummer": "12345678",
        "website": "https://nieuw.example.nl",
        "gemeente_code": "GM0988",
    }
    return AanmeldingInvoer(**(standard | values))


def mails(uow: UnitOfWork) -> list[MailTaak]:
    with uow:
        return list(uow.session.scalars(select(MailTaak).order_by(MailTaak.id)))


def register(uow: UnitOfWork, **values: object) -> UUID:
    """A registration whose address was confirmed; its key."""
    add_aanmelding(uow, invoer=invoer(**values), url=URL)
    confirm_aanmelding(uow, token=mails(uow)[-1].gegevens["link"].rpartition("/")[2])
    with uow:
        rows = uow.session.scalars(select(Aanmelding).order_by(Aanmelding.created_at)).all()
        return rows[-1].id


@pytest.fixture
def redacteur(factories: Factories) -> Identiteit:
    return make_identiteit(factories.gebruiker(Rol.REDACTEUR, gemeente_code="GM0988"))


@pytest.fixture
def elders(factories: Factories) -> Identiteit:
    return make_identiteit(factories.gebruiker(Rol.REDACTEUR, gemeente_code="GM1640"))


def test_a_registration_waits_for_its_address_first(uow: UnitOfWork, redacteur: Identiteit) -> None:
    add_aanmelding(uow, invoer=invoer(), url=URL)
    before = list_aanmeldingen(uow, wie=redacteur)
    token = mails(uow)[-1].gegevens["link"].rpartition("/")[2]

    confirm_aanmelding(uow, token=token)

    (waiting,) = list_aanmeldingen(uow, wie=redacteur)
    assert before == []
    assert (waiting.invoer, waiting.status) == (invoer(), AanmeldingStatus.WACHT)
    assert [mail.soort for mail in mails(uow)] == ["aanmelding_bevestigen", "aanmelding_ontvangen"]
    with pytest.raises(SleutelOngeldig):
        confirm_aanmelding(uow, token=token)


def test_without_kvk_nummer_a_reason_is_needed(uow: UnitOfWork) -> None:
    with pytest.raises(InvoerOngeldig) as raised:
        add_aanmelding(uow, invoer=invoer(kvk_nummer=""), url=URL)
    add_aanmelding(uow, invoer=invoer(kvk_nummer="", toelichting="Vrijwilligers"), url=URL)

    assert [(f.veld, f.code) for f in raised.value.fouten] == [("toelichting", Foutcode.VERPLICHT)]
    assert len(mails(uow)) == 1


def test_a_mailbox_gets_three_such_mails_a_day(uow: UnitOfWork) -> None:
    for number in range(6):
        add_aanmelding(uow, invoer=invoer(naam=f"Stichting {number}"), url=URL)

    assert len(mails(uow)) == 3


def test_it_is_shown_to_the_redactie_of_its_gemeente(
    uow: UnitOfWork, redacteur: Identiteit, elders: Identiteit
) -> None:
    id_ = register(uow)
    everywhere = register(uow, naam="Stichting Overal", gemeente_code=None)

    assert {a.id for a in list_aanmeldingen(uow, wie=redacteur)} == {id_, everywhere}
    assert {a.id for a in list_aanmeldingen(uow, wie=elders)} == {everywhere}
    for change in (
        lambda: get_aanmelding(uow, wie=elders, id_=id_),
        lambda: approve_aanmelding(uow, wie=elders, id_=id_, url=URL),
        lambda: reject_aanmelding(uow, wie=elders, id_=id_, reden="Nee"),
        lambda: get_aanmelding(uow, wie=redacteur, id_=uuid4()),
    ):
        with pytest.raises(NietGevonden):
            change()


def test_approving_makes_the_aanbieder_and_its_hoofd(
    uow: UnitOfWork, redacteur: Identiteit
) -> None:
    id_ = register(uow)

    aanbieder_id = approve_aanmelding(uow, wie=redacteur, id_=id_, url=URL)

    request_inloglink(uow, email="noor@nieuw.example.nl", url=URL)
    with uow:
        aanbieder = uow.session.get_one(Aanbieder, aanbieder_id)
    assert (aanbieder.naam, aanbieder.slug) == ("Stichting Nieuw", "stichting-nieuw")
    assert (aanbieder.kvk_nummer, aanbieder.website) == ("12345678", "https://nieuw.example.nl")
    assert [mail.soort for mail in mails(uow)][-2:] == ["aanmelding_goedgekeurd", "inloggen"]
    assert mails(uow)[-2].gegevens["link"] == f"{URL}/inloggen"
    assert list_aanmeldingen(uow, wie=redacteur) == []


def test_approving_hands_over_what_is_there_already(
    uow: UnitOfWork, redacteur: Identiteit, factories: Factories
) -> None:
    one, other = (factories.aanbieder(naam=naam) for naam in ("Stichting A", "Stichting B"))
    other.website = "https://eigen.example.nl"
    factories.session.commit()
    gebruiker = factories.gebruiker(email="NOOR@nieuw.example.nl")
    id_ = register(uow, claims=(one.id, other.id, uuid4()))

    shown = get_aanmelding(uow, wie=redacteur, id_=id_)
    approve_aanmelding(uow, wie=redacteur, id_=id_, aanbieder_ids=[one.id, other.id], url=URL)

    assert [claim.naam for claim in shown.claims] == ["Stichting A", "Stichting B"]
    factories.session.expire_all()
    with uow:
        account = uow.session.scalars(
            select(Gebruiker).where(Gebruiker.email == gebruiker.email)
        ).one()
        names = set(uow.session.scalars(select(Aanbieder.naam)))
        websites = [uow.session.get_one(Aanbieder, id_).website for id_ in (one.id, other.id)]
    assert account.id == gebruiker.id
    assert "Stichting Nieuw" not in names
    assert websites == ["https://nieuw.example.nl", "https://eigen.example.nl"]


def test_what_another_redactie_keeps_is_not_handed_over(
    uow: UnitOfWork, redacteur: Identiteit, factories: Factories
) -> None:
    elsewhere = factories.aanbieder()
    factories.voorziening(aanbieder=elsewhere, werkgebied=["GM1640"])
    id_ = register(uow, claims=(elsewhere.id,))

    with pytest.raises(NietToegestaan):
        approve_aanmelding(uow, wie=redacteur, id_=id_, aanbieder_ids=[elsewhere.id], url=URL)
    with pytest.raises(NietGevonden):
        approve_aanmelding(uow, wie=redacteur, id_=id_, aanbieder_ids=[uuid4()], url=URL)


def test_a_name_that_is_taken_is_told(
    uow: UnitOfWork, redacteur: Identiteit, factories: Factories
) -> None:
    factories.aanbieder(naam="STICHTING nieuw")
    id_ = register(uow)

    with pytest.raises(InvoerOngeldig) as raised:
        approve_aanmelding(uow, wie=redacteur, id_=id_, url=URL)

    assert raised.value.fouten[0].code == Foutcode.AANBIEDER_BESTAAT_AL


def test_turning_down_tells_why_and_is_final(uow: UnitOfWork, redacteur: Identiteit) -> None:
    id_ = register(uow)

    with pytest.raises(InvoerOngeldig):
        reject_aanmelding(uow, wie=redacteur, id_=id_, reden=" ")
    reject_aanmelding(uow, wie=redacteur, id_=id_, reden="Werkt hier niet.")

    assert mails(uow)[-1].soort == "aanmelding_afgewezen"
    assert mails(uow)[-1].gegevens["reden"] == "Werkt hier niet."
    with pytest.raises(IntussenGewijzigd):
        approve_aanmelding(uow, wie=redacteur, id_=id_, url=URL)


def test_only_public_aanbieders_are_found_to_choose(uow: UnitOfWork, factories: Factories) -> None:
    shown = factories.aanbieder(naam="Peelwaard Zichtbaar")
    factories.voorziening(aanbieder=shown)
    factories.aanbieder(naam="Peelwaard Verborgen")

    found = search_aanbieders(uow, naam=" peelWAARD ")

    assert [(rij.naam, rij.aantal) for rij in found] == [("Peelwaard Zichtbaar", 1)]
    assert search_aanbieders(uow, naam=" ") == []
    assert [rij.id for rij in list_gekozen(uow, ids=[shown.id, uuid4()])] == [shown.id]
