"""A real browser on a real server. A page that asks another site, or breaks the policy, fails."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright

from tests.support import browser as chromium
from tests.support.server import serving

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def address(app: Flask) -> Iterator[str]:
    with serving(app) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path, environment = chromium.executable()
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=path, args=chromium.ARGS, env=environment or None
        )
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """``open_page("/zoeken", width=375)``: that page, with what it did wrong as a test failure."""
    problems: list[str] = []
    contexts = []

    def open_(path: str, *, width: int = 1280, height: int = 800, **options: object) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            reduced_motion="reduce",
            locale="nl-NL",
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.on(
            "request", lambda r: problems.append(r.url) if _is_foreign(r.url, address) else None
        )
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda m: problems.append(m.text) if _is_policy(m.text) else None)
        page.goto(address + path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert problems == []


def _is_foreign(url: str, address: str) -> bool:
    return not url.startswith((address, "data:", "blob:"))


def _is_policy(text: str) -> bool:
    return "Content Security Policy" in text
