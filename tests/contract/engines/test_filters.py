"""Filters, the place of the visitor, and the counts beside the filters."""

from typing import Any

import pytest

from indexer.documents import Plek
from indexer.engine import Engine
from indexer.query import Filters
from tests.support.zoeken import ask, make_document, names, omgeving, plek_op


@pytest.mark.parametrize(
    ("fields", "filters"),
    [
        ({"leefgebieden": ("wonen",)}, {"leefgebied": ("wonen", "vervoer")}),
        ({"doelgroepen": ("ouderen",)}, {"doelgroep": ("ouderen",)}),
        ({"lijn": "1"}, {"lijn": ("0", "1")}),
        ({"soort": "toegang"}, {"soort": ("toegang",)}),
        ({"wetten": ("wmo", "wlz")}, {"wet": ("wlz",)}),
        ({"aanbieder_slug": "punt"}, {"aanbieder": ("punt",)}),
        ({"talen": ("nl", "pl")}, {"taal": ("pl",)}),
        ({"dagen": ("ma",)}, {"dag": ("ma", "zo")}),
        ({"gratis": True}, {"gratis": True}),
        ({"online": True}, {"online": True}),
        ({"rolstoel": True}, {"rolstoel": True}),
        ({"uren": ("di-1430", "di-1500")}, {"open_om": "di-1500"}),
        ({"gebieden": ("BU09880101", "GM0988")}, {"gebied": ("GM0988",)}),
        ({"werkgebied": ("GM0988",)}, {"gebied": ("BU09880101",), "gebied_verwant": ("GM0988",)}),
    ],
)
def test_a_filter_keeps_what_has_the_value(
    engine: Engine, fields: dict[str, Any], filters: dict[str, Any]
) -> None:
    engine.rebuild([make_document("wel", **fields), make_document("niet")])

    assert names(ask(engine, filters=Filters(**filters))) == ["wel"]


def test_zonder_verwijzing_keeps_what_one_can_walk_into(engine: Engine) -> None:
    engine.rebuild([make_document("vrij"), make_document("brief", verwijzing_nodig=True)])

    assert names(ask(engine, filters=Filters(zonder_verwijzing=True))) == ["vrij"]


def test_within_a_field_any_value_fits_and_between_fields_all_must(engine: Engine) -> None:
    engine.rebuild(
        [
            make_document("A", lijn="0", talen=("nl", "pl")),
            make_document("B", lijn="1", talen=("nl", "pl")),
            make_document("C", lijn="2", talen=("nl", "pl")),
            make_document("D", lijn="0", talen=("nl",)),
        ]
    )

    assert names(ask(engine, filters=Filters(lijn=("0", "1"), taal=("pl",)))) == ["A", "B"]


@pytest.mark.parametrize(
    ("leeftijd", "found"),
    [
        (0, ["alle", "kind"]),
        (17, ["alle", "kind"]),
        (18, ["alle", "jong", "volwassen"]),
        (27, ["alle", "jong", "volwassen"]),
        (28, ["alle", "volwassen"]),
        (110, ["alle", "volwassen"]),
    ],
)
def test_leeftijd_fits_between_the_bounds_that_are_stated(
    engine: Engine, leeftijd: int, found: list[str]
) -> None:
    engine.rebuild(
        [
            make_document("alle"),
            make_document("kind", leeftijd_tot=17),
            make_document("jong", leeftijd_van=18, leeftijd_tot=27),
            make_document("volwassen", leeftijd_van=18),
        ]
    )

    assert names(ask(engine, filters=Filters(leeftijd=leeftijd))) == found


def test_what_is_only_for_its_own_werkgebied_does_not_count_where_it_stands(
    engine: Engine,
) -> None:
    engine.rebuild(
        [
            make_document("open", gebieden=("GM0988",), werkgebied=("GM0946",)),
            make_document(
                "eigen", gebieden=("GM0988",), werkgebied=("GM0946",), alleen_werkgebied=True
            ),
        ]
    )

    assert names(ask(engine, filters=Filters(gebied=("GM0988",)))) == ["open"]
    assert names(ask(engine, filters=Filters(gebied=("GM0946",)))) == ["eigen", "open"]


@pytest.mark.parametrize(
    "value", ['GM0988" OR lijn=0', "a'b", "\\", '"', "x] OR [", "", "é", "a\nb", "NOT x", "*"]
)
def test_a_value_in_a_filter_stays_a_value(engine: Engine, value: str) -> None:
    engine.rebuild([make_document(lijn="0", gebieden=("GM0988",))])

    assert ask(engine, filters=Filters(aanbieder=(value,), gebied=(value,))).totaal == 0
    assert ask(engine, filters=Filters(open_om=value)).totaal in {0, 1}


def test_two_hundred_values_at_once_work(engine: Engine) -> None:
    engine.rebuild([make_document("A", aanbieder_slug="a-150"), make_document("B")])

    found = ask(engine, filters=Filters(aanbieder=tuple(f"a-{i}" for i in range(200))))

    assert names(found) == ["A"]


