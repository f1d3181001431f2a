"""What a search finds, in which order, and how it says why."""

import pytest

from indexer.engine import Engine
from indexer.query import MAX_Q, Reden, Stuk, ZoekVraag
from tests.support.zoeken import ask, ids_of, make_document, names, omgeving, plek_op


def test_a_sentence_finds_what_its_words_mean(engine: Engine) -> None:
    engine.rebuild(
        [
            make_document(
                "Schuldhulpverlening van de gemeente", leefgebieden=("geld-en-schulden",)
            ),
            make_document("Wandelgroep", samenvatting="Samen buiten lopen."),
        ]
    )

    uitkomst = ask(engine, "ik kan me huur niet betale")

    assert names(uitkomst) == ["Schuldhulpverlening van de gemeente"]
    assert uitkomst.totaal == 1


@pytest.mark.parametrize(
    ("q", "naam"),
    [
        ("voedselbank", "Voedselbank Horn"),
        ("voedsel bank", "Voedselbank Horn"),
        ("voedselbanken", "Voedselbank Horn"),
        ("voedselbnak", "Voedselbank Horn"),
        ("voedselb", "Voedselbank Horn"),
        ("huishoudelijkehulp", "Huishoudelijke hulp"),
        ("poetshulp", "Huishoudelijke hulp"),
        ("opvoedvragen", "Opvoedondersteuning"),
        ("CLIËNT", "Cliënten ontmoeten elkaar"),
        ("psygoloog", "Psycholoog in de buurt"),
        ("ggz", "Psycholoog in de buurt"),
    ],
)
def test_a_word_finds_the_voorziening_however_it_is_written(
    engine: Engine, q: str, naam: str
) -> None:
    engine.rebuild(
        [
            make_document("Voedselbank Horn"),
            make_document("Huishoudelijke hulp"),
            make_document("Opvoedondersteuning"),
            make_document("Cliënten ontmoeten elkaar"),
            make_document("Psycholoog in de buurt", trefwoorden=("ggz",)),
            make_document("Dansen op zondag"),
        ]
    )

    assert names(ask(engine, q))[0] == naam


def test_a_word_in_the_name_stands_above_one_in_the_text(engine: Engine) -> None:
    engine.rebuild(
        [
            make_document("Aanloop", omschrijving="U kunt er ook biljart spelen."),
            make_document("Spelmiddag", samenvatting="Kaarten en biljart."),
            make_document("Biljart in Stramproy"),
        ]
    )

    assert names(ask(engine, "biljart")) == ["Biljart in Stramproy", "Spelmiddag", "Aanloop"]


def test_light_help_stands_first_among_what_fits_equally(engine: Engine) -> None:
    engine.rebuild(
        [
            make_document("Rouwgroep C", lijn="2"),
            make_document("Rouwgroep B", lijn="1"),
            make_document("Rouwgroep A", lijn=None),
            make_document("Rouwgroep E", lijn="0", bevestigd=False),
            make_document("Rouwgroep D", lijn="0"),
        ]
    )

    assert names(ask(engine, "rouwgroep")) == [f"Rouwgroep {letter}" for letter in "DEBAC"]


def test_near_stands_first_among_what_fits_equally(engine: Engine) -> None:
    engine.rebuild(
        [
            make_document("Taalcafé 1", plekken=(plek_op(8_000),)),
            make_document("Taalcafé 2", plekken=(plek_op(500),)),
            make_document("Taalcafé 3", plekken=(plek_op(4_000),)),
        ]
    )

    uitkomst = ask(engine, "taalcafé", omgeving=omgeving())

    assert names(uitkomst) == ["Taalcafé 2", "Taalcafé 3", "Taalcafé 1"]
    assert [round(t.afstand_m or 0, -2) for t in uitkomst.treffers] == [500, 4000, 8000]


def test_what_is_closed_for_a_while_stands_after_what_is_open(engine: Engine) -> None:
    engine.rebuild(
        [
            make_document("Zwemmen 1", gesloten_tot="2026-12-24"),
            make_document("Zwemmen 2", gesloten_tot="2026-11-01"),
        ]
    )

    assert names(ask(engine, "zwemmen")) == ["Zwemmen 2", "Zwemmen 1"]


def test_without_words_light_help_comes_first_then_what_is_near(engine: Engine) -> None:
    engine.rebuild(
        [
            make_document("A", lijn="1", plekken=(plek_op(100),)),
            make_document("B", lijn="0", plekken=(plek_op(9_000),)),
            make_document("C", lijn="0", plekken=(plek_op(300),)),
        ]
    )

    assert names(ask(engine, omgeving=omgeving())) == ["C", "B", "A"]


def test_an_answer_about_somebodys_own_spot_is_not_kept(engine: Engine) -> None:
    engine.rebuild([make_document("Voedselbank")])
    vraag = ZoekVraag(q="voedselbank", omgeving=omgeving(), eenmalig=True)

    first, second = engine.search(vraag), engine.search(vraag)

    assert first.facetten == second.facetten
    assert first.facetten is not second.facetten


