"""The figures: told apart by month, leefgebied and gebied, for who may see them, nothing small."""

from collections import Counter
from datetime import date

import pytest

from portal.data.queries.telling import add_tellingen
from portal.data.uow import UnitOfWork
from portal.domain.afscherming import Verborgen
from portal.domain.begrippen import Leefgebied, Lijn
from portal.domain.cijfers import Cijfervraag, Indeling, Onderwerp, Periode
from portal.domain.errors import NietGevonden, NietToegestaan
from portal.domain.tellingen import Telsleutel, Telsoort, list_telsleutels
from portal.services.cijferbord import (
    get_cijferbord,
    list_keuzes,
    list_vraag_en_aanbod,
    list_woorden,
)
from portal.services.teller import Teller
from tests.factories import Factories
from tests.support.portaal import NOW
from tests.support.redactie import NEDERWEERT, WEERT, make_redacteur

REGIO = make_redacteur()
WIJK = "WK098801"


def note(
    uow: UnitOfWork,
    times: int,
    *gebieden: str,
    maand: int = 11,
    leefgebied: str = "wonen",
    soort: Telsoort = Telsoort.GEZOCHT,
) -> None:
    tellingen = Counter[Telsleutel]()
    for sleutel in list_telsleutels(date(2026, maand, 1), soort, [leefgebied], gebieden):
        tellingen[sleutel] += times
    with uow:
        add_tellingen(uow.session, tellingen)
        uow.commit()


def ask(
    gebied_code: str = "", leefgebied: str = "", onderwerp: Onderwerp = Onderwerp.ZOEKEN
) -> Cijfervraag:
    return Cijfervraag(
        onderwerp=onderwerp,
        periode=Periode(2026),
        gebied_code=gebied_code,
        leefgebied=leefgebied,
    )


def test_figures_are_told_apart_and_nothing_small_is_shown(uow: UnitOfWork) -> None:
    note(uow, 30, WEERT, WIJK)
    note(uow, 9, WEERT, maand=10, leefgebied="vervoer")
    note(uow, 8, NEDERWEERT, maand=9)
    note(uow, 2, NEDERWEERT, maand=3)

    bord = get_cijferbord(uow, wie=REGIO, vraag=ask())

    tabellen = {
        tabel.indeling: {regel.sleutel: regel.cellen[0] for regel in tabel.regels}
        for tabel in bord.tabellen
    }
    assert bord.totaal == (49, 0, 0)
    assert tabellen[Indeling.LEEFGEBIED] == {"wonen": 40, "vervoer": 9}
    assert tabellen[Indeling.GEBIED] == {WEERT: 39, NEDERWEERT: 10}
    months = tabellen[Indeling.MAAND]
    assert len(months) == 11
    assert months["2026-03"] is Verborgen.WEINIG
    # The smallest other one, or March would be what is left of the year.
    assert months["2026-09"] is Verborgen.AFGESCHERMD
    assert months["2026-11"] == 30


def test_a_choice_so_narrow_that_a_person_shows_gives_nothing(uow: UnitOfWork) -> None:
    note(uow, 30, WEERT)
    note(uow, 2, WEERT, WIJK, leefgebied="veiligheid")

    bord = get_cijferbord(uow, wie=REGIO, vraag=ask(WIJK, leefgebied="veiligheid"))
    nothing = get_cijferbord(uow, wie=REGIO, vraag=ask(NEDERWEERT))

    assert bord.te_weinig
    assert not nothing.te_weinig
    assert nothing.is_leeg


def test_who_keeps_one_gemeente_sees_its_figures_alone(uow: UnitOfWork) -> None:
    redacteur = make_redacteur(WEERT)

    get_cijferbord(uow, wie=redacteur, vraag=ask(WEERT))
    get_cijferbord(uow, wie=redacteur, vraag=ask(WIJK))
    list_woorden(uow, wie=redacteur, periode=Periode(2026))
    keuzes = list_keuzes(uow, wie=redacteur, gebied_code=WEERT)

    assert ([code for code, _ in keuzes.gemeenten], keuzes.hele_regio) == ([WEERT], False)
    assert WIJK in dict(keuzes.wijken)
    for gebied_code in ("", NEDERWEERT, "WK094601"):
        with pytest.raises(NietToegestaan):
            get_cijferbord(uow, wie=redacteur, vraag=ask(gebied_code))
    for gebied_code in ("GM0344", "WK098899"):
        with pytest.raises(NietGevonden):
            get_cijferbord(uow, wie=REGIO, vraag=ask(gebied_code))


def test_most_asked_for_what_there_is_stands_first(uow: UnitOfWork, factories: Factories) -> None:
    for lijn in (Lijn.NULDE, Lijn.EERSTE, None):
        leefgebieden = (Leefgebied.VERVOER,)
        factories.voorziening(lijn=lijn, leefgebieden=leefgebieden, werkgebied=[WEERT])
    factories.voorziening(leefgebieden=(Leefgebied.VERVOER,), werkgebied=["NL"])
    note(uow, 30, WEERT, leefgebied="vervoer")
    note(uow, 20, WEERT, leefgebied="wonen")
    note(uow, 3, WEERT, leefgebied="verslaving")
    note(uow, 2, WEERT, leefgebied="veiligheid")

    regels = list_vraag_en_aanbod(uow, wie=REGIO, vraag=ask(WEERT, onderwerp=Onderwerp.AANBOD))

    first, second = regels[:2]
    assert (first.leefgebied, first.gezocht, first.totaal) == (Leefgebied.WONEN, 20, 0)
    assert (second.leefgebied, second.aanbod, second.druk) == (
        Leefgebied.VERVOER,
        (1, 1, 0, 1),
        10.0,
    )
    assert {regel.leefgebied for regel in regels[-2:]} == {
        Leefgebied.VERSLAVING,
        Leefgebied.VEILIGHEID,
    }


def test_words_are_those_asked_often_in_that_period(uow: UnitOfWork) -> None:
    teller = Teller(uow.another, "geheim")
    for woorden, times in (("huur betalen", 5), ("scheiding ospel", 4)):
        for _ in range(times):
            teller.note_vraag(woorden, NOW, leeg=False)
    teller.note_vraag("huur betalen", NOW, leeg=True)
    teller.flush()

    (regel,) = list_woorden(uow, wie=REGIO, periode=Periode(2026, 11))

    assert (regel.woorden, regel.aantal, regel.leeg) == ("huur betalen", 6, Verborgen.WEINIG)
    assert list_woorden(uow, wie=REGIO, periode=Periode(2026, 10)) == ()
