"""Two engines, one answer: random questions with random filters give the same everywhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.documents import VoorzieningDocument
from indexer.engines.embedded import EmbeddedEngine
from indexer.engines.meilisearch import MeilisearchEngine
from indexer.language import Taalmodel
from indexer.query import Filters, Omgeving, Punt, Sortering, ZoekUitkomst, ZoekVraag
from tests.support.meilisearch_server import MeilisearchServer
from tests.support.zoeken import VANDAAG, WEERT, make_document, plek_op

Engines = tuple[EmbeddedEngine, MeilisearchEngine, MeilisearchEngine]

WOORDEN = (
    *("schuldhulpverlening", "voedselbank", "huishoudelijke", "hulp", "psycholoog", "ggz"),
    *("mantelzorg", "opvoedondersteuning", "koffie", "wandelen", "café", "huur", "betalen"),
    *("gedrag", "verward", "gezondheid", "zorg", "taal", "brief", "brieven", "ouderen"),
)
GETYPT = (*WOORDEN, "voedselbnak", "huur niet", "poetshulp", "ik kan", "schulden", "xyzzy", "tal")
GEBIEDEN = ("BU09880101", "WK098801", "GM0988", "GM0946", "NL")
PLEKKEN = tuple(plek_op(meters) for meters in (0, 900, 4_000, 9_900, 10_100, 24_000, 90_000))


def _some(values: tuple[str, ...], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=most, unique=True).map(tuple)


def _tekst(most: int) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(WOORDEN), max_size=most).map(" ".join)


@st.composite
def _documents(draw: st.DrawFn) -> VoorzieningDocument:
    return make_document(
        draw(_tekst(3)) or "Inloop",
        samenvatting=draw(_tekst(6)),
        omschrijving=draw(_tekst(8)),
        trefwoorden=draw(_some(WOORDEN)),
        aanbieder_slug=draw(st.sampled_from(("punt", "peel", ""))),
        lijn=draw(st.sampled_from(("0", "1", "2", None))),
        soort=draw(st.sampled_from(("toegang", "informele-hulp", None))),
        leefgebieden=draw(_some(("geld-en-schulden", "wonen", "psychische-gezondheid"))),
        doelgroepen=draw(_some(("ouderen", "jongeren"))),
        talen=draw(_some(("nl", "pl"))),
        dagen=draw(_some(("ma", "di"))),
        uren=draw(_some(("ma-0900", "di-1430"))),
        plekken=tuple(draw(st.lists(st.sampled_from(PLEKKEN), max_size=2))),
        gebieden=draw(_some(GEBIEDEN[:4])),
        werkgebied=draw(_some(GEBIEDEN, 2)),
        alleen_werkgebied=draw(st.booleans()),
        gratis=draw(st.booleans()),
        verwijzing_nodig=draw(st.booleans()),
        online=draw(st.booleans()),
        leeftijd_van=draw(st.sampled_from((None, 18, 55))),
        leeftijd_tot=draw(st.sampled_from((None, 17, 27))),
        gecontroleerd_op=draw(st.sampled_from(("", "2026-01-01", "2026-11-01"))),
        bevestigd=draw(st.booleans()),
    )


_filters = st.builds(
    Filters,
    leefgebied=_some(("geld-en-schulden", "wonen", "onbekend"), 2),
    lijn=_some(("0", "1", "2"), 2),
    soort=_some(("toegang",), 1),
    aanbieder=_some(("punt", "peel"), 1),
    taal=_some(("nl", "pl"), 1),
    dag=_some(("ma", "di"), 1),
    gebied=_some(GEBIEDEN[:4], 2),
    gebied_verwant=_some(("GM0988", "NL"), 2),
    gratis=st.booleans(),
    zonder_verwijzing=st.sampled_from((False, False, True)),
    online=st.sampled_from((False, False, True)),
    leeftijd=st.sampled_from((None, None, 17, 18, 60)),
    open_om=st.sampled_from((None, None, "ma-0900")),
)
_omgeving = st.none() | st.builds(
    Omgeving,
    punt=st.sampled_from((WEERT, Punt(51.3, 5.9))),
    gebieden=st.sampled_from((frozenset({"GM0988", "NL"}), frozenset({"GM0946", "NL"}))),
    afstand_m=st.sampled_from((1_000, 10_000, 25_000)),
    alleen_nabij=st.booleans(),
)
_questions = st.builds(
    ZoekVraag,
    q=st.lists(st.sampled_from(GETYPT), max_size=4).map(" ".join),
    omgeving=_omgeving,
    filters=st.just(Filters()) | _filters,
    sorteer=st.sampled_from(Sortering),
    offset=st.sampled_from((0, 0, 7, 70)),
    limit=st.sampled_from((5, 20, 100)),
)


@pytest.fixture(scope="module")
def engines(
    tmp_path_factory: pytest.TempPathFactory, server: MeilisearchServer, taalmodel: Taalmodel
) -> Iterator[Engines]:
    """All engines with the same documents, more of them than a window holds; the last one asks
    the first how much there is."""
    folder: Path = tmp_path_factory.mktemp("gelijk")
    embedded = EmbeddedEngine(folder / "index.sqlite", taalmodel, vandaag=lambda: VANDAAG)
    meilisearch, beside_embedded = (
        MeilisearchEngine(
            server.url,
            server.key,
            taalmodel,
            index="gelijk",
            timeout_s=20,
            vandaag=lambda: VANDAAG,
            raming=raming,
        )
        for raming in (None, embedded)
    )
    documents: list[VoorzieningDocument] = []

    @settings(max_examples=160, database=None, derandomize=True)
    @given(_documents())
    def gather(document: VoorzieningDocument) -> None:
        documents.append(document)

    gather()
    embedded.rebuild(documents)
    meilisearch.rebuild(documents)
    yield embedded, meilisearch, beside_embedded
    meilisearch.rebuild([])


def _told(uitkomst: ZoekUitkomst) -> dict[str, object]:
    """All that may not differ: everything but the engine's name and its time."""
    return {
        "totaal": uitkomst.totaal,
        "treffers": uitkomst.treffers,
        "facetten": uitkomst.facetten,
        "uitleg": uitkomst.uitleg,
        "bedoelde_u": uitkomst.bedoelde_u,
    }


