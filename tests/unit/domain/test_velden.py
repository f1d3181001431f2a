from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain import velden
from portal.domain.begrippen import Leefgebied, Soort, Taal
from portal.domain.foutcodes import Foutcode
from portal.domain.velden import Ongeldig


def code_of(check: Callable[..., Any], *args: Any, **options: Any) -> Foutcode:
    with pytest.raises(Ongeldig) as raised:
        check(*args, **options)
    return raised.value.code


def test_superfluous_white_space_goes():
    assert (
        velden.clean_text("  een\u00a0 twee\tdrie\n vier ", max_length=99) == "een twee drie vier"
    )


def test_line_ends_stay_where_they_mean_something():
    text = "een \r\n\r\n\r\n\r\n twee\rdrie "

    assert velden.clean_text(text, max_length=99, lines=True) == "een\n\ntwee\ndrie"


def test_composed_and_decomposed_letters_are_the_same():
    assert velden.clean_text("cafe\u0301", max_length=9) == "café"


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "\u202eomgekeerd", "a\ufffdb"])
def test_unreadable_characters_are_refused(text):
    assert code_of(velden.clean_text, text, max_length=99) == Foutcode.STUURTEKEN


@pytest.mark.parametrize(
    "text", ["<b>vet</b>", "a <script>x</script>", "<!-- x", "<img src=x onerror=y>", "</p>"]
)
def test_html_is_refused(text):
    assert code_of(velden.clean_text, text, max_length=99) == Foutcode.HTML


@pytest.mark.parametrize("text", ["jonger dan < 18 en ouder > 65", "a<3", "5 < 6"])
def test_a_less_than_sign_is_no_html(text):
    assert velden.clean_text(text, max_length=99) == text


def test_a_text_that_is_too_long_is_refused():
    assert code_of(velden.clean_text, "abcd", max_length=3) == Foutcode.TE_LANG


def test_an_item_cannot_hold_the_separator():
    assert code_of(velden.check_item, "a|b", max_length=9) == Foutcode.SCHEIDINGSTEKEN
    assert velden.check_item(" a ", max_length=9) == "a"


@given(st.text(max_size=60))
def test_cleaning_twice_changes_nothing_more(text):
    try:
        once = velden.clean_text(text, max_length=200, lines=True)
    except Ongeldig:
        return
    assert velden.clean_text(once, max_length=200, lines=True) == once


@pytest.mark.parametrize(
    "number",
    [
        "0495-555 101",
        "14 0495",
        "113",
        "112",
        "0800-555 101",
        "085-555 1234",
        "+31 495 555 101",
        "(0495) 555101",
        "06-12345678",
        "116 111",
        "+32 89 123456",
    ],
)
def test_numbers_that_can_be_rung_are_kept_as_typed(number):
    assert velden.check_telefoon(f" {number} ") == number


@pytest.mark.parametrize(
    "number", ["0495-12", "bel ons", "0495-555101 toestel 3", "1", "12345678901234567", "١١٢"]
)
def test_other_numbers_are_refused(number):
    assert code_of(velden.check_telefoon, number) == Foutcode.TELEFOON


def test_an_email_address_is_checked_without_asking_anybody():
    assert velden.check_email(" info@peelwaard.example.nl ") == "info@peelwaard.example.nl"
    assert code_of(velden.check_email, "info@") == Foutcode.EMAIL
    assert code_of(velden.check_email, "a@b@c.nl") == Foutcode.EMAIL


@pytest.mark.parametrize(
    "url", ["https://weert.example.nl", "http://a.nl/b?c=d#e", "https://ü.example.nl:8443/x"]
)
def test_web_addresses_are_kept(url):
    assert velden.check_url(f" {url} ") == url


@pytest.mark.parametrize(
    "url",
    [
        "www.weert.nl",
        "javascript:alert(1)",
        "ftp://a.nl",
        "https://",
        "https://localhost",
        "https://u:p@a.nl",
        "https://a.nl/b c",
        'https://a.nl/"><b>',
        "https://[::1",
        "https://a.nl:99999",
        "https://1.2.3.4",
    ],
)
def test_other_addresses_are_refused(url):
    assert code_of(velden.check_url, url) == Foutcode.URL


