"""Doubles among what is there, and against what somebody is about to add."""

import pytest

from portal.data.models import Aanbieder, Voorziening
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import KanaalSoort, VoorzieningStatus
from portal.domain.dubbelen import Overeenkomst
from portal.domain.errors import NietToegestaan
from portal.domain.voorziening import PlekInvoer, VoorzieningInvoer
from portal.services.dubbelen import (
    count_dubbelen,
    decide_no_dubbel,
    find_aanbieders_like,
    find_dubbelen_of,
    list_dubbelen,
    read_dubbelen,
)
from tests.factories import Factories
from tests.support.redactie import NEDERWEERT, WEERT, make_redacteur

ADRES = {"postcode": "6001 TV", "huisnummer": "3", "plaats": "Weert", "gemeente_code": WEERT}


@pytest.fixture
def paar(factories: Factories) -> tuple[Voorziening, Voorziening]:
    """The same thing twice, of two aanbieders, and something else at the same address."""
    factories.voorziening(naam="Bloedprikken", plekken=[ADRES])
    return (
        factories.voorziening(naam="Inloop de Roos", plekken=[ADRES]),
        factories.voorziening(naam="De Roos, inloop", plekken=[ADRES]),
    )


def test_what_is_there_twice_is_shown_side_by_side(
    uow: UnitOfWork, paar: tuple[Voorziening, Voorziening]
) -> None:
    (dubbel,) = list_dubbelen(uow, wie=make_redacteur(), dubbelen=read_dubbelen(uow))

    assert {dubbel.a.id, dubbel.b.id} == {one.id for one in paar}
    assert dubbel.redenen == (Overeenkomst.NAAM, Overeenkomst.ADRES)


def test_a_pair_that_is_decided_on_is_not_shown_again(
    uow: UnitOfWork, paar: tuple[Voorziening, Voorziening]
) -> None:
    dubbelen = read_dubbelen(uow)

    for _ in range(2):
        decide_no_dubbel(uow, wie=make_redacteur(WEERT), a_id=paar[0].id, b_id=paar[1].id)

    assert list_dubbelen(uow, wie=make_redacteur(), dubbelen=dubbelen) == ()


def test_an_editor_of_another_gemeente_sees_and_decides_nothing(
    uow: UnitOfWork, paar: tuple[Voorziening, Voorziening]
) -> None:
    wie = make_redacteur(NEDERWEERT)

    assert count_dubbelen(uow, wie=wie, dubbelen=read_dubbelen(uow)) == 0
    with pytest.raises(NietToegestaan):
        decide_no_dubbel(uow, wie=wie, a_id=paar[0].id, b_id=paar[1].id)


def test_what_went_to_the_archive_since_is_left_out(
    uow: UnitOfWork, factories: Factories, paar: tuple[Voorziening, Voorziening]
) -> None:
    dubbelen = read_dubbelen(uow)
    paar[0].status = VoorzieningStatus.GEARCHIVEERD
    factories.session.commit()

    assert count_dubbelen(uow, wie=make_redacteur(), dubbelen=dubbelen) == 0


def test_who_adds_something_hears_what_is_already_there(
    uow: UnitOfWork, factories: Factories, paar: tuple[Voorziening, Voorziening]
) -> None:
    factories.voorziening(
        naam="Inloop de Roos 2e", plekken=[ADRES], status=VoorzieningStatus.CONCEPT
    )
    plek = PlekInvoer(postcode="6001 TV", huisnummer="3", plaats="Weert")
    invoer = VoorzieningInvoer(naam="Inloop De Roos", aanbieder="Nieuw", plekken=(plek,))

    found = find_dubbelen_of(uow, invoer=invoer, dubbelen=read_dubbelen(uow))

    assert {one.id for one in found} == {one.id for one in paar}
    assert (
        find_dubbelen_of(uow, invoer=invoer, dubbelen=read_dubbelen(uow), id_=paar[0].id)[0].id
        == paar[1].id
    )


@pytest.mark.parametrize(
    "values",
    [
        {"naam": "Welzijn Samenn", "telefoon": "0495-123456"},
        {"naam": "Iets heel anders", "kvk_nummer": "12345678"},
        {"naam": "stichting welzijn samen", "website": "http://samen.nl/"},
    ],
)
def test_an_organisation_that_is_known_is_recognised(
    uow: UnitOfWork, factories: Factories, values: dict[str, str]
) -> None:
    known: Aanbieder = factories.aanbieder(
        naam="Welzijn Samen",
        telefoon="0495 123 456",
        kvk_nummer="12345678",
        website="https://www.samen.nl",
    )
    factories.aanbieder(naam="Voedselbank")

    (found,) = find_aanbieders_like(uow, dubbelen=read_dubbelen(uow), **values)

    assert found.id == known.id


@pytest.mark.parametrize(
    "values",
    [
        {"naam": "Adviespunt Kalm Thuis"},
        {"naam": "Stichting Adviespunt Kalm-Thuiss"},
        {"naam": "Advies Kalm Thuis", "telefoon": "+31495987654"},
    ],
)
def test_an_organisation_is_recognised_by_its_name_and_by_what_its_entries_have(
    uow: UnitOfWork, factories: Factories, values: dict[str, str]
) -> None:
    known: Aanbieder = factories.aanbieder(naam="Adviespunt Kalm Thuis (voorbeeld)")
    factories.voorziening(
        naam="Bel ons", aanbieder=known, kanalen=[(KanaalSoort.TELEFOON, "0495 987 654")]
    )
    factories.aanbieder(naam="Adviespunt Rust")

    (found,) = find_aanbieders_like(uow, dubbelen=read_dubbelen(uow), **values)

    assert found.id == known.id


def test_telephone_numbers_of_entries_count(uow: UnitOfWork, factories: Factories) -> None:
    for naam in ("Maaltijd aan huis", "Maaltijden aan huis"):
        factories.voorziening(
            naam=naam,
            kanalen=[(KanaalSoort.TELEFOON, "0495 123 456"), (KanaalSoort.WEBSITE, "https://x.nl")],
        )

    (dubbel,) = list_dubbelen(uow, wie=make_redacteur(), dubbelen=read_dubbelen(uow))

    assert set(dubbel.redenen) == {Overeenkomst.NAAM, Overeenkomst.TELEFOON, Overeenkomst.WEBSITE}
