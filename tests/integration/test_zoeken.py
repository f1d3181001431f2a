"""Search as residents mean it, over the demo region and the real engine."""

import random
from dataclasses import replace

import pytest

from indexer.query import Filters, Sortering
from portal.bootstrap import Container
from portal.services.zoeken import Verruiming, Zoeker, ZoekOpdracht


@pytest.fixture(scope="module")
def zoeker(demo_container: Container) -> Zoeker:
    return demo_container.zoeker


def test_a_place_in_the_words_is_taken_as_place(zoeker: Zoeker) -> None:
    resultaat = zoeker.search(ZoekOpdracht(q="voedselbank nederweert"))

    assert resultaat.plaats is not None
    assert resultaat.plaats.gemeente_code == "GM0946"


def test_what_says_nothing_but_the_place_asks_for_all_there_is(zoeker: Zoeker) -> None:
    resultaat = zoeker.search(ZoekOpdracht(q="wat is er te doen in Leveroy"))

    plaatsen = [p.plaats for p in resultaat.uitkomst.treffers[0].document.plekken]
    assert resultaat.uitkomst.totaal == zoeker.search(ZoekOpdracht(waar="Leveroy")).uitkomst.totaal
    assert "Leveroy" in plaatsen


def test_a_place_in_the_words_goes_before_the_other_field(zoeker: Zoeker) -> None:
    resultaat = zoeker.search(ZoekOpdracht(q="voedselbank nederweert", waar="6001"))

    assert resultaat.plaats is not None
    assert resultaat.plaats.gemeente_code == "GM0946"


def test_the_oco_and_toegang_are_those_of_where_one_lives(zoeker: Zoeker) -> None:
    resultaat = zoeker.search(ZoekOpdracht(q="schulden", waar="Roggel"))

    assert {c.gemeente_naam for c in (*resultaat.oco, *resultaat.toegang)} == {"Leudal"}


def test_without_a_place_the_oco_of_all_gemeenten_are_named(zoeker: Zoeker) -> None:
    resultaat = zoeker.search(ZoekOpdracht(q="schulden"))

    assert {c.gemeente_naam for c in resultaat.oco} == {"Weert", "Nederweert", "Leudal"}


def test_an_unknown_place_is_told_and_the_rest_is_answered(zoeker: Zoeker) -> None:
    resultaat = zoeker.search(ZoekOpdracht(q="schulden", waar="Nergenshuizen"))

    assert resultaat.plaats_onbekend == "Nergenshuizen"
    assert resultaat.uitkomst.totaal > 0


def test_far_from_everything_the_place_is_let_go_of(zoeker: Zoeker) -> None:
    resultaat = zoeker.search(ZoekOpdracht(q="repair cafe", waar="Groningen"))

    assert resultaat.verruimd == (Verruiming.PLAATS,)
    assert resultaat.uitkomst.totaal >= 3


def test_the_little_there_is_for_a_place_is_shown_and_no_more(zoeker: Zoeker) -> None:
    resultaat = zoeker.search(ZoekOpdracht(q="buurthuis", waar="Groningen"))

    assert resultaat.verruimd == (Verruiming.AFSTAND,)
    assert 0 < resultaat.uitkomst.totaal < 3


def test_filters_never_change_how_far_is_looked(zoeker: Zoeker) -> None:
    opdracht = ZoekOpdracht(waar="Leveroy")
    without = zoeker.search(opdracht)
    resultaten = [
        zoeker.search(replace(opdracht, filters=Filters(taal=(taal,), dag=("zo",))))
        for taal in ("so", "ti", "uk")
    ]

    assert {r.afstand_m for r in resultaten} == {without.afstand_m} == {10_000}
    assert not any(r.verruimd for r in resultaten)


FACETTEN = ("leefgebied", "doelgroep", "lijn", "soort", "wet", "taal", "dag")
VLAGGEN = {"gratis": "gratis", "zonderVerwijzing": "zonder_verwijzing", "online": "online"}


def random_opdracht(choose: random.Random, zoeker: Zoeker) -> ZoekOpdracht:
    opdracht = ZoekOpdracht(
        q=choose.choice(["", "", "schulden", "hulp", "wandelen", "taalles"]),
        waar=choose.choice(["Weert", "Ell", "6002", "Roggel", "Leveroy"]),
        afstand=choose.choice([None, None, 2, 5]),
        per_pagina=1,
    )
    facetten = zoeker.search(opdracht).uitkomst.facetten
    chosen = {
        naam: tuple(choose.sample(sorted(facetten[naam]), min(len(facetten[naam]), size)))
        for naam in choose.sample(FACETTEN, 2)
        for size in (choose.randint(1, 2),)
    }
    return replace(opdracht, filters=Filters(**chosen, gratis=choose.random() < 0.3))