def _places() -> dict[str, dict[str, Any]]:
    far, near = (plek_op(60_000),), (plek_op(1_000),)
    return {
        "dichtbij": {"plekken": near, "werkgebied": ("GM9999",)},
        "dichtbij-alleen-voor-anderen": {
            "plekken": near,
            "werkgebied": ("GM9999",),
            "alleen_werkgebied": True,
        },
        "dichtbij-voor-hier": {"plekken": near, "werkgebied": ("GM0988",)},
        "dichtbij-zonder-werkgebied": {"plekken": near},
        "tweede-plek-dichtbij": {"plekken": (*far, *near), "werkgebied": ("GM9999",)},
        "ver": {"plekken": far, "werkgebied": ("GM9999",)},
        "ver-voor-hier": {"plekken": far, "werkgebied": ("GM0988",)},
        "ver-voor-hier-en-online": {"plekken": far, "werkgebied": ("GM0988",), "online": True},
        "landelijk-zonder-plek": {"werkgebied": ("NL",)},
        "nergens": {},
        "elders-zonder-plek": {"werkgebied": ("GM9999",)},
        "plek-zonder-ligging": {"plekken": (Plek(plaats="Weert"),), "werkgebied": ("GM0988",)},
    }


def test_a_place_finds_what_serves_it_or_is_near_and_open_to_all(engine: Engine) -> None:
    engine.rebuild([make_document(naam, **fields) for naam, fields in _places().items()])

    assert set(names(ask(engine, omgeving=omgeving(), limit=50))) == {
        "dichtbij",
        "dichtbij-voor-hier",
        "dichtbij-zonder-werkgebied",
        "tweede-plek-dichtbij",
        "ver-voor-hier",
        "ver-voor-hier-en-online",
        "landelijk-zonder-plek",
        "nergens",
        "plek-zonder-ligging",
    }


def test_a_distance_that_was_asked_leaves_out_where_one_must_travel_further(
    engine: Engine,
) -> None:
    engine.rebuild([make_document(naam, **fields) for naam, fields in _places().items()])

    asked = omgeving(afstand_m=5_000, alleen_nabij=True)

    assert set(names(ask(engine, omgeving=asked, limit=50))) == {
        "dichtbij",
        "dichtbij-voor-hier",
        "dichtbij-zonder-werkgebied",
        "tweede-plek-dichtbij",
        "ver-voor-hier-en-online",
        "landelijk-zonder-plek",
        "nergens",
        "plek-zonder-ligging",
    }


def test_a_hit_says_whether_it_serves_the_place(engine: Engine) -> None:
    engine.rebuild(
        [
            make_document("A", werkgebied=("GM0988",)),
            make_document("B", plekken=(plek_op(2_000),), werkgebied=("GM9999",)),
        ]
    )

    hits = {t.document.naam: t for t in ask(engine, omgeving=omgeving()).treffers}

    assert hits["A"].dient_plek
    assert hits["A"].afstand_m is None
    assert not hits["B"].dient_plek
    assert hits["B"].afstand_m == pytest.approx(2_000, rel=0.01)


def test_facets_count_what_a_value_would_give_with_the_other_filters_standing(
    engine: Engine,
) -> None:
    engine.rebuild(
        [
            make_document("A", lijn="0", talen=("nl", "pl"), gratis=True),
            make_document("B", lijn="1", talen=("nl",), gratis=True),
            make_document("C", lijn="1", talen=("nl", "pl")),
        ]
    )

    facetten = ask(engine, filters=Filters(lijn=("1",), gratis=True)).facetten

    assert facetten["lijn"] == {"0": 1, "1": 1}
    assert facetten["taal"] == {"nl": 1}
    assert facetten["gratis"] == {"true": 1}
    assert facetten["leefgebied"] == {}


def test_a_facet_counts_the_hits_of_the_question_only(engine: Engine) -> None:
    engine.rebuild(
        [
            make_document("Voedselbank", soort="informele-hulp"),
            make_document("Wandelen", soort="toegang"),
        ]
    )

    uitkomst = ask(engine, "voedselbank", facetten=("soort",))

    assert uitkomst.facetten == {"soort": {"informele-hulp": 1}}


def test_of_aanbieders_the_fifty_biggest_and_the_chosen_are_counted(engine: Engine) -> None:
    documents = [
        make_document(aanbieder_slug=f"a-{i:02}") for i in range(60) for _ in range(1 + i // 30)
    ]
    engine.rebuild(documents)

    counted = ask(engine).facetten["aanbieder"]
    with_choice = ask(engine, filters=Filters(aanbieder=("a-29",))).facetten["aanbieder"]

    assert list(counted) == [f"a-{i:02}" for i in (*range(30, 60), *range(20))]
    assert with_choice["a-29"] == 1
    assert len(with_choice) == 51


def test_facets_keep_the_capitals_of_codes(engine: Engine) -> None:
    engine.rebuild([make_document(gebieden=("BU09880101", "WK098801", "GM0988"))])

    assert ask(engine).facetten["gebied"] == {"BU09880101": 1, "GM0988": 1, "WK098801": 1}


def test_count_tells_how_much_there_is_in_each_circle(engine: Engine) -> None:
    engine.rebuild(
        [
            make_document("Taalcafe", plekken=(plek_op(3_000),)),
            make_document("Taalcafe verderop", plekken=(plek_op(20_000),)),
            make_document("Wandelgroep", plekken=(plek_op(3_000),)),
        ]
    )
    circles = [omgeving(afstand_m=afstand_m) for afstand_m in (1_000, 10_000, 25_000)]

    assert engine.count("taalcafe", circles) == [0, 1, 2]
    assert engine.count("", circles) == [0, 2, 3]
    assert engine.count("taalcafe", []) == []
