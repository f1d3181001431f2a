"""Who does not know what to ask for: the quickscan, back and forth, and the team of an address."""

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Open


@pytest.mark.parametrize("javascript", [True, False])
def test_a_resident_comes_from_a_worry_to_people_and_may_go_back(
    open_page: Open, *, javascript: bool
) -> None:
    page = open_page("/hulpvraag", width=375, java_script_enabled=javascript)
    page.get_by_role("button", name="Voor mijzelf of mijn gezin").click()
    page.locator("label[for=leefgebied-wonen]").click()
    page.locator("label[for=leefgebied-geld-en-schulden]").click()
    page.get_by_role("button", name="Verder").click()
    page.locator("#veld-waar").fill("6002")
    page.get_by_role("button", name="Laat zien wat kan helpen").click()
    answer = page.get_by_role("heading", name="Begin met een gesprek")
    expect(answer).to_be_visible()

    page.go_back()
    expect(page.locator("#veld-waar")).to_be_visible()
    page.go_back()
    expect(page.locator("label[for=leefgebied-wonen]")).to_be_visible()
    page.go_forward()
    page.go_forward()

    expect(answer).to_be_visible()
    expect(page.locator(".oco-blok a[href^='tel:']").first).to_be_visible()


def test_a_place_is_suggested_and_chosen_with_the_keys(open_page: Open) -> None:
    page = open_page("/sociaal-team", width=375)

    page.locator("#veld-waar").press_sequentially("Swartb")
    expect(page.get_by_role("option").first).to_contain_text("Swartbroek")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page.locator("#teams-kop")).to_contain_text("Swartbroek")
    expect(page.locator("main article").first).to_contain_text("Swartbroek")
    expect(page.locator("main details article").first).to_be_hidden()
