"""How current things are, counted once per entry and by the terms of its gemeente."""

from datetime import date

import pytest

from portal.data.models import Controlebeleid
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Leefgebied, VoorzieningStatus
from portal.services.actualiteit import Cijferregel, Indeling, get_actualiteit
from tests.factories import Factories
from tests.support.redactie import NEDERWEERT, WEERT, make_redacteur


@pytest.fixture(autouse=True)
def _entries(factories: Factories) -> None:
    aanbieder = factories.aanbieder(naam="Samen")
    for naam, op, werkgebied in (
        ("Op tijd", date(2026, 11, 1), [WEERT]),
        ("Te laat", date(2026, 5, 10), [WEERT]),
        ("Gemarkeerd", date(2026, 1, 1), [WEERT, NEDERWEERT]),
        ("Nooit", None, []),
    ):
        factories.voorziening(
            naam=naam,
            gecontroleerd_op=op,
            werkgebied=werkgebied,
            aanbieder=aanbieder,
            leefgebieden=(Leefgebied.WONEN, Leefgebied.VERVOER),
        )
    factories.voorziening(
        naam="Verborgen",
        status=VoorzieningStatus.VERLOPEN,
        gecontroleerd_op=date(2025, 1, 1),
        werkgebied=[WEERT],
    )
    factories.voorziening(naam="Concept", status=VoorzieningStatus.CONCEPT, werkgebied=[WEERT])


def by_name(uow: UnitOfWork, indeling: Indeling, *gemeenten: str) -> dict[str, Cijferregel]:
    cijfers = get_actualiteit(uow, wie=make_redacteur(*gemeenten), indeling=indeling)
    return {regel.naam: regel for regel in cijfers.regels}


def test_every_entry_stands_in_one_column(uow: UnitOfWork) -> None:
    totaal = get_actualiteit(uow, wie=make_redacteur(), indeling=Indeling.AANBIEDER).totaal

    assert (totaal.op_tijd, totaal.te_laat, totaal.gemarkeerd, totaal.verborgen) == (1, 1, 2, 1)
    assert (totaal.totaal, totaal.deel_op_tijd, totaal.nooit) == (5, 20, 1)
    assert totaal.oudste == date(2025, 1, 1)


def test_the_figures_are_told_apart_by_gemeente(uow: UnitOfWork) -> None:
    regels = by_name(uow, Indeling.GEMEENTE)

    assert {naam: regel.totaal for naam, regel in regels.items()} == {
        "Weert": 4,
        "Nederweert": 1,
        "": 1,
    }


def test_the_figures_are_told_apart_by_leefgebied_and_aanbieder(uow: UnitOfWork) -> None:
    assert by_name(uow, Indeling.LEEFGEBIED)["wonen"].totaal == 4
    assert by_name(uow, Indeling.AANBIEDER)["Samen"].totaal == 4


def test_an_editor_sees_the_figures_of_its_own_gemeenten(uow: UnitOfWork) -> None:
    totaal = get_actualiteit(uow, wie=make_redacteur(NEDERWEERT), indeling=Indeling.GEMEENTE).totaal

    assert (totaal.totaal, totaal.gemarkeerd) == (2, 2)


def test_a_gemeente_with_longer_terms_is_counted_by_them(
    uow: UnitOfWork, factories: Factories
) -> None:
    factories.session.add(
        Controlebeleid(
            gemeente_code=WEERT,
            termijn_maanden=12,
            dringend_maanden=3,
            vraag_vooraf=14,
            herinner_na=14,
            werklijst_na=28,
            markeer_na=42,
            verberg_na=None,
        )
    )
    factories.session.commit()

    assert by_name(uow, Indeling.GEMEENTE)["Weert"].op_tijd == 2


def test_nothing_is_no_share(uow: UnitOfWork) -> None:
    assert Cijferregel(naam="").deel_op_tijd == 0
