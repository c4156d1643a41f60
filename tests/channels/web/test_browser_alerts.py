"""The bell and the panel of alerts in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.channels.web.browsing import IN_A_BROWSER, Site, answered, sign_in
from tests.channels.web.test_alerts import Desk

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = IN_A_BROWSER


def test_the_bell_counts_what_is_new_and_the_panel_settles_it(
    page: Page, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk()
    monkeypatch.setattr(site.world.catalog, "call", desk.call)
    sign_in(page)
    page.wait_for_selector("#alerts-count:not([hidden])")
    assert page.inner_text("#alerts-count") == "1"
    page.click("#alerts-bell")
    card = page.locator(".alert")
    card.wait_for()
    assert "likely gone by Fri" in card.inner_text()
    assert "2026" not in card.inner_text()
    assert page.is_hidden("#alerts-count")
    assert card.bounding_box()["width"] <= 390  # type: ignore[index]
    card.locator("[data-deed=acknowledge]").click()
    card.locator(".state").wait_for()
    assert (desk.status, page.inner_text("#alerts-sum")) == ("acknowledged", "To look at: 0")
    page.click("#close-alerts")
    page.click("#alerts-bell")
    page.click("#alerts-body summary")
    page.locator(".alert .primary").click()
    answered(page)
    [asked] = site.world.inbox.messages.values()
    assert asked.text == "show alert AL_12ab34cd56"
