"""Two become one: nothing that hung on either is lost, and old addresses lead on for ever."""

from datetime import date
from uuid import UUID

import pytest

from portal.data.models import (
    Aanbieder,
    Notitie,
    Rolverlening,
    Signaal,
    Versie,
    Voorziening,
    Voorzieningcijfer,
    Wijziging,
)
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import (
    Gebeurtenis,
    KanaalSoort,
    Leefgebied,
    Rol,
    SignaalBron,
    SignaalSoort,
    VoorzieningStatus,
)
from portal.domain.errors import InvoerOngeldig, NietGevonden, NietToegestaan
from portal.services.redactie import add_notitie
from portal.services.samenvoegen import (
    Keuze,
    get_aanbieder_paar,
    get_paar,
    merge_aanbieders,
    merge_voorzieningen,
)
from portal.services.voorzieningen import (
    Verhuisd,
    get_aanbieder,
    get_voorziening,
    get_voorziening_by_id,
)
from tests.factories import Factories
from tests.support.portaal import NOW
from tests.support.redactie import NEDERWEERT, WEERT, make_redacteur


@pytest.fixture
def paar(factories: Factories) -> tuple[Voorziening, Voorziening]:
    aanbieder = factories.aanbieder(naam="Samen")
    return (
        factories.voorziening(
            naam="Inloop de Roos",
            aanbieder=aanbieder,
            leefgebieden=(Leefgebied.WONEN,),
            werkgebied=[WEERT],
        ),
        factories.voorziening(
            naam="De Roos",
            aanbieder=aanbieder,
            leefgebieden=(Leefgebied.VERVOER,),
            kosten="Gratis",
            extern_id="roos-2",
            kanalen=[(KanaalSoort.TELEFOON, "0495 123 456")],
            werkgebied=[WEERT],
        ),
    )


def merge(uow: UnitOfWork, paar: tuple[Voorziening, Voorziening], **keuzes: str) -> None:
    merge_voorzieningen(
        uow, wie=make_redacteur(WEERT), blijft_id=paar[0].id, weg_id=paar[1].id, keuzes=keuzes
    )


def gebeurtenissen(factories: Factories, id_: UUID) -> list[Gebeurtenis]:
    query = factories.session.query(Versie).filter_by(voorziening_id=id_).order_by(Versie.nummer)
    return [versie.gebeurtenis for versie in query]


def test_what_differs_is_shown_and_what_is_filled_is_proposed(
    uow: UnitOfWork, paar: tuple[Voorziening, Voorziening]
) -> None:
    found = get_paar(uow, wie=make_redacteur(WEERT), blijft_id=paar[0].id, weg_id=paar[1].id)

    velden = {veld.veld: veld for veld in found.velden}
    assert set(velden) == {"naam", "leefgebieden", "kosten", "telefoon"}
    assert velden["kosten"].voorkeur is Keuze.WEG
    assert velden["naam"].voorkeur is Keuze.BLIJFT
    assert velden["leefgebieden"].may_samen
    assert not velden["naam"].may_samen


def test_each_field_is_taken_from_the_chosen_one(
    uow: UnitOfWork, paar: tuple[Voorziening, Voorziening]
) -> None:
    slug = paar[0].slug

    merge(uow, paar, naam="weg", leefgebieden="samen", telefoon="weg")

    with pytest.raises(Verhuisd):
        get_voorziening(uow, slug)
    left = get_voorziening_by_id(uow, paar[0].id)
    assert left.naam == "De Roos"
    assert left.leefgebieden == (Leefgebied.WONEN, Leefgebied.VERVOER)
    assert left.telefoon == "0495 123 456"
    assert left.kosten == ""