def test_a_web_address_that_is_too_long_is_refused():
    assert code_of(velden.check_url, "https://a.nl/" + "a" * 500) == Foutcode.TE_LANG


@pytest.mark.parametrize(
    ("typed", "kept"), [("6001tv", "6001 TV"), (" 6001 TV ", "6001 TV"), ("6001", "6001")]
)
def test_a_postcode_gets_its_space(typed, kept):
    assert velden.check_postcode(typed) == kept


@pytest.mark.parametrize("typed", ["0001 AB", "600 TV", "6001 T", "6001  TV", "BE-3600"])
def test_other_postcodes_are_refused(typed):
    assert code_of(velden.check_postcode, typed) == Foutcode.POSTCODE


def test_degrees_may_have_a_decimal_comma():
    assert velden.check_breedtegraad("51,2525") == 51.2525
    assert velden.check_lengtegraad("-5.7") == -5.7


@pytest.mark.parametrize("degrees", ["91", "-90.1", "noord", "nan", "1e3", "51.25.3"])
def test_a_latitude_that_cannot_be_is_refused(degrees):
    assert code_of(velden.check_breedtegraad, degrees) == Foutcode.BREEDTEGRAAD


def test_a_longitude_that_cannot_be_is_refused():
    assert code_of(velden.check_lengtegraad, "181") == Foutcode.LENGTEGRAAD


def test_openingstijden_are_checked():
    assert velden.check_openingstijden(" Mo  09:00-12:00 ") == "Mo 09:00-12:00"
    for wrong in ("op afspraak", "Mo 09:00-12:00 || unknown"):
        assert code_of(velden.check_openingstijden, wrong) == Foutcode.OPENINGSTIJDEN


def test_ages_are_whole_years():
    assert velden.check_leeftijd("18") == 18
    for wrong in ("-1", "121", "18,5", "achttien"):
        assert code_of(velden.check_leeftijd, wrong) == Foutcode.LEEFTIJD


def test_yes_and_no_are_understood_in_the_ways_of_spreadsheets():
    assert [velden.check_ja_nee(word) for word in ("JA", "waar", "1", "x")] == [True] * 4
    assert [velden.check_ja_nee(word) for word in ("nee", "ONWAAR", "0", "n")] == [False] * 4
    assert code_of(velden.check_ja_nee, "soms") == Foutcode.JA_NEE


@pytest.mark.parametrize("typed", ["2026-11-20", "20-11-2026", "20/11/2026"])
def test_dates_are_read_as_iso_or_dutch(typed):
    assert velden.check_datum(typed) == date(2026, 11, 20)


@pytest.mark.parametrize(
    "typed", ["31-02-2026", "2026-13-01", "gisteren", "20-11-26", "0000-01-01"]
)
def test_days_that_do_not_exist_are_refused(typed):
    assert code_of(velden.check_datum, typed) == Foutcode.DATUM


@pytest.mark.parametrize(
    ("soort", "typed", "term"),
    [
        (Leefgebied, "geld-en-schulden", Leefgebied.GELD_EN_SCHULDEN),
        (Leefgebied, " GELD en schulden ", Leefgebied.GELD_EN_SCHULDEN),
        (Soort, "onafhankelijke clientondersteuning", Soort.OCO),
        (Taal, "oekraiens", Taal.OEKRAIENS),
        (Taal, "uk", Taal.OEKRAIENS),
    ],
)
def test_terms_are_found_by_slug_or_name(soort, typed, term):
    assert velden.check_begrip(soort, typed) is term


def test_an_unknown_term_is_refused():
    assert code_of(velden.check_begrip, Leefgebied, "geluk") == Foutcode.KEUZE_ONBEKEND


def test_a_pattern_is_words_with_a_star_at_most_at_their_end():
    assert velden.check_patroon("Wil  niet meer lev*") == "wil niet meer lev*"
    assert code_of(velden.check_patroon, "*moord") == Foutcode.PATROON
