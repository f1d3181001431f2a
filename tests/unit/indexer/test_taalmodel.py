"""How a question is understood, in a small corpus."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.language import Taalmodel, Woordenboek, Woordpaar
from indexer.plan import Wijze, Zoekplan
from indexer.termen import NAAM_DEEL, OVERIG, SAMENVATTING
from indexer.voorwaarden import Veld
from indexer.woordenschat import Woordenschat
from tests.support.zoeken import WOORDENBOEK, make_document

TAALMODEL = Taalmodel(WOORDENBOEK)
CORPUS = (
    make_document("Schuldhulpverlening", leefgebieden=("geld-en-schulden",)),
    make_document("Voedselbank", samenvatting="Eten voor wie weinig geld heeft."),
    make_document("Huishoudelijke hulp", omschrijving="Wij stofzuigen en dweilen."),
    make_document("Psycholoog", trefwoorden=("ggz", "somber")),
    make_document("Mantelzorg", samenvatting="Voor wie zorgt voor een ander."),
    make_document("Opvoedondersteuning", samenvatting="Huur en betalen komen niet aan bod."),
    make_document("Fysiotherapie", samenvatting="Bewegen met pijn."),
)


def _schat() -> Woordenschat:
    schat = Woordenschat(documenten=len(CORPUS))
    for document in CORPUS:
        termen = TAALMODEL.terms_of(document).index_terms()
        schat.change_stammen(termen[Veld.TEKST], ())
        schat.change_woorden(termen[Veld.WOORD], ())
    return schat


SCHAT = _schat()


def _schat_with(stam: str) -> Woordenschat:
    schat = _schat()
    schat.change_stammen([stam], ())
    return schat


def _plan(q: str) -> Zoekplan:
    return TAALMODEL.plan(q, SCHAT)


def _terms(plan: Zoekplan) -> dict[str, set[tuple[str, ...]]]:
    return {g.woord: {a.termen for a in g.alternatieven} for g in plan.groepen}


def test_stop_words_are_left_out() -> None:
    uitleg = _plan("ik kan mijn huur niet betalen").uitleg

    assert uitleg.woorden == ("huur", "betalen")
    assert uitleg.weggelaten == ("ik", "kan", "mijn", "niet")


def test_a_question_of_stop_words_keeps_them() -> None:
    assert _plan("hoe en wat").uitleg.woorden == ("hoe", "en", "wat")


def test_a_phrase_leads_to_its_term_for_each_of_its_words() -> None:
    terms = _terms(_plan("ik kan me huur niet betale"))

    assert ("schuldhulpverlen",) in terms["huur"]
    assert ("schuldhulpverlen",) in terms["betale"]


def test_a_term_of_two_words_is_asked_as_words_that_stand_together() -> None:
    assert ("huishoud_hulp",) in _terms(_plan("poetshulp"))["poetshulp"]


def test_synonyms_work_in_both_directions() -> None:
    betekenissen = _plan("huishoudelijke hulp").uitleg.betekenissen

    assert "poetshulp" in betekenissen["huishoudelijke hulp"]


def test_the_words_point_at_leefgebieden() -> None:
    assert _plan("huur niet betalen").uitleg.leefgebieden == ("geld-en-schulden",)
    assert _plan("fysiotherapie").uitleg.leefgebieden == ()


def test_a_word_without_a_phrase_of_its_own_is_about_what_most_phrases_with_it_are() -> None:
    plan = _plan("huur")

    assert plan.uitleg.leefgebieden == ("geld-en-schulden",)
    assert plan.leefgebieden == {}


def test_a_rare_word_weighs_more_than_a_frequent_one() -> None:
    gewichten = _plan("voor psycholoog").uitleg.gewichten

    assert set(gewichten) == {"psycholoog"}
    assert _plan("wie psycholoog").uitleg.gewichten["psycholoog"] > 0.5


@pytest.mark.parametrize(
    ("q", "bedoeld"),
    [
        ("mantelzrog", "mantelzorg"),
        ("psygoloog", "psycholoog"),
        ("voedselbnak", "voedselbank"),
        ("huishoudelijkehulp", "huishoudelijke hulp"),
    ],
)
def test_an_unknown_word_is_taken_for_the_nearest_known_one(q: str, bedoeld: str) -> None:
    assert _plan(q).uitleg.vervangen == {q: bedoeld}


@pytest.mark.parametrize("q", ["somber", "dweilen", "fysio", "ggz", "huur", "poetshulp", "xyzxyzx"])
def test_a_word_that_is_known_or_like_nothing_is_not_replaced(q: str) -> None:
    assert _plan(q).uitleg.vervangen == {}


def test_an_unfinished_last_word_stands_for_what_begins_so() -> None:
    assert _terms(_plan("pijn fysi"))["fysi"] == {("fysiotherapie",)}
    assert "fysi" not in _terms(_plan("fysi pijn"))


def test_two_words_written_apart_are_also_looked_for_as_one() -> None:
    terms = _terms(_plan("voedsel bank"))

    assert ("voedselbank",) in terms["voedsel"]
    assert ("voedselbank",) in terms["bank"]


def test_words_that_make_one_together_are_no_typos() -> None:
    # Alone, "sombr" would be taken for "somber".
    taalmodel = Taalmodel(Woordenboek(paren=(Woordpaar(gewoon="dagsombr", vakterm="psycholoog"),)))

    assert taalmodel.plan("sombr", SCHAT).uitleg.vervangen == {"sombr": "somber"}
    assert taalmodel.plan("dag sombr", SCHAT).uitleg.vervangen == {}


def test_a_number_tells_little_beside_words() -> None:
    gewichten = TAALMODEL.plan("pijn 14", _schat_with("14")).uitleg.gewichten

    assert gewichten["14"] < gewichten["pijn"]


def test_a_compound_is_looked_for_by_its_parts() -> None:
    (groep,) = _plan("opvoedvragen").groepen

    assert [(a.termen, a.wijze) for a in groep.alternatieven] == [(("opvoed",), Wijze.DEEL)]
    assert _plan("opvoedvragen").uitleg.gesplitst == {"opvoedvragen": ("opvoed", "vrag")}


@pytest.mark.parametrize(
    ("q", "soorten"),
    [
        ("ik wil niet meer leven", ("zelfdoding",)),
        ("zelfmoordgedachten", ("zelfdoding",)),
        ("zelvmoord", ("zelfdoding",)),
        ("ik word geslagen en wil niet meer leven", ("geweld", "zelfdoding")),
        ("niet meer", ()),
        ("leven niet meer", ()),
        ("wandelen", ()),
    ],
)
def test_words_of_danger_are_recognised(q: str, soorten: tuple[str, ...]) -> None:
    assert _plan(q).uitleg.crisis == soorten


@given(st.text(max_size=400))
def test_any_text_has_a_plan(q: str) -> None:
    plan = _plan(q)

    assert sum(groep.gewicht for groep in plan.groepen) == pytest.approx(1 if plan.groepen else 0)
    assert all(groep.alternatieven for groep in plan.groepen)


def test_a_text_without_words_asks_nothing() -> None:
    assert _plan("?! 😀").is_leeg
    assert not _plan("xyzzyxyzzy").is_leeg


def test_explain_needs_no_corpus() -> None:
    uitleg = TAALMODEL.explain("ik kan mijn huur niet betalen")

    assert uitleg.woorden == ("huur", "betalen")
    assert "schuldhulpverlening" in uitleg.betekenissen["huur niet betalen"]


def test_complete_offers_the_shortest_phrases_that_begin_so() -> None:
    assert TAALMODEL.complete("Huu", 5) == ["huur niet betalen"]
    assert TAALMODEL.complete("zzz", 5) == []


def test_a_model_without_words_understands_plain_ones() -> None:
    plan = Taalmodel(Woordenboek()).plan("voedselbanken", SCHAT)

    assert _terms(plan) == {"voedselbanken": {("voedselbank",)}}


def test_a_document_is_found_by_words_stems_parts_and_pairs() -> None:
    document = make_document("Hulp bij schuldsanering", omschrijving="Gesprekken met banken")

    termen = TAALMODEL.terms_of(document)

    assert "schuldsanering" in termen.naam.woorden
    assert "schuldsaner" in termen.naam.stammen
    assert {"schuld", "saner"} <= termen.naam.delen
    assert "saner_schuld" in termen.naam.paren
    assert "bank" in termen.overig.stammen
    assert "bank_gesprek" not in termen.overig.paren


def test_of_each_term_the_most_telling_place_counts() -> None:
    document = make_document(
        "Schuldhulp", samenvatting="Hulp bij schulden.", omschrijving="Schulden en brieven."
    )

    places = TAALMODEL.terms_of(document).by_place()

    assert [place for place, termen in enumerate(places) if "schuld" in termen] == [NAAM_DEEL]
    assert [n for n, termen in enumerate(places) if "=schulden" in termen] == [SAMENVATTING]
    assert [place for place, termen in enumerate(places) if "brief" in termen] == [OVERIG]