@pytest.mark.parametrize("seed", range(12))
def test_the_count_beside_a_filter_is_what_choosing_it_gives(zoeker: Zoeker, seed: int) -> None:
    opdracht = random_opdracht(random.Random(seed), zoeker)
    now = zoeker.search(opdracht)

    for naam in FACETTEN:
        chosen = getattr(opdracht.filters, naam)
        for waarde, aantal in list(now.uitkomst.facetten[naam].items())[:4]:
            alone = zoeker.search(
                replace(opdracht, filters=replace(opdracht.filters, **{naam: (waarde,)}))
            )
            assert alone.uitkomst.totaal == aantal, (opdracht, naam, waarde)
            if chosen:
                more = replace(opdracht.filters, **{naam: (*chosen, waarde)})
                total = zoeker.search(replace(opdracht, filters=more)).uitkomst.totaal
                assert total >= now.uitkomst.totaal
    for facet, naam in VLAGGEN.items():
        flagged = replace(opdracht.filters, **{naam: True})
        total = zoeker.search(replace(opdracht, filters=flagged)).uitkomst.totaal
        assert total == now.uitkomst.facetten[facet].get("true", 0)


def test_without_verwijzing_there_is_nothing_the_gemeente_decides_on(zoeker: Zoeker) -> None:
    opdracht = ZoekOpdracht(filters=Filters(soort=("maatwerkvoorziening",)))
    assert zoeker.search(opdracht).uitkomst.totaal > 0

    filters = replace(opdracht.filters, zonder_verwijzing=True)

    assert zoeker.search(replace(opdracht, filters=filters)).uitkomst.totaal == 0


def test_a_chosen_distance_holds_while_anything_is_within_it(zoeker: Zoeker) -> None:
    resultaat = zoeker.search(ZoekOpdracht(waar="Ell", afstand=1))

    assert resultaat.afstand_m == 1000
    assert resultaat.verruimd == ()
    # The edge of a circle of map squares is exact to some three percent.
    far = [t for t in resultaat.uitkomst.treffers if (t.afstand_m or 0) > 1050]
    assert all(t.dient_plek and t.document.online for t in far)


def test_sorting_by_distance_gives_the_nearest_first(zoeker: Zoeker) -> None:
    opdracht = ZoekOpdracht(waar="Heythuysen", sorteer=Sortering.AFSTAND, per_pagina=50)

    afstanden = [t.afstand_m for t in zoeker.search(opdracht).uitkomst.treffers]

    known = [a for a in afstanden if a is not None]
    assert known == sorted(known)
    assert afstanden[: len(known)] == known


def list_ids(zoeker: Zoeker, gebied: str) -> dict[str, tuple[str, ...]]:
    """The id of everything in or for a gebied, with its werkgebied."""
    found: dict[str, tuple[str, ...]] = {}
    for pagina in (1, 2, 3, 4):
        opdracht = ZoekOpdracht(filters=Filters(gebied=(gebied,)), per_pagina=100, pagina=pagina)
        for treffer in zoeker.search(opdracht).uitkomst.treffers:
            found[treffer.document.id] = treffer.document.werkgebied
    return found


def test_a_gemeente_shows_what_serves_a_part_of_it(zoeker: Zoeker) -> None:
    in_keent = list_ids(zoeker, "WK098821")
    of_wijken = {
        id_ for id_, codes in in_keent.items() if codes and all(c.startswith("WK") for c in codes)
    }

    assert of_wijken
    assert of_wijken <= set(list_ids(zoeker, "GM0988"))
    assert not of_wijken & set(list_ids(zoeker, "WK164000"))


def test_pages_never_show_an_entry_twice_or_lose_one(zoeker: Zoeker) -> None:
    first = zoeker.search(ZoekOpdracht(q="hulp", per_pagina=7))
    pages = -(-first.uitkomst.totaal // 7)

    ids = [
        t.document.id
        for pagina in range(1, pages + 1)
        for t in zoeker.search(
            ZoekOpdracht(q="hulp", per_pagina=7, pagina=pagina)
        ).uitkomst.treffers
    ]

    assert len(ids) == len(set(ids)) == first.uitkomst.totaal


@pytest.mark.parametrize("q", ["schulden", "eenzaam", "mantelzorg", "psycholoog"])
def test_words_of_residents_find_something(zoeker: Zoeker, q: str) -> None:
    assert zoeker.search(ZoekOpdracht(q=q)).uitkomst.totaal > 0


def test_words_of_danger_are_recognised(zoeker: Zoeker) -> None:
    assert "zelfdoding" in zoeker.search(ZoekOpdracht(q="ik wil dood")).uitkomst.uitleg.crisis
    assert "geweld" in zoeker.search(ZoekOpdracht(q="mijn man slaat mij")).uitkomst.uitleg.crisis
    assert not zoeker.search(ZoekOpdracht(q="dode hoek fietsles")).uitkomst.uitleg.crisis
