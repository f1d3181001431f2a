"""WCAG 2.2 AA as far as a machine can tell, on a phone and on a large screen."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import Open

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "EN-301-549", "best-practice"]
PAGES = [
    "/",
    "/zoeken?q=schulden&waar=6002",
    "/zoeken?q=ik+wil+dood",
    "/zoeken?q=xyzzyqwv&waar=6031",
    "/zoeken?pagina=-1&waar=99999",
    "/voorzieningen/{voorziening}",
    "/aanbieders/{aanbieder}",
    "/gebieden/GM0988",
    "/leefgebieden/wonen",
    "/clientondersteuning?waar=6031",
    "/sociaal-team?waar=6034",
    "/melding/{voorziening}?stap=2",
    "/melding/{voorziening}?stap=2&soort=adres",
    "/privacy",
    "/bestaat-niet",
]


def violations(page: Page) -> list[str]:
    """What axe finds, one line each."""
    page.evaluate(AXE.read_text())
    found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS)
    return [
        f"{v['id']}: {node['target']} {node.get('failureSummary', '')}"
        for v in found["violations"]
        for node in v["nodes"]
    ]


def overflow(page: Page) -> int:
    """How far the page can be scrolled sideways, in pixels."""
    width: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return width


def too_small_for_a_thumb(page: Page) -> list[str]:
    """What can be pressed and is smaller than 24 by 24 pixels, but for links inside a sentence."""
    small: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, input, select, summary')]
              .filter(e => e.checkVisibility() && e.type !== 'hidden' && !e.matches('.utrecht-skip-link, p a, li p a, dd a'))
              .map(e => [(e.type === 'checkbox' ? e.closest('label') : e), e])
              .filter(([box]) => { const r = box.getBoundingClientRect(); return r.height < 24 || r.width < 24; })
              .map(([, e]) => e.outerHTML.slice(0, 140))"""
    )
    return small


# Opening a page takes longer than looking at it: each is opened once for a kind of screen.
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_right_on_a_large_screen_and_with_large_letters(
    open_page: Open, slugs: dict[str, str], path: str
) -> None:
    page = open_page(path.format(**slugs), width=1280)
    assert violations(page) == []

    page.set_viewport_size({"width": 640, "height": 800})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert overflow(page) <= 0


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_right_on_a_phone(open_page: Open, slugs: dict[str, str], path: str) -> None:
    page = open_page(path.format(**slugs), width=375)
    assert violations(page) == []
    assert too_small_for_a_thumb(page) == []

    page.set_viewport_size({"width": 320, "height": 800})
    assert overflow(page) <= 0


def test_axe_would_find_a_field_without_a_label(open_page: Open) -> None:
    page = open_page("/")
    page.evaluate("document.querySelectorAll('label').forEach(label => label.remove())")

    assert any("label" in line for line in violations(page))


@pytest.mark.parametrize("path", ["/", "/zoeken?q=schulden&waar=6002"])
def test_every_stop_of_the_tab_key_is_seen(open_page: Open, path: str) -> None:
    page = open_page(path, width=375)
    stops = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, input, select, summary')]
              .filter(e => !e.disabled && e.type !== 'hidden' && e.checkVisibility()).length"""
    )

    for _ in range(min(stops, 60)):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """() => {
                const e = document.activeElement, r = e.getBoundingClientRect(), s = getComputedStyle(e);
                const top = document.elementFromPoint(r.x + r.width / 2, r.y + Math.min(r.height / 2, 20));
                return {name: e.outerHTML.slice(0, 120), inView: r.bottom > 0 && r.top < innerHeight,
                        outline: s.outlineStyle !== 'none' || s.boxShadow !== 'none',
                        covered: !!top && !(e.contains(top) || top.contains(e))};
            }"""
        )
        assert state["inView"], state["name"]
        assert state["outline"], state["name"]
        assert not state["covered"], state["name"]
