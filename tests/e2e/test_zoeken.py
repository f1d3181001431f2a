"""A resident finds help: with and without script, on a phone."""

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Open


@pytest.mark.parametrize("javascript", [True, False])
def test_a_resident_finds_help_near_home(open_page: Open, *, javascript: bool) -> None:
    page = open_page("/", width=375, java_script_enabled=javascript)

    page.get_by_role("searchbox").or_(page.get_by_role("combobox")).first.fill(
        "ik kan mijn huur niet betalen"
    )
    page.locator("#veld-waar").fill("6002")
    page.get_by_role("button", name="Zoeken").click()

    first = page.locator("main article").first
    expect(first).to_be_visible()
    expect(first.locator("a[href^='tel:']")).to_be_visible()
    first.get_by_role("heading").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("main a[href^='tel:']").first).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_professional_narrows_and_widens_again(open_page: Open, *, javascript: bool) -> None:
    page = open_page("/zoeken?waar=Nederweert&lijn=0&gratis=1", java_script_enabled=javascript)

    chips = page.locator(".chips a")
    expect(chips).to_have_count(2)
    chips.first.click()
    expect(page.locator(".chips a")).to_have_count(1)


def test_suggestions_come_from_the_third_letter_and_are_chosen_by_key(open_page: Open) -> None:
    page = open_page("/")
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url) if "suggesties" in r.url else None)
    field = page.get_by_role("combobox")

    field.press_sequentially("sc")
    page.wait_for_timeout(600)
    assert asked == []

    field.press_sequentially("hul")
    expect(page.get_by_role("option").first).to_be_visible()
    field.press("ArrowDown")
    expect(field).to_have_attribute(
        "aria-activedescendant", page.get_by_role("option").first.get_attribute("id") or ""
    )
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_the_phone_number_is_printed_as_text(open_page: Open, slugs: dict[str, str]) -> None:
    page = open_page(f"/voorzieningen/{slugs['voorziening']}")
    number = page.locator("main a[href^='tel:']").first.inner_text()

    page.emulate_media(media="print")

    assert number.split("\n")[-1].strip() in page.locator("main").inner_text()
    expect(page.get_by_role("search")).to_be_hidden()


def test_every_letter_counts_also_those_typed_while_an_answer_is_under_way(
    open_page: Open,
) -> None:
    page = open_page("/")
    page.route("**/suggesties?*", lambda route: (page.wait_for_timeout(300), route.continue_()))
    field = page.get_by_role("combobox")

    field.press_sequentially("schu", delay=250)
    with page.expect_request(lambda r: r.url.endswith("q=schul")):
        field.press("l")

    expect(page.get_by_role("option").first).to_be_visible()


def test_escape_closes_the_suggestions_and_the_arrow_brings_them_back(open_page: Open) -> None:
    page = open_page("/")
    field = page.get_by_role("combobox")
    field.press_sequentially("schul")
    expect(page.get_by_role("option").first).to_be_visible()

    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()

    field.press("ArrowDown")
    expect(page.get_by_role("option").first).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_on_a_phone_the_results_come_before_the_filters(
    open_page: Open, *, javascript: bool
) -> None:
    page = open_page("/zoeken?q=schulden", width=375, java_script_enabled=javascript)
    groups = page.locator(".filters__inhoud")
    expect(groups).to_be_hidden()

    page.locator(".filters__kop").click()

    expect(groups).to_be_visible()


def test_the_filters_are_what_the_address_says_after_going_back(open_page: Open) -> None:
    page = open_page("/zoeken?q=schulden&gratis=1")
    page.locator("input[name=gratis]").uncheck()
    page.goto(page.url.replace("&gratis=1", ""))

    page.go_back()

    expect(page.locator("input[name=gratis]")).to_be_checked()
