import pytest

from bench.maten import Meting, is_raak, measure, ndcg, recall, summarize

OORDELEN = {"precies": 3, "sterk": 2, "verwant": 1}


def test_ndcg_of_the_best_order_is_one():
    assert ndcg(OORDELEN, ["precies", "sterk", "verwant"]) == pytest.approx(1.0)


def test_ndcg_of_hits_without_a_grade_is_zero():
    assert ndcg(OORDELEN, ["iets", "anders"]) == 0.0


def test_ndcg_of_no_hits_is_zero():
    assert ndcg(OORDELEN, []) == 0.0


def test_ndcg_of_one_answer_in_second_place_follows_the_formula():
    assert ndcg({"precies": 3}, ["iets", "precies"]) == pytest.approx(0.63093, abs=1e-5)


def test_ndcg_falls_when_a_weaker_hit_stands_above_a_stronger_one():
    turned = ndcg(OORDELEN, ["verwant", "sterk", "precies"])

    assert 0 < turned < 1


def test_ndcg_looks_no_further_than_its_depth():
    volgorde = [f"iets-{n}" for n in range(10)] + ["precies"]

    assert ndcg({"precies": 3}, volgorde) == 0.0


def test_ndcg_is_one_when_the_first_page_holds_nothing_but_the_best_of_many():
    oordelen = {f"precies-{n}": 3 for n in range(25)}

    assert ndcg(oordelen, [f"precies-{n}" for n in range(10)]) == pytest.approx(1.0)


def test_ndcg_without_judgements_is_zero():
    assert ndcg({}, ["iets"]) == 0.0


def test_is_raak_needs_an_answer_among_the_first_three():
    assert is_raak(OORDELEN, ["iets", "verwant", "sterk"])
    assert not is_raak(OORDELEN, ["iets", "verwant", "anders", "sterk"])


def test_recall_counts_answers_and_no_related_hits():
    assert recall(OORDELEN, ["precies", "verwant"]) == 0.5


def test_recall_is_one_when_the_first_page_is_full_of_answers():
    oordelen = {f"precies-{n}": 3 for n in range(25)}

    assert recall(oordelen, [f"precies-{n}" for n in range(5, 15)]) == 1.0


def test_recall_without_answers_is_zero():
    assert recall({"verwant": 1}, ["verwant"]) == 0.0


def test_measure_tells_that_nothing_was_found():
    assert measure(OORDELEN, []) == Meting(ndcg=0.0, raak=False, recall=0.0, leeg=True)


def test_summarize_takes_means_and_counts_empty_answers():
    metingen = [
        Meting(ndcg=1.0, raak=True, recall=1.0, leeg=False),
        Meting(ndcg=0.0, raak=False, recall=0.5, leeg=True),
    ]

    samenvatting = summarize(metingen)

    assert samenvatting.aantal == 2
    assert samenvatting.ndcg == 0.5
    assert samenvatting.raak == 0.5
    assert samenvatting.recall == 0.75
    assert samenvatting.leeg == 1
