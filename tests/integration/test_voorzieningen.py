"""What the public may see of a voorziening, and the steps in its life."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, select

from portal.data.models import AanbiederSlug, Locatie, Voorziening, VoorzieningSlug
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import KanaalSoort, Leefgebied, Rol, Soort, VoorzieningStatus
from portal.domain.errors import InvoerOngeldig, NietGevonden
from portal.domain.foutcodes import Foutcode
from portal.domain.gebruikers import Identiteit
from portal.domain.voorziening import PlekInvoer, VoorzieningInvoer
from portal.services.aanbod import confirm_aanbod, end_voorziening
from portal.services.sessies import make_identiteit
from portal.services.voorzieningen import (
    Verhuisd,
    get_aanbieder,
    get_voorziening,
    get_voorziening_by_id,
    has_voorzieningen,
    list_sitemap,
)
from portal.services.wachtrij import approve_wijziging, get_wijziging, list_wachtrij
from portal.services.wijzigingen import add_voorstel, read_huidig, submit_wijziging
from tests.factories import Factories
from tests.support.redactie import make_redacteur
from tests.support.telling import count_statements

VANDAAG = date(2026, 11, 20)
INVOER = VoorzieningInvoer(
    naam="Inloop Fatima",
    samenvatting="Kom binnen voor koffie.",
    aanbieder="Stichting Peelwaard (voorbeeld)",
    leefgebieden=(Leefgebied.SOCIALE_CONTACTEN,),
    plekken=(PlekInvoer(straat="Markt", postcode="6001 TV"),),
    werkgebied=("GM0988",),
    telefoon="0495-555 101",
)
GEHEIM = {
    "naam": "Het Huis",
    "straat": "Dreef",
    "huisnummer": "12",
    "postcode": "6001 TV",
    "plaats": "Weert",
    "lat": 51.25,
    "lon": 5.7,
    "buurt_code": "BU09883101",
    "wijk_code": "WK098831",
    "gemeente_code": "GM0988",
    "adres_geheim": True,
    "openingstijden": "24/7",
    "telefoon": "0495-555 199",
}


WIE = make_redacteur()


@pytest.fixture
def indiener(factories: Factories) -> Identiteit:
    """Somebody who works for the aanbieder."""
    aanbieder = factories.aanbieder(naam="Stichting Peelwaard (voorbeeld)")
    return make_identiteit(factories.gebruiker(Rol.AANBIEDER, aanbieder_id=aanbieder.id))


def propose(uow: UnitOfWork, indiener: Identiteit, **values: Any) -> UUID:
    (aanbieder_id,) = indiener.aanbieder_ids
    return add_voorstel(uow, indiener, aanbieder_id, replace(INVOER, **values)).voorziening_id


def approve(uow: UnitOfWork, id_: UUID) -> None:
    (wijziging,) = (one for one in list_wachtrij(uow, WIE) if one.voorziening_id == id_)
    approve_wijziging(uow, WIE, wijziging.id, version=get_wijziging(uow, WIE, wijziging.id).version)


def change(uow: UnitOfWork, id_: UUID, **values: Any) -> None:
    with uow:
        basis = read_huidig(uow.session, id_)
    submit_wijziging(uow, WIE, id_, replace(basis, **values), basis=basis)


def row(uow: UnitOfWork, id_: UUID) -> Voorziening:
    with uow:
        return uow.session.get_one(Voorziening, id_)


def codes(raised: pytest.ExceptionInfo[InvoerOngeldig]) -> list[tuple[str, str]]:
    return [(fout.veld, fout.code) for fout in raised.value.fouten]


def test_a_page_gets_everything_it_shows(uow: UnitOfWork, factories: Factories) -> None:
    aanbieder = factories.aanbieder(naam="De Kei", website="https://kei.nl")
    made = factories.voorziening(
        naam="Inloop",
        aanbieder=aanbieder,
        kosten="Gratis",
        plekken=[
            {"straat": "Markt", "plaats": "Weert", "gemeente_code": "GM0988", "rolstoel": True,
             "openingstijden": "Mo 09:00-10:00", "telefoon": "0495-555 102"},
            {"openingstijden": "24/7"},
        ],
        kanalen=[(KanaalSoort.TELEFOON, "113"), (KanaalSoort.CHAT, "https://chat.nl")],
        werkgebied=["WK098821", "GM0946"],
    )  # fmt: skip

    detail = get_voorziening(uow, "inloop")

    assert detail.id == made.id
    assert (detail.aanbieder, detail.aanbieder_slug) == ("De Kei", "de-kei")
    assert detail.aanbieder_website == "https://kei.nl"
    assert [(plek.straat, plek.has_adres, plek.telefoon) for plek in detail.plekken] == [
        ("Markt", True, "0495-555 102"),
        ("", False, ""),
    ]
    assert detail.plekken[0].openingstijden == "Mo 09:00-10:00"
    assert (detail.telefoon, detail.email, detail.website) == ("113", "", "")
    assert [kanaal.soort for kanaal in detail.kanalen] == [KanaalSoort.TELEFOON, KanaalSoort.CHAT]
    assert [(g.code, g.naam, g.gemeente_code) for g in detail.werkgebied] == [
        ("GM0946", "Nederweert", "GM0946"),
        ("WK098821", "Keent", "GM0988"),
    ]
    assert detail.gemeente_code == "GM0988"
    assert detail.gratis
    assert detail.bevestigd


def test_a_secret_address_never_reaches_a_page(uow: UnitOfWork, factories: Factories) -> None:
    made = factories.voorziening(plekken=[GEHEIM])

    detail = get_voorziening(uow, made.slug)
    kort = get_aanbieder(uow, detail.aanbieder_slug).voorzieningen[0]

    (plek,) = detail.plekken
    assert detail.adres_geheim
    assert not plek.has_adres
    assert (plek.openingstijden, plek.gemeente_code) == ("24/7", "GM0988")
    for secret in ("Het Huis", "Dreef", "6001", "51.25", "BU0988", "WK0988", "Weert"):
        assert secret not in repr(plek)
    assert kort.plaatsen == ()


@pytest.mark.parametrize("status", [s for s in VoorzieningStatus if s != "gepubliceerd"])
def test_only_what_is_published_is_public(
    uow: UnitOfWork, factories: Factories, status: VoorzieningStatus
) -> None:
    made = factories.voorziening(status=status)

    with pytest.raises(NietGevonden):
        get_voorziening(uow, made.slug)
    with pytest.raises(NietGevonden):
        get_voorziening_by_id(uow, made.id)
    assert list_sitemap(uow) == []
    assert has_voorzieningen(uow)


def test_an_old_slug_leads_to_the_new_one(uow: UnitOfWork, factories: Factories) -> None:
    made = factories.voorziening()
    hidden = factories.voorziening(status=VoorzieningStatus.CONCEPT)
    factories.session.add(VoorzieningSlug(slug="vroeger", voorziening_id=made.id))
    factories.session.add(VoorzieningSlug(slug="verborgen", voorziening_id=hidden.id))
    factories.session.commit()

    with pytest.raises(Verhuisd) as moved:
        get_voorziening(uow, "vroeger")
    with pytest.raises(NietGevonden):
        get_voorziening(uow, "verborgen")

    assert moved.value.slug == made.slug


def test_an_aanbieder_shows_what_it_offers_in_order_of_name(
    uow: UnitOfWork, factories: Factories
) -> None:
    aanbieder = factories.aanbieder(naam="De Kei")
    for naam in ("zwemmen", "Eettafel"):
        factories.voorziening(naam=naam, aanbieder=aanbieder)
    factories.voorziening(naam="Concept", aanbieder=aanbieder, status=VoorzieningStatus.CONCEPT)

    detail = get_aanbieder(uow, "de-kei")

    assert [kort.naam for kort in detail.voorzieningen] == ["Eettafel", "zwemmen"]


def test_an_aanbieder_without_anything_public_is_not_public(
    uow: UnitOfWork, factories: Factories
) -> None:
    aanbieder = factories.aanbieder()
    factories.session.add(AanbiederSlug(slug="vroeger", aanbieder_id=aanbieder.id))
    factories.session.commit()

    with pytest.raises(NietGevonden):
        get_aanbieder(uow, aanbieder.slug)
    with pytest.raises(NietGevonden):
        get_aanbieder(uow, "bestaat-niet")
    with pytest.raises(Verhuisd):
        get_aanbieder(uow, "vroeger")


@pytest.mark.parametrize("aantal", [1, 40])
def test_pages_ask_the_database_little(
    uow: UnitOfWork, factories: Factories, database: Engine, aantal: int
) -> None:
    aanbieder = factories.aanbieder()
    plek = {"straat": "Markt", "openingstijden": "24/7"}
    made = [
        factories.voorziening(aanbieder=aanbieder, plekken=[plek] * 3, werkgebied=["GM0988"])
        for _ in range(aantal)
    ]

    with count_statements(database) as for_voorziening:
        get_voorziening(uow, made[0].slug)
    with count_statements(database) as for_aanbieder:
        get_aanbieder(uow, aanbieder.slug)

    assert len(for_voorziening) <= 7
    assert len(for_aanbieder) <= 6


def test_the_sitemap_holds_slugs_and_when_they_changed(
    uow: UnitOfWork, factories: Factories
) -> None:
    made = factories.voorziening()

    assert list_sitemap(uow) == [(made.slug, made.updated_at)]


def test_what_is_proposed_is_public_from_its_approval_until_it_ends(
    uow: UnitOfWork, indiener: Identiteit
) -> None:
    id_ = propose(uow, indiener)

    assert row(uow, id_).status is VoorzieningStatus.TER_BEOORDELING
    approve(uow, id_)
    assert get_voorziening_by_id(uow, id_).plekken[0].lat is not None
    end_voorziening(uow, WIE, id_, "")
    assert row(uow, id_).status is VoorzieningStatus.GEARCHIVEERD


def test_a_change_keeps_the_address_of_the_page_alive(
    uow: UnitOfWork, indiener: Identiteit
) -> None:
    id_ = propose(uow, indiener)
    approve(uow, id_)
    before = row(uow, id_).version

    change(
        uow, id_, naam="Open deur", samenvatting="Anders.", leefgebieden=(Leefgebied.WONEN,),
        soort=Soort.TOEGANG, plekken=(), werkgebied=(), telefoon=None,
    )  # fmt: skip

    with pytest.raises(Verhuisd):
        get_voorziening(uow, "inloop-fatima")
    detail = get_voorziening(uow, "open-deur")
    assert (detail.soort, detail.plekken, detail.werkgebied) == (Soort.TOEGANG, (), ())
    assert detail.telefoon == ""
    assert detail.version == before + 1


def test_a_name_that_is_taken_is_refused(uow: UnitOfWork, indiener: Identiteit) -> None:
    propose(uow, indiener)

    with pytest.raises(InvoerOngeldig) as raised:
        propose(uow, indiener)

    assert codes(raised) == [("naam", Foutcode.BESTAAT_AL)]


def test_parts_that_do_not_go_together_are_refused(uow: UnitOfWork, indiener: Identiteit) -> None:
    with pytest.raises(InvoerOngeldig) as raised:
        propose(uow, indiener, leeftijd_van=18, leeftijd_tot=12)

    assert codes(raised) == [("leeftijd_tot", Foutcode.LEEFTIJD_OMGEKEERD)]


def test_saving_without_a_change_is_no_new_version(uow: UnitOfWork, factories: Factories) -> None:
    made = factories.voorziening()
    change(uow, made.id)

    assert row(uow, made.id).version == made.version


def test_a_place_that_goes_takes_its_locatie_along(uow: UnitOfWork, factories: Factories) -> None:
    made = factories.voorziening(plekken=[{"straat": "Markt", "plaats": "Weert"}])
    change(uow, made.id, plekken=())

    with uow:
        assert uow.session.scalars(select(Locatie)).all() == []


def test_a_confirmation_names_who_and_when(uow: UnitOfWork, factories: Factories) -> None:
    made = factories.voorziening(
        status=VoorzieningStatus.VERLOPEN, gecontroleerd_op=date(2025, 1, 1), werkgebied=["GM0988"]
    )

    confirm_aanbod(uow, make_redacteur("GM0988"), [made.id])

    now = row(uow, made.id)
    assert (now.gecontroleerd_op, now.gecontroleerd_door) == (VANDAAG, "Weert")
    assert now.status is VoorzieningStatus.GEPUBLICEERD
    assert now.version == made.version + 1


def test_what_does_not_exist_cannot_be_changed(uow: UnitOfWork) -> None:
    for act in (
        lambda: end_voorziening(uow, WIE, uuid4(), ""),
        lambda: submit_wijziging(uow, WIE, uuid4(), INVOER, basis=INVOER),
        lambda: confirm_aanbod(uow, WIE, [uuid4()]),
    ):
        with pytest.raises(NietGevonden):
            act()