def test_a_hit_says_why_it_is_shown(engine: Engine) -> None:
    engine.rebuild(
        [
            make_document(
                "Schuldhulpverlening",
                samenvatting="Hulp bij schulden.",
                lijn="0",
                leefgebieden=("geld-en-schulden",),
                leefgebied_namen=("Geld en schulden",),
                werkgebied=("GM0988",),
            )
        ]
    )

    by_word = ask(engine, "schulden").treffers[0].waarom
    by_meaning = ask(engine, "huur niet betalen", omgeving=omgeving()).treffers[0].waarom

    assert (by_word[0].reden, by_word[0].detail) == (Reden.WOORD_IN_NAAM, "schulden")
    assert [w.reden for w in by_meaning] == [
        Reden.BETEKENIS,
        Reden.ONDERWERP,
        Reden.VOOR_UW_BUURT,
    ]
    assert by_meaning[0].detail == "schuldhulpverlening"
    assert by_meaning[1].detail == "Geld en schulden"


def test_a_word_that_says_little_is_no_reason_beside_one_that_says_much(engine: Engine) -> None:
    engine.rebuild(
        [
            make_document("Xylofoonles", samenvatting="Met hulp van een ander."),
            *(make_document(f"Hulp {n}") for n in range(20)),
        ]
    )

    treffer = ask(engine, "xylofoonles hulp").treffers[0]
    by_little = ask(engine, "hulp").treffers[0]

    assert [w.detail for w in treffer.waarom if w.detail] == ["xylofoonles"]
    assert [w.detail for w in by_little.waarom if w.detail] == ["hulp"]


def test_the_words_that_were_found_are_marked_whole(engine: Engine) -> None:
    engine.rebuild([make_document("De Voedselbank", samenvatting="Eten van de voedselbank.")])

    markering = ask(engine, "voedselbanken").treffers[0].markering

    assert markering["naam"] == (Stuk("De "), Stuk("Voedselbank", raak=True))
    assert markering["samenvatting"] == (
        Stuk("Eten van de "),
        Stuk("voedselbank", raak=True),
        Stuk("."),
    )


def test_a_typo_is_mended_and_said(engine: Engine) -> None:
    engine.rebuild([make_document("Mantelzorg", samenvatting="Voor wie zorgt.")])

    assert ask(engine, "mantelzrog").bedoelde_u == "mantelzorg"
    assert ask(engine, "mantelzorg").bedoelde_u is None
    assert ask(engine, "poetshulp").bedoelde_u is None
    assert ask(engine, "voorwiezorgt").bedoelde_u is None
    assert ask(engine, "xyzzyxyzzy").bedoelde_u is None


def test_what_nobody_asked_for_is_not_found(engine: Engine) -> None:
    engine.rebuild([make_document("Wandelgroep"), make_document("Voedselbank")])

    assert names(ask(engine, "voedselbank")) == ["Voedselbank"]
    assert ask(engine, "tuinkabouter").totaal == 0


def test_danger_is_recognised_also_when_nothing_is_found(engine: Engine) -> None:
    engine.rebuild([make_document("Wandelgroep")])

    assert ask(engine, "ik wil niet meer leven").uitleg.crisis == ("zelfdoding",)
    assert ask(engine, "zelvmoord").uitleg.crisis == ("zelfdoding",)
    assert ask(engine, "wandelen").uitleg.crisis == ()


def test_every_hit_stands_on_one_page_only(engine: Engine) -> None:
    documents = [
        make_document(f"Biljart {i}", lijn=str(i % 3), samenvatting="biljart " * (i % 5))
        for i in range(150)
    ]
    engine.rebuild(documents)

    pages = [
        engine.search(ZoekVraag(q="biljart spelen", offset=offset, limit=40))
        for offset in range(0, 160, 40)
    ]

    shown = [treffer.document.id for page in pages for treffer in page.treffers]
    assert len(shown) == len(set(shown))
    assert set(shown) == ids_of(documents)
    assert {page.totaal for page in pages} == {150}


@pytest.mark.parametrize(
    "q",
    [
        '"',
        "'",
        "NEAR(",
        "*",
        "-x",
        "a AND b OR",
        'GM0988" OR lijn=0',
        "lijn:0",
        "((((",
        "[]{}<>",
        "\\",
        "😀👩‍👧",
        "مرحبا بالعالم",
        "\u202eabc",
        "a\x00b",
        "x",
        "de het een",
        "x" * MAX_Q,
        "huur " * 60,
        "½ ² ①",
    ],
)
def test_no_text_makes_a_search_fail(engine: Engine, q: str) -> None:
    engine.rebuild([make_document("De Inloop"), make_document("Café É")])

    uitkomst = ask(engine, q)

    assert uitkomst.totaal == len(uitkomst.treffers)


def test_the_answer_names_its_engine_and_its_time(engine: Engine) -> None:
    engine.rebuild([make_document()])

    uitkomst = ask(engine)

    assert uitkomst.motor == engine.naam
    assert uitkomst.motor in {"meilisearch", "ingebouwd"}
    assert uitkomst.duur_ms >= 0
