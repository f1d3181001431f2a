from datetime import date
from typing import Any

import pytest

from indexer.plan import Alternatief, Groep, Wijze, Zoekplan
from indexer.query import Omgeving, Punt
from indexer.ranking import judge, rank
from indexer.record import Rang
from indexer.termen import NAAM, OVERIG, SAMENVATTING, TREFWOORD
from tests.support.zoeken import VANDAAG, WEERT, omgeving


def _word(woord: str, gewicht: float, *others: Alternatief) -> Groep:
    own = Alternatief.of_stems((woord,), 1.0, Wijze.EIGEN, woord)
    return Groep(woord, gewicht, (own, *others))


def _plan(*groepen: Groep, **leefgebieden: float) -> Zoekplan:
    return Zoekplan(woorden=len(groepen), groepen=groepen, leefgebieden=leefgebieden)


def _rang(naam: str = "a", **values: Any) -> Rang:
    defaults: dict[str, Any] = {
        "lijn": 0,
        "bevestigd": True,
        "gesloten_tot": "",
        "leefgebieden": (),
        "werkgebied": frozenset(),
        "liggingen": (),
        "sleutel": naam,
        "vindplaatsen": {},
    }
    return Rang(**{**defaults, **values})


def _ranked(
    plan: Zoekplan, *rangs: Rang, place: Omgeving | None = None, day: date = VANDAAG
) -> list[str]:
    return [rang.sleutel for _, rang, _ in rank(plan, place, day, [(r.sleutel, r) for r in rangs])]


def test_all_words_stand_above_some() -> None:
    plan = _plan(_word("huur", 0.6), _word("hulp", 0.4))

    found = _ranked(
        plan,
        _rang("een", vindplaatsen={"huur": NAAM}),
        _rang("twee", vindplaatsen={"huur": SAMENVATTING, "hulp": SAMENVATTING}),
    )

    assert found == ["twee", "een"]


@pytest.mark.parametrize(
    ("better", "worse"), [(NAAM, SAMENVATTING), (TREFWOORD, SAMENVATTING), (SAMENVATTING, OVERIG)]
)
def test_a_telling_place_stands_above_another(better: int, worse: int) -> None:
    plan = _plan(_word("huur", 1.0))

    found = _ranked(
        plan, _rang("a", vindplaatsen={"huur": worse}), _rang("b", vindplaatsen={"huur": better})
    )

    assert found == ["b", "a"]


def test_the_word_itself_counts_for_more_than_its_meaning() -> None:
    meaning = Alternatief.of_stems(("betal",), 0.75, Wijze.BETEKENIS, "betalen")
    plan = _plan(_word("huur", 1.0, meaning))

    own = judge(plan, None, _rang(vindplaatsen={"huur": NAAM}))
    meant = judge(plan, None, _rang(vindplaatsen={"betal": NAAM}))

    assert own.score > meant.score > 0
    assert meant.gevonden[0][1] is meaning


def test_a_term_of_two_words_counts_only_when_they_stand_together() -> None:
    term = Alternatief.of_stems(("beschermd", "won"), 0.9, Wijze.BETEKENIS, "beschermd wonen")
    plan = _plan(Groep("opvang", 1.0, (term,)))

    apart = judge(plan, None, _rang(vindplaatsen={"beschermd": NAAM, "won": NAAM}))
    together = judge(plan, None, _rang(vindplaatsen={"beschermd_won": NAAM}))

    assert apart.score == 0
    assert together.score > 0


def test_belonging_to_the_topic_helps() -> None:
    plan = _plan(_word("huur", 1.0), wonen=1.0)

    found = _ranked(
        plan,
        _rang("a", vindplaatsen={"huur": SAMENVATTING}),
        _rang("b", vindplaatsen={"huur": SAMENVATTING}, leefgebieden=("wonen",)),
    )

    assert found == ["b", "a"]


def test_among_what_fits_equally_light_confirmed_open_near_then_name() -> None:
    plan = _plan(_word("huur", 1.0))
    place = {"huur": NAAM}
    here = frozenset({"GM0988"})

    found = _ranked(
        plan,
        _rang("6-zwaar", vindplaatsen=place, lijn=3, werkgebied=here, liggingen=(WEERT,)),
        _rang("5-onbevestigd", vindplaatsen=place, bevestigd=False, werkgebied=here),
        _rang("4-dicht", vindplaatsen=place, gesloten_tot="2026-12-31", werkgebied=here),
        _rang("7-elders", vindplaatsen=place),
        _rang("2-hier", vindplaatsen=place, werkgebied=here),
        _rang("1-hier", vindplaatsen=place, werkgebied=here),
        place=omgeving(),
    )

    assert found == ["1-hier", "2-hier", "4-dicht", "5-onbevestigd", "6-zwaar", "7-elders"]


def test_what_is_in_the_village_that_was_asked_stands_above_what_is_elsewhere() -> None:
    plan = _plan(_word("huur", 1.0))
    place = {"huur": NAAM}
    near = Punt(WEERT.lat + 0.05, WEERT.lon)

    found = _ranked(
        plan,
        _rang("dichtbij", vindplaatsen=place, liggingen=(near,)),
        _rang("hier", vindplaatsen=place, lijn=1, liggingen=(WEERT,)),
        _rang("voor dit dorp", vindplaatsen=place, lijn=1, werkgebied=frozenset({"WK098801"})),
        place=omgeving(gebieden=frozenset({"GM0988", "WK098801"})),
    )

    assert found == ["voor dit dorp", "hier", "dichtbij"]


def test_what_fits_much_better_stands_above_light_help() -> None:
    plan = _plan(_word("huur", 1.0))

    found = _ranked(
        plan,
        _rang("licht", vindplaatsen={"huur": OVERIG}),
        _rang("zwaar", vindplaatsen={"huur": NAAM}, lijn=3),
    )

    assert found == ["zwaar", "licht"]


def test_a_window_without_words_goes_by_light_and_near() -> None:
    found = _ranked(
        Zoekplan(),
        _rang("b", lijn=1),
        _rang("c", werkgebied=frozenset({"NL"})),
        _rang("a"),
        place=omgeving(),
    )

    assert found == ["c", "a", "b"]