@settings(
    max_examples=250,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(vraag=_questions)
def test_all_engines_give_the_same_answer(engines: Engines, vraag: ZoekVraag) -> None:
    embedded, *servers = engines
    told = _told(embedded.search(vraag))

    assert [_told(server.search(vraag)) for server in servers] == [told, told]


@settings(max_examples=40)
@given(vraag=_questions)
def test_all_pages_together_hold_every_hit_once(engines: Engines, vraag: ZoekVraag) -> None:
    for engine in engines:
        total = engine.search(vraag).totaal
        shown = [
            treffer.document.id
            for offset in range(0, total + 1, 50)
            for treffer in engine.search(
                ZoekVraag(
                    q=vraag.q,
                    omgeving=vraag.omgeving,
                    filters=vraag.filters,
                    sorteer=vraag.sorteer,
                    offset=offset,
                    limit=50,
                )
            ).treffers
        ]
        assert len(shown) == len(set(shown)) == total


@settings(max_examples=40)
@given(vraag=_questions, data=st.data())
def test_a_facet_counts_what_choosing_the_value_gives(
    engines: Engines, vraag: ZoekVraag, data: st.DataObject
) -> None:
    embedded = engines[0]
    counted = embedded.search(vraag).facetten
    lijn = data.draw(st.sampled_from(("0", "1", "2")))
    chosen = ZoekVraag(
        q=vraag.q,
        omgeving=vraag.omgeving,
        filters=Filters(
            **{
                **{name: getattr(vraag.filters, name) for name in Filters.__slots__},
                "lijn": (lijn,),
            }
        ),
    )

    assert embedded.search(chosen).totaal == counted["lijn"].get(lijn, 0)


@pytest.mark.parametrize(
    "vraag",
    [
        ZoekVraag(q="hulp"),
        ZoekVraag(q="hulp", offset=100),
        ZoekVraag(omgeving=Omgeving(punt=WEERT, gebieden=frozenset({"NL"}))),
    ],
)
def test_of_many_hits_all_show_the_same_page(
    embedded: EmbeddedEngine,
    meilisearch: MeilisearchEngine,
    beside_embedded: MeilisearchEngine,
    vraag: ZoekVraag,
) -> None:
    documents = [
        make_document(f"Hulp {n % 7}", lijn=str(n % 3), plekken=(plek_op(20 * n),))
        for n in range(420)
    ]
    pages = []
    for engine in (embedded, meilisearch, beside_embedded):
        engine.rebuild(documents)
        pages.append([treffer.document.id for treffer in engine.search(vraag).treffers])

    assert pages[0] == pages[1] == pages[2]
    assert len(pages[0]) == vraag.limit
