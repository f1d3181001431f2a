"""Who may give whom access: invitations, colleagues, accounts."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from portal.data.models import Aanbieder, Gebruiker, MailTaak
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Rol
from portal.domain.errors import InvoerOngeldig, NietGevonden, NietToegestaan, SleutelOngeldig
from portal.domain.foutcodes import Foutcode
from portal.domain.gebruikers import Bevoegdheid, Identiteit
from portal.services.collegas import list_collegas, remove_collega, set_hoofd
from portal.services.gebruikers import (
    change_profiel,
    change_rollen,
    create_gebruiker,
    get_gebruiker,
    get_profiel,
    list_gebruikers,
    reset_tweede_factor,
    set_actief,
)
from portal.services.inloggen import log_in_with_wachtwoord
from portal.services.sessies import find_identiteit, make_identiteit, start_sessie
from portal.services.uitnodigingen import (
    accept_uitnodiging,
    get_uitnodiging,
    invite,
    list_uitnodigingen,
    resend_uitnodiging,
    withdraw_uitnodiging,
)
from portal.services.wachtwoorden import reset_wachtwoord
from tests.factories import Factories

URL = "https://kaart.example"


class Huis:
    """An aanbieder that serves Weert, and people round it."""

    def __init__(self, factories: Factories) -> None:
        make = factories.gebruiker
        self.aanbieder: Aanbieder = factories.aanbieder(naam="Stichting Peelwaard")
        factories.voorziening(aanbieder=self.aanbieder, werkgebied=["GM0988"])
        own = {"aanbieder_id": self.aanbieder.id}
        self.hoofd = make_identiteit(make(Rol.AANBIEDER, hoofd=True, **own))
        self.medewerker = make_identiteit(make(Rol.AANBIEDER, **own))
        self.beheerder = make_identiteit(make(Rol.BEHEERDER))
        self.redacteur = make_identiteit(make(Rol.REDACTEUR, gemeente_code="GM0988"))
        self.elders = make_identiteit(make(Rol.REDACTEUR, gemeente_code="GM1640"))

    @property
    def plek(self) -> list[Bevoegdheid]:
        return [Bevoegdheid(Rol.AANBIEDER, aanbieder_id=self.aanbieder.id)]


@pytest.fixture
def huis(factories: Factories) -> Huis:
    return Huis(factories)


def token_of_last_mail(uow: UnitOfWork) -> str:
    with uow:
        mail = uow.session.scalars(select(MailTaak).order_by(MailTaak.id.desc())).first()
        assert mail is not None
        link: str = mail.gegevens["link"]
    return link.rpartition("/")[2]


def find(uow: UnitOfWork, email: str) -> Gebruiker | None:
    with uow:
        return uow.session.scalars(select(Gebruiker).where(Gebruiker.email == email)).first()


def codes(raised: pytest.ExceptionInfo[InvoerOngeldig]) -> list[tuple[str, str]]:
    return [(fout.veld, fout.code) for fout in raised.value.fouten]


@pytest.mark.parametrize("wie", ["hoofd", "redacteur", "beheerder"])
def test_who_decides_about_an_aanbieder_invites_for_it(
    uow: UnitOfWork, huis: Huis, wie: str
) -> None:
    invite(uow, wie=getattr(huis, wie), email="n@example.nl", bevoegdheden=huis.plek, url=URL)

    ingelogd = accept_uitnodiging(uow, token=token_of_last_mail(uow), naam="Noor")

    assert ingelogd.wie.is_medewerker(huis.aanbieder.id)
    assert find_identiteit(uow, ingelogd.token) == ingelogd.wie


@pytest.mark.parametrize("wie", ["medewerker", "elders"])
def test_others_do_not(uow: UnitOfWork, huis: Huis, wie: str) -> None:
    with pytest.raises(NietToegestaan):
        invite(uow, wie=getattr(huis, wie), email="n@example.nl", bevoegdheden=huis.plek, url=URL)


@pytest.mark.parametrize("wie", ["hoofd", "redacteur"])
def test_only_a_beheerder_invites_people_of_the_redactie(
    uow: UnitOfWork, huis: Huis, wie: str
) -> None:
    wanted = [Bevoegdheid(Rol.REDACTEUR, gemeente_code="GM0988")]

    with pytest.raises(NietToegestaan):
        invite(uow, wie=getattr(huis, wie), email="n@example.nl", bevoegdheden=wanted, url=URL)
    invite(uow, wie=huis.beheerder, email="n@example.nl", bevoegdheden=wanted, url=URL)

    ingelogd = accept_uitnodiging(uow, token=token_of_last_mail(uow), naam="Noor")
    assert ingelogd.wie.gemeenten == ("GM0988",)
    assert not ingelogd.wie.is_binnen  # the second factor is still to come


def test_an_invitation_for_a_gemeente_that_is_not_there_is_refused(
    uow: UnitOfWork, huis: Huis
) -> None:
    wanted = [Bevoegdheid(Rol.REDACTEUR, gemeente_code="GM9999")]

    with pytest.raises(InvoerOngeldig) as raised:
        invite(uow, wie=huis.beheerder, email="n@example.nl", bevoegdheden=wanted, url=URL)

    assert codes(raised) == [("gemeenten", Foutcode.GEBIED_ONBEKEND)]


def test_accepting_needs_a_name_and_works_once(uow: UnitOfWork, huis: Huis) -> None:
    invite(uow, wie=huis.hoofd, email="n@example.nl", bevoegdheden=huis.plek, url=URL)
    token = token_of_last_mail(uow)

    for naam, wachtwoord, veld in (("", "", "naam"), ("Noor", "kort", "nieuw")):
        with pytest.raises(InvoerOngeldig) as raised:
            accept_uitnodiging(uow, token=token, naam=naam, wachtwoord=wachtwoord)
        assert codes(raised)[0][0] == veld
    accept_uitnodiging(uow, token=token, naam="Noor", wachtwoord="drie losse woorden")

    log_in_with_wachtwoord(uow, email="n@example.nl", wachtwoord="drie losse woorden")
    with pytest.raises(SleutelOngeldig):
        accept_uitnodiging(uow, token=token, naam="Noor")


def test_accepting_adds_the_role_to_an_account_that_is_there(
    uow: UnitOfWork, huis: Huis, factories: Factories
) -> None:
    factories.gebruiker(Rol.PROFESSIONAL, email="n@example.nl", naam="Noor")
    invite(uow, wie=huis.hoofd, email="N@example.nl", bevoegdheden=huis.plek, url=URL)
    token = token_of_last_mail(uow)

    detail = get_uitnodiging(uow, token=token)
    ingelogd = accept_uitnodiging(
        uow, token=token, naam="Iemand anders", wachtwoord="drie losse woorden"
    )

    assert (detail.heeft_account, detail.organisatie) == (True, "Stichting Peelwaard")
    assert ingelogd.wie.naam == "Noor"
    assert ingelogd.wie.has_rol(Rol.PROFESSIONAL)
    assert ingelogd.wie.has_rol(Rol.AANBIEDER)
    gebruiker = find(uow, "n@example.nl")
    assert gebruiker is not None
    assert gebruiker.wachtwoord_hash is None


def test_a_closed_account_cannot_accept(uow: UnitOfWork, huis: Huis, factories: Factories) -> None:
    factories.gebruiker(email="n@example.nl", actief=False)
    invite(uow, wie=huis.hoofd, email="n@example.nl", bevoegdheden=huis.plek, url=URL)

    with pytest.raises(SleutelOngeldig):
        accept_uitnodiging(uow, token=token_of_last_mail(uow))


def test_inviting_again_replaces_the_first_invitation(uow: UnitOfWork, huis: Huis) -> None:
    invite(uow, wie=huis.hoofd, email="n@example.nl", bevoegdheden=huis.plek, url=URL)
    first = token_of_last_mail(uow)
    invite(uow, wie=huis.redacteur, email="N@example.nl", bevoegdheden=huis.plek, url=URL)

    (listed,) = list_uitnodigingen(uow, wie=huis.hoofd, aanbieder_id=huis.aanbieder.id)

    assert listed.email == "N@example.nl"
    with pytest.raises(SleutelOngeldig):
        get_uitnodiging(uow, token=first)


def test_who_has_access_is_not_invited(uow: UnitOfWork, huis: Huis, factories: Factories) -> None:
    factories.gebruiker(Rol.AANBIEDER, aanbieder_id=huis.aanbieder.id, email="n@example.nl")

    with pytest.raises(InvoerOngeldig) as raised:
        invite(uow, wie=huis.hoofd, email="n@example.nl", bevoegdheden=huis.plek, url=URL)

    assert codes(raised) == [("email", Foutcode.HEEFT_AL_TOEGANG)]


def test_an_invitation_is_sent_again_or_withdrawn(uow: UnitOfWork, huis: Huis) -> None:
    invite(uow, wie=huis.hoofd, email="n@example.nl", bevoegdheden=huis.plek, url=URL)
    first = token_of_last_mail(uow)
    (listed,) = list_uitnodigingen(uow, wie=huis.hoofd, aanbieder_id=huis.aanbieder.id)

    with pytest.raises(NietToegestaan):
        withdraw_uitnodiging(uow, wie=huis.elders, id_=listed.id)
    resend_uitnodiging(uow, wie=huis.redacteur, id_=listed.id, url=URL)
    second = token_of_last_mail(uow)
    (again,) = list_uitnodigingen(uow, wie=huis.beheerder)
    withdraw_uitnodiging(uow, wie=huis.hoofd, id_=again.id)

    for token in (first, second):
        with pytest.raises(SleutelOngeldig):
            get_uitnodiging(uow, token=token)
    with pytest.raises(NietGevonden):
        withdraw_uitnodiging(uow, wie=huis.hoofd, id_=again.id)


def test_an_invitation_that_grew_old_stays_in_sight(uow: UnitOfWork, huis: Huis) -> None:
    invite(uow, wie=huis.hoofd, email="n@example.nl", bevoegdheden=huis.plek, url=URL)
    later = uow.clock() + timedelta(days=8)
    uow.clock = lambda: later

    (listed,) = list_uitnodigingen(uow, wie=huis.hoofd, aanbieder_id=huis.aanbieder.id)

    assert listed.is_verlopen
    with pytest.raises(SleutelOngeldig):
        accept_uitnodiging(uow, token=token_of_last_mail(uow), naam="Noor")


def test_not_everybody_sees_invitations(uow: UnitOfWork, huis: Huis) -> None:
    with pytest.raises(NietToegestaan):
        list_uitnodigingen(uow, wie=huis.redacteur)
    with pytest.raises(NietToegestaan):
        list_uitnodigingen(uow, wie=huis.medewerker, aanbieder_id=huis.aanbieder.id)
    with pytest.raises(NietGevonden):
        list_uitnodigingen(uow, wie=huis.beheerder, aanbieder_id=uuid4())


def test_the_last_hoofd_stays(uow: UnitOfWork, huis: Huis) -> None:
    where = {"aanbieder_id": huis.aanbieder.id}
    last = {**where, "gebruiker_id": huis.hoofd.id}

    for change in (
        lambda: remove_collega(uow, wie=huis.beheerder, **last),
        lambda: set_hoofd(uow, wie=huis.beheerder, **last, hoofd=False),
    ):
        with pytest.raises(InvoerOngeldig) as raised:
            change()
        assert codes(raised) == [("", Foutcode.LAATSTE_HOOFD)]
    set_hoofd(uow, wie=huis.hoofd, **where, gebruiker_id=huis.medewerker.id, hoofd=True)
    remove_collega(uow, wie=huis.hoofd, **last)

    (left,) = list_collegas(uow, wie=huis.redacteur, **where).personen
    assert (left.id, left.hoofd) == (huis.medewerker.id, True)


def test_colleagues_are_shown_to_who_decides_about_them(uow: UnitOfWork, huis: Huis) -> None:
    seen = list_collegas(uow, wie=huis.hoofd, aanbieder_id=huis.aanbieder.id)

    assert {persoon.id for persoon in seen.personen} == {huis.hoofd.id, huis.medewerker.id}
    for wie in (huis.medewerker, huis.elders):
        with pytest.raises(NietToegestaan):
            list_collegas(uow, wie=wie, aanbieder_id=huis.aanbieder.id)
    for unknown in (uuid4(), huis.beheerder.id):
        with pytest.raises(NietGevonden):
            remove_collega(
                uow, wie=huis.hoofd, aanbieder_id=huis.aanbieder.id, gebruiker_id=unknown
            )


def test_a_beheerder_changes_roles_and_that_logs_out(
    uow: UnitOfWork, huis: Huis, factories: Factories
) -> None:
    gebruiker = factories.gebruiker(Rol.AANBIEDER, aanbieder_id=huis.aanbieder.id)
    token = start_sessie(uow, gebruiker.id)
    new = [
        Bevoegdheid(Rol.REDACTEUR, gemeente_code="GM0988"),
        Bevoegdheid(Rol.REDACTEUR, gemeente_code="GM0946"),
    ]

    change_rollen(uow, wie=huis.beheerder, id_=gebruiker.id, bevoegdheden=new)
    change_rollen(uow, wie=huis.beheerder, id_=gebruiker.id, bevoegdheden=new[:1])

    detail = get_gebruiker(uow, wie=huis.beheerder, id_=gebruiker.id)
    assert set(detail.bevoegdheden) == {
        Bevoegdheid(Rol.AANBIEDER, aanbieder_id=huis.aanbieder.id),
        new[0],
    }
    assert find_identiteit(uow, token) is None


def test_a_beheerder_cannot_take_its_own_role_or_close_itself(uow: UnitOfWork, huis: Huis) -> None:
    own = {"wie": huis.beheerder, "id_": huis.beheerder.id}

    for change in (
        lambda: change_rollen(uow, **own, bevoegdheden=[]),
        lambda: set_actief(uow, **own, actief=False),
        lambda: reset_tweede_factor(uow, **own),
    ):
        with pytest.raises(InvoerOngeldig) as raised:
            change()
        assert codes(raised)[0][1] == Foutcode.NIET_VAN_UZELF


def test_a_closed_account_is_out_at_once(uow: UnitOfWork, huis: Huis, factories: Factories) -> None:
    gebruiker = factories.gebruiker(Rol.PROFESSIONAL)
    token = start_sessie(uow, gebruiker.id)

    set_actief(uow, wie=huis.beheerder, id_=gebruiker.id, actief=False)

    assert find_identiteit(uow, token) is None
    set_actief(uow, wie=huis.beheerder, id_=gebruiker.id, actief=True)
    assert find_identiteit(uow, start_sessie(uow, gebruiker.id)) is not None


def test_only_a_beheerder_manages_accounts(uow: UnitOfWork, huis: Huis) -> None:
    target = huis.medewerker.id
    for wie in (huis.hoofd, huis.redacteur):
        for change in (
            lambda wie=wie: list_gebruikers(uow, wie=wie),
            lambda wie=wie: get_gebruiker(uow, wie=wie, id_=target),
            lambda wie=wie: change_rollen(uow, wie=wie, id_=target, bevoegdheden=[]),
            lambda wie=wie: set_actief(uow, wie=wie, id_=target, actief=False),
            lambda wie=wie: reset_tweede_factor(uow, wie=wie, id_=target),
        ):
            with pytest.raises(NietToegestaan):
                change()
    for change in (
        lambda: get_gebruiker(uow, wie=huis.beheerder, id_=uuid4()),
        lambda: set_actief(uow, wie=huis.beheerder, id_=uuid4(), actief=False),
    ):
        with pytest.raises(NietGevonden):
            change()


def test_accounts_are_found_by_name_address_and_role(
    uow: UnitOfWork, huis: Huis, factories: Factories
) -> None:
    factories.gebruiker(Rol.PROFESSIONAL, naam="Noor Anders", email="n@voorbeeld.example.nl")

    def names(**values: object) -> list[str]:
        found = list_gebruikers(uow, wie=huis.beheerder, **values)
        return [gebruiker.naam for gebruiker in found]

    assert names(zoek="noor") == names(zoek="N@VOORBEELD") == ["Noor Anders"]
    assert names(rol=Rol.PROFESSIONAL) == ["Noor Anders"]
    assert names(zoek="100%") == []


def test_the_own_profile_is_changed(uow: UnitOfWork, huis: Huis) -> None:
    change_profiel(uow, wie=huis.hoofd, naam="Nieuwe Naam", taal="en")

    profiel = get_profiel(uow, wie=huis.hoofd)
    assert (profiel.naam, profiel.taal, profiel.heeft_wachtwoord) == ("Nieuwe Naam", "en", False)


def test_the_command_line_makes_an_account_once(uow: UnitOfWork, huis: Huis) -> None:
    for rol, more in (
        (Rol.BEHEERDER, {}),
        (Rol.REDACTEUR, {"gemeenten": ["GM0988"]}),
        (Rol.AANBIEDER, {"aanbieder_slug": huis.aanbieder.slug}),
        (Rol.BEHEERDER, {}),
    ):
        link = create_gebruiker(uow, email="n@example.nl", naam="Noor", rol=rol, url=URL, **more)
    reset_wachtwoord(uow, token=link.rpartition("/")[2], nieuw="drie losse woorden")

    wie: Identiteit = log_in_with_wachtwoord(
        uow, email="n@example.nl", wachtwoord="drie losse woorden"
    ).wie
    assert {(b.rol, b.gemeente_code, b.hoofd) for b in wie.bevoegdheden} == {
        (Rol.BEHEERDER, None, False),
        (Rol.REDACTEUR, "GM0988", False),
        (Rol.AANBIEDER, None, True),
    }
    assert len(wie.bevoegdheden) == 3


@pytest.mark.parametrize(
    ("values", "veld"),
    [
        ({"rol": Rol.AANBIEDER, "aanbieder_slug": "bestaat-niet"}, "aanbieder"),
        ({"rol": Rol.REDACTEUR, "gemeenten": ["GM9999"]}, "gemeenten"),
    ],
)
def test_the_command_line_refuses_what_is_not_there(
    uow: UnitOfWork, huis: Huis, values: dict[str, object], veld: str
) -> None:
    with pytest.raises(InvoerOngeldig) as raised:
        create_gebruiker(uow, email="n@example.nl", naam="", url=URL, **values)

    assert codes(raised)[0][0] == veld
    assert find(uow, "n@example.nl") is None