def test_whatsapp_and_chat_of_both_stay_each_once(
    uow: UnitOfWork, factories: Factories, paar: tuple[Voorziening, Voorziening]
) -> None:
    whatsapp, chat = KanaalSoort.WHATSAPP, KanaalSoort.CHAT
    kanalen = ((whatsapp, "0612345678"), (chat, "https://voorbeeld.nl/chat"))
    blijft, weg = (
        factories.voorziening(kanalen=own, werkgebied=[WEERT])
        for own in ([kanalen[0]], [*kanalen, (KanaalSoort.EMAIL, "weg@example.nl")])
    )

    merge(uow, (blijft, weg))

    left = get_voorziening_by_id(uow, blijft.id)
    assert [(kanaal.soort, kanaal.waarde) for kanaal in left.kanalen] == list(kanalen)


def test_the_old_address_leads_to_the_one_that_stays(
    uow: UnitOfWork, factories: Factories, paar: tuple[Voorziening, Voorziening]
) -> None:
    merge(uow, paar)

    with pytest.raises(Verhuisd) as moved:
        get_voorziening(uow, "de-roos")
    assert moved.value.slug == "inloop-de-roos"
    third = factories.voorziening(naam="Roos", werkgebied=[WEERT])
    merge(uow, (third, paar[0]))
    for slug in ("de-roos", "inloop-de-roos"):
        with pytest.raises(Verhuisd) as moved:
            get_voorziening(uow, slug)
        assert moved.value.slug == "roos"


def test_signals_notes_and_counts_move(
    uow: UnitOfWork, factories: Factories, paar: tuple[Voorziening, Voorziening]
) -> None:
    blijft, weg = paar
    add_notitie(uow, wie=make_redacteur(), tekst="Belt niet terug", voorziening_id=weg.id)
    session = factories.session
    session.add(
        Signaal(
            voorziening_id=weg.id,
            soort=SignaalSoort.ADRES,
            bron=SignaalBron.BEZOEKER,
            gemeld_op=NOW,
            termijn=NOW.date(),
        )
    )
    for one, gevonden in ((blijft, 2), (weg, 3)):
        session.add(
            Voorzieningcijfer(voorziening_id=one.id, maand=date(2026, 11, 1), gevonden=gevonden)
        )
    session.add(Voorzieningcijfer(voorziening_id=weg.id, maand=date(2026, 10, 1), gevonden=7))
    session.commit()

    merge(uow, paar)

    session.expire_all()
    assert {row.voorziening_id for row in session.query(Signaal)} == {blijft.id}
    assert {row.voorziening_id for row in session.query(Notitie)} == {blijft.id}
    counts = {row.maand.month: row.gevonden for row in session.query(Voorzieningcijfer)}
    assert counts == {10: 7, 11: 5}


def test_both_keep_their_history_and_one_goes_to_the_archive(
    uow: UnitOfWork, factories: Factories, paar: tuple[Voorziening, Voorziening]
) -> None:
    merge(uow, paar, kosten="weg")

    factories.session.expire_all()
    for one in paar:
        assert gebeurtenissen(factories, one.id) == [Gebeurtenis.NIEUW, Gebeurtenis.SAMENGEVOEGD]
    assert paar[1].status == VoorzieningStatus.GEARCHIVEERD
    assert paar[0].extern_id == "roos-2"


def test_nothing_is_merged_while_a_proposal_waits(
    uow: UnitOfWork, factories: Factories, paar: tuple[Voorziening, Voorziening]
) -> None:
    factories.session.add(
        Wijziging(voorziening_id=paar[1].id, basis_version=1, velden={}, rol=Rol.AANBIEDER)
    )
    factories.session.commit()

    with pytest.raises(InvoerOngeldig) as error:
        merge(uow, paar)
    assert [fout.code for fout in error.value.fouten] == ["wijziging-wacht"]


