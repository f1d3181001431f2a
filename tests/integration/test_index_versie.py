"""A change of anything that belongs to a voorziening is a new version of it."""

import pytest
from sqlalchemy import select

from portal.data.models import (
    Aanbieder,
    Contactkanaal,
    Gebied,
    IndexTaak,
    Locatie,
    Voorziening,
    VoorzieningLocatie,
)
from portal.data.queries.voorzieningen import list_entities
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import KanaalSoort
from portal.services.indexeren import list_versions
from tests.factories import Factories


@pytest.fixture
def voorziening(factories: Factories) -> Voorziening:
    return factories.voorziening(
        plekken=[{"straat": "Markt", "plaats": "Weert"}],
        kanalen=[(KanaalSoort.TELEFOON, "0495-555 101")],
        werkgebied=["GM0988"],
    )


def version(uow: UnitOfWork, voorziening: Voorziening) -> int:
    with uow:
        return list_versions(uow)[str(voorziening.id)]


def change_unloaded(uow: UnitOfWork, model: type, column: str, value: str) -> None:
    """Change the only row of ``model`` while the voorziening itself is not in the session."""
    with uow:
        setattr(uow.session.scalars(select(model)).one(), column, value)
        uow.commit()


@pytest.mark.parametrize(
    ("model", "column"),
    [
        (Locatie, "straat"),
        (VoorzieningLocatie, "openingstijden"),
        (Contactkanaal, "waarde"),
        (Aanbieder, "naam"),
        (Voorziening, "naam"),
    ],
)
def test_a_change_of_a_part_alone_is_a_new_version(uow, voorziening, model, column):
    before = version(uow, voorziening)

    change_unloaded(uow, model, column, "anders")

    assert version(uow, voorziening) == before + 1


def test_a_change_of_many_parts_at_once_is_one_new_version(uow, voorziening):
    before = version(uow, voorziening)

    with uow:
        leudal = uow.session.get_one(Gebied, "GM1640")
        (row,) = list_entities(uow.session, [voorziening.id])
        row.naam = "Anders"
        row.plekken[0].locatie.straat = "Kade"
        row.kanalen[0].waarde = "14 0495"
        row.werkgebied.append(leudal)
        uow.commit()

    assert version(uow, voorziening) == before + 1


def test_a_change_of_the_places_or_gebieden_alone_is_a_new_version(uow, voorziening):
    before = version(uow, voorziening)

    with uow:
        (row,) = list_entities(uow.session, [voorziening.id])
        row.werkgebied.clear()
        uow.commit()
    with uow:
        (row,) = list_entities(uow.session, [voorziening.id])
        row.plekken.clear()
        uow.commit()

    assert version(uow, voorziening) == before + 2


def test_what_did_not_change_keeps_its_version(uow, voorziening, factories):
    other = factories.voorziening()
    before = version(uow, other)

    change_unloaded(uow, Locatie, "straat", "Kade")

    assert version(uow, other) == before


def test_a_voorziening_that_is_removed_is_queued(uow, voorziening):
    with uow:
        uow.session.delete(list_entities(uow.session, [voorziening.id])[0])
        uow.commit()

    with uow:
        last = uow.session.scalars(select(IndexTaak).order_by(IndexTaak.id.desc())).first()
        assert last is not None
        assert last.voorziening_id == voorziening.id
        assert list_versions(uow) == {}
