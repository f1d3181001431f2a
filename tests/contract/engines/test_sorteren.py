"""Other orders than by relevance, also over pages."""

from indexer.engine import Engine
from indexer.query import Sortering, ZoekVraag
from tests.support.zoeken import ask, ids_of, make_document, names, omgeving, plek_op


def test_by_name_capitals_and_accents_make_no_difference(engine: Engine) -> None:
    engine.rebuild([make_document(naam) for naam in ("zon", "Één", "appel", "Eend", "Boom")])

    found = names(ask(engine, sorteer=Sortering.NAAM))

    assert found == ["appel", "Boom", "Één", "Eend", "zon"]


def test_by_check_the_newest_comes_first_and_the_unchecked_last(engine: Engine) -> None:
    engine.rebuild(
        [
            make_document("A", gecontroleerd_op=""),
            make_document("B", gecontroleerd_op="2026-01-31"),
            make_document("D", gecontroleerd_op="2026-11-01"),
            make_document("C", gecontroleerd_op="2026-11-01"),
        ]
    )

    assert names(ask(engine, sorteer=Sortering.GECONTROLEERD)) == ["C", "D", "B", "A"]


def test_by_distance_the_nearest_plek_counts_and_without_a_plek_comes_last(
    engine: Engine,
) -> None:
    engine.rebuild(
        [
            make_document("zonder", werkgebied=("NL",)),
            make_document("acht", plekken=(plek_op(8_000),)),
            make_document("drie", plekken=(plek_op(9_500), plek_op(3_000))),
            make_document("een", plekken=(plek_op(1_000, "noord"),)),
        ]
    )

    found = ask(engine, omgeving=omgeving(), sorteer=Sortering.AFSTAND)

    assert names(found) == ["een", "drie", "acht", "zonder"]


def test_by_distance_is_right_over_all_pages(engine: Engine) -> None:
    located = [
        make_document(f"met {i:03}", plekken=(plek_op(50.0 + (i * 7919 % 400) * 220),))
        for i in range(120)
    ]
    without = [make_document(f"zonder {i}") for i in range(10)]
    engine.rebuild([*located, *without])
    wide = omgeving(afstand_m=100_000)

    pages = [
        engine.search(ZoekVraag(omgeving=wide, sorteer=Sortering.AFSTAND, offset=offset, limit=25))
        for offset in range(0, 150, 25)
    ]

    hits = [treffer for page in pages for treffer in page.treffers]
    distances = [hit.afstand_m for hit in hits if hit.afstand_m is not None]
    assert {hit.document.id for hit in hits} == ids_of([*located, *without])
    assert len(hits) == 130
    assert distances == sorted(distances)
    assert [hit.document.naam for hit in hits[-10:]] == [f"zonder {i}" for i in range(10)]


def test_by_distance_without_a_place_is_by_relevance(engine: Engine) -> None:
    engine.rebuild([make_document("A", lijn="1"), make_document("B", lijn="0")])

    assert names(ask(engine, sorteer=Sortering.AFSTAND)) == ["B", "A"]