def test_only_its_editors_merge_and_not_with_itself(
    uow: UnitOfWork, paar: tuple[Voorziening, Voorziening]
) -> None:
    a, b = paar
    with pytest.raises(NietToegestaan):
        merge_voorzieningen(
            uow, wie=make_redacteur(NEDERWEERT), blijft_id=a.id, weg_id=b.id, keuzes={}
        )
    with pytest.raises(InvoerOngeldig):
        merge(uow, (a, a))


@pytest.fixture
def aanbieders(factories: Factories) -> tuple[Aanbieder, Aanbieder]:
    return (
        factories.aanbieder(naam="Welzijn Samen"),
        factories.aanbieder(naam="Samen Welzijn", website="https://samen.nl"),
    )


def merge_two(uow: UnitOfWork, paar: tuple[Aanbieder, Aanbieder], **keuzes: str) -> None:
    merge_aanbieders(
        uow, wie=make_redacteur(WEERT), blijft_id=paar[0].id, weg_id=paar[1].id, keuzes=keuzes
    )


def test_an_aanbieder_takes_over_entries_accounts_and_notes(
    uow: UnitOfWork, factories: Factories, aanbieders: tuple[Aanbieder, Aanbieder]
) -> None:
    blijft, weg = aanbieders
    entry = factories.voorziening(naam="Eetpunt", aanbieder=weg, werkgebied=[WEERT])
    factories.voorziening(
        naam="Eetpunt", aanbieder=blijft, slug="eetpunt-oud", status=VoorzieningStatus.GEARCHIVEERD
    )
    both = factories.gebruiker(Rol.AANBIEDER, aanbieder_id=weg.id)
    factories.session.add(
        Rolverlening(gebruiker_id=both.id, rol=Rol.AANBIEDER, aanbieder_id=blijft.id)
    )
    factories.gebruiker(Rol.AANBIEDER, aanbieder_id=weg.id)
    add_notitie(uow, wie=make_redacteur(), tekst="Fusie in mei", aanbieder_id=weg.id)
    factories.session.commit()

    assert [
        v.veld
        for v in get_aanbieder_paar(
            uow, wie=make_redacteur(WEERT), blijft_id=blijft.id, weg_id=weg.id
        ).velden
    ] == ["naam", "website"]
    merge_two(uow, aanbieders, website="weg")

    factories.session.expire_all()
    detail = get_aanbieder(uow, "welzijn-samen")
    assert [one.naam for one in detail.voorzieningen] == ["Eetpunt"]
    assert detail.website == "https://samen.nl"
    with pytest.raises(Verhuisd):
        get_aanbieder(uow, "samen-welzijn")
    assert {row.aanbieder_id for row in factories.session.query(Rolverlening)} == {blijft.id}
    assert factories.session.query(Rolverlening).count() == 2
    assert factories.session.query(Notitie).one().aanbieder_id == blijft.id
    assert gebeurtenissen(factories, entry.id)[-1] is Gebeurtenis.SAMENGEVOEGD


def test_two_live_entries_of_one_name_are_merged_first(
    uow: UnitOfWork, factories: Factories, aanbieders: tuple[Aanbieder, Aanbieder]
) -> None:
    for number, aanbieder in enumerate(aanbieders):
        factories.voorziening(
            naam="Eetpunt", aanbieder=aanbieder, slug=f"eetpunt-{number}", werkgebied=[WEERT]
        )

    with pytest.raises(InvoerOngeldig) as error:
        merge_two(uow, aanbieders)

    assert [fout.code for fout in error.value.fouten] == ["naam-bezet"]


def test_an_aanbieder_with_entries_elsewhere_is_not_merged(
    uow: UnitOfWork, factories: Factories, aanbieders: tuple[Aanbieder, Aanbieder]
) -> None:
    factories.voorziening(aanbieder=aanbieders[1], werkgebied=[NEDERWEERT])

    with pytest.raises(NietToegestaan):
        merge_two(uow, aanbieders)
    with pytest.raises(NietGevonden):
        merge_two(uow, (aanbieders[0], Aanbieder(id=UUID(int=1))))
