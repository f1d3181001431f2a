from types import SimpleNamespace

import pytest

from bench.meten import Tijden, measure_doorvoer, measure_in_turn
from bench.vragenmix import make_beginnen, make_mix

POSTCODES = [SimpleNamespace(code="6001", gemeente_code="GM0988")]


def test_percentiles_lie_between_the_fastest_and_the_slowest():
    tijden = Tijden([float(n) for n in range(1, 102)])

    assert (tijden.p50, tijden.p95) == (51.0, 96.0)


def test_every_side_answers_every_question_in_turn():
    asked = []
    sides = {
        naam: lambda vraag, naam=naam: asked.append((naam, vraag)) for naam in ("ruw", "pagina")
    }

    tijden = measure_in_turn(sides, ["een", "twee"])

    assert asked == [("ruw", "een"), ("pagina", "een"), ("ruw", "twee"), ("pagina", "twee")]
    assert len(tijden["ruw"].ms) == 2


def test_an_answer_that_is_none_counts_as_a_fault():
    def refuse(_vraag: str) -> None:
        raise OSError

    doorvoer = measure_doorvoer(refuse, ["een"], klanten=1, seconden=0.1)

    assert doorvoer.per_s == 0
    assert doorvoer.fouten > 0


def test_the_mix_is_the_same_each_time():
    assert make_mix(POSTCODES, 100) == make_mix(POSTCODES, 100)


def test_half_of_the_mix_has_a_place_and_half_has_a_filter():
    mix = make_mix(POSTCODES, 240)

    assert sum(bool(v.postcode) for v in mix) == pytest.approx(120, abs=8)
    assert sum(v.filter is not None for v in mix) == pytest.approx(120, abs=8)


def test_beginnings_of_words_have_the_letters_that_type_ahead_needs():
    assert all(len(begin) >= 3 for begin in make_beginnen(50))
