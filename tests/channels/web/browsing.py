"""What tests of the page in a real browser do again and again."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.channels.fakes import World

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))

HOSTILE = "<img src=x onerror=alert(1)> *<b>bold</b>*"

IN_A_BROWSER = [
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # playwright's pipes outlive its loop
]


@dataclass
class Site:
    address: str
    world: World


def sign_in(page: Page) -> None:
    page.click("[data-user=asha]")
    page.wait_for_selector("#questions button")


def ask(page: Page, question: str) -> None:
    page.fill("#message", question)
    page.keyboard.press("Enter")


def answered(page: Page) -> Any:
    page.wait_for_selector(".theirs[aria-busy=false]")
    return page.locator(".theirs").last
