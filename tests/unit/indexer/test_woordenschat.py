import pytest

from indexer.klank import sound_of
from indexer.woordenschat import Register, Woordenschat


def _schat(*woorden: str) -> Woordenschat:
    return Woordenschat(woorden=dict.fromkeys(woorden, 1), documenten=10)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("psygoloog", "psycholoog"),
        ("eensaam", "eenzaam"),
        ("zelvmoort", "zelfmoord"),
        ("uitkeering", "uitkering"),
        ("fisiotherapie", "fysiotherapie"),
        ("kado", "cado"),
        ("hijlig", "heilig"),
    ],
)
def test_words_that_sound_alike_share_a_key(one: str, other: str) -> None:
    assert sound_of(one) == sound_of(other)


@pytest.mark.parametrize(("one", "other"), [("huur", "hoor"), ("taal", "zaal"), ("bus", "bos")])
def test_words_that_sound_different_do_not(one: str, other: str) -> None:
    assert sound_of(one) != sound_of(other)


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("mantelzrog", ["mantelzorg"]),
        ("psygoloog", ["psycholoog"]),
        ("eenzaamhijd", ["eenzaamheid"]),
        ("huru", []),
        ("xxxxx", []),
        ("taallles", ["taalles"]),
        ("", []),
        ("e" * 300, []),
    ],
)
def test_the_nearest_word_is_found_within_a_typo_or_two(typed: str, nearest: list[str]) -> None:
    schat = _schat("mantelzorg", "psycholoog", "eenzaamheid", "huur", "taalles", "ee")

    assert schat.nearest(typed) == nearest


def test_of_words_equally_near_the_frequent_one_comes_first() -> None:
    schat = Woordenschat(woorden={"lozen": 1, "lazen": 9, "luzen": 5})

    assert schat.nearest("lezen") == ["lazen", "luzen", "lozen"]


@pytest.mark.parametrize(
    ("typed", "known"),
    [("tennis", "kennis"), ("wespen", "westen"), ("leger", "leer"), ("mieren", "dieren")],
)
def test_a_short_word_that_merely_resembles_a_known_one_is_no_typo(typed: str, known: str) -> None:
    assert _schat(known).nearest(typed) == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("verhuzen", "verhuizen"),
        ("wonnen", "wonen"),
        ("werkk", "werk"),
        ("schukd", "schuld"),
        ("ewrken", "werken"),
        ("sychiater", "psychiater"),
    ],
)
def test_what_a_finger_does_wrong_is_a_typo(typed: str, meant: str) -> None:
    assert _schat(meant).nearest(typed) == [meant]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gelt", "geld"),
        ("sikoloog", "psycholoog"),
        ("terapie", "therapie"),
        ("polisie", "politie"),
        ("psygies", "psychisch"),
        ("kado", "cadeau"),
    ],
)
def test_who_spells_by_ear_is_understood(typed: str, meant: str) -> None:
    assert _schat(meant).nearest(typed) == [meant]


@pytest.mark.parametrize(("typed", "known"), [("formaat", "voorraad"), ("scannen", "schaken")])
def test_what_sounds_otherwise_is_another_word(typed: str, known: str) -> None:
    assert _schat(known).nearest(typed) == []


def test_extra_words_count_as_well() -> None:
    assert _schat("appel").nearest("depresie", Register(["depressie"])) == ["depressie"]


def test_words_are_found_by_their_beginning_the_frequent_first() -> None:
    schat = Woordenschat(woorden={"taal": 1, "taalles": 5, "tafel": 9})

    assert schat.with_prefix("taal") == ["taalles", "taal"]


def test_a_rare_stem_tells_more() -> None:
    schat = Woordenschat({"zorg": 9, "xylofoon": 1}, documenten=10)

    assert schat.rarity("nergens") > schat.rarity("xylofoon") > schat.rarity("zorg") > 0


def test_what_comes_and_goes_is_followed() -> None:
    schat = _schat("appel")
    assert schat.nearest("xylofon") == []

    schat.change_woorden(["xylofoon", "appel"], [])
    schat.change_stammen(["xylofon"], [])
    assert schat.nearest("xylofon") == ["xylofoon"]
    assert schat.with_prefix("xylo") == ["xylofoon"]
    assert "xylofon" in schat

    schat.change_woorden([], ["xylofoon", "appel"])
    schat.change_stammen([], ["xylofon"])
    assert schat.nearest("xylofon") == []
    assert schat.nearest("appal") == ["appel"]
    assert "xylofon" not in schat


def test_what_was_worked_out_from_the_words_is_forgotten_when_they_change() -> None:
    schat = Woordenschat({"zorg": 9}, documenten=10)
    schat.geheugen.remember("rarity", lambda: schat.rarity("zorg"))

    schat.change_stammen([], ["zorg"])

    assert schat.geheugen.remember("rarity", lambda: 0.0) == 0.0
