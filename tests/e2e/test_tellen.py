"""What a visitor does is counted by the browser itself, and never in the way."""

from collections.abc import Callable

from playwright.sync_api import Page

Open = Callable[..., Page]


def test_a_call_is_told_with_its_entry_and_the_question_is_answered_in_place(
    open_page: Open, slugs: dict[str, str]
) -> None:
    path = f"/voorzieningen/{slugs['voorziening']}"
    page = open_page(path, width=375)
    # Nobody is called: the browser of a test has no telephone.
    page.locator("a[href^='tel:']").first.evaluate(
        "link => link.addEventListener('click', (event) => event.preventDefault())"
    )

    with page.expect_request(lambda request: "/tel/" in request.url) as told:
        page.locator("a[href^='tel:']").first.click()
    page.get_by_role("button", name="Nee").click()
    thanks = page.get_by_text("Jammer dat het er niet bij zat.")
    thanks.wait_for()

    assert told.value.url.endswith(f"/tel/{slugs['voorziening']}")
    assert told.value.post_data == "wat=bel"
    assert page.url.endswith(path)
    assert page.get_by_role("link", name="Vraag een gratis cliëntondersteuner").is_visible()


def test_without_script_the_answer_leads_to_a_page_of_its_own(open_page: Open) -> None:
    page = open_page("/zoeken?q=schulden", java_script_enabled=False)

    page.get_by_role("button", name="Ja", exact=True).click()

    assert page.get_by_role("heading", level=1).inner_text() == "Dank u wel"
