"""Parts of pages that are drawn once: they must not be used where they do not fit."""

from collections.abc import Callable
from itertools import count

import pytest
from flask import Flask

COMPONENT = """
{%- macro groet(naam) %}{{ teller() }} {{ naam }} [{{ gat }}]{% endmacro -%}
"""
PAGE = "{{ groet|vul((naam,), inhoud) }}"


@pytest.fixture
def draw(app: Flask) -> Callable[..., str]:
    """A page in the language of its address; the component counts how often it is drawn."""
    env = app.jinja_env
    component = env.from_string(COMPONENT, globals={"teller": count(1).__next__}).module
    page = env.from_string(PAGE, globals={"groet": vars(component)["groet"]})

    def draw_(naam: str, inhoud: str, address: str = "/") -> str:
        with app.test_request_context(address, environ_overrides=_language(address)):
            return page.render(naam=naam, inhoud=inhoud)

    return draw_


def _language(address: str) -> dict[str, str]:
    return {"SCRIPT_NAME": "/en", "portal.taal": "en"} if address.startswith("/en") else {}


def test_what_is_the_same_is_drawn_once_and_the_gap_is_filled_anew(
    draw: Callable[..., str],
) -> None:
    assert draw("Bo", "een") == "1 Bo [een]"
    assert draw("Bo", "twee") == "1 Bo [twee]"
    assert draw("Jo", "drie") == "2 Jo [drie]"


def test_another_language_is_drawn_anew(draw: Callable[..., str]) -> None:
    draw("Bo", "een")

    assert draw("Bo", "een", "/en/") == "2 Bo [een]"


def test_no_text_makes_a_gap_or_markup(draw: Callable[..., str]) -> None:
    assert draw("<gat>", "<b>") == "1 &lt;gat&gt; [&lt;b&gt;]"
