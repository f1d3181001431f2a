"""Editors keep the decision table: those of the region all rows, those of a gemeente their own."""

from uuid import uuid4

import pytest

from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Rol
from portal.domain.errors import NietToegestaan
from portal.domain.gebruikers import Bevoegdheid, Identiteit
from portal.domain.hulpvraag import Aantal, Beslisregel, Beslissing
from portal.services.beslisregels import (
    add_beslisregel,
    change_beslisregel,
    list_beslisregels_by_id,
    load_beslisregels_seed,
    remove_beslisregel,
)
from portal.services.seed import SEED

SEED_FILE = SEED / "hulpvraag" / "beslisregels.tsv"
REGEL = Beslisregel(
    nummer=5, beslissing=Beslissing.GESPREK, gemeente_code="GM0988", aantal=Aantal.EEN
)


def redacteur(gemeente_code: str | None = None) -> Identiteit:
    return Identiteit(
        id=uuid4(),
        naam="Voorbeeld",
        email="redactie@example.nl",
        bevoegdheden=(Bevoegdheid(Rol.REDACTEUR, gemeente_code=gemeente_code),),
    )


def test_the_seed_fills_an_empty_table_once_and_leaves_the_rows_of_editors(uow: UnitOfWork) -> None:
    load_beslisregels_seed(uow, SEED_FILE)
    ids = [id_ for id_, _ in list_beslisregels_by_id(uow)]
    remove_beslisregel(uow, redacteur(), ids[0])

    load_beslisregels_seed(uow, SEED_FILE)

    assert [id_ for id_, _ in list_beslisregels_by_id(uow)] == ids[1:]


def test_a_redacteur_of_a_gemeente_adds_changes_and_removes_its_rows(uow: UnitOfWork) -> None:
    wie = redacteur("GM0988")
    add_beslisregel(uow, wie, REGEL)
    ((id_, _),) = list_beslisregels_by_id(uow)

    change_beslisregel(
        uow, wie, id_, Beslisregel(nummer=6, beslissing=Beslissing.DIRECT, gemeente_code="GM0988")
    )

    ((_, changed),) = list_beslisregels_by_id(uow)
    assert (changed.nummer, changed.beslissing, changed.aantal) == (6, Beslissing.DIRECT, None)


@pytest.mark.parametrize("gemeente_code", [None, "GM0988"])
def test_a_redacteur_of_another_gemeente_changes_nothing(
    uow: UnitOfWork, gemeente_code: str | None
) -> None:
    regel = Beslisregel(nummer=5, beslissing=Beslissing.DIRECT, gemeente_code=gemeente_code)
    add_beslisregel(uow, redacteur(), regel)
    ((id_, _),) = list_beslisregels_by_id(uow)
    wie = redacteur("GM0946")

    with pytest.raises(NietToegestaan):
        add_beslisregel(uow, wie, regel)
    with pytest.raises(NietToegestaan):
        change_beslisregel(uow, wie, id_, REGEL)
    with pytest.raises(NietToegestaan):
        remove_beslisregel(uow, wie, id_)
    assert list_beslisregels_by_id(uow) == ((id_, regel),)
